import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_core.training.optimisers import (
    OPTIMISERS,
    Adam,
    GradientDescent,
    Momentum,
    OptimiserState,
    RMSprop,
    clip_by_norm,
)
from tests.core.support import ROOT

with np.load(ROOT / "tests/golden/optimisers.npz", allow_pickle=False) as _file:
    GOLDEN = {key: _file[key] for key in _file.files}
SETTINGS = {
    "gradient_descent": GradientDescent(0.05),
    "momentum": Momentum(0.02),
    "rmsprop": RMSprop(),
    "adam": Adam(),
    "adam_fast": Adam(0.3, beta1=0.5, beta2=0.9, epsilon=1e-3),
}


@pytest.mark.parametrize("name", SETTINGS)
def test_fifty_steps_equal_torch_optim(name):
    optimiser, values, state = SETTINGS[name], GOLDEN["start"], SETTINGS[name].start()
    assert len(GOLDEN["gradients"]) == 50
    for t, gradient in enumerate(GOLDEN["gradients"]):
        update = optimiser.update(values, gradient, state)
        values, state = update.after, update.state
        np.testing.assert_allclose(values, GOLDEN[name][t], rtol=1e-12, atol=1e-12)
        assert update.t == state.t == t + 1


def test_one_adam_update_by_hand():
    first = Adam().update([1.0], [0.5], OptimiserState(0))
    numbers = (first.m, first.v, first.m_hat, first.v_hat, first.step)
    for found, expected in zip(numbers, (0.05, 0.00025, 0.5, 0.25, 0.001), strict=True):
        assert found[0] == pytest.approx(expected, rel=1e-7)
    second = Adam().update(first.after, [-0.5], first.state)
    assert second.m[0] == pytest.approx(0.9 * 0.05 - 0.05)
    assert second.v_hat[0] == pytest.approx((0.999 * 0.00025 + 0.00025) / (1 - 0.999**2))


def test_updates_keep_what_their_method_keeps():
    kept = {
        "gradient_descent": (),
        "momentum": ("m",),
        "rmsprop": ("v",),
        "adam": ("m", "v", "m_hat", "v_hat"),
    }
    for key, cls in OPTIMISERS.items():
        update = cls().update([1.0, 2.0], [0.1, 0.0], cls().start())
        have = [name for name in ("m", "v", "m_hat", "v_hat") if getattr(update, name) is not None]
        assert tuple(have) == kept[key]
        np.testing.assert_array_equal(update.after, update.before - update.step)
        for name in ("before", "gradient", "step", "after", *have):
            with pytest.raises(ValueError, match="read-only"):
                getattr(update, name)[0] = 0.0


def test_a_state_can_be_taken_up_again():
    first = Adam().update([1.0], [0.5], Adam().start())
    one, other = (Adam().update(first.after, [0.3], first.state) for _ in range(2))
    assert one.after.tobytes() == other.after.tobytes()


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Adam(0.0), "learning_rate is 0.0; expected a number greater than 0"),
        (lambda: Adam(float("nan")), "learning_rate is nan; expected a finite number"),
        (lambda: Adam(beta1=1.0), "beta1 is 1.0; expected a number from 0 up to, but not including, 1"),
        (lambda: Momentum(momentum=-0.1), "momentum is -0.1; expected a number from 0"),
        (lambda: RMSprop(epsilon=0), "epsilon is 0.0; expected a number greater than 0"),
        (
            lambda: Adam().update([1.0], [1.0, 2.0], OptimiserState(0)),
            r"gradient has shape \(2,\); expected \(1,\)",
        ),
        (lambda: Adam().update([1.0], [np.inf], OptimiserState(0)), r"gradient\[0\] is inf"),
        (lambda: Adam().update([1.0], [1.0], OptimiserState(1, np.ones(2), np.ones(2))), "state.m has shape"),
        (
            lambda: GradientDescent(1e300).update([1.0], [1e300], OptimiserState(0)),
            "the updated values are too large",
        ),
        (lambda: clip_by_norm([1.0], 0), "limit is 0.0; expected a number greater than 0"),
    ],
)
def test_refusals(make, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        make()


def test_clipping_equals_torch():
    for limit, expected in zip(GOLDEN["clip/limits"], GOLDEN["clip/clipped"], strict=True):
        found = clip_by_norm(GOLDEN["clip/gradient"], limit)
        np.testing.assert_allclose(found.gradient, expected, rtol=1e-12, atol=0)
        assert (found.factor == 1.0) == (limit > found.norm)


@given(st.lists(st.floats(-1e300, 1e300), max_size=5), st.floats(1e-3, 1e3))
@settings(deadline=None)
def test_clipping_never_lengthens_and_never_overflows(gradient, limit):
    found = clip_by_norm(gradient, limit)
    assert 0.0 <= found.factor <= 1.0
    assert np.hypot.reduce(found.gradient, initial=0.0) <= limit * (1 + 1e-9)
