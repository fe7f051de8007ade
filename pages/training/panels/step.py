"""One update in full: forward, error, back through the days, down to one weight and how it changes."""

from __future__ import annotations

import streamlit as st

from lstm_core.cells.lstm import WEIGHT_NAMES
from lstm_core.training.one_step import TrainingStep
from lstm_core.training.train import EpochRecord
from lstm_core.words.symbols import SYMBOLS
from lstm_core.words.vocabulary import STANDARD
from pages.training import step_tables as tables
from pages.training.live.runs import records_of
from pages.training.spec import TRAINING
from pages.training.state import Plan, TrainingState
from pages.ui.live.component import recorded_table
from pages.ui.text.names import lower_first
from pages.ui.text.numbers import precise
from pages.ui.text.texts import text
from pages.ui.visits.visit import change


def show(state: TrainingState) -> None:
    """Draw the panel."""
    records = records_of(state)
    company, _ = state.look
    plan = state.plan
    record = updated(records, state)
    _choose(state, company)
    step = tables.step_of(plan, record, company)
    words = {key: SYMBOLS[key].names[STANDARD] for key in SYMBOLS}
    numbers = step.by_weight[state.weight]
    st.markdown(" ".join(filter(None, (_which(plan, record, company), _why_first(records, state)))))
    _part(
        text("training.step.forward.title"),
        tables.forward_table(step, state.vocabulary),
        "step_forward",
        _skipped(step),
    )
    st.markdown(f"**{text('training.step.error.title')}** {tables.error_sentence(step, plan, company)}")
    _part(
        text("training.step.chain.title"),
        tables.chain_table(step, state.vocabulary),
        "step_chain",
        " ".join(
            filter(
                None,
                (
                    text("training.step.chain.note"),
                    tables.factor_sentence(step),
                    tables.carried_sentence(step),
                ),
            )
        ),
    )
    _part(
        text("training.step.weight.title", weight=lower_first(words[state.weight])),
        tables.weight_table(step, state.weight, state.vocabulary),
        "step_weight",
        tables.sum_sentence(step, state.weight),
    )
    st.markdown(f"**{text('training.step.update.title')}** {tables.plain_sentence(step, plan, state.weight)}")
    recorded_table(tables.update_table(step, plan, state.weight), key="step_update")
    done = text(
        "training.step.update.done",
        weight=words[state.weight],
        before=precise(numbers["before"]),
        after=precise(numbers["after"]),
    )
    also = tables.twice_sentence(plan, state.weight), tables.against_sentence(step, state.weight)
    st.markdown(" ".join(filter(None, (done, *also))))


def updated(records: tuple[EpochRecord, ...], state: TrainingState) -> EpochRecord:
    """The record whose next epoch is shown: that of the epoch on screen; the start where the run ends there."""
    return records[0] if _at_the_end(records, state) else record_at(records, state.epoch)


def _at_the_end(records: tuple[EpochRecord, ...], state: TrainingState) -> bool:
    return state.epoch is not None and state.epoch >= records[-1].epoch


def record_at(records: tuple[EpochRecord, ...], epoch: int | None) -> EpochRecord:
    """The last record that is not after ``epoch``; the last of all without one."""
    return next((r for r in reversed(records) if epoch is None or r.epoch <= epoch), records[0])


def _choose(state: TrainingState, company: int) -> None:
    words = {key: SYMBOLS[key].names[STANDARD] for key in WEIGHT_NAMES}
    st.session_state["step_weight_choice"], st.session_state["step_company"] = state.weight, company
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            text("training.look.series"),
            range(len(state.series.names)),
            key="step_company",
            format_func=state.series.names.__getitem__,
            on_change=_choose_company,
            width=200,
        )
        st.selectbox(
            text("training.look.weight"),
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


def _which(plan: Plan, record: EpochRecord, company: int) -> str:
    """Which update it is, and what it starts from."""
    names = plan.data.names
    which = text(
        "training.step.which", epoch=f"{record.epoch:,}", next=f"{record.epoch + 1:,}", series=names[company]
    )
    if company == 0:
        order = text("training.step.order.first", epoch=f"{record.epoch:,}")
    elif company == 1:
        order = text("training.step.order.second", before=names[0])
    else:
        order = text("training.step.order.later", count=str(company))
    return f"{which} {order}"


def _why_first(records: tuple[EpochRecord, ...], state: TrainingState) -> str:
    if state.epoch is None:
        return text("training.step.not_run")
    return (
        text("training.step.at_the_end", epoch=f"{records[-1].epoch:,}")
        if _at_the_end(records, state)
        else ""
    )


def _skipped(step: TrainingStep) -> str:
    if len(step.trace) <= tables.MOST_DAYS:
        return ""
    return text("training.step.forward.skipped", shown=str(tables.MOST_DAYS), all=str(len(step.trace)))
