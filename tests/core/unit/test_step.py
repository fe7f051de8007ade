import math
from dataclasses import FrozenInstanceError

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_core.cells.lstm import LSTM
from lstm_core.cells.parameters import LSTMParameters
from lstm_core.unit.step import step
from lstm_core.words.symbols import RESULTS
from tests.core.support import DOCUMENT, random_layer, scalar_units, tame, wild


def test_the_documents_example():
    trace = step(DOCUMENT, 1, 1, 2)
    expected = {
        "p_fh": 2.70,
        "p_fx": 1.63,
        "z_f": 5.95,
        "f": 0.99740,
        "z_i": 4.27,
        "z_g": 2.03,
        "g": 0.96609,
        "c": 2.94757,
        "z_o": 4.78,
        "o": 0.99167,
        "tanh_c": 0.99451,
        "h": 0.98623,
        "p_oh": 4.38,
        "p_ox": -0.19,
    }
    for key, value in expected.items():
        assert float(getattr(trace, key)) == pytest.approx(value, abs=5.1e-6), key


def test_each_field_follows_from_the_ones_before_it():
    x, h, c = 0.7, -0.4, 1.3
    trace = step(DOCUMENT, x, h, c)
    w = DOCUMENT.settable
    for k in "figo":
        assert trace.as_dict()[f"p_{k}h"] == w[f"w_{k}h"] * h
        assert trace.as_dict()[f"p_{k}x"] == w[f"w_{k}x"] * x
        assert trace.as_dict()[f"z_{k}"] == (w[f"w_{k}h"] * h + w[f"w_{k}x"] * x) + w[f"b_{k}"]
    for k in "fio":
        z = float(getattr(trace, f"z_{k}"))
        assert float(getattr(trace, k)) == pytest.approx(1.0 / (1.0 + math.exp(-z)), rel=1e-14)
    assert float(trace.g) == pytest.approx(math.tanh(trace.z_g), rel=1e-14)
    assert trace.kept == trace.f * c and trace.added == trace.i * trace.g
    assert trace.c == trace.kept + trace.added
    assert float(trace.tanh_c) == pytest.approx(math.tanh(trace.c), rel=1e-14)
    assert trace.h == trace.o * trace.tanh_c


def test_record_order_and_shapes():
    trace = step(DOCUMENT, 1, 1, 2)
    assert tuple(trace.as_dict()) == LSTM.given + RESULTS
    assert " ".join(RESULTS) == (
        "p_fh p_fx z_f f kept p_ih p_ix z_i i p_gh p_gx z_g g added c p_oh p_ox z_o o tanh_c h"
    )
    for value in trace.as_dict().values():
        assert isinstance(value, np.ndarray)
        assert value.shape == () and value.dtype == np.float64
    assert f"{trace.c:.2f}" == "2.95"


def test_traces_are_frozen_and_do_not_touch_the_callers_arrays():
    mine = np.array([1.0, 2.0])
    trace = step(DOCUMENT, mine, 1.0, 2.0)
    mine[0] = 9.0
    assert trace.x.tolist() == [1.0, 2.0]
    layer = step(random_layer(0, 3, 2), [1, 2, 3], [0, 0], [0, 0])
    for record in (trace, layer):
        for value in record.as_dict().values():
            with pytest.raises(ValueError, match="read-only"):
                value[...] = 0.0
        with pytest.raises(FrozenInstanceError):
            record.h = record.c  # type: ignore[misc]


def test_scalar_unit_broadcasts_elementwise():
    x, h = np.linspace(-2.0, 2.0, 5), np.array([[0.5], [-0.5]])
    trace = step(DOCUMENT, x, h, 2.0)
    for key, value in trace.as_dict().items():
        assert value.shape == (2, 5), key
    single = step(DOCUMENT, x[3], h[1, 0], 2.0)
    assert all(trace.as_dict()[key][1, 3] == value for key, value in single.as_dict().items())


@given(scalar_units(), tame, st.floats(-1.0, 1.0), st.floats(-5.0, 5.0))
@settings(deadline=None)
def test_ranges_of_the_scalar_unit(parameters, x, h_prev, c_prev):
    trace = step(parameters, x, h_prev, c_prev)
    assert all(0.0 < float(getattr(trace, k)) < 1.0 for k in "fio")
    assert abs(trace.g) <= 1.0 and abs(trace.h) < 1.0
    if abs(trace.z_g) < 18.0:
        assert abs(trace.g) < 1.0
    assert abs(trace.c) <= abs(c_prev) + 1.0


