from decimal import Decimal, localcontext

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_core.cells.lstm import WEIGHT_NAMES
from lstm_core.cells.parameters import LSTMParameters
from lstm_core.cells.rnn import RNN_NUMBERS
from lstm_core.cells.rnn_parameters import RNNParameters
from lstm_core.gradients.chain import chain_product
from lstm_core.gradients.flow import CURVES, gradient_flow, sweep_gradient_flow
from lstm_core.gradients.jacobians import jacobian_products
from lstm_core.numbers.scaled import Scaled
from lstm_core.unit.sequence import run
from tests.core.support import DOCUMENT, scalar_units, tame

UNIT = RNNParameters.scalar(1.2, 0.7, -0.3)
series = st.lists(tame, min_size=1, max_size=8)
recurrent_units = st.builds(RNNParameters.scalar, tame, tame, tame)


def products_of(factors):
    """1, then the last factor, the last two, and so on; the first step's factor is not needed."""
    return np.concatenate([[1.0], np.cumprod(factors[:0:-1])])


@given(scalar_units(), recurrent_units, series, st.floats(-1, 1), tame)
@settings(deadline=None)
def test_the_curves_are_the_jacobians_read_backwards(lstm, rnn, xs, h0, c0):
    flow = gradient_flow(lstm, rnn, xs, h0, c0)
    expected = jacobian_products(lstm, flow.lstm_trace)
    pairs = (
        (flow.rnn_h, products_of(rnn.settable["w_h"] * (1 - flow.rnn_trace.h**2))),
        (flow.lstm_c, expected.c_c[::-1, 0, 0]),
        (flow.lstm_h_c, expected.h_c[::-1, 0, 0]),
        (flow.lstm_h, expected.h_h[::-1, 0, 0]),
        (flow.rail, expected.rail[::-1, 0]),
    )
    assert len(flow) == len(xs)
    for curve, matrix in pairs:
        # Relative to the largest: where two ways cancel, either side keeps its own rounding.
        np.testing.assert_allclose(curve.nearest, matrix, rtol=1e-9, atol=1e-12 * np.abs(matrix).max())
        assert curve is flow.lstm_h_c or curve.nearest[0] == 1.0
    np.testing.assert_allclose(flow.factors, rnn.settable["w_h"] * (1 - flow.rnn_trace.h**2), atol=1e-14)


@pytest.mark.parametrize("lag", [0, 1, 7, 30])
def test_the_output_by_the_cell_state_of_long_ago_is_what_a_small_change_of_it_moves(lag):
    lstm = LSTMParameters.scalar(
        forget=(0.5, 0.5, 4), input=(0.5, 1, -1), candidate=(1, 1, 0), output=(0.5, 0.5, 1)
    )
    xs = np.random.default_rng(3).uniform(-1, 1, 31)
    flow = gradient_flow(lstm, UNIT, xs)
    place, by = len(xs) - 1 - lag, 1e-5
    c = float(flow.lstm_trace.c[place])

    def end(state):
        # A changed cell state changes that step's own output with it.
        h = float(flow.lstm_trace.o[place]) * np.tanh(state)
        return h if lag == 0 else run(lstm, xs[place + 1 :], h, state).h[-1]

    difference = (end(c + by) - end(c - by)) / (2 * by)
    assert flow.lstm_h_c.nearest[lag] == pytest.approx(difference, rel=1e-6) and abs(difference) > 1e-3


def test_where_tanh_is_saturated_the_output_hardly_depends_on_the_cell_state_and_yet_not_at_all_less_than_it_does():
    # Every step adds almost 1: after 40 steps tanh(c) is 1 in floats, and its slope is 4·e^(−2c).
    full = LSTMParameters.scalar(forget=(0, 0, 40), input=(0, 0, 40), candidate=(0, 0, 40), output=(0, 0, 0))
    flow = gradient_flow(full, UNIT, np.zeros(40))
    assert flow.lstm_trace.tanh_c[-1] == 1.0
    expected = np.log10(0.5 * 4) - 2 * float(flow.lstm_trace.c[-1]) * np.log10(np.e)
    np.testing.assert_allclose(flow.lstm_h_c.log10, expected, rtol=1e-12)


def exactly(sums, weight):
    """log10 of Π weight·(1 − tanh²z) with 60 digits, for each number of factors."""
    with localcontext() as context:
        context.prec, context.Emin, context.Emax = 60, -(10**9), 10**9
        product, logs = Decimal(1), [0.0]
        for z in sums:
            decay = (-2 * abs(Decimal(float(z)))).exp()
            product *= abs(Decimal(weight)) * 4 * decay / (1 + decay) ** 2
            logs.append(float(product.log10()))
    return logs


