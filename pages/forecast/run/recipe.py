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
_LEAST_TO_CHOOSE = 40
"""A shorter series is not divided in three: too little would be left to learn from."""
# Measured: one time step of one batch forward and back, and its part that grows with the arithmetic.
_STEP_S, _PRODUCT_S = 4e-5, 0.7e-9


@dataclass(frozen=True)
class Recipe:
    """What the weights depend on, apart from the number of epochs.

    The last ``held_out`` values judge; the ``choosing`` values before them choose, 0 for none; the rest is learned from.
    """

    held_out: int
    window: int
    choosing: int = 0
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
    chosen = choosing_for(length, Recipe(held_out, window))
    return Recipe(held_out, window, chosen, batch=batch), 200 if length <= 1000 else 50


def choosing_for(length: int, recipe: Recipe) -> int:
    """How many values suit the part for choosing: as many as are held out, at most a quarter of those before; none of few."""
    if length < _LEAST_TO_CHOOSE:
        return 0
    wanted = min(recipe.held_out, (length - recipe.held_out) // 4)
    return min(wanted, choosing_room(length, recipe))


def choosing_room(length: int, recipe: Recipe) -> int:
    """How many values a part for choosing may take at most: a window, and one more, are left to learn from."""
    return max(0, min(length - recipe.held_out - max(recipe.window + 1, 2), MAX_HELD_OUT))


def prepared(
    values: tuple[float, ...], recipe: Recipe, columns: tuple[tuple[float, ...], ...] = ()
) -> Prepared:
    """The series, and other columns beside it, split, scaled and cut into windows, when the recipe can be carried out.

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
    room = choosing_room(len(values), recipe)
    if training >= recipe.window + 1 and recipe.choosing > room:
        raise _refusal(
            "choosing", choosing=f"{recipe.choosing:,}", window=str(recipe.window), most=f"{room:,}"
        )
    if training < recipe.window + 1:
        most = str(min(training - 1, MAX_WINDOW))
        raise _refusal("window", window=str(recipe.window), training=f"{training:,}", most=most)
    training -= recipe.choosing
    first, *rest = values[:training]
    if all(value == first for value in rest):
        raise _refusal("constant", training=f"{training:,}", value=f"{first:g}")
    if epoch_seconds(len(values), recipe) > _LONGEST_EPOCH_S:
        raise _refusal("slow")
    try:
        return prepare(
            values, recipe.held_out, recipe.window, recipe.scaling, choosing=recipe.choosing, columns=columns
        )
    except ValueError as problem:
        said = str(problem)
        raise ValueError(f"{said[0].upper()}{said[1:]}.") from None


def _refusal(why: str, **given: str) -> ValueError:
    return ValueError(text(f"forecast.refusals.{why}", **given))


def windows_of(length: int, recipe: Recipe) -> int:
    """How many examples training has: windows before the split with the value after each."""
    return max(0, length - recipe.held_out - recipe.choosing - recipe.window)


def epoch_seconds(length: int, recipe: Recipe) -> float:
    """About how long one epoch takes."""
    windows = windows_of(length, recipe)
    batches = math.ceil(windows / recipe.batch)
    # What is watched is run forward only, which takes about a third.
    products = (windows + recipe.choosing / 3) * recipe.units * (4 * recipe.units + 60)
    return recipe.window * ((batches + 2) * _STEP_S + products * _PRODUCT_S)
