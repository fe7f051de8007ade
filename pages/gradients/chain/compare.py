"""Fifty factors of a recurrent weight, and fifty factors of a unit that has it: not the same product. Pure."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from pages.gradients.chain.product import Chain
from pages.gradients.flow.measured import measured
from pages.gradients.flow.tables import scaled_text
from pages.gradients.state import USUAL_LAG, GradientState, default_state
from pages.ui.params.codecs import short
from pages.ui.text.numbers import fixed
from pages.ui.text.segments import Segment
from pages.ui.text.texts import text_segments

WEIGHT = 0.5


def compared() -> GradientState:
    """The first example with a recurrent weight of WEIGHT, looked at as far back as there are factors."""
    start = default_state()
    return replace(start.with_number("w_h", WEIGHT), lag=USUAL_LAG)


@cache
def comparison() -> list[Segment]:
    """Both products, and why they differ."""
    state = compared()
    found = measured(state)
    factors = found.flow.factors[state.step + 1 :]
    (power,) = Chain((WEIGHT,), state.lag).product.scaled[-1:].decimal(12)
    (unit,) = found.flow.rnn_h[state.lag : state.lag + 1].decimal(12)
    return text_segments(
        "gradients.chain.compare",
        n=str(state.lag),
        w=short(WEIGHT),
        power=scaled_text(*power),
        unit=scaled_text(*unit),
        low=fixed(float(factors.min()), 2),
        high=fixed(float(factors.max()), 2),
    )