@given(scalar_units(wild), wild, wild, wild)
@settings(deadline=None)
def test_any_finite_numbers_give_finite_records(parameters, x, h_prev, c_prev):
    with np.errstate(all="raise"):
        trace = step(parameters, x, h_prev, c_prev)
    for key in RESULTS:
        value = getattr(trace, key)
        assert np.isfinite(value) and not (value == 0.0 and np.signbit(value)), key
    assert 0.0 <= trace.f <= 1.0 and abs(trace.h) <= 1.0


@given(st.integers(0, 10**6), st.integers(1, 5), st.integers(1, 4), st.integers(1, 6))
@settings(deadline=None, max_examples=60)
def test_batch_equals_singles_and_ranges_hold(seed, n_inputs, n_units, batch):
    layer = random_layer(seed, n_inputs, n_units)
    rng = np.random.default_rng(seed)
    x, h, c = (rng.normal(size=(batch, n)) for n in (n_inputs, n_units, n_units))
    together = step(layer, x, h, c)
    assert together.x.shape == (batch, n_inputs) and together.z_f.shape == (batch, n_units)
    for row in range(batch):
        alone = step(layer, x[row], h[row], c[row])
        for key, value in alone.as_dict().items():
            np.testing.assert_allclose(together.as_dict()[key][row], value, rtol=0, atol=1e-13)
    assert (np.abs(together.c) <= np.abs(c) + 1.0).all()
    assert ((together.f > 0.0) & (together.f < 1.0)).all() and (np.abs(together.h) < 1.0).all()
    if not layer.is_scalar:
        assert together.p_fh is None and "p_fh" not in together.as_dict()


def test_one_memory_for_a_whole_batch():
    layer = random_layer(3, 2, 3)
    trace = step(layer, np.ones((4, 2)), np.zeros(3), np.ones(3))
    assert all(value.shape[0] == 4 for value in trace.as_dict().values())


@pytest.mark.parametrize(
    ("x", "h_prev", "c_prev", "message"),
    [
        (float("nan"), 0, 0, "x is nan; expected a finite number"),
        (0, float("inf"), 0, "h_prev is inf; expected a finite number"),
        (0, 0, float("-inf"), "c_prev is -inf; expected a finite number"),
        ([0, float("nan")], 0, 0, r"x\[1\] is nan; expected a finite number"),
        ("1", 0, 0, "x is '1'; expected a finite number"),
        (True, 0, 0, "x is True; expected a finite number"),
        (10**400, 0, 0, "x holds a whole number too large for a float"),
        ([1, 2], [1, 2, 3], 0, r"the shapes do not fit together: x \(2,\), h_prev \(3,\), c_prev \(\)"),
        ([], 0, 0, r"x has shape \(0,\); expected at least one number"),
    ],
)
def test_scalar_refusals(x, h_prev, c_prev, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        step(DOCUMENT, x, h_prev, c_prev)


@pytest.mark.parametrize(
    ("x", "message"),
    [
        ([1, 2], r"x has shape \(2,\); expected \(3,\) or \(batch, 3\)"),
        (1.0, r"x has shape \(\); expected \(3,\) or \(batch, 3\)"),
        (np.ones((2, 2, 3)), r"x has shape \(2, 2, 3\)"),
    ],
)
def test_layer_refusals(x, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        step(random_layer(0, 3, 2), x, [0, 0], [0, 0])


def test_what_leaves_the_range_of_a_float_is_named():
    with pytest.raises(ValueError, match="^p_fx is too large to represent; expected"):
        step(DOCUMENT.replace("w_fx", 10), 1e308, 0, 0)
    with pytest.raises(ValueError, match="^z_o is too large to represent"):
        unit = LSTMParameters.scalar(forget=(0, 0, 0), input=(0, 0, 0), candidate=(0, 0, 0), output=(1, 1, 0))
        step(unit, 1.7e308, 1.7e308, 0)
    layer = random_layer(0, 3, 2, scale=1e200)
    with pytest.raises(ValueError, match="^z_f is too large to represent"):
        step(layer, [1e200] * 3, [0, 0], [0, 0])


def test_no_result_is_a_negative_zero():
    trace = step(DOCUMENT, 0, 0, 0)
    assert not np.signbit(trace.p_ox)
