"""What can be asked of this page, said once. Pure."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from pages.gate_by_gate.live.payload import unit_payload
from pages.gate_by_gate.live.requests import reduce
from pages.gate_by_gate.settings import ROWS
from pages.gate_by_gate.state import UnitState
from pages.gate_by_gate.url import address, default_state
from pages.ui.exchange.live_page import LivePage
from pages.ui.library.examples import shipped_examples
from pages.ui.params.page_address import PageAddress
from pages.ui.params.unit_settings import numbers_of
from pages.ui.text.lesson import step_counts


@cache
def _address() -> PageAddress[UnitState]:
    return address(shipped_examples(), step_counts())


def start_of(state: UnitState) -> UnitState:
    """``state`` with its example's own numbers; a state without an example goes to the first one."""
    examples = shipped_examples()
    if state.example in examples:
        return replace(state, numbers=numbers_of(examples[state.example]))
    first = default_state(examples)
    return replace(state, example=first.example, numbers=first.numbers, title="")


UNIT: LivePage[UnitState] = LivePage(
    "unit",
    _address,
    start_of,
    unit_payload,
    reduce,
    title="One LSTM unit, gate by gate",
    rows=ROWS,
)
