"""Four ways of turning a gradient into a step, each update recorded with all its numbers.

The optimisers hold settings only. What they remember from step to step is an
:class:`OptimiserState`, passed in and handed back, so that any moment of a training run can be
taken up again. Formulas and defaults are those of ``torch.optim``.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, fields
from typing import ClassVar, NamedTuple

import numpy as np

from lstm_core.numbers.activations import FloatArray
from lstm_core.numbers.validation import finite_array, finite_number, refusal

_NORM_EPSILON = 1e-6
BETA1, BETA2, EPSILON = 0.9, 0.999, 1e-8
"""Adam's two decays and the least divisor, as Kingma & Ba (2015) give them."""


class OptimiserState(NamedTuple):
    """What an optimiser remembers: ``t`` updates made, ``m`` (of gradients), ``v`` (of their squares)."""

    t: int
    m: FloatArray | None = None
    v: FloatArray | None = None


@dataclass(frozen=True, eq=False)
class Update:
    """One update with its numbers; all arrays have the shape of ``before`` and are read-only.

    ``after`` = ``before`` − ``step``, the step already taken ``times`` as often where it was said so. ``m`` and ``v`` are the averages after this update (None
    where the method keeps none), ``m_hat`` and ``v_hat`` Adam's averages freed from their start
    at zero, and ``t`` counts updates from 1.
    """

    t: int
    before: FloatArray
    gradient: FloatArray
    step: FloatArray
    after: FloatArray
    m: FloatArray | None = None
    v: FloatArray | None = None
    m_hat: FloatArray | None = None
    v_hat: FloatArray | None = None

    def __post_init__(self) -> None:
        for array in (
            self.before,
            self.gradient,
            self.step,
            self.after,
            self.m,
            self.v,
            self.m_hat,
            self.v_hat,
        ):
            if array is not None:
                array.setflags(write=False)

    @property
    def state(self) -> OptimiserState:
        """What the next update starts from."""
        return OptimiserState(self.t, self.m, self.v)


class _Numbers(NamedTuple):
    step: FloatArray
    m: FloatArray | None = None
    v: FloatArray | None = None
    m_hat: FloatArray | None = None
    v_hat: FloatArray | None = None


@dataclass(frozen=True)
class Optimiser(ABC):
    """A rule for the next step. Raises ValueError for settings out of range.

    >>> from lstm_core import Adam, Optimiser
    >>> isinstance(Adam(), Optimiser), Adam.name
    (True, 'Adam')
    """

    learning_rate: float = 0.001
    name: ClassVar[str]

    def __post_init__(self) -> None:
        for item in fields(self):
            value = finite_number(item.name, getattr(self, item.name))
            object.__setattr__(self, item.name, value)
            if item.name in ("learning_rate", "epsilon"):
                if value <= 0.0:
                    raise refusal(item.name, value, "a number greater than 0")
            elif not 0.0 <= value < 1.0:
                raise refusal(item.name, value, "a number from 0 up to, but not including, 1")

    def start(self) -> OptimiserState:
        """Return the state before the first update."""
        return OptimiserState(0)

    def update(
        self, values: object, gradient: object, state: OptimiserState, times: FloatArray | None = None
    ) -> Update:
        """Return the update of ``values`` by their ``gradient``, arrays of one shape.

        ``times`` says of each value how many equal steps it takes at once, one where it is None.

        Raises ValueError for other shapes, NaN or infinity, and where the updated values are
        too large for a float.
        """
        before, slope = finite_array("values", values), finite_array("gradient", gradient)
        if before.shape != slope.shape:
            raise ValueError(
                f"gradient has shape {slope.shape}; expected {before.shape}, the shape of values"
            )
        for name in ("m", "v"):
            kept = getattr(state, name)
            if kept is not None and kept.shape != before.shape:
                raise ValueError(f"state.{name} has shape {kept.shape}; expected {before.shape}")
        result = self.advance(before, slope, state, times)
        if not np.isfinite(result.after).all():
            raise ValueError(
                "the updated values are too large to represent; expected a smaller gradient or learning rate"
            )
        return result

    def advance(
        self, before: FloatArray, gradient: FloatArray, state: OptimiserState, times: FloatArray | None = None
    ) -> Update:
        """Return the update without looking at the numbers; :meth:`update` checks them."""
        t = state.t + 1
        with np.errstate(over="ignore", invalid="ignore", under="ignore", divide="ignore"):
            numbers = self._numbers(gradient, state, t)
            if times is not None:
                numbers = numbers._replace(step=numbers.step * times)
            return Update(t, before, gradient, after=before - numbers.step, **numbers._asdict())

    @abstractmethod
    def _numbers(self, gradient: FloatArray, state: OptimiserState, t: int) -> _Numbers:
        """Return the step and the averages of update ``t``."""


