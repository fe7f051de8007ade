"""How a network is to be trained on a series, and whether that can be done here."""

from __future__ import annotations

import math
from dataclasses import dataclass

from lstm_core.forecasting.series import SCALINGS, Prepared, prepare

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
        raise ValueError(
            f"The held-out part of {recipe.held_out:,} leaves too little of the {len(values):,} values; "
            f"accepted here are 1 to {len(values) - 2:,}."
        )
    if training < recipe.window + 1:
        raise ValueError(
            f"A window of {recipe.window} does not fit into the {training:,} values before the split, which must hold "
            f"it and one more; accepted here are windows of 1 to {min(training - 1, MAX_WINDOW)}."
        )
    first, *rest = values[:training]
    if all(value == first for value in rest):
        raise ValueError(
            f"The {training:,} values before the split are all {first:g}, so there is nothing to learn and no scale; "
            "accepted are series with at least two different values there."
        )
    if epoch_seconds(len(values), recipe) > _LONGEST_EPOCH_S:
        raise ValueError(
            "One round through this series would take too long here; "
            "choose a larger batch, a shorter window or fewer units."
        )
    try:
        return prepare(values, recipe.held_out, recipe.window, recipe.scaling)
    except ValueError as problem:
        text = str(problem)
        raise ValueError(f"{text[0].upper()}{text[1:]}.") from None


def epoch_seconds(length: int, recipe: Recipe) -> float:
    """About how long one epoch takes."""
    windows = max(0, length - recipe.held_out - recipe.window)
    batches = math.ceil(windows / recipe.batch)
    products = windows * recipe.units * (4 * recipe.units + 60)
    return recipe.window * ((batches + 1) * _STEP_S + products * _PRODUCT_S)
