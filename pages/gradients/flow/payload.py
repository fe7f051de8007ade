"""What the browser is told about a state: both units step by step, the curves, what can be done. Pure."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np

from lstm_core.cells.lstm import WEIGHT_NAMES
from lstm_core.gradients.flow import MAX_STEPS
from lstm_core.words.rnn_symbols import RNN_SYMBOLS
from lstm_core.words.tokens import TANH
from lstm_core.words.vocabulary import FUNCTIONS
from pages.gradients.flow.measured import FADING, OUT_CASES, RAIL_CASES, RNN_CASES, VANISHED, measured
from pages.gradients.flow.sweeps import WINDOW
from pages.gradients.lesson import flow_examples
from pages.gradients.state import FORGET, HANDLES, MIN_STEPS, GradientState, start_of
from pages.ui.live.grid import span_of
from pages.ui.live.words import symbol_payload
from pages.ui.params.codecs import short
from pages.ui.text.numbers import power_of_ten
from pages.ui.text.segments import Segment
from pages.ui.text.texts import text, text_segments, texts

GIVEN = ("x", "rnn_h_prev", "h_prev", "c_prev")
CHART_HEIGHT = 270
DRAWN: Mapping[str, tuple[str, str]] = {
    "d_rnn": ("short_term", "solid"),
    "d_out": ("long_term", "solid"),
    "d_c": ("long_term", "dashed"),
    "rail": ("forget", "dashdot"),
    "d_h": ("short_term", "dotted"),
}
"""The curves' colours and styles."""


def gradient_payload(state: GradientState) -> dict[str, Any]:
    """Everything the live part shows of a state."""
    found = measured(state)
    return {
        "vocabulary": state.vocabulary,
        "own": own_words(state.vocabulary),
        **_point(state),
        "settings": [*GIVEN, *HANDLES],
        "fixed": list(GIVEN),
        "values": {handle: state.number(handle) for handle in HANDLES},
        "exact": {},
        "decimals": None,
        "spans": {handle: span_of(state.number(handle)) for handle in HANDLES},
        "names": [*found.columns],
        "columns": _packed(found.columns.values()),
        "curves_over_lags": _packed(found.lines.values()),
        "line_names": [*found.lines],
        "lines": lines(),
        "borders": {"fading": FADING, "vanished": VANISHED},
        "height": CHART_HEIGHT,
        "lag": state.lag,
        "steps": state.steps,
        "range_of_steps": [MIN_STEPS, MAX_STEPS],
        "window": WINDOW,
        "question": question(state),
        "weight_names": list(WEIGHT_NAMES),
        "sentences": sentences(),
        "limits": limits(),
    }


def _point(state: GradientState) -> dict[str, Any]:
    """What the example shows, and what is said instead as soon as a number differs from ``start``."""
    example = flow_examples()[state.example]
    changed = text("gradients.flow.changed", title=example.title)
    base = start_of(state)
    return {
        "point": changed if state.is_changed else example.point,
        "changed": changed,
        "start": {handle: base.number(handle) for handle in HANDLES},
    }


@cache
def sentences() -> dict[str, list[list[Segment]]]:
    """What is said of the RNN, of the LSTM's output and of the memory line, case by case."""
    cases = {"rnn": RNN_CASES, "out": OUT_CASES, "rail": RAIL_CASES}
    return {
        group: [text_segments(f"gradients.flow.{group}.{case}") for case in known]
        for group, known in cases.items()
    }


def limits() -> str:
    """From where on a derivative is called fading, vanished, growing or exploded."""
    return text(
        "gradients.flow.limits",
        vanished=power_of_ten(-VANISHED),
        fading=power_of_ten(-FADING),
        growing=power_of_ten(FADING),
        exploded=power_of_ten(VANISHED),
    )


def _packed(rows: Any) -> str:
    return base64.b64encode(np.stack(list(rows)).astype("<f8").tobytes()).decode()


def question(state: GradientState) -> dict[str, str]:
    """What a sweep needs to know beside the numbers that can be dragged."""
    return {
        "series": state.series,
        "seed": str(state.seed),
        "rest": ",".join("" if name in FORGET else short(state.weights[name]) for name in WEIGHT_NAMES),
    }


def lines() -> list[dict[str, Any]]:
    """The curves: what each is called and how it is drawn."""
    names, symbols = texts("gradients.flow.lines"), texts("gradients.flow.symbols")
    return [
        {"key": key, "label": names[key], "symbol": symbols[key], "role": role, "style": style}
        for key, (role, style) in DRAWN.items()
    ]


@cache
def own_words(vocabulary: str) -> dict[str, Any]:
    """The recurrent unit's quantities, as the words of a vocabulary name the LSTM's."""
    symbols = {key: symbol_payload(symbol, vocabulary) for key, symbol in RNN_SYMBOLS.items()}
    return {"symbols": symbols, "pills": {"tanh": [FUNCTIONS[TANH][vocabulary]]}}
