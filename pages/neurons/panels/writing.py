"""The network writes: on what, how evenly drawn, how long; and choice by choice how it came about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

from lstm_core.charlm.text.alphabet import MAX_TEXT
from pages.neurons.spec import NEURONS
from pages.neurons.state import MAX_LENGTH, MAX_PROMPT, MAX_SEED, MAX_TEMPERATURE, NeuronState
from pages.neurons.text.texts import text_of
from pages.neurons.url import check_fits
from pages.neurons.writing.payload import unread
from pages.neurons.writing.writings import question_of, written
from pages.ui.live.component import LiveScript, exchanging_part
from pages.ui.text.markdown import plain
from pages.ui.text.texts import text, text_segments
from pages.ui.visits.visit import change, put, state_now
from pages.ui.widgets.prose import prose
from pages.ui.widgets.typing import number_field, say_refused

WRITING = LiveScript("writing", "pages/neurons/writing/writing.js", text("neurons.waiting.writing"), 500)
_PROBLEM = "writing_problem"
_KEY = "writing_{}"
_HEAT, _LENGTH, _SEED = map(_KEY.format, ("heat_number", "length", "seed"))
OWN, ABOVE = text("neurons.write.own_words"), text("neurons.write.text_above")


def show(state: NeuronState) -> None:
    """Draw the panel."""
    prose([text_segments("neurons.write.told")], key="neurons_write_told", vocabulary=state.vocabulary)
    _settings(state)
    unknown = unread(question_of(state))
    if unknown:
        listed = " ".join(plain(character) for character in unknown[:8] if character.isprintable())
        st.caption(f":material/info: {text('neurons.write.unread', characters=listed)}")
    if question_of(state).characters < state.length:
        st.caption(text("neurons.model.too_long", most=f"{question_of(state).characters:,}"))
    exchanging_part(WRITING, *NEURONS.part(WRITING.name, state))
    _uses(state)


def _settings(state: NeuronState) -> None:
    for name, value in (("begin", ABOVE if state.above else OWN), ("prompt", state.prompt), ("heat", state.temperature)):  # fmt: skip
        st.session_state[_KEY.format(name)] = value
    beginning, numbers = st.columns([3, 4], gap="medium")
    with beginning:
        st.segmented_control(
            text("neurons.write.begin"), [OWN, ABOVE], key=_KEY.format("begin"), required=True,
            on_change=lambda: _change(above=_given("begin") == ABOVE),
        )  # fmt: skip
        if state.above:
            st.caption(
                text("neurons.write.up_to", place=f"{state.place + 1:,}", count=f"{len(text_of(state)):,}")
            )
        else:
            st.text_area(
                text("neurons.write.beginning"), key=_KEY.format("prompt"), height=68, max_chars=MAX_PROMPT, label_visibility="collapsed",
                on_change=lambda: _change(prompt=_given("prompt").replace("\x00", "")),
            )  # fmt: skip
    with numbers, st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.slider(
            text("neurons.write.temperature"), 0.0, MAX_TEMPERATURE, key=_KEY.format("heat"), step=0.05, width=240,
            on_change=lambda: _change(temperature=float(_given("heat"))),
        )  # fmt: skip
        number_field(
            text("neurons.write.exactly"), _HEAT, state.temperature, 0.0, MAX_TEMPERATURE,
            lambda heat: _change(temperature=heat), whole=False, width=130,
        )  # fmt: skip
        number_field(
            text("neurons.write.characters"), _LENGTH, state.length, 1, MAX_LENGTH,
            lambda length: _change(length=length), width=130,
        )  # fmt: skip
        number_field(
            text("neurons.write.seed"), _SEED, state.seed, 0, MAX_SEED, lambda seed: _change(seed=seed),
            width=130, help=text("neurons.write.seed_help"),
        )  # fmt: skip
        st.button(
            text("neurons.write.another"), icon=":material/edit_note:", help=text("neurons.write.another_help"),
            on_click=lambda: _change(seed=(state_now(NEURONS).seed + 1) % (MAX_SEED + 1)),
        )  # fmt: skip
    say_refused(_HEAT, _LENGTH, _SEED)


def _uses(state: NeuronState) -> None:
    if problem := st.session_state.pop(_PROBLEM, ""):
        st.error(problem)
    with st.container(horizontal=True):
        st.button(text("neurons.write.read_above"), icon=":material/north:", on_click=_read_above)
        st.download_button(
            text("neurons.write.download"), _whole_text(state), "gatewise-written.txt", "text/plain", icon=":material/download:",
            on_click="ignore",
        )  # fmt: skip


def _whole_text(state: NeuronState) -> Callable[[], str]:
    def made() -> str:
        question = question_of(state)
        return question.prompt + written(question).text

    return made


def _read_above() -> None:
    """The text becomes the page's own, looked at where the beginning ends."""
    state = state_now(NEURONS)
    question = question_of(state)
    whole = _whole_text(state)()
    if len(whole) > MAX_TEXT:
        st.session_state[_PROBLEM] = text(
            "neurons.refused.written_long", count=f"{len(whole):,}", most=f"{MAX_TEXT:,}"
        )
        return
    try:
        check_fits(whole)
    except ValueError as problem:
        st.session_state[_PROBLEM] = text("neurons.refused.written", problem=str(problem))
        return
    place = max(0, len(question.prompt) - 1)
    put(NEURONS, replace(state.with_own_text(whole), place=place))


def _given(name: str) -> Any:
    return st.session_state[_KEY.format(name)]


def _change(**fields: Any) -> None:
    """Another text: what was looked at lay in the one before."""
    change(NEURONS, choice=None, **fields)