@dataclass(frozen=True)
class GradientDescent(Optimiser):
    """step = learning_rate · gradient. Source: torch.optim.SGD.

    >>> from lstm_core import GradientDescent
    >>> method = GradientDescent(learning_rate=0.1)
    >>> method.update([1.0, 1.0], [5.0, -0.2], method.start()).after.tolist()
    [0.5, 1.02]
    """

    name: ClassVar[str] = "Gradient descent"

    def _numbers(self, gradient: FloatArray, state: OptimiserState, t: int) -> _Numbers:  # noqa: ARG002
        return _Numbers(self.learning_rate * gradient)


@dataclass(frozen=True)
class Momentum(Optimiser):
    """m = momentum · m + gradient; step = learning_rate · m. Source: torch.optim.SGD with momentum.

    >>> from lstm_core import Momentum
    >>> method = Momentum(learning_rate=0.1)
    >>> first = method.update([1.0], [0.5], method.start())
    >>> second = method.update(first.after, [0.5], first.state)
    >>> first.step.tolist(), second.step.round(3).tolist()
    ([0.05], [0.095])
    """

    momentum: float = 0.9
    name: ClassVar[str] = "Momentum"

    def _numbers(self, gradient: FloatArray, state: OptimiserState, t: int) -> _Numbers:  # noqa: ARG002
        m = gradient + 0.0 if state.m is None else self.momentum * state.m + gradient
        return _Numbers(self.learning_rate * m, m=m)


@dataclass(frozen=True)
class RMSprop(Optimiser):
    """v = decay · v + (1 − decay) · gradient²; step = learning_rate · gradient / (√v + epsilon).

    Source: torch.optim.RMSprop (Tieleman & Hinton 2012).

    >>> from lstm_core import RMSprop
    >>> method = RMSprop(learning_rate=0.1)
    >>> method.update([1.0, 1.0], [5.0, -0.2], method.start()).after.round(6).tolist()
    [0.0, 2.0]
    """

    learning_rate: float = 0.01
    decay: float = 0.99
    epsilon: float = EPSILON
    name: ClassVar[str] = "RMSprop"

    def _numbers(self, gradient: FloatArray, state: OptimiserState, t: int) -> _Numbers:  # noqa: ARG002
        v = (1.0 - self.decay) * (gradient * gradient)
        if state.v is not None:
            v = self.decay * state.v + v
        return _Numbers(self.learning_rate * gradient / (np.sqrt(v) + self.epsilon), v=v)


@dataclass(frozen=True)
class Adam(Optimiser):
    """m = beta1 · m + (1 − beta1) · gradient; v = beta2 · v + (1 − beta2) · gradient²;
    m̂ = m / (1 − beta1ᵗ); v̂ = v / (1 − beta2ᵗ); step = learning_rate · m̂ / (√v̂ + epsilon).

    Source: Kingma & Ba (2015); torch.optim.Adam.

    >>> from lstm_core import Adam
    >>> method = Adam(learning_rate=0.1)
    >>> method.update([1.0, 1.0], [5.0, -0.2], method.start()).after.round(6).tolist()
    [0.9, 1.1]
    """

    beta1: float = BETA1
    beta2: float = BETA2
    epsilon: float = EPSILON
    name: ClassVar[str] = "Adam"

    def _numbers(self, gradient: FloatArray, state: OptimiserState, t: int) -> _Numbers:
        m = (1.0 - self.beta1) * gradient
        v = (1.0 - self.beta2) * (gradient * gradient)
        if state.m is not None and state.v is not None:
            m += self.beta1 * state.m
            v += self.beta2 * state.v
        m_hat, v_hat = m / (1.0 - self.beta1**t), v / (1.0 - self.beta2**t)
        step = self.learning_rate * m_hat / (np.sqrt(v_hat) + self.epsilon)
        return _Numbers(step, m, v, m_hat, v_hat)


OPTIMISERS: dict[str, type[Optimiser]] = {
    "gradient_descent": GradientDescent,
    "momentum": Momentum,
    "rmsprop": RMSprop,
    "adam": Adam,
}
"""The optimisers by the key a page or an address uses."""


class Clipped(NamedTuple):
    """A gradient after clipping, its length ``norm`` before, and the ``factor`` ≤ 1 it was multiplied by."""

    gradient: FloatArray
    norm: float
    factor: float


def clip_by_norm(gradient: object, limit: object) -> Clipped:
    """Return the gradient shortened to the length ``limit`` where it is longer.

    Equations: norm = √Σ gradient²; factor = min(1, limit / (norm + 1e-6)). Raises ValueError for
    NaN or infinity and a limit that is not above 0.
    Source: Pascanu et al. (2013); torch.nn.utils.clip_grad_norm_.
    """
    slope, longest = finite_array("gradient", gradient), finite_number("limit", limit)
    if longest <= 0.0:
        raise refusal("limit", longest, "a number greater than 0")
    largest = float(np.max(np.abs(slope), initial=0.0))
    # Measured in units of the largest entry, so that no square leaves the range of floats.
    norm = largest * float(np.linalg.norm(slope / largest)) if largest else 0.0
    factor = min(1.0, longest / (norm + _NORM_EPSILON))
    return Clipped(slope * factor, norm, factor)
