"""The figures and claims about gradients, gates, names and the forecasting case, each calculated anew."""

from __future__ import annotations

import numpy as np

from lstm_core import LSTMParameters, run, sigmoid, step, tanh
from lstm_core.gradients.jacobians import jacobian_products
from lstm_core.unit.sweep_sequence import run_with
from lstm_core.words.symbols import SYMBOLS
from lstm_core.words.tokens import SIGMOID, TANH
from lstm_core.words.vocabulary import BLOCKS, FUNCTIONS, PLAIN, ROLES, STANDARD, Z_NOTATION
from pages.sources.figures.outcome import CLAIM, MISPRINT, RIGHT, WRONG, Facts, Figure, Link
from pages.ui.library.examples import shipped_examples
from pages.ui.params.links import weights_query
from pages.ui.text.numbers import fixed, percent, precise, scientific

DAYS = (1.0, 0.5, 0.25, 1.0)
STEPS = 50
STRONGEST = 40.0
BIAS = 1.62
"""Of the documents' forget gate."""
GATES, CHAIN, UNIT, FORECAST = "gates", "gradients", "unit", "forecast"


def gate(w_h: float, w_x: float, h: float, x: float) -> tuple[float, str]:
    """A weighted sum without bias and how it is written."""
    written = f"{_bracketed(h)}×{_bracketed(w_h)} + {_bracketed(x)}×{_bracketed(w_x)}"
    return h * w_h + x * w_x, written


def _bracketed(number: float) -> str:
    text = fixed(number, 0)
    return f"({text})" if number < 0 else text


def _share(w_h: float, w_x: float, h: float, x: float) -> Facts:
    total, written = gate(w_h, w_x, h, x)
    return {"sum": written, "z": fixed(total, 1), "result": fixed(float(sigmoid(total)), 5)}


def _squashed(w_h: float, w_x: float, h: float, x: float) -> Facts:
    total, written = gate(w_h, w_x, h, x)
    return {"sum": written, "z": fixed(total, 1), "result": fixed(float(tanh(total)), 5 if total else 1)}


def _product() -> Facts:
    return {"product": fixed(0.03 * 0.05, 4)}


def _powers() -> Facts:
    return {"n": str(STEPS), "small": scientific(0.5**STEPS, 1), "large": scientific(2.0**STEPS, 2)}


def _memory_line() -> Facts:
    """The way along the memory line and all paths together, over company B's days."""
    unit = worked_unit()
    trace = run(unit, DAYS)
    products = jacobian_products(unit, trace)
    return {
        "day": str(len(DAYS)),
        "steps": str(len(DAYS) - 1),
        "shares": " × ".join(fixed(float(f), 4) for f in trace.f[1:]),
        "line": fixed(float(products.rail[0, 0]), 4),
        "all": fixed(float(products.c_c[0, 0, 0]), 2),
    }


def _memory_line_link() -> Link:
    """The same unit and days on the page of the gradients, looked at as far back as they go."""
    weights = weights_query(worked_unit().settable)
    return Link(CHAIN, {"steps": str(len(DAYS)), **weights})


def worked_unit() -> LSTMParameters:
    """The unit of documents 000 and 001."""
    return next(iter(shipped_examples().values())).parameters


def _share_between() -> Facts:
    return {"bias": fixed(BIAS, 2), "share": percent(float(sigmoid(BIAS)))}


def _flipped() -> Facts:
    up, down = (float(tanh(sign * 3.0)) for sign in (1, -1))
    return {"up": fixed(up, 5), "down": fixed(down, 5)}


def _bound() -> Facts:
    """From an empty memory even the strongest weights leave both memories within 1."""
    strong = (STRONGEST, STRONGEST, STRONGEST)
    unit = LSTMParameters.scalar(forget=strong, input=strong, candidate=strong, output=strong)
    found = step(unit, 5.0, 0.0, 0.0)
    return {
        "weight": fixed(STRONGEST, 0),
        "added": fixed(float(found.added), 4),
        "h": fixed(float(found.h), 4),
        "most_c": fixed(float(found.c), 1),
        "most_h": fixed(float(found.h), 2),
    }


def _rule() -> Facts:
    """The forget gate when input and short-term memory agree and when they differ."""

    def shares(w_h: float, w_x: float) -> str:
        agree, differ = (float(sigmoid(h * w_h + x * w_x)) for h, x in ((1.0, 1.0), (1.0, -1.0)))
        return f"{percent(agree)} → {percent(differ)}"

    return {"both_positive": shares(2.0, 1.0), "one_negative": shares(2.0, -1.0)}