@pytest.mark.parametrize(("unit", "low", "high"), [((3, 20, 0), -8000, -2000), ((50, 0, 0), 500, 900)])
def test_vanishing_and_exploding_far_beyond_the_floats(unit, low, high):
    rnn = RNNParameters.scalar(*unit)
    xs = np.random.default_rng(1).normal(size=500)
    flow = gradient_flow(DOCUMENT, rnn, xs)
    expected = exactly(flow.rnn_trace.z[:0:-1], unit[0])
    assert low < flow.rnn_h.log10[-1] < high
    np.testing.assert_allclose(flow.rnn_h.log10, expected, rtol=1e-12, atol=1e-12)


def test_the_lstm_far_beyond_the_floats():
    # Without short-term weights only the rail is left: Π σ(−5), 500 steps long.
    closed = LSTMParameters.scalar(forget=(0, 0, -5), input=(0, 1, 0), candidate=(0, 1, 0), output=(0, 0, 0))
    flow = gradient_flow(closed, UNIT, np.ones(500))
    expected = np.arange(500) * np.log10(1 / (1 + np.exp(5.0)))
    for curve in (flow.rail, flow.lstm_c):
        np.testing.assert_allclose(curve.log10, expected, rtol=1e-12, atol=1e-12)
    assert flow.rail.log10[-1] < -1000 and flow.rail.nearest[-1] == 0.0
    # A memory of hundreds: tanh(c) is 1 in floats, its slope 4·e^(−2c) all the same. One step back,
    # h reaches the next h through the forget gate's sum of about 40 and through that slope.
    full = LSTMParameters.scalar(forget=(1, 0, 40), input=(0, 0, 40), candidate=(0, 0, 40), output=(0, 0, 0))
    flow = gradient_flow(full, UNIT, np.zeros(500))
    last = flow.lstm_trace.at(-1)
    assert last.tanh_c == 1.0 and last.c > 499
    expected = np.log10(0.5 * 4 * last.c_prev) - (2 * last.c + last.z_f) * np.log10(np.e)
    assert flow.lstm_h.log10[1] == pytest.approx(float(expected), rel=1e-13)
    exploding = LSTMParameters.scalar(
        forget=(0, 0, 2), input=(0, 0, 9), candidate=(60, 0, 0), output=(0, 0, 9)
    )
    flow = gradient_flow(exploding, UNIT, np.zeros(500))
    assert flow.lstm_c.log10[-1] > 800 and flow.lstm_c.nearest[-1] == np.inf


def test_an_exact_zero_has_no_place_on_a_log_axis():
    flow = gradient_flow(DOCUMENT, RNNParameters.scalar(0, 1, 0), [1, 2, 3])
    assert flow.rnn_h.log10.tolist() == [0.0, -np.inf, -np.inf]
    assert flow.rnn_h.log10.tolist() == [0.0, -np.inf, -np.inf] and flow.rnn_h.sign.tolist() == [1, 0, 0]
    assert np.isfinite(flow.rail.log10).all()


QUANTITIES = (*WEIGHT_NAMES, *RNN_NUMBERS, ("w_h", "w_gh"), ("b_f", "b"), "input_size")


@given(
    scalar_units(),
    recurrent_units,
    series,
    st.lists(tame, min_size=1, max_size=4),
    st.sampled_from(QUANTITIES),
)
@settings(deadline=None)
def test_a_sweep_is_the_loop_of_flows(lstm, rnn, xs, values, quantity):
    swept = sweep_gradient_flow(lstm, rnn, xs, quantity, values, 0.3, -0.7)
    names = quantity if isinstance(quantity, tuple) else (quantity,)
    assert len(swept) == len(values) and swept.quantity == names
    for n, value in enumerate(values):
        one, other, days = lstm, rnn, xs
        for name in names:
            one = one.replace(name, value) if name in WEIGHT_NAMES else one
            other = other.replace(name, value) if name in RNN_NUMBERS else other
            days = [x * value for x in xs] if name == "input_size" else days
        expected = gradient_flow(one, other, days, 0.3, -0.7)
        for key in CURVES:
            curve, found = getattr(expected, key), getattr(swept.at(n), key)
            scale = 1e-12 * np.abs(curve.nearest).max()
            np.testing.assert_allclose(found.nearest, curve.nearest, rtol=1e-9, atol=scale, err_msg=key)


