"""The gap experiment in full: the shipped result with its verdict, its conditions and its failures."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from pages.gradients.gap.claim import claim, groups_sentence, longer_sentence, made_sentences, verdict
from pages.gradients.gap.plan import GAPS
from pages.gradients.gap.shipped import chart, reach_table, table
from pages.gradients.spec import GRADIENTS
from pages.gradients.state import GradientState
from pages.ui.library.experiments import longer, shipped
from pages.ui.live.component import recorded_table
from pages.ui.text.texts import text
from pages.ui.visits.visit import change, state_now
from pages.ui.widgets.chart import live_chart


def show(state: GradientState) -> None:
    """Draw the panel."""
    st.markdown(text("gradients.gap.task"))
    results = shipped()
    if results is None:
        st.info(text("gradients.gap.missing"))
        return
    gaps = sorted(results.settings.gaps)
    st.markdown(claim(results))
    live_chart(chart(results, state.gap.gap), key="gap_chart", on_pick=lambda place: _picked(gaps[place]))
    recorded_table(reach_table(results), key="gap_reach")
    st.markdown(verdict(results))
    if more := longer():
        st.markdown(longer_sentence(results, more))
    st.markdown(groups_sentence())
    with st.expander(text("gradients.gap.all")):
        st.caption(made_sentences(results))
        recorded_table(table(results), key="gap_table")


def _picked(gap: int) -> None:
    if gap in GAPS:
        change(GRADIENTS, gap=replace(state_now(GRADIENTS).gap, gap=gap), reached=0)
