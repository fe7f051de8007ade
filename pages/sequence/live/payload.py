"""What the browser is told about a state: the day's numbers, the lines over all days, what can be done. Pure."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from lstm_core.cells.lstm import WEIGHT_NAMES
from lstm_core.words.symbols import RESULTS, SETTINGS, SYMBOLS
from pages.sequence.live.onward import open_this_day
from pages.sequence.runs import Runs, runs_of
from pages.sequence.state import SequenceState, point_of, title_of
from pages.ui.live.grid import span_of
from pages.ui.text.numbers import fixed
from pages.ui.text.segments import Segment

MEMORIES = {"c": "c_prev", "h": "h_prev"}
STRIP = ("x", "f", "i", "g", "o")
LINES = ("c", "h", *STRIP)
EVERY_LINE = [key for key in RESULTS if not key.startswith("p_")]
CHART_HEIGHT = 190


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
        "candidate": state.candidate,
        "formulas": _changed_formulas(state),
        "example": {"title": f"{title_of(state)}, day {state.day + 1} of {len(state.days)}", "point": "" if state.is_touched else point_of(state)},
        "onward": open_this_day(state, values),
        "vocabulary": state.vocabulary,
        "shows": EVERY_LINE,
        "note": f"Both memories come from day {state.day}." if state.day else "",
        "day": state.day,
        "chart": _chart(state, runs),
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
        "candidate": state.candidate,
        "beside": [] if state.is_touched else list(state.days_beside),
    }


def _changed_formulas(state: SequenceState) -> dict[str, dict[str, list[Segment]]]:
    found: dict[str, dict[str, list[Segment]]] = {
        gate: {"formula": ["held, not computed"], "numbers": ["held"]} for gate in state.hold
    }
    if state.candidate == "linear":
        found["g"] = {"formula": [{"symbol": "z_g"}], "numbers": [{"value": "z_g", "as": "term"}]}
    return found


def _chart(state: SequenceState, runs: Runs) -> dict[str, Any]:
    lines = []
    for trace, prefix, style, name in _drawn(runs):
        for key, named in MEMORIES.items():
            symbol = SYMBOLS[named]
            lines.append(
                {
                    "key": prefix + key,
                    "label": symbol.names[state.vocabulary] + (f", {name}" if name else ""),
                    "role": symbol.role,
                    "style": style,
                    "values": _row(trace, key),
                }
            )
    n_days = max(len(state.days), len(runs.beside) if runs.beside else 0)
    return {
        "label": f"Both memories of {runs.names[0]} over {len(state.days)} days",
        "xs": list(range(1, n_days + 1)),
        "x_title": "day",
        "height": CHART_HEIGHT,
        "lines": lines,
        "points": _targets(state, runs),
        "mark": state.day + 1,
    }


def _drawn(runs: Runs) -> list[tuple[Any, str, str, str]]:
    shown = (runs.shown, "", "solid", runs.names[0] if runs.beside else "")
    return [shown, *([(runs.beside, "beside.", "dashed", runs.names[1])] if runs.beside else [])]


def _targets(state: SequenceState, runs: Runs) -> list[dict[str, Any]]:
    role = SYMBOLS["h"].role
    found = []
    if state.target is not None:
        found.append(
            {
                "x": len(state.days),
                "y": state.target,
                "label": f"target {fixed(state.target, 2)}",
                "role": role,
            }
        )
    if runs.beside and not runs.is_untouched and state.target_beside is not None:
        found.append(
            {
                "x": len(runs.beside),
                "y": state.target_beside,
                "label": f"target {fixed(state.target_beside, 2)}",
                "role": role,
            }
        )
    return found


def _strip(state: SequenceState, runs: Runs) -> dict[str, Any]:
    return {
        "label": f"Input, the three gates and the candidate of {runs.names[0]} over {len(state.days)} days",
        "names": list(runs.names) if runs.beside else [],
        "rows": [
            {
                "key": key,
                "label": SYMBOLS[key].names[state.vocabulary],
                "role": SYMBOLS[key].role,
                "signed": SYMBOLS[key].kind != "share",
                "values": _row(runs.shown, key),
                "beside": _row(runs.beside, key) if runs.beside else None,
            }
            for key in STRIP
        ],
    }


def _row(trace: Any, key: str) -> list[float]:
    values: NDArray[np.float64] = getattr(trace, key)
    found: list[float] = values.tolist()
    return found