def _steps() -> Facts:
    def product(key: str) -> str:
        factors = (SYMBOLS[factor].names[STANDARD].lower() for factor in SYMBOLS[key].depends_on)
        return f"{key} = {' × '.join(factors)}"

    return {"kept": product("kept"), "added": product("added"), "gate": SYMBOLS["i"].names[STANDARD].lower()}


def _names(vocabulary: str) -> Facts:
    states = (SYMBOLS[key].names for key in ("c_prev", "h_prev"))
    names = [*states, *(block.names for block in BLOCKS)]
    return {"names": "; ".join(f"{n[vocabulary]} = {n[STANDARD]}" for n in names)}


def _z_letters() -> Facts:
    """What the letters of z-notation stand for; those of the weights come with the number of their sum."""
    memories = (
        f"{SYMBOLS[key].notation[Z_NOTATION].base} = {SYMBOLS[before].names[PLAIN].lower()} "
        f"({SYMBOLS[before].names[STANDARD].lower()})"
        for key, before in (("h", "h_prev"), ("c", "c_prev"))
    )
    weights = (
        f"{SYMBOLS[f'w_f{source}'].notation[Z_NOTATION].base} to {BLOCKS[-1].z_index} = weights of the {what}"
        for source, what in (("h", "short-term memory"), ("x", "input"))
    )
    curves = (f"{FUNCTIONS[curve][Z_NOTATION]} = {curve}" for curve in (SIGMOID, TANH))
    return {"names": "; ".join((*memories, *weights, *curves))}


def _sigmoid_candidate() -> Facts:
    """The documents' unit with a sigmoid where its candidate's tanh is."""
    unit = worked_unit()
    days = [-1.0] * 4
    usual, only_adds = run(unit, days), run_with(unit, days, candidate="sigmoid")
    return {
        "added": precise(float(usual.added[0])),
        "least": precise(float(np.min(only_adds.added))),
        "with_tanh": precise(float(usual.c[-1])),
        "with_sigmoid": precise(float(only_adds.c[-1])),
    }


def _gate_link(w_h: str, w_x: str, h: str, x: str) -> Link:
    return Link(GATES, {"forget": f"{w_h},{w_x},0", "h": h, "x": x})


def _candidate_link(w_h: str, w_x: str, h: str, x: str) -> Link:
    return Link(UNIT, {"candidate": f"{w_h},{w_x},0", "h": h, "x": x})


OTHER_FIGURES = (
    Figure(11, "001", _product, RIGHT, Link(CHAIN, {"chain": "0.03,0.05"})),
    Figure(12, "001", _powers, RIGHT, Link(CHAIN, {"chain": "0.5", "n": str(STEPS)})),
    Figure(13, "000, 001", _memory_line, CLAIM, _memory_line_link()),
    Figure(14, "002", _share_between, CLAIM, Link("activations", {"z": fixed(BIAS, 2)})),
    Figure(15, "002", dict, CLAIM, Link("training", {"rate": "0.05"})),
    Figure(16, "003", lambda: _share(2.0, 1.0, 1.0, 1.0), MISPRINT, _gate_link("2", "1", "1", "1")),
    Figure(17, "003", lambda: _share(2.0, 1.0, 1.0, -1.0), MISPRINT, _gate_link("2", "1", "1", "-1")),
    Figure(18, "003", _flipped, RIGHT, _candidate_link("2", "1", "1", "1")),
    Figure(19, "003", lambda: _squashed(2.0, 1.0, 1.0, -1.0), MISPRINT, _candidate_link("2", "1", "1", "-1")),
    Figure(20, "003", lambda: _squashed(1.0, 1.0, -1.0, 1.0), MISPRINT, _candidate_link("1", "1", "-1", "1")),
    Figure(21, "003", _bound, WRONG, Link(FORECAST, {"open": "document"})),
    Figure(22, "003", _rule, CLAIM, Link(GATES, {"open": "claim"})),
    Figure(23, "003", _steps, CLAIM, Link(UNIT, {"by": "seven"})),
    Figure(24, "003", _z_letters, CLAIM, Link(UNIT, {"words": Z_NOTATION})),
    Figure(25, "004", lambda: _names(ROLES), CLAIM, Link(UNIT, {"words": ROLES})),
    Figure(26, "004", _sigmoid_candidate, CLAIM, Link("activations", {"open": "swap"})),
)
