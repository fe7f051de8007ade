"""What the page's live part is told: sentences with terms in them, and which terms to list. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from pages.sources.figures.outcome import MISPRINT, VERDICTS, WRONG
from pages.sources.state import SourcesState
from pages.sources.tables import FIGURES
from pages.sources.uses import columns
from pages.ui.text.glossary import glossary
from pages.ui.text.numbers import percent
from pages.ui.text.segments import Segment, segments
from pages.ui.text.texts import text, text_segments, texts

SHARE, STEPS = 0.99, 100
"""What the page's last answer reckons with: a forget gate that is nearly open, and for how long."""


def prose(state: SourcesState) -> dict[str, Any]:
    """What the open part says above its tables."""
    return _PARTS[state.explore](state) if state.explore in _PARTS else {}


@cache
def facts() -> Mapping[str, str]:
    """What the texts around the page say in numbers."""
    found = Counter(figure.verdict for figure in FIGURES)
    return {
        "figures": str(len(FIGURES)),
        "wrong": str(found[MISPRINT] + found[WRONG]),
        "share": percent(SHARE, 2),
        "left": percent(SHARE**STEPS, 2),
        "steps": str(STEPS),
    }


def counts() -> str:
    """How many figures there are of each verdict."""
    found = Counter(figure.verdict for figure in FIGURES)
    told = [
        text(f"sources.figures.verdicts.{verdict}.counted", n=str(found[verdict])) for verdict in VERDICTS
    ]
    return text("sources.figures.counts", all=str(len(FIGURES)), told=", ".join(told))


def _figures(_: SourcesState) -> dict[str, Any]:
    documents = texts("sources.figures.documents").items()
    return {
        "title": text("sources.figures.title"),
        "paragraphs": [text_segments("sources.figures.intro")],
        "items": [
            text_segments("sources.figures.document", number=number, kind=kind) for number, kind in documents
        ],
        "after": [[counts()]],
    }


def _words(state: SourcesState) -> dict[str, Any]:
    said = texts("sources.words.mistakes")
    pairs: list[dict[str, list[Segment]]] = [
        {name: segments(row[name]) for name in ("wrong", "right")} for row in said["rows"]
    ]
    listed = sorted(glossary(), key=lambda name: glossary()[name].term.casefold())
    mistakes = {"title": said["title"], "wrong": said["wrong"], "right": said["right"], "rows": pairs}
    return {"mistakes": mistakes, "terms": listed, "find": state.find}


def _uses(_: SourcesState) -> dict[str, Any]:
    return {"columns": columns()}


_PARTS: Mapping[str, Callable[[SourcesState], dict[str, Any]]] = {
    "figures": _figures, "glossary": _words, "uses": _uses,
}  # fmt: skip
