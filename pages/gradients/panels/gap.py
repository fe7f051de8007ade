"""Remember the first symbol: the shipped result with its verdict, and a training of one's own before one's eyes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from lstm_core.gap.network import NETWORKS
from lstm_core.gap.training import fresh_sequences
from pages.gradients.gap.plan import GAPS, LSTMS, MAX_SEED, RNNS, UNITS, UPDATES, GapPlan
from pages.gradients.gap.shipped import (
    chart,
    claim,
    made_sentence,
    reach_table,
    shipped,
    start_sentence,
    table,
    verdict,
)
from pages.gradients.spec import GRADIENTS
from pages.gradients.state import GradientState
from pages.ui.live.component import LiveScript, exchanging_part, recorded_table
from pages.ui.visits.visit import change, state_now
from pages.ui.widgets.chart import live_chart

PAIR = LiveScript("gap", "pages/gradients/gap/gap.js", "Drawing the buttons", 44)
SHOWN_LETTERS = 14


def show(state: GradientState) -> None:
    """Draw the panel."""
    st.markdown(
        "A network sees one of four symbols, then a gap of distractors that mean nothing, then a question mark: which "
        "symbol came first? So a reader who learns in the first sentence where somebody grew up must still know it "
        "when, pages later, their language is asked for. Guessing is right one time in four."
    )
    _shipped(state.gap)
    st.subheader("Train both here", anchor=False)
    _settings(state.gap)
    _example(state.gap)
    exchanging_part(PAIR, *GRADIENTS.part(PAIR.name, state))


def _shipped(plan: GapPlan) -> None:
    results = shipped()
    if results is None:
        st.info(
            "The shipped result has not been made yet; `make gap` makes it. Both networks can be trained below."
        )
        return
    gaps = sorted(results.settings.gaps)
    st.markdown(claim(results))
    live_chart(chart(results, plan.gap), key="gap_chart", on_pick=lambda place: _picked(gaps[place]))
    recorded_table(reach_table(results), key="gap_reach")
    st.markdown(verdict(results))
    st.caption(start_sentence(results))
    with st.expander("All accuracies, and how they were made"):
        st.caption(made_sentence(results))
        recorded_table(table(results), key="gap_table")


def _picked(gap: int) -> None:
    if gap in GAPS:
        _change(gap=gap)


def _settings(plan: GapPlan) -> None:
    names = {key: kind.name for key, kind in NETWORKS.items()}
    choices: dict[str, tuple[str, tuple[Any, ...]]] = {
        "gap": ("Gap in steps", GAPS),
        "units": ("Units of each", UNITS),
        "updates": ("Updates", UPDATES),
        "rnn": ("Recurrent network", RNNS),
        "lstm": ("LSTM", LSTMS),
    }
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        for name, (label, offered) in choices.items():
            st.session_state[f"gap_{name}"] = getattr(plan, name)
            st.selectbox(
                label,
                offered,
                key=f"gap_{name}",
                format_func=lambda value: names.get(value, f"{value:,}" if isinstance(value, int) else value),
                on_change=lambda name=name: _change(**{name: st.session_state[f"gap_{name}"]}),
                width=230 if name in ("rnn", "lstm") else 130,
            )
        st.session_state["gap_seed"] = plan.seed
        st.number_input("Seed", 0, MAX_SEED, key="gap_seed", on_change=_seed, width=130)


def _seed() -> None:
    if st.session_state["gap_seed"] is not None:
        _change(seed=int(st.session_state["gap_seed"]))


def _change(**fields: Any) -> None:
    change(GRADIENTS, gap=replace(state_now(GRADIENTS).gap, **fields), reached=0)


def _example(plan: GapPlan) -> None:
    """One sequence as a person would write it."""
    sequences = fresh_sequences(plan.gap, 1, plan.seed, "check")
    letters = list(sequences.letters(0))
    answer = letters[0]
    if len(letters) > SHOWN_LETTERS:
        half = SHOWN_LETTERS // 2
        letters = [*letters[:half], f"… {len(letters) - 2 * half} more …", *letters[-half:]]
    st.caption(f"For instance: {' '.join(letters)} and the answer is {answer}.")
