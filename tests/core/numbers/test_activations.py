import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_core.numbers.activations import (
    naive_sigmoid,
    sigmoid,
    sigmoid_into,
    sigmoid_slope,
    tanh,
    tanh_slope,
)

ANY = st.floats(allow_nan=False, allow_infinity=False)
EXTREMES = np.array([-1e308, -746.0, -709.0, -37.0, -1e-308, -0.0, 0.0, 5e-324, 37.0, 710.0, 1e308])


@given(ANY)
@settings(deadline=None)
def test_curves_of_any_float_stay_in_range_without_warning(z):
    with np.errstate(all="raise", under="raise"):
        assert 0.0 <= sigmoid(z) <= 1.0
        assert -1.0 <= tanh(z) <= 1.0


@given(st.floats(-30.0, 30.0))
@settings(deadline=None)
def test_curves_equal_their_definitions(z):
    assert float(sigmoid(z)) == pytest.approx(1.0 / (1.0 + math.exp(-z)), rel=1e-14)
    assert float(tanh(z)) == pytest.approx(math.tanh(z), rel=1e-14, abs=1e-300)
    assert float(sigmoid(z) + sigmoid(-z)) == pytest.approx(1.0, abs=1e-15)


def test_small_shares_keep_their_digits():
    assert float(sigmoid(-700.0)) == pytest.approx(math.exp(-700.0), rel=1e-13)


def test_extremes():
    assert sigmoid(EXTREMES)[[0, 5, 6, -1]].tolist() == [0.0, 0.5, 0.5, 1.0]
    assert tanh(EXTREMES)[[0, -1]].tolist() == [-1.0, 1.0]


def test_in_place_sigmoid_gives_the_same_bits():
    z = np.concatenate([EXTREMES, np.random.default_rng(0).normal(size=200) * 20.0])
    out, scratch, before = np.empty_like(z), np.empty_like(z), z.copy()
    sigmoid_into(z, out, scratch)
    assert out.tobytes() == sigmoid(z).tobytes()
    assert z.tobytes() == before.tobytes()


def test_slopes_are_the_central_differences():
    z, step = np.linspace(-6.0, 6.0, 41), 1e-6
    numeric = (sigmoid(z + step) - sigmoid(z - step)) / (2.0 * step)
    np.testing.assert_allclose(sigmoid_slope(sigmoid(z)), numeric, atol=1e-9)
    numeric = (tanh(z + step) - tanh(z - step)) / (2.0 * step)
    np.testing.assert_allclose(tanh_slope(tanh(z)), numeric, atol=1e-9)


def test_shape_follows_the_input():
    for shape in [(), (3,), (2, 1, 4)]:
        for curve in (sigmoid, tanh, sigmoid_slope, tanh_slope):
            value = curve(np.zeros(shape))
            assert isinstance(value, np.ndarray) and value.shape == shape
            assert value.dtype == np.float64


@pytest.mark.parametrize("z", [-746.0, -745.0, -10.0, 0.0, 5.95, 709.0])
def test_the_naive_quotient_is_right_as_long_as_its_parts_are_floats(z):
    above, below, quotient = (float(part) for part in naive_sigmoid(z))
    assert (above, below) == (math.exp(z), math.exp(z) + 1.0)
    assert quotient == pytest.approx(float(sigmoid(z)), rel=1e-15)


@pytest.mark.parametrize("z", [710.0, 1000.0, 1e6])
def test_the_naive_quotient_breaks_where_its_parts_are_infinite(z):
    with np.errstate(all="raise"):
        above, below, quotient = (float(part) for part in naive_sigmoid(z))
    assert math.isinf(above) and math.isinf(below) and math.isnan(quotient)
    assert float(sigmoid(z)) == 1.0
