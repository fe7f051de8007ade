"""A page whose address is its state, drawn from its declaration: settings, goal, live part, panels, what to remember."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from pages.ui.exchange.live_page import LivePage, S
from pages.ui.live.component import LiveScript, exchanging_part
from pages.ui.text.texts import text
from pages.ui.visits.visit import change, visit
from pages.ui.widgets.choices import panel_picker, show_notices
from pages.ui.widgets.lesson import ending, opening
from pages.ui.widgets.row import settings_rows


def show_page(
    page: LivePage[S],
    live: LiveScript,
    panels: Mapping[str, tuple[str, Callable[[S], None]]],
    *,
    beside: Callable[[], None] | None = None,
    around: Callable[[S, Callable[[], None]], None] = lambda _, live_part: live_part(),
    ends: Callable[[S], bool] = lambda _: True,
) -> S:
    """Draw the page that the address asks for; its state.

    Each of ``panels`` is a title and what draws it; ``beside`` draws what stands beside the settings, ``around`` what
    stands beside the live part, and that itself.
    """
    here = visit(page)
    settings_rows(page, here.state, beside)
    show_notices(here.notices)
    facts = page.facts()
    opening(page.name, here.state.vocabulary, facts)
    around(here.state, lambda: exchanging_part(live, page.payload(here.state), here.screen))
    if panels:
        with st.container(key="panels"):
            show = panel_picker(
                panels,
                here.state.explore,
                lambda name: change(page, explore=name),
                f"{page.name}_panel",
                linked=here.linked,
            )
            if show and page.panel_hides(here.state):
                _hidden(page)
            elif show:
                show(here.state)
    # What is to be remembered speaks of the numbers that are hidden.
    if ends(here.state) and not page.hides(here.state):
        ending(page.name, here.state.vocabulary, facts)
    return here.state


def _hidden(page: LivePage[S]) -> None:
    """Instead of a panel that would give hidden results away."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(text("common.predict.panel"), width="content")
        st.button(text("common.predict.off"), on_click=lambda: change(page, predict=False))
