"""Save what is on screen as an example, take the unit home, bring an example or a network."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from lstm_core.files.examples import WorkedExample, dump_example, is_example, parse_example
from lstm_core.files.take_home.screens import Steps
from lstm_core.layers.network import Network
from pages.ui.networks.bring import Bringing, Brought, choose_file, show_brought
from pages.ui.networks.mixups import start_for, variant_in
from pages.ui.networks.take_home import take_home
from pages.ui.params.cell_variant import variant_query
from pages.ui.params.links import OWN, weights_query, words_query
from pages.ui.params.typed_numbers import check_number
from pages.ui.params.unit_settings import numbers_of
from pages.ui.text.texts import text
from pages.ui.visits.visit import change, put, state_now
from pages.unit.spec import UNIT
from pages.unit.state import UnitState
from pages.unit.titles import title_of
from pages.unit.url import MAX_TITLE


def show(state: UnitState) -> None:
    """Draw the panel."""
    page = Bringing(
        "files", _use, has_curves=True, screen=state.numbers, other=_load_example, vocabulary=state.vocabulary
    )
    save, load = st.columns(2, gap="large")
    with save:
        _save(state)
    with load:
        choose_file(page)
    show_brought(page)
    take_home(screen_of(state), state.library, lambda chosen: change(UNIT, library=chosen), "unit_home")


def screen_of(state: UnitState) -> Steps:
    """The step on screen, to be taken home."""
    x, h_prev, c_prev = state.states
    return Steps.of(Network((state.parameters,), variant=state.variant), x, [(h_prev, c_prev)])


def _save(state: UnitState) -> None:
    st.text_input(
        text("unit.files.title"),
        value=title_of(state)[:MAX_TITLE],
        key=f"files_title_{state.example}",
        max_chars=MAX_TITLE,
    )
    title = st.session_state[f"files_title_{state.example}"].strip() or title_of(state)
    st.download_button(
        text("unit.files.save"),
        lambda: dump_example(_as_example(state, title)),
        "gatewise-example.json",
        "application/json",
        on_click="ignore",
    )
    st.caption(text("unit.files.saved"))
    st.page_link(
        "sequence/page.py", label=text("unit.files.sequence"), icon=":material/arrow_forward:",
        query_params={**weights_query(state.numbers), **variant_query(state.variant), **words_query(state.vocabulary)},
    )  # fmt: skip


def _as_example(state: UnitState, title: str) -> WorkedExample:
    x, h_prev, c_prev = state.states
    name = state.example if state.example != OWN else "own-example"
    return WorkedExample(name, title, "", "", state.parameters, x, h_prev, c_prev)


def _load_example(content: bytes) -> bool:
    """Take a file that is an example of this app; False for any other."""
    if not is_example(content):
        return False
    example = parse_example(content)
    numbers = numbers_of(example)
    for name, value in numbers.items():
        check_number(name, value)
    change(UNIT, example=OWN, title=example.title[:MAX_TITLE], numbers=numbers)
    return True


def _use(taken: Brought) -> None:
    """Put the unit on screen, with the input and memories that its file holds."""
    state = state_now(UNIT)
    start = start_for(taken.reading, taken.layer, state.numbers)
    found = {**state.numbers, **taken.unit.settable}
    if start.source == "file":
        found |= {name: float(getattr(start, name)[0]) for name in ("x", "h_prev", "c_prev")}
    for name, value in found.items():
        check_number(name, value)
    put(
        UNIT,
        replace(
            state, example=OWN, title=taken.name[:MAX_TITLE], numbers=found, variant=variant_in(taken.reading)
        ),
        seen=True,
    )
