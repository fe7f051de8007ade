"""Take a part of the unit away: a gate held at one share, the candidate or the output without its tanh."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from lstm_core.unit.sweep_sequence import HELD
from lstm_core.words.symbols import SYMBOLS
from pages.sequence.live.chart import output_chart
from pages.sequence.narration import outcome_sentence, parting_sentence
from pages.sequence.runs import runs_of
from pages.sequence.spec import SEQUENCE
from pages.sequence.state import SequenceState
from pages.ui.text.numbers import percent
from pages.ui.text.texts import text
from pages.ui.visits.curves import TANHS
from pages.ui.visits.visit import change, state_now
from pages.ui.widgets.chart import live_chart

COMPUTED, SHUT, OPEN, SHARE = (
    text(f"sequence.hold.{name}") for name in ("computed", "shut", "open", "share")
)
FIXED = {SHUT: 0.0, OPEN: 1.0}
CHOICES = (COMPUTED, SHUT, OPEN, SHARE)
HALF = 0.5


def show(state: SequenceState) -> None:
    """Draw the panel: what is held, and beside it what comes of it."""
    st.markdown(text("sequence.hold.try", state.vocabulary))
    causes, effect = st.columns([4, 5], gap="large")
    with causes:
        for pair in (HELD[:2], HELD[2:]):
            columns = st.columns(2, gap="small")
            for column, gate in zip(columns, pair, strict=False):
                with column:
                    _gate(state, gate)
        with columns[-1]:
            for name in TANHS:
                _tanh(state, name)
    with effect:
        _effect(state)


def _effect(state: SequenceState) -> None:
    runs = runs_of(state)
    live_chart(output_chart(state, runs if runs.is_untouched else runs.alone), key="hold_chart")
    st.markdown(outcome_sentence(state, runs))
    parting = runs.parting() if runs.is_untouched else None
    if parting is not None:
        st.markdown(parting_sentence(state, runs, parting))


def _tanh(state: SequenceState, name: str) -> None:
    st.session_state[f"hold_{name}"] = getattr(state.variant, name)
    st.toggle(
        text(f"sequence.hold.{name}", state.vocabulary), key=f"hold_{name}", on_change=_switch, args=(name,),
        help=text(f"sequence.hold.{name}_help"),
    )  # fmt: skip


def _gate(state: SequenceState, gate: str) -> None:
    share = state.hold.get(gate)
    st.session_state[f"hold_{gate}"] = _choice(share, st.session_state.get(f"hold_{gate}"))
    st.selectbox(
        SYMBOLS[gate].names[state.vocabulary],
        CHOICES,
        key=f"hold_{gate}",
        on_change=_choose,
        args=(gate,),
    )
    if st.session_state[f"hold_{gate}"] == SHARE and share is not None:
        st.session_state[f"share_{gate}"] = round(100 * share)
        st.slider(
            text("sequence.hold.slider", name=SYMBOLS[gate].gate[state.vocabulary]), 0, 100, key=f"share_{gate}", format="%d %%",
            on_change=_slide, args=(gate,), label_visibility="collapsed",
        )  # fmt: skip
        if share != round(100 * share) / 100:
            st.caption(text("sequence.hold.between", share=percent(share, 6)))


def _choice(share: float | None, before: str | None) -> str:
    """What the select box says; a share slid to an end stays a share."""
    if share is None:
        return COMPUTED
    if before == SHARE:
        return SHARE
    return next((choice for choice, held in FIXED.items() if held == share), SHARE)


def _choose(gate: str) -> None:
    choice = st.session_state[f"hold_{gate}"]
    hold = dict(state_now(SEQUENCE).hold)
    hold.pop(gate, None)
    if choice != COMPUTED:
        hold[gate] = FIXED.get(choice, HALF)
    _held(hold)


def _slide(gate: str) -> None:
    _held({**state_now(SEQUENCE).hold, gate: st.session_state[f"share_{gate}"] / 100})


def _held(hold: dict[str, float]) -> None:
    change(SEQUENCE, hold={gate: hold[gate] for gate in HELD if gate in hold})


def _switch(name: str) -> None:
    variant = replace(state_now(SEQUENCE).variant, **{name: st.session_state[f"hold_{name}"]})
    change(SEQUENCE, variant=variant)
