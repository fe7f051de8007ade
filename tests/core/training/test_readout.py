import numpy as np
import pytest

from lstm_core.training.losses import squared_error
from lstm_core.training.readout import LinearReadout
from tests.core.support import numeric_gradient


def test_forward_and_backward_by_hand():
    readout = LinearReadout([[2.0, -1.0]], [0.5])
    np.testing.assert_allclose(readout.forward([[1.0, 3.0], [0.0, 1.0]]), [[-0.5], [-0.5]])
    found = readout.backward([[1.0, 3.0], [0.0, 1.0]], [[1.0], [10.0]])
    np.testing.assert_allclose(found.weights, [[1.0, 13.0]])
    np.testing.assert_allclose(found.bias, [11.0])
    np.testing.assert_allclose(found.h, [[2.0, -1.0], [20.0, -10.0]])


@pytest.mark.parametrize("shape", [(3,), (4, 3), (4, 2, 3)])
def test_backward_equals_central_differences(shape):
    rng = np.random.default_rng(1)
    weights, bias, h = rng.normal(size=(2, 3)), rng.normal(size=2), rng.normal(size=shape)
    dy = rng.normal(size=(*shape[:-1], 2))
    found = LinearReadout(weights, bias).backward(h, dy)

    def loss(weights=weights, bias=bias, h=h):
        return float((LinearReadout(weights, bias).forward(h) * dy).sum())

    np.testing.assert_allclose(found.weights, numeric_gradient(lambda v: loss(weights=v), weights), atol=1e-6)
    np.testing.assert_allclose(found.bias, numeric_gradient(lambda v: loss(bias=v), bias), atol=1e-6)
    np.testing.assert_allclose(found.h, numeric_gradient(lambda v: loss(h=v), h), atol=1e-6)


def test_random_readouts_are_bounded_and_deterministic():
    one, again, other = (LinearReadout.random(16, 3, seed) for seed in (4, 4, 5))
    assert one.weights.tobytes() == again.weights.tobytes() != other.weights.tobytes()
    assert np.abs(one.weights).max() <= 0.25 and (one.n_outputs, one.n_units) == (3, 16)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: LinearReadout([1.0], [0.0]), r"weights has shape \(1,\); expected \(outputs, units\)"),
        (lambda: LinearReadout([[1.0]], [0.0, 1.0]), r"bias has shape \(2,\); expected \(1,\)"),
        (lambda: LinearReadout([[np.nan]], [0.0]), r"weights\[0, 0\] is nan"),
        (
            lambda: LinearReadout([[1.0]], [0.0]).forward([1.0, 2.0]),
            r"h has shape \(2,\); expected \(..., 1\)",
        ),
        (
            lambda: LinearReadout([[1.0]], [0.0]).backward([1.0], [1.0, 2.0]),
            r"dy has shape \(2,\); expected \(1,\)",
        ),
        (lambda: LinearReadout([[1e200]], [0.0]).forward([1e200]), "the read-out's output is too large"),
        (
            lambda: LinearReadout([[1e200]], [0.0]).backward([1.0], [1e200]),
            "the gradient of the read-out's h is too",
        ),
    ],
)
def test_readout_refusals(make, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        make()


@pytest.mark.parametrize("reduction", ["sum", "mean"])
@pytest.mark.parametrize("at", ["last", "every"])
def test_squared_error_and_its_slope(at, reduction):
    outputs = np.random.default_rng(2).normal(size=(4, 3, 2))
    targets = np.ones((4, 3, 2) if at == "every" else (3, 2))
    found = squared_error(outputs, targets, at, reduction)
    compared = outputs if at == "every" else outputs[-1]
    expected = getattr(np, reduction)((compared - targets) ** 2)
    assert found.value == pytest.approx(expected)
    np.testing.assert_array_equal(found.error, compared - targets)
    numeric = numeric_gradient(lambda v: squared_error(v, targets, at, reduction).value, outputs)
    np.testing.assert_allclose(found.slope, numeric, atol=1e-8)
    with pytest.raises(ValueError, match="read-only"):
        found.slope[...] = 0.0


def test_company_a_by_hand():
    found = squared_error([0.1, 0.2, 0.3], 1.0)
    assert found.value == pytest.approx(0.49)
    np.testing.assert_allclose(found.slope, [0.0, 0.0, -1.4])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (([0.1, 0.2], [1.0]), r"targets has shape \(1,\); expected \(\) for the loss at last step"),
        (([0.1, 0.2], 1.0, "every"), r"targets has shape \(\); expected \(2,\)"),
        (([0.1, 0.2], 1.0, "first"), "loss_on is 'first'; expected one of last, every"),
        (([0.1, 0.2], 1.0, "last", "max"), "reduction is 'max'; expected one of sum, mean"),
        ((0.5, 1.0), r"outputs has shape \(\); expected \(steps, ...\)"),
        (([0.0, 1e200], 0.0), "the loss is too large to represent"),
    ],
)
def test_loss_refusals(arguments, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        squared_error(*arguments)
