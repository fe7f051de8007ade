"""Predict first: which results a page hides until they are worked out, and how a typed one is marked. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from lstm_core.exercises import Exercise, mark
from pages.ui.exchange.events import NOT_OURS, Event
from pages.ui.params.frozen import Frozen
from pages.ui.text.verdicts import for_browser

S = TypeVar("S", bound=Frozen)

MAX_ANSWERS = 60


@dataclass(frozen=True)
class Predicting(Generic[S]):
    """What there is to predict on a page.

    Attributes:
        exercise: what is to be worked out, with the numbers on screen; a page with several says which by a text. Its
            ValueError, one sentence, says why nothing typed can be marked.
        harmless: the panels that give no result away.
    """

    exercise: Callable[[S, str], Exercise]
    harmless: frozenset[str] = frozenset()


def switched(predicting: Predicting[S] | None, state: S, event: Event) -> S:
    """The state after ``{"kind": "predict", "on": true}``. Raises ValueError, in one sentence, for another event."""
    on = event.get("on")
    if predicting is None or not isinstance(on, bool):
        raise ValueError(NOT_OURS)
    return replace(state, predict=on)


def marked(predicting: Predicting[S] | None, state: S, event: Event) -> dict[str, Any]:
    """What ``{"kind": "guess", "of": "", "key": "z_f", "answers": {"z_f": "5,95"}}`` is worth.

    ``answers`` holds what was typed so far, since a line may follow rightly from an earlier one that is wrong.

    Raises:
        ValueError: one sentence, for an event that no page makes.
    """
    of, key, answers = event.get("of"), event.get("key"), _texts(event.get("answers"))
    if predicting is None or not isinstance(of, str) or not isinstance(key, str) or key not in answers:
        raise ValueError(NOT_OURS)
    exercise = predicting.exercise(state, of)
    if not answers.keys() <= exercise.solution.keys():
        raise ValueError(NOT_OURS)
    return {"of": of, "key": key, **for_browser(mark(exercise, answers)[key])}


def _texts(answers: object) -> dict[str, str]:
    """The answers as far as they are texts."""
    found = answers if isinstance(answers, dict) and len(answers) <= MAX_ANSWERS else {}
    return {key: text for key, text in found.items() if isinstance(text, str)}
