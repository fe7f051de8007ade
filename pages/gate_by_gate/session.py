"""The visitor of the unit's page."""

from __future__ import annotations

from dataclasses import replace

from pages.gate_by_gate.state import UnitState
from pages.gate_by_gate.url import address, default_state
from pages.ui.library.examples import shipped_examples
from pages.ui.params.page_address import PageAddress
from pages.ui.params.unit_settings import numbers_of
from pages.ui.text.lesson import step_counts
from pages.ui.visits.visits import PageStore

UNIT_PAGE: PageStore[UnitState] = PageStore(
    "unit",
    decode=lambda query: _address().decode(query),
    encode=lambda state: _address().encode(state),
)
load, get, change, write_url = UNIT_PAGE.load, UNIT_PAGE.get, UNIT_PAGE.change, UNIT_PAGE.write_url


def _address() -> PageAddress[UnitState]:
    return address(shipped_examples(), step_counts())


def start_of(state: UnitState) -> UnitState:
    """``state`` with its example's own numbers; a state without an example goes to the first one."""
    examples = shipped_examples()
    if state.example in examples:
        return replace(state, numbers=numbers_of(examples[state.example]))
    first = default_state(examples)
    return replace(state, example=first.example, numbers=first.numbers, title="")
