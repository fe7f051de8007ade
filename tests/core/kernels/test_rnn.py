"""The fast pass of the recurrent layer beside PyTorch, central differences and the recorded run."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_core.kernels.rnn import RNNWeights, rnn_backprop, rnn_forward, rnn_weights
from lstm_core.rnn.run import run_rnn
from tests.core.gradients.recurrent import CASES, golden, random_rnn
from tests.core.support import numeric_gradient


def passes(part, layer, dtype=np.float64):
    """Forward and backward over a golden case, as (T, B, ·) of one type."""
    xs = part["xs"].reshape(len(part["xs"]), -1, layer.n_inputs).astype(dtype)
    weights = rnn_weights(layer, dtype)
    tape = rnn_forward(weights, xs, part["h0"].reshape(-1, layer.n_units).astype(dtype))
    return tape, rnn_backprop(weights, tape, part["dh"].reshape(tape.h[1:].shape).astype(dtype))


@pytest.mark.parametrize("number", CASES)
def test_gradients_equal_pytorch(number):
    part, layer = golden(number)
    _, slopes = passes(part, layer)
    near = {"rtol": 0, "atol": 1e-10}
    np.testing.assert_allclose(slopes.x.reshape(part["xs"].shape), part["grad_xs"], **near)
    np.testing.assert_allclose(slopes.h0.reshape(part["h0"].shape), part["grad_h0"], **near)
    np.testing.assert_allclose(slopes.weights.w_x.T, part["grad_weight_ih"], **near)
    np.testing.assert_allclose(slopes.weights.w_h.T, part["grad_weight_hh"], **near)
    for bias in ("grad_bias_ih", "grad_bias_hh"):
        np.testing.assert_allclose(slopes.weights.b, part[bias], **near)


@pytest.mark.parametrize("number", CASES)
def test_the_fast_pass_equals_the_recorded_run_in_both_precisions(number):
    part, layer = golden(number)
    trace = run_rnn(layer, part["xs"], part["h0"])
    for dtype, near in ((np.float64, 1e-12), (np.float32, 1e-4)):
        tape, slopes = passes(part, layer, dtype)
        assert {array.dtype for array in (*tape, slopes.dz, slopes.x, *slopes.weights)} == {np.dtype(dtype)}
        np.testing.assert_allclose(tape.h[1:].reshape(trace.h.shape), trace.h, rtol=0, atol=near)
        scale = max(1.0, np.abs(part["grad_weight_hh"]).max())
        for found, name in ((slopes.weights.w_h.T, "weight_hh"), (slopes.weights.b, "bias_hh")):
            np.testing.assert_allclose(found, part[f"grad_{name}"], rtol=0, atol=near * scale)


@given(
    st.integers(0, 10**6), st.integers(1, 3), st.integers(1, 3), st.integers(1, 5), st.sampled_from([1, 2])
)
@settings(deadline=None, max_examples=25)
def test_gradients_equal_central_differences(seed, n_inputs, n_units, n_steps, batch):
    rng, layer = np.random.default_rng(seed), random_rnn(seed, n_inputs, n_units)
    xs, dh = rng.normal(size=(n_steps, batch, n_inputs)), rng.normal(size=(n_steps, batch, n_units))
    h0, weights = rng.normal(size=(batch, n_units)), rnn_weights(layer)

    def loss(weights=weights, xs=xs, h0=h0):
        return float((rnn_forward(weights, xs, h0).h[1:] * dh).sum())

    found = rnn_backprop(weights, rnn_forward(weights, xs, h0), dh)
    near = {"rtol": 1e-6, "atol": 1e-6}
    np.testing.assert_allclose(found.x, numeric_gradient(lambda v: loss(xs=v), xs), **near)
    np.testing.assert_allclose(found.h0, numeric_gradient(lambda v: loss(h0=v), h0), **near)
    for name in RNNWeights._fields:

        def moved(v, name=name):
            return loss(weights._replace(**{name: v}))

        slope = getattr(found.weights, name)
        np.testing.assert_allclose(slope, numeric_gradient(moved, getattr(weights, name)), **near)


def test_the_total_at_h_is_the_losss_own_and_what_the_next_step_sends_back():
    layer, rng = random_rnn(4, 3, 2), np.random.default_rng(3)
    xs, weights = rng.normal(size=(4, 2, 3)), rnn_weights(layer)
    tape = rnn_forward(weights, xs)
    dh = rng.normal(size=tape.h[1:].shape)
    found = rnn_backprop(weights, tape, dh)
    np.testing.assert_allclose(found.dz, found.dh * (1 - tape.h[1:] ** 2), rtol=1e-12)
    later = np.concatenate([found.dz[1:] @ layer.w_h, np.zeros((1, 2, 2))])
    np.testing.assert_allclose(found.dh, dh + later, rtol=1e-12, atol=1e-13)
