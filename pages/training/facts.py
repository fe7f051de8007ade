"""What the texts around the page say in numbers, from the engine. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from pages.training.data.recipes import companies
from pages.training.record.telling import one_answer
from pages.ui.text.numbers import precise, setting


def facts() -> Mapping[str, str]:
    """Two of the published weights, and the best single answer for both companies with the loss it leaves."""
    published, best = companies().published, one_answer(companies().data)
    return {
        "one": setting(published["w_fh"]),
        "other": setting(published["w_fx"]),
        "middle": "½" if best["answer"] == 0.5 else precise(best["answer"]),
        "stalled": precise(best["loss"]),
    }