def test_curves_are_read_only():
    swept = sweep_gradient_flow(DOCUMENT, UNIT, [1, 2], "b", [0, 1])
    flow = gradient_flow(DOCUMENT, UNIT, [1, 2])
    for array in (flow.rail.m, flow.lstm_c.e, swept.rnn_h.m, swept.at(0).lstm_h.m, flow.factors):
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0
    with pytest.raises(IndexError):
        swept.at(2)


@pytest.mark.parametrize(
    ("factors", "products"),
    [
        ([0.03, 0.05], [0.03, 0.0015]),
        ([2, -3, 0.5, 0, 4], [2, -6, -3, 0, 0]),
        ([1e308, 1e308], [1e308, np.inf]),
    ],
)
def test_running_products(factors, products):
    found = chain_product(factors)
    assert found.products.tolist() == products and found.factors.tolist() == factors
    assert found.sign.tolist() == np.sign(products).tolist()


def test_products_of_many_factors():
    assert chain_product([0.5] * 50).products[-1] == 0.5**50
    assert chain_product([2] * 50).products[-1] == 2**50
    large = chain_product([2] * 1500)
    assert large.products[-1] == np.inf and large.products[1022] == 2.0**1023
    assert large.log10[-1] == pytest.approx(1500 * np.log10(2), rel=1e-14)
    small = chain_product([-0.1] * 2001)
    assert small.products[-1] == 0.0 and small.sign[-2:].tolist() == [1, -1]
    assert small.log10[-1] == pytest.approx(-2001, rel=1e-12)
    assert chain_product([2] * 5000 + [0.5] * 5000).products[-1] == 1.0
    assert large.scaled[-2:].decimal(3) == [(1.754, 451), (3.507, 451)]


@given(st.lists(st.floats(-10, 10).filter(lambda d: abs(d) > 1e-3 or d == 0), min_size=1, max_size=60))
def test_running_products_round_as_plain_multiplication_does(factors):
    assert chain_product(factors).products.tolist() == np.cumprod(factors).tolist()


finite = st.floats(-1e200, 1e200, allow_subnormal=False)


@given(finite, finite)
def test_scaled_arithmetic_is_float_arithmetic_where_floats_reach(a, b):
    one, other = Scaled.of([a]), Scaled.of([b])
    assert (one + other).nearest.tolist() == [a + b]
    if 1e-140 < abs(a) < 1e140 and 1e-140 < abs(b) < 1e140:
        assert (one * other).nearest.tolist() == [a * b]
    assert ((one * other) * one).log10[0] < 700


def test_numbers_written_out():
    numbers = Scaled.of([0, 1, 9.9999, -1e-300, 999.96])
    assert numbers.decimal(2) == [(0.0, 0), (1.0, 0), (1.0, 1), (-1.0, -300), (1.0, 3)]
    tiny = Scaled.of([1e-300]) * Scaled.of([-2e-300])
    assert tiny.decimal(3) == [(-2.0, -600)]
    assert Scaled.decay(np.array([0.0, 1.0, 2000.0])).log10 == pytest.approx(
        [0, -np.log10(np.e), -2000 * np.log10(np.e)], rel=1e-13
    )
    assert np.isfinite(Scaled.decay(np.array([np.inf])).log10).all()


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: gradient_flow(DOCUMENT, UNIT, []), r"xs has shape \(0,\); expected one row of 1 to 500"),
        (lambda: gradient_flow(DOCUMENT, UNIT, np.zeros(501)), r"xs has shape \(501,\)"),
        (lambda: gradient_flow(DOCUMENT, UNIT, [np.nan]), r"xs\[0\] is nan"),
        (lambda: sweep_gradient_flow(DOCUMENT, UNIT, [1], "w", [1]), "quantity is 'w'; expected one of w_fh"),
        (lambda: sweep_gradient_flow(DOCUMENT, UNIT, [1], ("w_h", "b"), [1]), "quantity is"),
        (lambda: sweep_gradient_flow(DOCUMENT, UNIT, [1], ("w_h", "?"), [1]), "quantity is"),
        (lambda: sweep_gradient_flow(DOCUMENT, UNIT, [1], 3, [1]), "quantity is 3"),
        (lambda: sweep_gradient_flow(DOCUMENT, UNIT, [1], "b", []), r"values has shape \(0,\)"),
        (
            lambda: sweep_gradient_flow(DOCUMENT, UNIT, [1e200], "input_size", [1e200]),
            r"an input times its size\[0, 0, 0\] is inf",
        ),
        (lambda: chain_product([]), r"factors has shape \(0,\); expected one row of 1 to 10000"),
        (lambda: chain_product([[1]]), r"factors has shape \(1, 1\)"),
        (lambda: chain_product([1, np.inf]), r"factors\[1\] is inf"),
    ],
)
def test_refusals(call, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        call()
