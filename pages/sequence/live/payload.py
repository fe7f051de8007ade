"""What the browser is told about a state: the day's numbers, the lines over all days, what can be done. Pure."""

from __future__ import annotations

from typing import Any

from lstm_core.cells.lstm import WEIGHT_NAMES
from lstm_core.words.symbols import RESULTS, SETTINGS, SYMBOLS
from pages.sequence.live.chart import memories_chart, names_of, row_of
from pages.sequence.live.onward import open_this_day
from pages.sequence.runs import Runs, runs_of
from pages.sequence.state import SequenceState, point_of, title_of
from pages.sequence.story import story
from pages.ui.live.grid import span_of
from pages.ui.params.cell_variant import name_of, told
from pages.ui.text.segments import Segment
from pages.ui.text.texts import text

STRIP = ("x", "f", "i", "g", "o")
LINES = ("c", "h", *STRIP)
EVERY_LINE = [key for key in RESULTS if not key.startswith("p_")]


def sequence_payload(state: SequenceState) -> dict[str, Any]:
    """Everything the live part shows of a state."""
    runs = runs_of(state)
    values = day_values(state, runs)
    # Only the first day's memories can be set; a later day's may lie farther out than any sweep.
    fixed = ["h_prev", "c_prev"] if state.day else []
    return {
        "values": values,
        "exact": {"c": values["c"], "h": values["h"]},
        "decimals": None,
        "spans": {name: span_of(values[name]) for name in SETTINGS if name not in fixed},
        "fixed": fixed,
        "held": dict(state.hold),
        "variant": told(state.variant),
        "formulas": _changed_formulas(state),
        "story": story(state),
        "example": {"title": _place(state), "point": point_of(state)},
        "onward": open_this_day(state, values),
        "vocabulary": state.vocabulary,
        "shows": EVERY_LINE,
        "note": text("sequence.example.carried", day=str(state.day)) if state.day else "",
        "day": state.day,
        "predict": state.predict,
        "chart": memories_chart(state, runs),
        "strip": _strip(state, runs),
        "question": question(state),
    }  # fmt: skip


def day_values(state: SequenceState, runs: Runs) -> dict[str, float]:
    """The fifteen settings and the results of the day one is looking at."""
    day = runs.shown.at(state.day)
    recorded = {key: float(getattr(day, key)) for key in ("x", "h_prev", "c_prev", *RESULTS)}
    return {**recorded, **{name: float(state.weights[name]) for name in WEIGHT_NAMES}}


def question(state: SequenceState) -> dict[str, Any]:
    """What a sweep needs to know beside the weights: days, start memories, what is held, what stands beside."""
    return {
        "days": list(state.days),
        "h0": state.h0,
        "c0": state.c0,
        "hold": dict(state.hold),
        "variant": name_of(state.variant),
        "beside": [] if state.is_touched else list(state.days_beside),
    }


def _changed_formulas(state: SequenceState) -> dict[str, dict[str, list[Segment]]]:
    return {
        gate: {"formula": [text("sequence.chart.held")], "numbers": [text("sequence.chart.held_short")]}
        for gate in state.hold
    }


def _strip(state: SequenceState, runs: Runs) -> dict[str, Any]:
    return {
        "label": text(
            "sequence.strip",
            state.vocabulary,
            x=SYMBOLS["x"].names[state.vocabulary],
            name=names_of(runs),
            days=str(len(state.days)),
        ),
        "names": list(runs.names) if runs.beside else [],
        "rows": [
            {
                "key": key,
                "label": SYMBOLS[key].names[state.vocabulary],
                "role": SYMBOLS[key].role,
                "signed": SYMBOLS[key].kind != "share",
                "values": row_of(runs.shown, key),
                "beside": row_of(runs.beside, key) if runs.beside else None,
            }
            for key in STRIP
        ],
    }


def _place(state: SequenceState) -> str:
    day, days = str(state.day + 1), str(len(state.days))
    return text("sequence.example.place", title=title_of(state), day=day, days=days)
