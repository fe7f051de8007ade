import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_core.cells.one_step import unit_numbers
from lstm_core.unit.paper import paper_step
from lstm_core.unit.step import step
from lstm_core.unit.sweep import sweep
from lstm_core.words.symbols import SETTINGS
from tests.core.support import DOCUMENT, random_layer, scalar_units, tame


def one_by_one(parameters, x, h_prev, c_prev, quantity, values, decimals, shares):
    """The loop that a sweep stands for."""
    steps = []
    for value in values:
        given_now = {"x": x, "h_prev": h_prev, "c_prev": c_prev}
        unit = parameters
        if quantity in given_now:
            given_now[quantity] = value
        else:
            unit = parameters.replace(quantity, value)
        steps.append(
            step(unit, **given_now)
            if decimals is None
            else paper_step(unit, **given_now, decimals=decimals, share_decimals=shares)
        )
    return steps


def assert_same_bits_as_loop(trace, steps):
    for key, value in trace.as_dict().items():
        expected = np.array([getattr(one, key) for one in steps])
        assert value.shape == expected.shape
        assert value.tobytes() == expected.tobytes(), key


@given(
    scalar_units(),
    tame,
    tame,
    tame,
    st.sampled_from(SETTINGS),
    st.lists(st.floats(-20, 20), min_size=1, max_size=20),
    st.sampled_from([(None, None), (2, None), (4, None), (2, 1)]),
)
@settings(deadline=None, max_examples=150)
def test_sweep_is_the_loop_bit_for_bit(parameters, x, h, c, quantity, values, rounding):
    trace = sweep(parameters, x, h, c, quantity, values, *rounding)
    assert_same_bits_as_loop(trace, one_by_one(parameters, x, h, c, quantity, values, *rounding))


@pytest.mark.parametrize("quantity", SETTINGS)
@pytest.mark.parametrize("decimals", [None, 2])
def test_every_number_of_the_documents_unit(quantity, decimals):
    values = np.linspace(-10.0, 10.0, 401)
    trace = sweep(DOCUMENT, 1, 1, 2, quantity, values, decimals)
    steps = one_by_one(DOCUMENT, 1, 1, 2, quantity, values, decimals, None)
    assert_same_bits_as_loop(trace, steps)
    # Without this, a sweep that varies nothing would agree with a loop that varies nothing.
    assert np.ptp(trace.h) > 0.0


def test_names_and_shapes():
    assert " ".join(SETTINGS) == ("x h_prev c_prev w_fh w_fx b_f w_ih w_ix b_i w_gh w_gx b_g w_oh w_ox b_o")
    trace = sweep(DOCUMENT, 1, 1, 2, "b_o", [0.0, 1.0])
    assert all(
        value.shape == (2,) and value.flags.c_contiguous and not value.flags.writeable
        for value in trace.as_dict().values()
    )
    assert trace.x.tolist() == [1.0, 1.0]
    numbers = unit_numbers(DOCUMENT, {"x": 1, "h_prev": 1, "c_prev": 2})
    assert tuple(numbers) == SETTINGS and numbers["c_prev"] == 2.0


def test_the_callers_values_stay_writeable():
    values = np.array([1.0, 2.0])
    trace = sweep(DOCUMENT, 1, 1, 2, "x", values)
    values[0] = 9.0
    assert trace.x.tolist() == [1.0, 2.0]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((1, 1, 2, "z_f", [1.0]), "quantity is 'z_f'; expected one of x, h_prev, c_prev, w_fh"),
        ((1, 1, 2, None, [1.0]), "quantity is None; expected one of x"),
        ((1, 1, 2, "x", []), r"values has shape \(0,\); expected a row of at least one number"),
        ((1, 1, 2, "x", 3.0), r"values has shape \(\); expected a row"),
        ((1, 1, 2, "x", [1.0, float("nan")]), r"values\[1\] is nan; expected a finite number"),
        (([1, 2], 1, 2, "b_f", [1.0]), r"x has shape \(2,\); expected one number"),
        ((1, 1, 2, "x", [1.0], 9), "decimals is 9; expected a whole number from 1 to 6"),
        ((1, 1, 2, "x", [1.0], None, 1), "share_decimals is 1; expected None unless decimals is given"),
        ((1, 1, 2, "x", [1.0, 1.79e308]), "p_fx is too large to represent"),
    ],
)
def test_refusals(arguments, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        sweep(DOCUMENT, *arguments)


def test_larger_units_are_refused():
    with pytest.raises(ValueError, match="^the parameters have 3 inputs and 2 units"):
        sweep(random_layer(0, 3, 2), 1, 1, 1, "x", [1.0])
