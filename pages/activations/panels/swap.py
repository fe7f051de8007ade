"""One curve of the unit swapped for the other, over a whole series; always open, as it is what the page is for."""

from __future__ import annotations

import streamlit as st

from pages.activations.series import OWN
from pages.activations.spec import ACTIVATIONS
from pages.activations.state import MAX_DAYS, ActivationsState
from pages.activations.swapping import line_chart, shown_quantities, swap_sentence, swap_title, swapped
from pages.activations.url import SWAPS
from pages.ui.input.lists import MAX_CHARACTERS, numbers_from_pasted
from pages.ui.library.sequences import shipped_sequences
from pages.ui.params.codecs import short
from pages.ui.params.typed_numbers import check_number
from pages.ui.text.texts import text
from pages.ui.visits.visit import change
from pages.ui.widgets.chart import live_chart
from pages.ui.widgets.typing import say_refused, text_field


def show(state: ActivationsState) -> None:
    """Draw it."""
    st.markdown(f"#### {text('activations.swap.title')}\n\n{text('activations.swap.told')}")
    _choices(state)
    say_refused("swap_days", said=lambda problem: text("activations.swap.refused", problem=problem))
    runs = swapped(state)
    st.markdown(swap_sentence(state, runs))
    for place, key in zip(st.columns(2, gap="medium"), shown_quantities(state.swap), strict=True):
        with place:
            live_chart(line_chart(state, runs, key), key=f"swap_{key}")


def _choices(state: ActivationsState) -> None:
    st.session_state["swap"], st.session_state["swap_series"] = state.swap, state.series
    st.session_state["swap_kept"] = state.kept
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.selectbox(
            text("activations.swap.which"), SWAPS, key="swap", format_func=lambda block: swap_title(block, state.vocabulary),
            on_change=_choose, width=430,
        )  # fmt: skip
        st.selectbox(
            text("activations.swap.series"), [OWN, *shipped_sequences()], key="swap_series", on_change=_series, width=230,
            format_func=_series_title,
        )  # fmt: skip
        days = ", ".join(short(day) for day in state.days)
        text_field(
            text("activations.swap.days", most=str(MAX_DAYS)),
            "swap_days",
            days,
            _take,
            most=MAX_CHARACTERS,
            width=330,
        )
        st.toggle(
            text("activations.swap.hold", state.vocabulary), key="swap_kept", on_change=_choose,
            disabled=state.swap == "forget",
        )  # fmt: skip


def _series_title(name: str) -> str:
    return shipped_sequences()[name].title if name in shipped_sequences() else text("activations.swap.own")


def _choose() -> None:
    change(ACTIVATIONS, swap=st.session_state["swap"], kept=st.session_state["swap_kept"])


def _series() -> None:
    series = st.session_state["swap_series"]
    days = shipped_sequences()[series].days if series in shipped_sequences() else ActivationsState().days
    change(ACTIVATIONS, series=series, days=days)


def _take(typed: str) -> None:
    days = numbers_from_pasted(typed, 1, MAX_DAYS)
    for place, day in enumerate(days):
        check_number(f"Day {place + 1}", day)
    change(ACTIVATIONS, days=days)
