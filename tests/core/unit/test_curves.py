import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_core.unit.curves import RECORDED, faded_beyond, on_both_curves, tangent


def at(z):
    return {key: float(value) for key, value in on_both_curves(z).items()}


@given(st.floats(-15.0, 15.0))
def test_both_curves_by_hand(z):
    found = at(z)
    share = 1 / (1 + math.exp(-z))
    assert found["sigmoid"] == pytest.approx(share, rel=1e-13)
    assert found["rest"] == pytest.approx(1 / (1 + math.exp(z)), rel=1e-13)
    assert found["sigmoid_slope"] == pytest.approx(math.exp(-z) / (1 + math.exp(-z)) ** 2, rel=1e-12)
    assert found["tanh_slope"] == pytest.approx(1 / math.cosh(z) ** 2, rel=1e-12)
    assert found["sigmoid_part"] == pytest.approx(4 * found["sigmoid_slope"])
    assert found["rebuilt"] == pytest.approx(math.tanh(z), abs=1e-15)
    assert found["difference"] == found["rebuilt"] - found["tanh"]
    assert abs(found["difference"]) < 1e-15


@given(st.floats(-1e300, 1e300))
def test_any_float_gives_numbers_and_only_the_naive_form_breaks(z):
    with np.errstate(all="raise", under="ignore"):
        found = at(z)
    assert tuple(found) == RECORDED
    assert all(math.isfinite(found[key]) for key in RECORDED if key not in ("exp", "exp_plus_one", "naive"))
    assert math.isnan(found["naive"]) == (z > 709.782712893384)


def test_slopes_keep_their_digits_where_the_curve_is_flat():
    assert at(50.0)["sigmoid_slope"] == pytest.approx(math.exp(-50.0), rel=1e-12)
    assert at(-30.0)["tanh_slope"] == pytest.approx(4 * math.exp(-60.0), rel=1e-12)


def test_a_tangent_has_the_slope_and_touches():
    before, after = tangent(np.array(0.5), np.array(0.25), 2.0)
    assert (float(before), float(after)) == (0.0, 1.0)


@pytest.mark.parametrize("part", [1.0, 0.5, 0.01, 1e-6])
def test_where_a_slope_has_faded_it_is_that_part_of_its_steepest(part):
    of_sigmoid, of_tanh = faded_beyond(part)
    assert at(of_sigmoid)["sigmoid_part"] == pytest.approx(part, rel=1e-9)
    assert at(-of_tanh)["tanh_part"] == pytest.approx(part, rel=1e-9)


@pytest.mark.parametrize("part", [0.0, -0.1, 1.1, float("nan"), "some"])
def test_a_part_outside_its_range_is_refused(part):
    with pytest.raises(ValueError, match="part"):
        faded_beyond(part)
