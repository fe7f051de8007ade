"""What the browser is told about a state: its recorded numbers and what can be done. Pure, no Streamlit."""

from __future__ import annotations

from typing import Any

from lstm_core.cells.trace import StepTrace
from lstm_core.unit.paper import paper_step
from lstm_core.unit.step import step
from lstm_core.words.symbols import RESULTS, SETTINGS
from pages.gate_by_gate.state import UnitState
from pages.ui.live.grid import span_of
from pages.ui.visits.history import History


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
    history: History[UnitState], *, title: str, point: str, changed: bool, answered: int, message: str
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
        "vocabulary": state.vocabulary,
    }
