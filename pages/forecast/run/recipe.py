"""How a network is to be trained on a series, and whether that can be done here."""

from __future__ import annotations

import math
from dataclasses import dataclass

from lstm_core.forecasting.series import SCALINGS, Prepared, prepare
from pages.ui.text.texts import text

MAX_UNITS = 32
MAX_WINDOW = 100
MAX_HELD_OUT = 1000
MAX_EPOCHS = 5000
MAX_BATCH = 1024
RATES = (1e-5, 1000.0)
SEEDS = (0, 999_999)
QUICK_S = 4.0
_LONGEST_EPOCH_S = 0.4
# Measured: one time step of one batch forward and back, and its part that grows with the arithmetic.
_STEP_S, _PRODUCT_S = 4e-5, 0.7e-9


@dataclass(frozen=True)
class Recipe:
    """What the weights depend on, apart from the number of epochs."""

    held_out: int
    window: int
    units: int = 8
    rate: float = 0.01
    batch: int = 16
    seed: int = 0
    scaling: str = SCALINGS[0]


def recipe_for(length: int) -> tuple[Recipe, int]:
    """A recipe and a number of epochs that suit any series of this length (4 or more)."""
    held_out = min(max(1, length // 5), 200)
    window = max(1, min(12, (length - held_out) // 2))
    batch = min(256, max(4, 2 ** round(math.log2(length / 10))))
    return Recipe(held_out, window, batch=batch), 200 if length <= 1000 else 50


def prepared(values: tuple[float, ...], recipe: Recipe) -> Prepared:
    """The series split, scaled and cut into windows, when the recipe can be carried out.

    Raises:
        ValueError: one sentence that says what does not fit and what does.
    """
    training = len(values) - recipe.held_out
    if training < 2:
        raise _refusal(
            "held_out",
            held_out=f"{recipe.held_out:,}",
            all=f"{len(values):,}",
            most=f"{len(values) - 2:,}",
        )
    if training < recipe.window + 1:
        most = str(min(training - 1, MAX_WINDOW))
        raise _refusal("window", window=str(recipe.window), training=f"{training:,}", most=most)
    first, *rest = values[:training]
    if all(value == first for value in rest):
        raise _refusal("constant", training=f"{training:,}", value=f"{first:g}")
    if epoch_seconds(len(values), recipe) > _LONGEST_EPOCH_S:
        raise _refusal("slow")
    try:
        return prepare(values, recipe.held_out, recipe.window, recipe.scaling)
    except ValueError as problem:
        said = str(problem)
        raise ValueError(f"{said[0].upper()}{said[1:]}.") from None


def _refusal(why: str, **given: str) -> ValueError:
    return ValueError(text(f"forecast.refusals.{why}", **given))


def windows_of(length: int, recipe: Recipe) -> int:
    """How many examples training has: windows before the split with the value after each."""
    return max(0, length - recipe.held_out - recipe.window)


def epoch_seconds(length: int, recipe: Recipe) -> float:
    """About how long one epoch takes."""
    windows = windows_of(length, recipe)
    batches = math.ceil(windows / recipe.batch)
    products = windows * recipe.units * (4 * recipe.units + 60)
    return recipe.window * ((batches + 1) * _STEP_S + products * _PRODUCT_S)
