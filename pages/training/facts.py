"""What the texts around the page say in numbers, from the engine. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from pages.training.data.recipes import companies
from pages.training.record.telling import one_answer
from pages.ui.params.codecs import short
from pages.ui.text.numbers import precise


def facts() -> Mapping[str, str]:
    """The published recipe's epochs and rate, and the loss of one answer for both companies."""
    recipe, best = companies(), one_answer(companies().data)
    return {
        "epochs": f"{recipe.epochs:,}",
        "rate": short(recipe.learning_rate),
        "middle": "½" if best["answer"] == 0.5 else precise(best["answer"]),
        "stalled": precise(best["loss"]),
    }
