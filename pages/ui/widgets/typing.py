"""Fields one types in: what cannot be used stays in its field, to be mended, with a sentence that says what is accepted.

Where a list can be read in two ways, the person is asked, with a button for each.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from pages.ui.input.lists import TwoReadingsError
from pages.ui.params.codecs import short
from pages.ui.params.typed_numbers import MAX_TYPED_CHARS, number_from_text, whole_from_text
from pages.ui.text.markdown import plain
from pages.ui.text.texts import text

_REFUSED = "what was refused"
Take = Callable[[str], None]


@dataclass(frozen=True)
class _Refusal:
    key: str
    problem: ValueError
    take: Take


def use(key: str, take: Take, typed: str | None = None) -> None:
    """Take what was typed in a field, or have it said why that cannot be; for what a widget calls."""
    try:
        take(st.session_state[key] if typed is None else typed)
    except ValueError as problem:
        st.session_state[_REFUSED] = _Refusal(key, problem, take)


def still_refused(key: str, problem: str) -> None:
    """Have it said again why what still stands in a field is not taken; what was refused elsewhere by now goes first."""
    newest: _Refusal | None = st.session_state.get(_REFUSED)
    if newest is None or not _refused(newest.key):
        st.session_state[_REFUSED] = _Refusal(key, ValueError(problem), lambda _: None)


def fill(key: str, shown: str) -> None:
    """Let a field say what is on screen, unless what stands in it was refused."""
    if not _refused(key):
        st.session_state[key] = shown


def say_refused(*keys: str, said: Callable[[str], str] = str) -> None:
    """Say below some fields what was refused there, or ask which reading is meant; to be called after drawing them."""
    refusal = _refused(*keys)
    if refusal is None:
        return
    del st.session_state[_REFUSED]
    if isinstance(refusal.problem, TwoReadingsError):
        _ask(refusal, refusal.problem)
    else:
        st.error(plain(said(str(refusal.problem))), icon=":material/error:")


def number_field(
    label: str, key: str, value: float, low: float, high: float, take: Callable[[Any], None], *,
    whole: bool = True, **look: Any,
) -> None:  # fmt: skip
    """A field for a number, whole or not; what is typed goes to ``take`` or is refused at :func:`say_refused`."""

    def taken(typed: str) -> None:
        take(whole_from_text(typed, int(low), int(high)) if whole else number_from_text(typed, low, high))

    text_field(label, key, short(value), taken, **look)


def text_field(
    label: str, key: str, shown: str, take: Take, *, most: int = MAX_TYPED_CHARS, **look: Any
) -> None:
    """A field for a text of at most ``most`` characters."""
    fill(key, shown)
    st.text_input(label, key=key, max_chars=most, on_change=use, args=(key, take), **look)


def _refused(*keys: str) -> _Refusal | None:
    refusal: _Refusal | None = st.session_state.get(_REFUSED)
    # A field that has left the screen has taken what was typed with it.
    return refusal if refusal and refusal.key in keys and refusal.key in st.session_state else None


def _ask(refusal: _Refusal, both: TwoReadingsError) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(text("common.asked.which"), width="content")
        for place, (reading, shown) in enumerate(zip(both.readings, both.shown, strict=True)):
            st.button(
                plain(shown),
                key=f"{refusal.key}_{place}",
                on_click=use,
                args=(refusal.key, refusal.take, reading),
            )
