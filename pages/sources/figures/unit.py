"""The figures about one unit and its worked example, documents 000 and 001, each calculated anew."""

from __future__ import annotations

import numpy as np

from lstm_core import LSTMParameters, StepTrace, paper_step, sigmoid, step, tanh
from pages.sources.figures.outcome import ABSENT, MISPRINT, RIGHT, ROUNDED, WRONG, Figure, Link, Outcome
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


def weighted_sum(letter: str, **changed: float) -> Outcome:
    """One weighted sum of the worked example written out."""
    numbers = dict(numbers_of(shipped_examples()[WORKED])) | changed
    weights = [numbers[key] for key in (f"w_{letter}h", f"w_{letter}x", f"b_{letter}")]
    w_h, w_x, b = (f"({fixed(w, 2)})" if w < 0 else fixed(w, 2) for w in weights)
    written = f"{fixed(numbers['h_prev'], 0)}×{w_h} + {fixed(numbers['x'], 0)}×{w_x} + {b}"
    return Outcome(written, fixed(float(getattr(trace(**changed), f"z_{letter}")), 2))


def _forget_share() -> Outcome:
    found = trace()
    return Outcome(f"σ({fixed(float(found.z_f), 2)})", fixed(float(found.f), 5))


def _bias_of_4_27() -> Outcome:
    right = weighted_sum("i")
    return Outcome(f"{right.calculation}; with bias 1.62: {weighted_sum('i', b_i=1.62).value}", right.value)


def _weight_of_2_03() -> Outcome:
    return Outcome(
        f"{weighted_sum('g').calculation}; with 0.41: {fixed(float(trace(w_gh=0.41).z_g), 2)}",
        weighted_sum("g").value,
    )


def _candidate() -> Outcome:
    found = trace()
    return Outcome(f"tanh({fixed(float(found.z_g), 2)})", fixed(float(found.g), 5))


def _memory() -> Outcome:
    rough = paper_step(*example(), 2, share_decimals=1)
    paper = paper_step(*example(), 2)
    return Outcome(
        f"exact; on paper with 2 decimals {fixed(float(paper.c), 2)}; "
        f"with gates to 1 decimal {fixed(float(rough.c), 2)}",
        fixed(float(trace().c), 5),
    )


def _short_term() -> Outcome:
    found = trace()
    paper = paper_step(*example(), 2)
    return Outcome(
        f"σ({fixed(float(found.z_o), 2)}) = {fixed(float(found.o), 5)}; tanh = {fixed(float(found.tanh_c), 5)}; "
        f"on paper {fixed(float(paper.o), 2)} × {fixed(float(paper.tanh_c), 2)} = {fixed(float(paper.h), 2)}",
        fixed(float(found.h), 5),
    )


def _ends_of_sigmoid() -> Outcome:
    low, high = (float(sigmoid(z)) for z in (-10.0, 10.0))
    return Outcome("σ(−10) and σ(10)", f"{fixed(low, 7)} and {fixed(high, 7)}")


def _range_of_tanh() -> Outcome:
    low, high = (float(tanh(z)) for z in (-10.0, 10.0))
    return Outcome("tanh(−10) and tanh(10)", f"{fixed(low, 9)} and {fixed(high, 9)}")


def _input_minus_ten() -> Outcome:
    found = trace(x=-10.0)
    return Outcome(
        f"sum {fixed(float(found.z_g), 2)}, tanh {fixed(float(found.g), 8)}; "
        f"shares kept {scientific(float(found.f), 1)} and let in {scientific(float(found.i), 1)}",
        f"new long-term memory {precise(float(found.c))}",
    )


def _overflow() -> str:
    limit = float(np.log(np.finfo(np.float64).max))
    return f"eˣ leaves the range of a float above x = {fixed(limit, 1)}; the engine's form does not."


def _paper_link(**extra: str) -> Link:
    return Link(UNIT, {"open": "paper", **extra})


UNIT_FIGURES = (
    Figure(1, "000, 001", "(1×2.70) + (1×1.63) + 1.62 = 5.95", lambda: weighted_sum("f"), RIGHT,
           "The forget gate's weighted sum.", Link(UNIT, {"by": "seven", "step": "1"})),
    Figure(2, "000, 001", "0.997, by eˣ / (eˣ + 1)", _forget_share, RIGHT,
           f"Right to three decimals. {_overflow()}", Link(CURVES, {"z": "5.95"})),
    Figure(3, "000", "(1×2) + (1×1.65) + 1.62 = 4.27", _bias_of_4_27, MISPRINT,
           "The sum 4.27 needs a bias of 0.62; with the printed 1.62 it would be larger by 1.", Link(UNIT, {"by": "steps", "step": "2"})),
    Figure(4, "000", "1×0.41 … −0.32 = 2.03", _weight_of_2_03, MISPRINT,
           "The sum 2.03 needs the weight 1.41.", Link(UNIT, {"by": "steps", "step": "2"})),
    Figure(5, "000", "0.97", _candidate, RIGHT, "Right to two decimals.", Link(CURVES, {"curve": "tanh", "z": "2.03"})),
    Figure(6, "000", "new long-term memory 2.97", _memory, ROUNDED,
           "Both percentages were rounded to 1.0 before they were used.", _paper_link()),
    Figure(7, "000", "nothing: the new short-term memory is missing", _short_term, ABSENT,
           "The documents stop before this number; on paper it comes out a little lower.", _paper_link(paper="2")),
    Figure(8, "000", "three lines that calculate nothing: f(x) = 1, f(x) = y axis / x axis, f(x) = −10 / 0", _ends_of_sigmoid, MISPRINT,
           "Garbled: two points read off a picture of the sigmoid, x = −10 with y = 0 and x = 10 with y = 1, were written down as fractions. The curve is as good as 0 and as good as 1 there, not quite.", Link(CURVES, {"z": "-10"})),
    Figure(9, "000", "the curve from −1 to 1 is called sigmoid", _range_of_tanh, WRONG,
           "The range is right, the name is not: that curve is tanh.", Link(CURVES, {"curve": "tanh", "z": "10"})),
    Figure(10, "001", "input −10: the tanh is −1", _input_minus_ten, RIGHT,
           "Right to six decimals; the gates close as well, so almost nothing is kept or added.", Link(UNIT, {"example": "input-minus-ten"})),
)  # fmt: skip
