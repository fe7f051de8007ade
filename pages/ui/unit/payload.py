"""What the browser is told about a state: recorded numbers, names, texts. Pure, no Streamlit."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from lstm_core.activations import sigmoid, tanh
from lstm_core.paper import paper_step
from lstm_core.symbols import RESULTS, SETTINGS, SYMBOLS
from lstm_core.unit import StepTrace, step
from lstm_core.vocabulary import BLOCKS, FUNCTIONS, SIGMOID, SQUASH_PILL, TANH
from pages.ui.lesson import WHOLE, in_numbers, in_symbols, sentence, unit_lesson
from pages.ui.state import History, UnitState
from pages.ui.unit.sweeps import ROWS, span_of

PALETTE_FILE = Path(__file__).parents[3] / "assets" / "palette.json"
CURVE_REACH = 6.0


def traces(state: UnitState) -> tuple[StepTrace, StepTrace]:
    """The trace as shown and the exact one; the same object unless paper arithmetic is on."""
    exact = step(state.parameters, *state.states)
    if state.decimals is None:
        return exact, exact
    return paper_step(state.parameters, *state.states, state.decimals), exact


def numbers_in(trace: StepTrace) -> dict[str, float]:
    """All computed values of a scalar trace as plain floats."""
    return {key: float(getattr(trace, key)) for key in RESULTS}


def unit_payload(
    history: History, *, title: str, point: str, changed: bool, answered: int, message: str
) -> dict[str, Any]:
    """Everything the live diagram shows for the present state.

    Args:
        history: the state and what can be undone or redone.
        title: what the example is called, as plain text.
        point: what the example shows, one sentence, or nothing.
        changed: whether the numbers differ from the chosen example's.
        answered: the number of the last request from the browser that this answers.
        message: one sentence about a request that could not be met, or nothing.
    """
    state = history.present
    shown, exact = traces(state)
    return {
        "answered": answered,
        "message": message,
        "values": {**state.numbers, **numbers_in(shown)},
        "exact": {"c": float(exact.c), "h": float(exact.h)},
        "decimals": state.decimals,
        "example": {"title": title, "point": point},
        "spans": {name: span_of(state.numbers[name]) for name in SETTINGS},
        "division": state.division,
        "step": state.step,
        "can": {"undo": bool(history.past), "redo": bool(history.future), "reset": changed},
        "words": words_in(state.vocabulary),
        "curves": _curves(),
        "palette": palette(),
        "rows": ROWS,
        "settings": SETTINGS,
    }


@cache
def palette() -> dict[str, dict[str, str]]:
    """The colour of each role, for the light and the dark theme."""
    colours: dict[str, dict[str, str]] = json.loads(PALETTE_FILE.read_text(encoding="utf-8"))
    return colours


@cache
def _curves() -> dict[str, list[list[float]]]:
    """Points on the two activation curves, from the engine, for the small pictures."""
    reach = np.linspace(-CURVE_REACH, CURVE_REACH, 61)
    return {
        name: [[round(float(z), 3), round(float(a), 4)] for z, a in zip(reach, function(reach), strict=True)]
        for name, function in (("sigmoid", sigmoid), ("tanh", tanh))
    }


@cache
def words_in(vocabulary: str) -> dict[str, Any]:
    """Names, notations, formulas and lesson texts in one vocabulary."""
    symbols = {}
    for key, symbol in SYMBOLS.items():
        written = symbol.notation[vocabulary]
        symbols[key] = {
            "name": symbol.names[vocabulary],
            "role": symbol.role,
            "kind": symbol.kind,
            "decimals": symbol.decimals,
            "meaning": symbol.meaning,
            "span": symbol.span,
            "base": written.base,
            "sub": written.sub,
            "tilde": written.tilde,
            "function": written.function,
        }
    for key in RESULTS:
        symbols[key] |= {"formula": in_symbols(key, vocabulary), "numbers": in_numbers(key, vocabulary)}
    lesson = unit_lesson()
    return {
        "vocabulary": vocabulary,
        "symbols": symbols,
        "pills": {block.letter: block.pill[vocabulary] for block in BLOCKS}
        | {"squash": SQUASH_PILL[vocabulary]},
        "functions": {"sigmoid": FUNCTIONS[SIGMOID][vocabulary], "tanh": FUNCTIONS[TANH][vocabulary]},
        WHOLE: _told(lesson[WHOLE]),
        "divisions": [
            {
                "id": d["id"],
                "title": d["title"],
                "noun": d["noun"],
                "steps": [_told(told) for told in d["steps"]],
            }
            for d in lesson["divisions"]
        ],
    }


def _told(entry: dict[str, Any]) -> dict[str, Any]:
    return {"title": entry["title"], "sentence": sentence(entry["sentence"]), "shows": entry["shows"]}
