"""One landscape: the losses over two weights, how dark they are drawn, its level lines, and the plain step. Pure."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from lstm_core.cells.lstm import WEIGHT_NAMES
from lstm_core.cells.parameters import LSTMParameters
from lstm_core.numbers.activations import FloatArray
from lstm_core.training.landscape import level_lines, loss_and_slopes, losses_over
from pages.training.state import Plan
from pages.ui.live.recordings import Recording
from pages.ui.load.kept import kept
from pages.ui.params.codecs import short

SIDES = (41, 21, 11)
"""How many values of each weight: fewer where many days have to be gone through."""
MOST_STEPS = 1_000_000
ROOM, LEAST = 0.75, 1.0
"""To each side of its middle the picture reaches so many times the path's width, and at least so far."""
LEVELS = tuple(float(f"{factor}e{power}") for power in range(-2, 4) for factor in (1, 1.5, 2, 3, 4, 5, 7))
DARKEST = 1.0
"""The mean squared error at which a place is as dark as it gets; one of 0 is as pale as the page."""
SEEN = 0.06
"""An arrow shorter than this share of the picture is drawn longer, by a power of ten."""
FAR = 0.5
"""A step longer than this share of the picture is far."""
TICKS = 5


class Frame(NamedTuple):
    """What the picture shows: the least and the greatest value of each weight."""

    left: float
    right: float
    bottom: float
    top: float

    @classmethod
    def around(cls, left: float, right: float, bottom: float, top: float) -> Frame:
        """A picture of a path within these bounds, with the same scale both ways."""
        half = max(LEAST, ROOM * max(right - left, top - bottom))
        x, y = (left + right) / 2, (bottom + top) / 2
        return cls(x - half, x + half, y - half, y + half)


@dataclass(frozen=True)
class Cut:
    """Where a landscape is cut: at which weights, over which two, how far."""

    plan: Plan
    weights: tuple[float, ...]
    across: str
    up: str
    frame: Frame

    @property
    def parameters(self) -> LSTMParameters:
        """The unit with these weights."""
        return LSTMParameters.from_settable(dict(zip(WEIGHT_NAMES, self.weights, strict=True)))

    @property
    def task(self) -> tuple[object, object]:
        """Series and targets as the engine takes them."""
        return self.plan.data.series, self.plan.data.targets_at(self.plan.loss_on)

    @property
    def places(self) -> tuple[FloatArray, FloatArray]:
        """The values of both weights that a loss is worked out for."""
        steps = self.plan.days
        side = next((side for side in SIDES if steps * side * side <= MOST_STEPS), SIDES[-1])
        left, right, bottom, top = self.frame
        return np.linspace(left, right, side), np.linspace(bottom, top, side)


@kept
def landscape(cut: Cut) -> Recording:
    """The landscape as the browser gets it.

    Columns, one number each: the frame, and what :func:`plain_step` says. Lines: ``loss`` and ``shade`` (U, A), both
    axes' ticks, and a level line for each of the round losses that occur.
    """
    heights = _heights(cut, *cut.places)
    columns = {**cut.frame._asdict(), **plain_step(cut)}
    levels = {
        f"level{short(level)}": level_lines(heights, cut.places, level)
        for level in LEVELS
        if heights.min() < level < heights.max()
    }
    lines = {
        "loss": heights,
        "shade": shades(heights, cut),
        "ticks_across": round_places(cut.frame.left, cut.frame.right)[np.newaxis],
        "ticks_up": round_places(cut.frame.bottom, cut.frame.top)[np.newaxis],
        **levels,
    }
    return Recording({name: np.array([float(value)]) for name, value in columns.items()}, lines)


def plain_step(cut: Cut) -> Mapping[str, float]:
    """Where plain gradient descent would go from here with the plan's rate, if only the two weights could change.

    ``loss`` here, both slopes, ``to_across`` and ``to_up`` of the arrow, ``times`` which it is drawn longer than the
    step, by how much the loss would ``change`` over the true step, whether it ``rises``, and whether the
    step is ``far``.
    """
    loss, slopes = loss_and_slopes(cut.parameters, *cut.task, cut.plan.loss_on)
    here = dict(zip(WEIGHT_NAMES, cut.weights, strict=True))
    step = {name: -cut.plan.rate * slopes[name] for name in (cut.across, cut.up)}
    length, wanted = math.hypot(*step.values()), SEEN * (cut.frame.right - cut.frame.left)
    times = 10.0 ** math.ceil(math.log10(wanted / length)) if 0.0 < length < wanted else 1.0
    ends = (here[name] + step[name] for name in (cut.across, cut.up))
    landed = float(_heights(cut, *(np.array([end]) for end in ends))[0, 0])
    return {
        "loss": loss,
        "slope_across": slopes[cut.across],
        "slope_up": slopes[cut.up],
        "to_across": here[cut.across] + times * step[cut.across],
        "to_up": here[cut.up] + times * step[cut.up],
        "times": times,
        "change": abs(landed - loss),
        "rises": float(landed > loss),
        "far": float(length > FAR * (cut.frame.right - cut.frame.left)),
    }


def shades(heights: FloatArray, cut: Cut) -> FloatArray:
    """How dark each place is drawn, 0 to 1: the root of its mean squared error, which is how far an answer is off."""
    errors = len(cut.plan.data.series) if cut.plan.loss_on == "last" else cut.plan.days
    return np.asarray(np.clip(np.sqrt(heights / errors / DARKEST), 0.0, 1.0), dtype=np.float64)


def round_places(low: float, high: float) -> FloatArray:
    """A few round numbers from ``low`` to ``high``."""
    wanted = (high - low) / TICKS
    unit = 10.0 ** math.floor(math.log10(wanted))
    step = next(factor * unit for factor in (1, 2, 5, 10) if factor * unit >= wanted * 0.999)
    return np.asarray(np.arange(math.ceil(low / step), math.floor(high / step) + 1) * step, dtype=np.float64)


def _heights(cut: Cut, across: FloatArray, up: FloatArray) -> FloatArray:
    return losses_over(cut.parameters, *cut.task, cut.across, cut.up, (across, up), cut.plan.loss_on)
