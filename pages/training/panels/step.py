"""One training step in full: forward, error, back through the days, down to one weight and its update."""

from __future__ import annotations

import streamlit as st

from lstm_core.cells.lstm import WEIGHT_NAMES
from lstm_core.training.one_step import TrainingStep
from lstm_core.training.train import EpochRecord
from lstm_core.words.symbols import SYMBOLS
from pages.training import step_tables as tables
from pages.training.live.runs import records_of
from pages.training.spec import TRAINING
from pages.training.state import Plan, TrainingState
from pages.ui.live.component import recorded_table
from pages.ui.text.names import lower_first
from pages.ui.text.numbers import precise
from pages.ui.visits.visit import change


def show(state: TrainingState) -> None:
    """Draw the panel."""
    records = records_of(state)
    company, _ = state.look
    plan = state.plan
    record = record_at(records, state.epoch)
    _choose(state, company)
    step = tables.step_of(plan, record, company)
    words = {key: SYMBOLS[key].names[state.vocabulary] for key in SYMBOLS}
    name = plan.data.names[company]
    st.markdown(
        f"**The step that leads from epoch {record.epoch:,} to {record.epoch + 1:,}, {name}.** "
        f"{_order(plan, company)} Every number below is the run's own."
    )
    _part(
        "1. Forward, day by day", tables.forward_table(step, state.vocabulary), "step_forward", _skipped(step)
    )
    st.markdown(f"**2. The prediction meets the target.** {tables.error_sentence(step, plan, company)}")
    _part(
        f"3. Back through the days: what the loss says about both memories ({lower_first(words['h'])} and "
        f"{lower_first(words['c'])})",
        tables.chain_table(step, state.vocabulary),
        "step_chain",
        "From top to bottom: the last day first, each handing on to the one before it. Along the long-term "
        "memory ∂L/∂c is multiplied by that day's forget gate and by nothing else; to the short-term memory "
        "before it goes the sum of each gate's ∂L/∂z times its short-term weight.",
    )
    _part(
        f"4. Down to one weight: {lower_first(words[state.weight])}",
        tables.weight_table(step, state.weight, state.vocabulary),
        "step_weight",
        tables.sum_sentence(step, state.weight),
    )
    _part(
        f"5. {plan.method.name} turns the gradient into a step",
        tables.update_table(step, plan, state.weight),
        "step_update",
        f"{words[state.weight]} goes from {precise(step.by_weight[state.weight]['before'])} to "
        f"**{precise(step.by_weight[state.weight]['after'])}**.",
    )


def record_at(records: tuple[EpochRecord, ...], epoch: int | None) -> EpochRecord:
    """The last record that is not after ``epoch``; the last of all without one."""
    return next((r for r in reversed(records) if epoch is None or r.epoch <= epoch), records[0])


def _choose(state: TrainingState, company: int) -> None:
    words = {key: SYMBOLS[key].names[state.vocabulary] for key in WEIGHT_NAMES}
    st.session_state["step_weight_choice"], st.session_state["step_company"] = state.weight, company
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            "Series",
            range(len(state.series.names)),
            key="step_company",
            format_func=state.series.names.__getitem__,
            on_change=_choose_company,
            width=200,
        )
        st.selectbox(
            "Weight",
            WEIGHT_NAMES,
            key="step_weight_choice",
            format_func=words.__getitem__,
            on_change=lambda: change(TRAINING, weight=st.session_state["step_weight_choice"]),
            width=420,
        )


def _choose_company() -> None:
    change(TRAINING, company=st.session_state["step_company"], day=None)


def _part(title: str, table: dict[str, object], key: str, note: str) -> None:
    st.markdown(f"**{title}**")
    recorded_table(table, key=key)
    if note:
        st.markdown(note)


def _order(plan: Plan, company: int) -> str:
    if company == 0:
        return "It is the epoch's first and starts from the weights shown above."
    before = plan.data.names[0] if company == 1 else f"{company} other series"
    turn = "its turn" if company == 1 else "their turns"
    return (
        f"In this epoch {before} had {turn} first, so it starts from weights that are already a step further."
    )


def _skipped(step: TrainingStep) -> str:
    hidden = len(step.trace) - tables.MOST_DAYS
    return (
        f"The last {tables.MOST_DAYS} of {len(step.trace)} days are shown; the sums hold all."
        if hidden > 0
        else ""
    )
