"""Remember the first symbol: the shipped result with its verdict, and a training of one's own before one's eyes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from lstm_core.gap.network import NETWORKS
from lstm_core.gap.training import fresh_sequences
from pages.gradients.gap.controller import GapRunController, expected_seconds, pairs, runs
from pages.gradients.gap.plan import GAPS, LSTMS, MAX_SEED, RNNS, UNITS, UPDATES, GapPlan, PairRecord
from pages.gradients.gap.shipped import (
    chart,
    claim,
    guides,
    made_sentence,
    reach_table,
    role_of,
    shipped,
    start_sentence,
    table,
    ticks,
    verdict,
)
from pages.gradients.gap.verdict import outcome
from pages.gradients.spec import GRADIENTS
from pages.gradients.state import GradientState
from pages.ui.live.component import recorded_table
from pages.ui.runs.background import DONE, FAILED, PAUSED, RUNNING, STOPPED, Snapshot
from pages.ui.text.numbers import fixed, percent
from pages.ui.visits.visit import change, state_now
from pages.ui.widgets.chart import live_chart

EVERY_S = 0.25
TITLES = {RUNNING: "Training", PAUSED: "Paused", DONE: "Trained", STOPPED: "Stopped", FAILED: "Stopped"}
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
    controller = runs()
    controller.follow(state.gap)
    st.fragment(_training, run_every=EVERY_S if controller.is_running else None, key="gap_training")(
        controller.is_running
    )


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
    change(GRADIENTS, gap=replace(state_now(GRADIENTS).gap, **fields))


def _example(plan: GapPlan) -> None:
    """One sequence as a person would write it."""
    sequences = fresh_sequences(plan.gap, 1, plan.seed, "check")
    letters = list(sequences.letters(0))
    answer = letters[0]
    if len(letters) > SHOWN_LETTERS:
        half = SHOWN_LETTERS // 2
        letters = [*letters[:half], f"… {len(letters) - 2 * half} more …", *letters[-half:]]
    st.caption(f"For instance: {' '.join(letters)} and the answer is {answer}.")


def _training(polling: bool) -> None:
    controller = runs()
    found = None if controller.run is None else controller.run.snapshot()
    if polling and found is not None and found.phase != RUNNING:
        st.rerun()
    _buttons(controller, found)
    if found is None:
        return
    records = pairs(found)
    st.progress(found.epoch / found.epochs, text=_progress(found, records))
    if found.problem:
        st.error(found.problem)
    if found.phase in (DONE, STOPPED) and records and controller.plan is not None:
        st.markdown(outcome(controller.plan, records[-1], shipped()))
    if records and controller.plan is not None:
        live_chart(_curves(controller.plan, records, found.epochs), key="gap_curves")


def _buttons(controller: GapRunController, found: Snapshot | None) -> None:
    plan = state_now(GRADIENTS).gap
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if found is not None and found.phase == RUNNING:
            _button("Pause", "pause", controller.pause)
            _button("Stop", "stop", controller.stop)
        elif found is not None and found.phase == PAUSED:
            _button("Go on", "play_arrow", controller.go_on)
            _button("Stop", "stop", controller.stop)
        else:
            _button("Train" if found is None else "Train again", "play_arrow", lambda: controller.start(plan))
            st.markdown(f"Takes about {max(1, round(expected_seconds(plan)))} s on this machine.")


def _button(label: str, icon: str, act: Any) -> None:
    """A run begins and ends with the whole page, so that the panel asks for itself only while one is under way."""
    if st.button(label, icon=f":material/{icon}:"):
        act()
        st.rerun()


def _progress(found: Snapshot, records: list[PairRecord]) -> str:
    text = f"{TITLES[found.phase]}: update {found.epoch:,} of {found.epochs:,}"
    if records:
        last = records[-1]
        text += (
            f" · loss RNN {fixed(last.rnn.loss, 3)}, LSTM {fixed(last.lstm.loss, 3)}"
            f" · accuracy RNN {percent(last.rnn.accuracy)}, LSTM {percent(last.lstm.accuracy)}"
        )
    if found.phase == RUNNING and found.left is not None:
        text += f" · about {max(1, round(found.left))} s left"
    return text


def _curves(plan: GapPlan, records: list[PairRecord], updates: int) -> dict[str, Any]:
    xs = [record.epoch for record in records]
    more = [] if xs[-1] == updates else [updates]
    lines = [
        {
            "key": cell,
            "label": NETWORKS[getattr(plan, cell)].name,
            "role": role_of(getattr(plan, cell)),
            "style": style,
            "values": [getattr(record, cell).accuracy for record in records] + [None for _ in more],
            "decimals": 3,
        }
        for cell, style in (("rnn", "solid"), ("lstm", "solid"))
    ]
    return {
        "title": f"Accuracy over the updates, gap of {plan.gap} steps",
        "label": "Accuracy of both networks on sequences never trained on, over the updates",
        "xs": xs + more,
        "x_title": "update",
        "height": 240,
        "range": [0.0, 1.0],
        "ticks": ticks(),
        "guides": guides()[:1],
        "lines": lines,
        "mark": xs[-1],
    }
