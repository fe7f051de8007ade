"""The charts over the days as payloads: both memories above the unit, the short-term memory beside what holds a gate. Pure."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from lstm_core.words.symbols import SYMBOLS
from pages.sequence.narration import LIMIT, TOLERANCE
from pages.sequence.runs import Runs
from pages.sequence.state import SequenceState
from pages.sequence.story import written
from pages.ui.text.texts import text

MEMORIES = {"c": "c_prev", "h": "h_prev"}
MARKERS = {"h": "square"}
"""What stands at a memory's days where it is not a dot: without colour, too, the two lines differ."""
CHART_HEIGHT, SMALL_HEIGHT = 190, 190


def memories_chart(state: SequenceState, runs: Runs) -> dict[str, Any]:
    """Both memories of every run, the targets, and where the runs first differ."""
    return {
        "label": text("sequence.chart.label", name=names_of(runs), days=str(len(state.days))),
        "xs": list(range(1, max(len(state.days), len(runs.beside or ())) + 1)),
        "x_title": text("sequence.chart.axis"),
        "height": CHART_HEIGHT,
        "lines": [_line(state, run, key) for run in _drawn(runs) for key in MEMORIES],
        "points": targets(state, runs),
        "notes": notes(runs),
        "inside": True,
        "mark": state.day + 1,
    }


def output_chart(state: SequenceState, runs: Runs) -> dict[str, Any]:
    """The short-term memory with what is changed and without it, up to the last day and its target."""
    last = len(state.days)
    label = text("sequence.hold.should", next=str(last + 1), target=written(state.target or 0))
    pairs = zip(_drawn(runs), ("changed", "unchanged"), strict=False)
    return {
        "label": text("sequence.hold.chart", state.vocabulary, days=str(last)),
        "xs": list(range(1, last + 1)),
        "x_title": text("sequence.chart.axis"),
        "height": SMALL_HEIGHT,
        "lines": [_line(state, run, "h") | {"label": text(f"sequence.hold.{name}")} for run, name in pairs],
        "points": [] if state.target is None else [_point(last, state.target) | {"label": label}],
        "notes": notes(runs),
        "inside": True,
        "mark": last,
    }


def names_of(runs: Runs) -> str:
    """The series that are drawn, by name."""
    if not runs.beside:
        return runs.names[0]
    return text("sequence.chart.both", name=runs.names[0], beside=runs.names[1])


def targets(state: SequenceState, runs: Runs) -> list[dict[str, Any]]:
    """What each run should say after its last day, and which line says it; the browser puts the two together."""
    found = []
    if state.target is not None:
        found.append(_target(state.target, "h", runs.names[0], len(state.days)))
    if runs.beside and not runs.is_untouched and state.target_beside is not None:
        found.append(_target(state.target_beside, "beside.h", runs.names[1], len(runs.beside)))
    return found


def notes(runs: Runs) -> list[dict[str, Any]]:
    """The first day on which the two runs differ, if they do."""
    parting = runs.parting()
    day = None if parting is None else parting.first_beyond(TOLERANCE)
    return [] if day is None else [{"x": day + 1, "text": text("sequence.chart.parting", limit=LIMIT)}]


def row_of(trace: Any, key: str) -> list[float]:
    """One quantity over the days."""
    values: NDArray[np.float64] = getattr(trace, key)
    found: list[float] = values.tolist()
    return found


def _target(target: float, line: str, name: str, last: int) -> dict[str, Any]:
    return _point(last, target) | {
        "line": line,
        "name": name,
        "next": str(last + 1),
        "target": written(target),
    }


def _point(last: int, target: float) -> dict[str, Any]:
    return {"x": last, "y": target, "role": SYMBOLS["h"].role}


def _drawn(runs: Runs) -> list[tuple[Any, str, str, str]]:
    shown = (runs.shown, "", "solid", runs.names[0] if runs.beside else "")
    return [shown, *([(runs.beside, "beside.", "dashed", runs.names[1])] if runs.beside else [])]


def _line(state: SequenceState, run: tuple[Any, str, str, str], key: str) -> dict[str, Any]:
    trace, prefix, style, name = run
    symbol = SYMBOLS[MEMORIES[key]]
    quantity = symbol.names[state.vocabulary]
    return {
        "key": prefix + key,
        "label": text("sequence.chart.line", quantity=quantity, name=name) if name else quantity,
        "role": symbol.role,
        "style": style,
        "marker": MARKERS.get(key),
        "values": row_of(trace, key),
    }
