"""What is said of a marked answer, the same on every page. Pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lstm_core.exercises import Mark, slug
from lstm_core.words.vocabulary import PLAIN
from pages.ui.text.texts import text

_TEXTS = "common.live.verdict"


def for_browser(mark: Mark) -> dict[str, Any]:
    """What ``assets/live/predict/verdict.js`` makes a sentence of; each mistake with the key of its own sentence."""
    return {
        "verdict": mark.verdict,
        "mistakes": [{"name": name, "text": slug(name)} for name in mark.mistakes],
        "own": list(mark.own),
        "decimals": mark.decimals,
        "problem": mark.problem,
        "is_near": mark.is_near,
    }


def mistake_told(name: str, vocabulary: str = PLAIN) -> str:
    """What went wrong, in one sentence."""
    return text(f"exercises.live.mistakes.{slug(name)}", vocabulary)


def sentence_of(mark: Mark, name_of: Callable[[str], str], vocabulary: str = PLAIN) -> str:
    """The same sentence as text; ``name_of`` says what an earlier answer is called."""
    if mark.problem:
        return mark.problem
    if mark.mistakes:
        told = " ".join(mistake_told(name, vocabulary) for name in mark.mistakes)
        return text(f"{_TEXTS}.mistake", told=told)
    if mark.verdict == "carried":
        return text(f"{_TEXTS}.carried", own=", ".join(map(name_of, mark.own)))
    if mark.verdict == "more digits":
        name = "decimals" if mark.decimals > 1 else "more"
        return text(f"{_TEXTS}.{name}", decimals=str(mark.decimals))
    return text(f"{_TEXTS}.{'near' if mark.is_near else mark.verdict}")
