import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_core.cells.parameters import random_parameters
from lstm_core.forecasting.forecast import closer, errors, forecast, naive_forecasts, one_step_forecasts
from lstm_core.forecasting.series import Scaler, prepare, split, windows
from lstm_core.training.optimisers import Adam
from lstm_core.training.readout import LinearReadout
from lstm_core.training.train import train
from lstm_core.unit.sequence import run
from tests.core.support import DOCUMENT

values = st.lists(st.floats(-1e6, 1e6, allow_subnormal=False), min_size=2, max_size=20)
NETWORK = random_parameters(1, 3, 2), LinearReadout.random(3, 1, 2)


def learned(series, held_out=4, window=3):
    ready = prepare(series, held_out, window)
    options = {"readout": LinearReadout.random(2, 1, 1), "optimiser": Adam(0.01), "batch": 4, "shuffle": True}
    *_, last = train(random_parameters(1, 2, 1), ready.inputs, ready.targets, epochs=2, **options)
    return ready, last


@given(st.lists(st.floats(-1e9, 1e9), min_size=4, max_size=4), st.sampled_from([1.0, 1e5]))
@settings(deadline=None, max_examples=30)
def test_nothing_after_the_split_reaches_the_scaler_or_the_weights(rest, size):
    start = size * np.sin(np.arange(12.0))
    (ready, record), (other, again) = (learned([*start, *end]) for end in (rest, (0, 0, 0, 0)))
    assert ready.scaler == other.scaler and record.row.tobytes() == again.row.tobytes()
    assert ready.inputs.tobytes() == other.inputs.tobytes()
    assert ready.held_out.tolist() == rest and ready.window == 3
    network = record.parameters, record.readout, ready.scaler
    whole = np.array([*start, *rest])
    one = forecast(*network, whole[:12], 4, 3)
    assert one.tobytes() == forecast(*network, start, 4, 3).tobytes()


@given(values, st.sampled_from(["range", "standard"]))
@settings(deadline=None)
def test_scaling_and_its_inverse(row, scaling):
    if np.ptp(row) < 1e-3:
        return
    scaler = Scaler.fit(row, scaling)
    scaled = scaler.apply(row)
    np.testing.assert_allclose(scaler.invert(scaled), row, rtol=1e-9, atol=1e-9)
    if scaling == "range":
        assert (scaled.min(), scaled.max()) == pytest.approx((-1, 1))
    else:
        assert (scaled.mean(), scaled.std()) == pytest.approx((0, 1), abs=1e-6)


def test_windows_and_split_by_hand():
    inputs, targets = windows([1, 2, 3, 4, 5], 3)
    assert inputs.tolist() == [[1, 2, 3], [2, 3, 4]] and targets.tolist() == [4, 5]
    training, rest = split([1, 2, 3, 4, 5], 2)
    assert training.tolist() == [1, 2, 3] and rest.tolist() == [4, 5]
    ready = prepare([0, 10, 5, 0, 99], 1, 3)
    assert ready.scaler == Scaler(5.0, 5.0)
    assert ready.inputs.tolist() == [[-1, 1, 0]] and ready.targets.tolist() == [-1]
    with pytest.raises(ValueError, match="read-only"):
        ready.inputs[0] = 0


def test_several_steps_feed_predictions_back():
    scaler, history = Scaler(10.0, 4.0), [8.0, 11.0, 13.0, 9.0, 12.0]
    found = forecast(*NETWORK, scaler, history, 3, window=4)
    known = list(history)
    for prediction in found:
        h = run(NETWORK[0], scaler.apply(known[-4:])).h[-1]
        assert prediction == pytest.approx(scaler.invert(NETWORK[1].forward(h))[0], rel=1e-12)
        known.append(prediction)


def test_one_step_forecasts_see_the_true_values_before_each():
    scaler, series = Scaler(10.0, 4.0), 10 + 4 * np.sin(np.arange(12.0))
    found = one_step_forecasts(*NETWORK, scaler, series, first=7, window=4)
    alone = [forecast(*NETWORK, scaler, series[:t], 1, 4)[0] for t in range(7, 12)]
    np.testing.assert_allclose(found, alone, rtol=1e-12)


def test_a_bare_unit_forecasts_too():
    found = forecast(DOCUMENT, None, Scaler(0.0, 2.0), [0, 1, 0.5, 2], 1, 4)
    assert found[0] == pytest.approx(2 * run(DOCUMENT, [0, 0.5, 0.25, 1]).h[-1])


