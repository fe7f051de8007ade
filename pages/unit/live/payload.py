"""What the browser is told about a state: its recorded numbers. Pure, no Streamlit."""

from __future__ import annotations

from typing import Any

from lstm_core.cells.trace import StepTrace
from lstm_core.unit.paper import paper_step
from lstm_core.unit.step import step
from lstm_core.words.symbols import RESULTS, SETTINGS
from pages.ui.live.grid import span_of
from pages.ui.params.cell_variant import told
from pages.unit.state import UnitState
from pages.unit.titles import example_told


def traces(state: UnitState) -> tuple[StepTrace, StepTrace]:
    """The trace as shown and the exact one; the same object unless paper arithmetic is on."""
    exact = step(state.parameters, *state.states, state.variant)
    if state.decimals is None:
        return exact, exact
    return paper_step(state.parameters, *state.states, state.decimals, variant=state.variant), exact


def numbers_in(trace: StepTrace) -> dict[str, float]:
    """All computed values of a scalar trace as plain floats."""
    return {key: float(getattr(trace, key)) for key in RESULTS}


def unit_payload(state: UnitState) -> dict[str, Any]:
    """Everything the live diagram shows of a state."""
    shown, exact = traces(state)
    return {
        "values": {**state.numbers, **numbers_in(shown)},
        "exact": {"c": float(exact.c), "h": float(exact.h)},
        "decimals": state.decimals,
        "example": example_told(state),
        "spans": {name: span_of(state.numbers[name]) for name in SETTINGS},
        "division": state.division,
        "step": state.step,
        "predict": state.predict,
        "vocabulary": state.vocabulary,
        "variant": told(state.variant),
    }
