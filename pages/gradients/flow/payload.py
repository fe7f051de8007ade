"""What the browser is told about a state: both units step by step, the curves, what can be done. Pure."""

from __future__ import annotations

import base64
from functools import cache
from typing import Any

import numpy as np

from lstm_core.cells.lstm import WEIGHT_NAMES
from lstm_core.gradients.flow import MAX_STEPS
from lstm_core.words.rnn_symbols import RNN_SYMBOLS
from lstm_core.words.symbols import SYMBOLS
from lstm_core.words.tokens import TANH
from lstm_core.words.vocabulary import FUNCTIONS
from pages.gradients.flow.measured import OUT_CASES, RAIL_CASES, RNN_CASES, measured
from pages.gradients.flow.sweeps import WINDOW
from pages.gradients.lesson import flow_examples, sentences
from pages.gradients.state import FORGET, HANDLES, MIN_STEPS, GradientState, start_of
from pages.ui.live.grid import span_of
from pages.ui.live.words import symbol_payload
from pages.ui.params.codecs import short
from pages.ui.text.names import lower_first

GIVEN = ("x", "rnn_h_prev", "h_prev", "c_prev")
CHART_HEIGHT = 236


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
        "lines": lines(state.vocabulary),
        "height": CHART_HEIGHT,
        "lag": state.lag,
        "steps": state.steps,
        "range_of_steps": [MIN_STEPS, MAX_STEPS],
        "window": WINDOW,
        "question": question(state),
        "weight_names": list(WEIGHT_NAMES),
        "sentences": {
            "rnn": [sentences("rnn")[case] for case in RNN_CASES],
            "rail": [sentences("rail")[case] for case in RAIL_CASES],
            "h": [sentences("h")[case] for case in OUT_CASES],
        },
    }


def _point(state: GradientState) -> dict[str, Any]:
    """What the example shows, and what is said instead as soon as a number differs from ``start``."""
    example = flow_examples()[state.example]
    changed = f"Changed from the example “{example.title}”: what it shows need not hold any more."
    base = start_of(state)
    return {
        "point": changed if state.is_changed else example.point,
        "changed": changed,
        "start": {handle: base.number(handle) for handle in HANDLES},
    }


def _packed(rows: Any) -> str:
    return base64.b64encode(np.stack(list(rows)).astype("<f8").tobytes()).decode()


def question(state: GradientState) -> dict[str, str]:
    """What a sweep needs to know beside the numbers that can be dragged."""
    return {
        "series": state.series,
        "seed": str(state.seed),
        "rest": ",".join("" if name in FORGET else short(state.weights[name]) for name in WEIGHT_NAMES),
    }


def lines(vocabulary: str) -> list[dict[str, Any]]:
    """The four curves: what each is called and how it is drawn."""
    h, c, f = (SYMBOLS[key].names[vocabulary] for key in ("h_prev", "c_prev", "f"))
    return [
        {"key": "d_rnn", "label": f"RNN: {lower_first(h)}", "symbol": "∂h_T/∂h_t", "role": "short_term", "style": "solid"},
        {"key": "d_c", "label": f"LSTM: {lower_first(c)}", "symbol": "∂c_T/∂c_t", "role": "long_term", "style": "solid"},
        {"key": "rail", "label": f"Product of “{f}”", "symbol": "f_T · … · f_{t+1}", "role": "forget", "style": "dashed"},
        {"key": "d_h", "label": f"LSTM: {lower_first(h)}", "symbol": "∂h_T/∂h_t", "role": "short_term", "style": "dotted"},
    ]  # fmt: skip


@cache
def own_words(vocabulary: str) -> dict[str, Any]:
    """The recurrent unit's quantities, as the words of a vocabulary name the LSTM's."""
    symbols = {key: symbol_payload(symbol, vocabulary) for key, symbol in RNN_SYMBOLS.items()}
    return {"symbols": symbols, "pills": {"tanh": [FUNCTIONS[TANH][vocabulary]]}}
