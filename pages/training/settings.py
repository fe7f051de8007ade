"""The row above the curves: what to train on, how fast, in which words, and the recipe in full."""

from __future__ import annotations

import streamlit as st

from lstm_core.training.optimisers import OPTIMISERS
from pages.training.data.recipes import companies
from pages.training.spec import TRAINING
from pages.training.state import (
    COMPANIES,
    GIVEN,
    LOSSES,
    MAX_EPOCHS,
    MAX_SEED,
    OWN,
    PACES,
    PUBLISHED,
    RANDOM,
    UNRUN,
    TrainingState,
)
from pages.training.url import rate_from_text
from pages.ui.params.codecs import short
from pages.ui.text.markdown import plain
from pages.ui.visits.visit import change, state_now
from pages.ui.widgets.choices import words_box

PACE_TITLES = {"watch": "Watch it, 10 s", "slow": "Slowly, 60 s", "fast": "As fast as it goes"}
START_TITLES = {PUBLISHED: "Published start", RANDOM: "Random, by seed", GIVEN: "Weights brought along"}
LOSS_TITLES = {"last": "On the last day", "every": "On every day"}
_PROBLEM = "training recipe problem"


def settings(state: TrainingState) -> None:
    """Draw the row; each widget shows the state and asks for a new one when it is used."""
    for key, value in (
        ("training_data", state.data),
        ("training_pace", state.pace),
    ):
        st.session_state[key] = value
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.title("Learning the weights", width="content", anchor=False)
        st.selectbox(
            "Data",
            [COMPANIES, *([OWN] if state.own is not None else [])],
            key="training_data",
            format_func=lambda name: companies().title if name == COMPANIES else "Own series",
            on_change=lambda: change(TRAINING, data=st.session_state["training_data"], **UNRUN),
            width=210,
        )
        st.selectbox(
            "Pace",
            list(PACES),
            key="training_pace",
            format_func=PACE_TITLES.__getitem__,
            on_change=lambda: change(TRAINING, pace=st.session_state["training_pace"]),
            width=180,
        )
        with st.popover("Recipe", icon=":material/tune:", width="content"):
            _recipe(state)
        words_box(state.vocabulary, lambda name: change(TRAINING, vocabulary=name), "training_words")
    if problem := st.session_state.pop(_PROBLEM, ""):
        st.error(plain(problem))


def _recipe(state: TrainingState) -> None:
    shown = {
        "training_optimiser": state.optimiser,
        "training_rate": short(state.rate),
        "training_epochs": state.epochs,
        "training_start": state.start,
        "training_seed": state.seed,
        "training_clip": "" if state.clip is None else short(state.clip),
        "training_loss": state.loss_on,
    }
    for key, value in shown.items():
        st.session_state[key] = value
    left, right = st.columns(2)
    left.selectbox(
        "Optimiser", list(OPTIMISERS), key="training_optimiser", on_change=_changed,
        format_func=lambda name: OPTIMISERS[name].name,
    )  # fmt: skip
    right.text_input("Learning rate", key="training_rate", on_change=_changed, max_chars=20)
    left.number_input("Epochs", 1, MAX_EPOCHS, step=100, key="training_epochs", on_change=_changed)
    right.selectbox(
        "Squared error", LOSSES, key="training_loss", format_func=LOSS_TITLES.__getitem__, on_change=_changed,
    )  # fmt: skip
    starts = [PUBLISHED, RANDOM, *([GIVEN] if state.given is not None else [])]
    left.selectbox(
        "Start",
        starts,
        key="training_start",
        format_func=START_TITLES.__getitem__,
        on_change=_changed,
    )
    right.number_input(
        "Seed", 0, MAX_SEED, key="training_seed", on_change=_changed, disabled=state.start != RANDOM,
        help="Which random start; the same seed always gives the same run.",
    )  # fmt: skip
    left.text_input(
        "Longest gradient", key="training_clip", on_change=_changed, max_chars=20,
        placeholder="any length", help="A longer gradient is shortened to this length (clipping).",
    )  # fmt: skip
    st.caption("One series at a time, in their order; one epoch goes once through all of them.")


def _changed() -> None:
    chosen = st.session_state
    try:
        fields = {
            "optimiser": chosen["training_optimiser"],
            "rate": rate_from_text(chosen["training_rate"]),
            "epochs": int(chosen["training_epochs"]),
            "start": chosen["training_start"],
            "seed": int(chosen["training_seed"]),
            "clip": rate_from_text(chosen["training_clip"]) if chosen["training_clip"].strip() else None,
            "loss_on": chosen["training_loss"],
        }
    except ValueError as problem:
        chosen[_PROBLEM] = str(problem)
        return
    if fields != {name: getattr(state_now(TRAINING), name) for name in fields}:
        change(TRAINING, **fields, **UNRUN)
