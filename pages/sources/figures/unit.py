"""The figures about one unit and its worked example, documents 000 and 001, each calculated anew."""

from __future__ import annotations

import numpy as np

from lstm_core import LSTMParameters, StepTrace, paper_step, sigmoid, step, tanh
from pages.sources.figures.outcome import ABSENT, MISPRINT, RIGHT, ROUNDED, WRONG, Facts, Figure, Link
from pages.ui.library.examples import shipped_examples
from pages.ui.params.unit_settings import numbers_of, parameters_of
from pages.ui.text.numbers import fixed, precise, scientific

WORKED = "memory-two"
UNIT = "unit"
CURVES = "activations"


def example() -> tuple[LSTMParameters, float, float, float]:
    """The worked example: weights, input, short-term and long-term memory."""
    found = shipped_examples()[WORKED]
    return found.parameters, found.x, found.h_prev, found.c_prev


def trace(**changed: float) -> StepTrace:
    """The worked example's step, some of its fifteen numbers changed."""
    numbers = dict(numbers_of(shipped_examples()[WORKED])) | changed
    return step(parameters_of(numbers), numbers["x"], numbers["h_prev"], numbers["c_prev"])


def weighted_sum(letter: str, **changed: float) -> dict[str, str]:
    """One weighted sum of the worked example written out."""
    numbers = dict(numbers_of(shipped_examples()[WORKED])) | changed
    weights = [numbers[key] for key in (f"w_{letter}h", f"w_{letter}x", f"b_{letter}")]
    w_h, w_x, b = (f"({fixed(w, 2)})" if w < 0 else fixed(w, 2) for w in weights)
    written = f"{fixed(numbers['h_prev'], 0)}×{w_h} + {fixed(numbers['x'], 0)}×{w_x} + {b}"
    return {"sum": written, "result": fixed(float(getattr(trace(**changed), f"z_{letter}")), 2)}


def _forget_share() -> Facts:
    found = trace()
    limit = float(np.log(np.finfo(np.float64).max))
    return {"z": fixed(float(found.z_f), 2), "f": fixed(float(found.f), 5), "limit": fixed(limit, 1)}


def _bias_of_4_27() -> Facts:
    return weighted_sum("i") | {"other": weighted_sum("i", b_i=1.62)["result"]}


def _weight_of_2_03() -> Facts:
    return weighted_sum("g") | {"other": weighted_sum("g", w_gh=0.41)["result"]}


def _candidate() -> Facts:
    found = trace()
    return {"z": fixed(float(found.z_g), 2), "g": fixed(float(found.g), 5)}


def _memory() -> Facts:
    rough = paper_step(*example(), 2, share_decimals=1)
    paper = paper_step(*example(), 2)
    exact = float(trace().c)
    return {"paper": fixed(float(paper.c), 2), "rough": fixed(float(rough.c), 2), "c": fixed(exact, 5)}


def _short_term() -> Facts:
    found, paper = trace(), paper_step(*example(), 2)
    exact = {"o": found.o, "tanh": found.tanh_c, "h": found.h}
    by_hand = {"paper_o": paper.o, "paper_tanh": paper.tanh_c, "paper_h": paper.h}
    return {
        "z": fixed(float(found.z_o), 2),
        **{name: fixed(float(value), 5) for name, value in exact.items()},
        **{name: fixed(float(value), 2) for name, value in by_hand.items()},
    }


def _ends_of_sigmoid() -> Facts:
    low, high = (float(sigmoid(z)) for z in (-10.0, 10.0))
    return {"low": fixed(low, 7), "high": fixed(high, 7)}


def _range_of_tanh() -> Facts:
    low, high = (float(tanh(z)) for z in (-10.0, 10.0))
    return {"low": fixed(low, 9), "high": fixed(high, 9)}


def _input_minus_ten() -> Facts:
    found = trace(x=-10.0)
    return {
        "sum": fixed(float(found.z_g), 2),
        "g": fixed(float(found.g), 8),
        "f": scientific(float(found.f), 1),
        "i": scientific(float(found.i), 1),
        "c": precise(float(found.c)),
    }


def _paper_link(**extra: str) -> Link:
    return Link(UNIT, {"open": "paper", **extra})


UNIT_FIGURES = (
    Figure(1, "000, 001", lambda: weighted_sum("f"), RIGHT, Link(UNIT, {"by": "seven", "step": "1"})),
    Figure(2, "000, 001", _forget_share, RIGHT, Link(CURVES, {"z": "5.95"})),
    Figure(3, "000", _bias_of_4_27, MISPRINT, Link(UNIT, {"by": "steps", "step": "2"})),
    Figure(4, "000", _weight_of_2_03, MISPRINT, Link(UNIT, {"by": "steps", "step": "2"})),
    Figure(5, "000", _candidate, RIGHT, Link(CURVES, {"curve": "tanh", "z": "2.03"})),
    Figure(6, "000", _memory, ROUNDED, _paper_link()),
    Figure(7, "000", _short_term, ABSENT, _paper_link(paper="2")),
    Figure(8, "000", _ends_of_sigmoid, MISPRINT, Link(CURVES, {"z": "-10"})),
    Figure(9, "000", _range_of_tanh, WRONG, Link(CURVES, {"curve": "tanh", "z": "10"})),
    Figure(10, "001", _input_minus_ten, RIGHT, Link(UNIT, {"example": "input-minus-ten"})),
)