def test_naive_forecasts_by_hand():
    row = [1.0, 2.0, 6.0, 3.0, 5.0]
    found = naive_forecasts(row, 3, period=2)
    assert {key: value.tolist() for key, value in found.items()} == {
        "last": [6.0, 3.0],
        # 6 + (6 − 1) / 2 and 3 + (3 − 1) / 3
        "drift": [8.5, pytest.approx(3 + 2 / 3)],
        "mean": [3.0, 3.0],
        "seasonal": [2.0, 6.0],
    }
    found = naive_forecasts([*row, 4.0], 3, period=2, feed_back=True)
    assert {key: value.tolist() for key, value in found.items()} == {
        "last": [6.0] * 3,
        "drift": [8.5, 11.0, 13.5],
        "mean": [3.0] * 3,
        "seasonal": [2.0, 6.0, 2.0],
    }
    assert "seasonal" not in naive_forecasts(row, 3)


@given(values.filter(lambda row: len(row) > 6), st.lists(st.floats(-1e6, 1e6), min_size=3, max_size=3))
@settings(deadline=None)
def test_fed_back_naive_forecasts_never_look_ahead(row, rest):
    first = len(row) - 3
    one, other = (
        naive_forecasts([*row[:first], *end], first, 2, feed_back=True) for end in (row[first:], rest)
    )
    for key, value in one.items():
        assert value.tobytes() == other[key].tobytes()


def test_error_measures():
    found = errors([1, 2, 3], [1, 4, 2])
    assert (found.mae, found.rmse) == (1.0, pytest.approx((5 / 3) ** 0.5))
    assert errors([1], [1]).rmse == 0.0 and errors([1e300], [-1e300]).rmse == pytest.approx(2e300)


def test_how_often_one_forecast_is_nearer_than_another():
    assert closer([1, 5, 3, 0], [2, 4, 3, 9], [1, 4, 0, 4]) == 2
    with pytest.raises(ValueError, match=r"^the forecasts have shapes \(1,\) and \(2,\)"):
        closer([1], [1, 2], [1, 2])


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: prepare([1, 2, 3], 1, 1), "series has 3 values; expected 4 to 5000"),
        (lambda: prepare(np.zeros(5001), 1, 1), "series has 5001 values; expected 4 to 5000"),
        (lambda: prepare([[1, 2], [3, 4]], 1, 1), r"series has shape \(2, 2\); expected one row"),
        (lambda: prepare([1, 2, float("nan"), 4], 1, 1), r"series\[2\] is nan; expected a finite number"),
        (
            lambda: prepare([7, 7, 7, 7, 9], 1, 1),
            "the training part is constant at 7; expected at least two different",
        ),
        (
            lambda: prepare([1, 2, 3, 4, 5], 1, 4),
            "the training part has 4 values; expected at least 5 for a window of 4",
        ),
        (lambda: prepare([1, 2, 3, 4, 5], 4, 1), "held_out is 4; expected a whole number from 1 to 3"),
        (lambda: prepare([1, 2, 3, 4, 5], 1, 1, "log"), "scaling is 'log'; expected one of range, standard"),
        (lambda: Scaler(0, 0), "scale is 0.0; expected a number greater than 0"),
        (lambda: Scaler.fit([-1.7e308, 1.7e308]), "the training part spreads too widely"),
        (lambda: Scaler(0, 1e-300).apply([1e300]), "a scaled value is too large to represent"),
        (lambda: windows([1, 2], 2), "window is 2; expected a whole number from 1 to 1"),
        (lambda: forecast(*NETWORK, Scaler(0, 1), [1, 2], 1, 3), "history has 2 values; expected 3 to 5000"),
        (
            lambda: forecast(*NETWORK, Scaler(0, 1), [1, 2], 2, 2, [(Scaler(0, 1), [1, 2])]),
            "steps is 2; expected 1, since the later values of other columns are not known",
        ),
        (
            lambda: one_step_forecasts(*NETWORK, Scaler(0, 1), [1, 2, 3], 2, 2, [(Scaler(0, 1), [1, 2])]),
            "a column has 2 values; expected 3, as many as the series",
        ),
        (
            lambda: prepare([1, 2, 3, 4, 5], 1, 1, choosing=3),
            "choosing is 3; expected a whole number from 0 to 2",
        ),
        (
            lambda: forecast(NETWORK[0], None, Scaler(0, 1), [1, 2], 1, 2),
            "the network has 1 inputs and 3 outputs",
        ),
        (
            lambda: one_step_forecasts(*NETWORK, Scaler(0, 1), [1, 2, 3], 1, 2),
            "first is 1; expected a whole number from 2 to 2",
        ),
        (lambda: naive_forecasts([1, 2, 3], 2, 3), "period is 3; expected a whole number from 1 to 2"),
        (lambda: errors([1], [1, 2]), r"predicted has shape \(1,\) and truth \(2,\); expected equal"),
    ],
)
def test_refusals(call, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        call()
