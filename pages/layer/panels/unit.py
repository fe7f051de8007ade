"""Open a unit: one unit at one step, sum by sum, as on the page of one unit."""

from __future__ import annotations

import streamlit as st

from pages.layer.live.inside import unit_query
from pages.layer.runs import given_of
from pages.layer.spec import LAYER
from pages.layer.state import LayerState
from pages.ui.live.component import LiveScript, exchanging_part
from pages.ui.text.texts import text, text_segments
from pages.ui.widgets.prose import prose

INSIDE = LiveScript("inside", "pages/layer/inside/inside.js", text("layer.waiting.inside"), 900)


def show(state: LayerState) -> None:
    """Draw the panel."""
    parameters = given_of(state).runs[state.layer].parameters
    kind = "single" if parameters.is_scalar else "many"
    prose([text_segments(f"layer.inside.told.{kind}")], key="layer_inside_told", vocabulary=state.vocabulary)
    exchanging_part(INSIDE, *LAYER.part(INSIDE.name, state))
    st.page_link(
        "unit/page.py",
        label=text("layer.inside.link"),
        icon=":material/arrow_forward:",
        query_params=unit_query(state),
        help=text(f"layer.inside.link_help.{kind}"),
    )
