import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_core.cells.rnn import RNN_NUMBERS
from lstm_core.cells.rnn_parameters import RNNParameters
from lstm_core.gradients.rnn_bptt import rnn_backward, rnn_jacobians
from lstm_core.kernels.rnn import rnn_backprop, rnn_forward, rnn_weights
from lstm_core.rnn.run import run_rnn
from tests.core.gradients.recurrent import CASES, SINGLES, UNIT, golden, random_rnn
from tests.core.support import numeric_gradient


@pytest.mark.parametrize("number", SINGLES)
def test_jacobians_equal_pytorch(number):
    part, layer = golden(number)
    found = rnn_jacobians(layer, run_rnn(layer, part["xs"], part["h0"]))
    np.testing.assert_allclose(found, part["jacobians"], rtol=0, atol=1e-9)


@given(
    st.integers(0, 10**6),
    st.integers(1, 3),
    st.integers(1, 3),
    st.integers(1, 5),
    st.sampled_from([None, 2]),
)
@settings(deadline=None, max_examples=25)
def test_gradients_equal_central_differences(seed, n_inputs, n_units, n_steps, batch):
    rng, layer = np.random.default_rng(seed), random_rnn(seed, n_inputs, n_units)
    rows = () if batch is None else (batch,)
    xs, dh = rng.normal(size=(n_steps, *rows, n_inputs)), rng.normal(size=(n_steps, *rows, n_units))
    h0 = rng.normal(size=(*rows, n_units))

    def loss(layer=layer, xs=xs, h0=h0):
        return float((run_rnn(layer, xs, h0).h * dh).sum())

    found = rnn_backward(layer, run_rnn(layer, xs, h0), dh)
    near = {"rtol": 1e-6, "atol": 1e-6}
    np.testing.assert_allclose(found.x, numeric_gradient(lambda v: loss(xs=v), xs), **near)
    np.testing.assert_allclose(found.h0, numeric_gradient(lambda v: loss(h0=v), h0), **near)
    given = {name: getattr(layer, name) for name in RNN_NUMBERS}
    for name, values in given.items():

        def moved(v, name=name):
            return loss(RNNParameters(**given | {name: v}))

        slope = getattr(found.parameters, name)
        np.testing.assert_allclose(slope, numeric_gradient(moved, values), **near)


@pytest.mark.parametrize("shape", [(5,), (5, 1), (5, 2, 1), (5, 3), (4, 2, 3), (1, 3)])
def test_every_recorded_factor_obeys_its_equation(shape):
    rng = np.random.default_rng(3)
    layer = UNIT if shape[-1] == 1 or len(shape) == 1 else random_rnn(4, shape[-1], 2)
    trace = run_rnn(layer, rng.normal(size=shape), 0.4)
    dh = rng.normal(size=trace.h.shape)
    g = rnn_backward(layer, trace, dh)
    later = np.zeros_like(dh)
    later[:-1] = g.dh_prev[1:]
    sums = g.dz.reshape(len(trace), -1, layer.n_units)
    equations = {
        "dh_loss": dh,
        "dh_later": later,
        "dh": g.dh_loss + g.dh_later,
        "dh_dz": 1 - trace.h**2,
        "dz": g.dh * g.dh_dz,
        "dh_prev": (sums @ layer.w_h).reshape(trace.h.shape),
    }
    assert list(g.as_dict()) == list(equations)
    for key, expected in equations.items():
        np.testing.assert_allclose(getattr(g, key), expected, rtol=1e-12, atol=1e-13, err_msg=key)
    np.testing.assert_allclose(g.x, (sums @ layer.w_x).reshape(shape), rtol=1e-12, atol=1e-13)
    assert g.h0.shape == trace.h.shape[1:] and (g.terms is not None) == layer.is_scalar
    if g.terms:
        for name, value in g.parameters.settable.items():
            assert g.terms[name].shape == trace.h.shape
            assert g.terms[name].sum() == pytest.approx(value, rel=1e-12, abs=1e-12)


def test_jacobians_of_the_scalar_unit_are_products_of_single_factors():
    trace = run_rnn(UNIT, [1, -1, 0.5, 2], 0.1)
    found = rnn_jacobians(UNIT, trace)
    factors = 1.2 * (1 - trace.h**2)
    expected = [factors[t + 1 :].prod() for t in range(4)]
    np.testing.assert_allclose(found[:, 0, 0], expected, rtol=1e-13)


@pytest.mark.parametrize("number", CASES)
def test_the_fast_pass_equals_the_recorded_run(number):
    part, layer = golden(number)
    trace = run_rnn(layer, part["xs"], part["h0"])
    xs = part["xs"].reshape(len(trace), -1, layer.n_inputs)
    for dtype, near in ((np.float64, 1e-12), (np.float32, 1e-4)):
        weights = rnn_weights(layer, dtype)
        tape = rnn_forward(weights, xs.astype(dtype), part["h0"].reshape(-1, layer.n_units).astype(dtype))
        dh = part["dh"].reshape(tape.h[1:].shape).astype(dtype)
        slopes = rnn_backprop(weights, tape, dh)
        assert {array.dtype for array in (*tape, slopes.dz, slopes.x, *slopes.weights)} == {np.dtype(dtype)}
        np.testing.assert_allclose(tape.h[1:].reshape(trace.h.shape), trace.h, rtol=0, atol=near)
        expected = rnn_backward(layer, trace, part["dh"]).parameters
        scale = max(1.0, np.abs(expected.w_h).max())
        for found, name in ((slopes.weights.w_h.T, "w_h"), (slopes.weights.b, "b")):
            np.testing.assert_allclose(found, getattr(expected, name), rtol=0, atol=near * scale)
