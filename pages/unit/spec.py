"""What can be asked of this page, said once. Pure."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from lstm_core.exercises import Exercise, exercise_of
from pages.ui.exchange.live_page import LivePage
from pages.ui.exchange.predicting import Predicting
from pages.ui.library.examples import shipped_examples
from pages.ui.params.page_address import PageAddress
from pages.ui.params.unit_settings import numbers_of
from pages.ui.text.lesson import step_counts
from pages.ui.text.texts import text
from pages.unit.facts import facts
from pages.unit.live.payload import unit_payload
from pages.unit.live.requests import reduce
from pages.unit.settings import ROWS
from pages.unit.state import UnitState
from pages.unit.url import address, default_state


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


def unit_exercise(state: UnitState, _: str) -> Exercise:
    """The unit to be worked out. Raises ValueError, in one sentence, where its curves are not the usual ones."""
    if not state.variant.is_usual:
        raise ValueError(text("curves.unmarked"))
    return exercise_of("whole-unit", state.numbers)


UNIT: LivePage[UnitState] = LivePage(
    "unit",
    _address,
    start_of,
    unit_payload,
    reduce,
    title=text("unit.title"),
    rows=ROWS,
    facts=facts,
    predicting=Predicting(unit_exercise, frozenset({"files"})),
)
