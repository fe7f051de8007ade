"""Goal seek: which value of a setting gives a result a wanted value?"""

from __future__ import annotations

import streamlit as st

from lstm_core.unit.solve import Solution, solve
from lstm_core.words.symbols import RESULTS, SETTINGS
from pages.ui.live.grid import span_of
from pages.ui.params.typed_numbers import number_from_text
from pages.ui.text.markdown import plain
from pages.ui.text.numbers import fixed, precise
from pages.ui.text.numbers import setting as setting_text
from pages.ui.text.segments import name_of
from pages.ui.text.texts import text
from pages.ui.visits.visit import change, put, state_now
from pages.unit.panels.quantity import quantity_box
from pages.unit.spec import UNIT
from pages.unit.state import UnitState

SHOWN_ROOTS = 6


def show(state: UnitState) -> None:
    """Draw the panel."""
    setting, result, target = state.seek
    words = {key: symbol.names[state.vocabulary] for key, symbol in state.variant.symbols.items()}
    for key, value in (("seek_setting", setting), ("seek_result", result), ("seek_target", target)):
        st.session_state[key] = value
    with st.container(horizontal=True, vertical_alignment="bottom"):
        quantity_box(text("unit.seek.which"), SETTINGS, "seek_setting", words, _changed)
        quantity_box(text("unit.seek.makes"), RESULTS, "seek_result", words, _changed)
        st.text_input(text("unit.seek.equal"), key="seek_target", on_change=_changed, max_chars=40, width=140)
    try:
        wanted = number_from_text(target)
    except ValueError as problem:
        st.error(plain(str(problem)))
        return
    reach = span_of(state.numbers[setting])
    found = solve(
        state.parameters,
        *state.states,
        setting,
        result,
        wanted,
        low=-reach,
        high=reach,
        variant=state.variant,
    )
    if found.is_reachable:
        _answers(found, words, state)
    else:
        _unreachable(found, words)
    st.caption(text("unit.seek.searched", reach=f"{reach:,}"))


def _changed() -> None:
    chosen = st.session_state
    change(UNIT, seek=(chosen["seek_setting"], chosen["seek_result"], chosen["seek_target"]))


def _answers(found: Solution, words: dict[str, str], state: UnitState) -> None:
    for number, root in enumerate(found.roots[:SHOWN_ROOTS]):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(
                text(
                    "unit.seek.found",
                    setting=words[found.quantity],
                    root=fixed(root, 3),
                    result=name_of(found.target_quantity, state.vocabulary, state.variant.symbols),
                    target=setting_text(found.target),
                    precise=fixed(root, 9),
                ),
                width="content",
            )
            st.button(
                text("unit.seek.use"), key=f"seek_use_{number}", on_click=_use, args=(found.quantity, root)
            )
    if found.plateaus:
        st.caption(text("unit.seek.level"))
    if len(found.roots) > SHOWN_ROOTS:
        st.caption(text("unit.seek.more", count=str(len(found.roots)), shown=str(SHOWN_ROOTS)))


def _unreachable(found: Solution, words: dict[str, str]) -> None:
    named = {"setting": words[found.quantity], "result": words[found.target_quantity]}
    low, high = (precise(value) for value in found.reachable)
    if found.flat:
        st.warning(text("unit.seek.flat", low=low, **named))
    else:
        st.warning(text("unit.seek.beyond", target=precise(found.target), low=low, high=high, **named))


def _use(setting: str, root: float) -> None:
    put(UNIT, state_now(UNIT).with_number(setting, root))
