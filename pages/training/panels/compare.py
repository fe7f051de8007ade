"""The finished runs of this session: their losses on one chart, where they ended in one table."""

from __future__ import annotations

import streamlit as st

from pages.training.comparison import loss_chart, outcome_table
from pages.training.live.runs import records_of
from pages.training.session import MOST_FINISHED, note, runs
from pages.training.state import TrainingState
from pages.ui.live.component import recorded_table
from pages.ui.text.texts import text
from pages.ui.widgets.chart import live_chart


def show(state: TrainingState) -> None:
    """Draw the panel; a link's own run is waited for."""
    records_of(state)
    note(state)
    kept = runs().finished
    if not kept:
        st.caption(text("training.compare.none"))
        return
    live_chart(loss_chart(kept), key="compare_chart")
    recorded_table(outcome_table(kept), key="compare_table")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        numbers = {run.number: run.title for run in kept}
        st.selectbox(
            text("training.compare.which"),
            list(numbers),
            key="compare_number",
            format_func=numbers.__getitem__,
            width=420,
        )
        st.button(text("training.compare.remove"), icon=":material/delete:", on_click=_remove)
    st.caption(text("training.compare.kept", most=str(MOST_FINISHED)))


def _remove() -> None:
    controller, number = runs(), st.session_state["compare_number"]
    controller.finished = [run for run in controller.finished if run.number != number]
