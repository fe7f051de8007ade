import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_core.numbers.activations import sigmoid
from lstm_core.unit.parameters import WEIGHT_NAMES
from lstm_core.unit.sequence import run
from lstm_core.unit.sweep_sequence import run_with, sweep_sequence
from tests.core.support import DOCUMENT, scalar_units, tame

series = st.lists(tame, min_size=1, max_size=6)


def assert_close(found, expected):
    assert found.as_dict().keys() == expected.as_dict().keys()
    for key, value in expected.as_dict().items():
        assert getattr(found, key).shape == value.shape
        np.testing.assert_allclose(getattr(found, key), value, rtol=0, atol=1e-12, err_msg=key)


@given(scalar_units(), series, tame, tame, st.lists(tame, min_size=1, max_size=4), st.data())
@settings(deadline=None)
def test_a_sweep_is_the_loop_of_runs(parameters, xs, h0, c0, values, data):
    days = [("x", t) for t in range(len(xs))]
    quantity = data.draw(st.sampled_from([*WEIGHT_NAMES, "h0", "c0", *days]))
    found = sweep_sequence(parameters, xs, h0, c0, quantity, values)
    assert len(found) == len(values) and found.h.shape == (len(values), len(xs))
    for n, value in enumerate(values):
        unit, days, start = parameters, list(xs), {"h0": h0, "c0": c0}
        if isinstance(quantity, tuple):
            days[quantity[1]] = value
        elif quantity in start:
            start[quantity] = value
        else:
            unit = parameters.replace(quantity, value)
        assert_close(found.at(n), run(unit, days, **start))


@given(scalar_units(), series, tame, tame)
@settings(deadline=None)
def test_with_nothing_held_it_is_a_plain_run(parameters, xs, h0, c0):
    assert_close(run_with(parameters, xs, h0, c0), run(parameters, xs, h0, c0))


def by_hand(unit, xs, h, c, hold, candidate):
    """The equations once more, one number at a time."""
    w, hs = unit.settable, []
    curve = {"tanh": np.tanh, "linear": float, "sigmoid": sigmoid}[candidate]
    for x in xs:
        z = {k: w[f"w_{k}h"] * h + w[f"w_{k}x"] * x + w[f"b_{k}"] for k in "figo"}
        f, i, o = (hold.get(k, float(sigmoid(z[k]))) for k in "fio")
        c = f * c + i * float(curve(z["g"]))
        h = o * np.tanh(c)
        hs.append((f, i, o, c, h))
    return np.array(hs).T


@given(
    scalar_units(),
    series,
    st.dictionaries(st.sampled_from("fio"), st.floats(0, 1), max_size=3),
    st.sampled_from(["tanh", "linear", "sigmoid"]),
)
@settings(deadline=None)
def test_held_gates_and_other_candidates(unit, xs, hold, candidate):
    found = run_with(unit, xs, 0.25, -1.0, hold, candidate)
    expected = by_hand(unit, xs, 0.25, -1.0, hold, candidate)
    np.testing.assert_allclose(
        [found.f, found.i, found.o, found.c, found.h], expected, rtol=1e-12, atol=1e-12
    )
    swept = sweep_sequence(unit, xs, 0.25, -1.0, "b_g", [unit.settable["b_g"]], hold, candidate)
    assert_close(swept.at(0), found)


def test_what_an_ablation_shows():
    days = (1, 0.5, 0.25, 1)
    forgetful = run_with(DOCUMENT, days, hold={"f": 0.0})
    np.testing.assert_array_equal(forgetful.c, forgetful.added)
    assert not run_with(DOCUMENT, days, hold={"o": 0}).h.any()
    assert not run_with(DOCUMENT, days, hold={"i": 0}).c.any()
    kept = run_with(DOCUMENT, days, 0, 2.0, hold={"f": 1, "i": 0})
    assert kept.c.tolist() == [2.0] * 4 and kept.z_f.any()
    assert (np.diff(run_with(DOCUMENT, days, hold={"f": 1}, candidate="sigmoid").c) > 0).all()


def test_records_are_read_only_and_free_of_negative_zeros():
    xs = np.array([-0.0, 1.0])
    swept = sweep_sequence(DOCUMENT, xs, 0, 0, "w_fh", [-1.0, 1.0])
    for trace in (swept, swept.at(1), run_with(DOCUMENT, xs)):
        for key, value in trace.as_dict().items():
            assert key in ("x", "h_prev", "c_prev") or not np.signbit(value[value == 0]).any()
            with pytest.raises(ValueError, match="read-only"):
                value[...] = 0.0
            assert value.base is None or not value.base.flags.writeable
    with pytest.raises(IndexError, match="expected a value from 0 to 1"):
        swept.at(2)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: sweep_sequence(DOCUMENT, [1], 0, 0, "w", [1]), "quantity is 'w'; expected one of w_fh"),
        (
            lambda: sweep_sequence(DOCUMENT, [1], 0, 0, ("x", 1), [1]),
            r"quantity is \('x', 1\); expected \('x', step\) with a step from 0 to 0",
        ),
        (lambda: sweep_sequence(DOCUMENT, [1], 0, 0, ("h", 0), [1]), r"quantity is \('h', 0\)"),
        (lambda: sweep_sequence(DOCUMENT, [1], 0, 0, "h0", []), r"values has shape \(0,\); expected a row"),
        (lambda: sweep_sequence(DOCUMENT, [1], 0, 0, "h0", [np.inf]), r"values\[0\] is inf"),
        (lambda: sweep_sequence(DOCUMENT, [], 0, 0, "h0", [1]), r"xs has shape \(0,\); expected \(steps,\)"),
        (lambda: sweep_sequence(DOCUMENT, [1, 1e308], 0, 0, "w_ix", [1, 10]), "p_ix at step 1 is too large"),
        (lambda: run_with(DOCUMENT, [1], hold={"g": 0}), "hold is 'g'; expected one of f, i, o"),
        (
            lambda: run_with(DOCUMENT, [1], hold={"f": 1.5}),
            r"hold\['f'\] is 1.5; expected a share from 0 to 1",
        ),
        (lambda: run_with(DOCUMENT, [1], candidate="relu"), "candidate is 'relu'; expected one of tanh"),
    ],
)
def test_refusals(call, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        call()


def test_a_gate_through_tanh_lets_through_a_negative_share():
    xs, h, c = [1.0, -2.0, -2.0, -1.0], 0.3, 0.5
    w = DOCUMENT.settable
    found = run_with(DOCUMENT, xs, h, c, signed=("f",))
    for day, x in enumerate(xs):
        z = {k: w[f"w_{k}h"] * h + w[f"w_{k}x"] * x + w[f"b_{k}"] for k in "figo"}
        c = np.tanh(z["f"]) * c + np.tanh(z["g"]) / (1 + np.exp(-z["i"]))
        h = np.tanh(c) / (1 + np.exp(-z["o"]))
        assert found.f[day] == pytest.approx(np.tanh(z["f"]), abs=1e-14)
        assert (found.c[day], found.h[day]) == pytest.approx((c, h), abs=1e-14)
    assert found.f.min() < 0


@pytest.mark.parametrize("signed", [("g",), ("f", "x"), ("",)])
def test_only_gates_can_pass_through_tanh(signed):
    with pytest.raises(ValueError, match="signed"):
        run_with(DOCUMENT, [1.0], signed=signed)
