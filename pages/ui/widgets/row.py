"""The settings above a page, drawn from their declaration: each box shows the state and asks for another when used."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from pages.ui.exchange.live_page import LivePage, S
from pages.ui.params.boxes import Box, Group, Number, Select, Typed, boxes_in
from pages.ui.text.markdown import plain
from pages.ui.visits.visit import put, state_now
from pages.ui.widgets.typing import say_refused, text_field

_PROBLEM = "why a setting was refused"


def settings_rows(
    page: LivePage[S], state: S, beside: Callable[[], None] | None = None, *, folds: bool = True
) -> None:
    """Draw the page's title and its rows of boxes; ``beside`` draws what else stands in the first one.

    On a phone they fold behind the button of the page's opening, where it has one.
    """
    for place, row in enumerate(page.rows):
        key = f"settings_{place}" if folds else f"settings_kept_{place}"
        with st.container(key=key, horizontal=True, vertical_alignment="bottom", gap="small"):
            if place == 0:
                st.title(page.title, width="content", anchor=False)
            for item in row:
                if isinstance(item, Group):
                    _group(page, item, state)
                else:
                    _box(page, item, state)
            if place == 0 and beside is not None:
                beside()
    say_refused(*(_key(page, box) for box in boxes_in(page.rows)))
    if problem := st.session_state.pop(_PROBLEM, ""):
        st.warning(plain(problem), icon=":material/error:")


def attempt(page: LivePage[S], after: Callable[[S], S]) -> None:
    """Let the address say the state ``after`` this one, or have it said why that cannot be; for what a widget calls."""
    try:
        put(page, after(state_now(page)))
    except ValueError as problem:
        st.session_state[_PROBLEM] = str(problem)


def _group(page: LivePage[S], group: Group[S], state: S) -> None:
    with st.popover(group.label, icon=":material/tune:", width="content"):
        for place, boxes in zip(st.columns(len(group.columns)), group.columns, strict=True):
            for box in boxes:
                with place.container(gap="xsmall"):
                    _box(page, box, state)
        if group.note:
            st.caption(group.note)


def _box(page: LivePage[S], box: Box[S], state: S) -> None:
    if not box.here(state):
        return
    key = _key(page, box)
    look: dict[str, Any] = {
        "help": box.told(state) or None, "disabled": box.still(state), "width": box.width,
    }  # fmt: skip
    if isinstance(box, Select):
        st.session_state[key] = box.shown(state)
        st.selectbox(
            box.label, box.options(state), key=key, format_func=lambda option: box.title(option, state),
            on_change=lambda: attempt(page, lambda state: box.chosen(state, st.session_state[key])), **look,
        )  # fmt: skip
    elif isinstance(box, Number):
        text_field(
            box.label,
            key,
            box.typed(state),
            lambda typed: put(page, box.taken(state_now(page), typed)),
            **look,
        )
    elif isinstance(box, Typed):
        text_field(
            box.label, key, box.shown(state), lambda typed: put(page, box.chosen(state_now(page), typed)),
            most=box.most, placeholder=box.instead or None, **look,
        )  # fmt: skip
    if said := box.says(state):
        st.caption(said)


def _key(page: LivePage[S], box: Box[S]) -> str:
    return f"{page.name}_{box.name}"
