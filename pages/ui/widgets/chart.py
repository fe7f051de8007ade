"""A line chart of our own: it may change several times a second without flicker, and says its values at a mark."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from pages.ui.live.component import loader


def live_chart(payload: Mapping[str, Any], *, key: str, on_pick: Callable[[int], None] | None = None) -> None:
    """Show lines over a common x axis; ``on_pick`` gets the index of the point that somebody chose.

    ``payload`` holds ``label`` (what the chart shows, for who does not see it), ``xs`` (ascending) and
    ``lines``: key, label, role (a palette role or "plain"), style (solid, dashed or dotted), values
    (None leaves a gap), decimals of its reading, perhaps ``low`` and ``high`` (whiskers) or ``text`` (the
    reading itself), ``share`` (read as a percentage), ``marker`` (dot, square, triangle, diamond, bar, plus or down). Optional: ``title``,
    ``at`` (what the legend says before the mark's x), ``spread`` (what the whiskers are), ``x_title``, ``y_title``,
    ``height`` in pixels, ``guides`` (y, label, role, perhaps style: level lines), ``points`` (x, y, label, role,
    perhaps ``below``: the label stands there, or ``side``: right), ``notes`` (x, text, perhaps ``to`` and role: words above the
    plot, from x on or over a stretch; in ascending order; with ``inside`` they stand in it),
    ``mark`` (an x), ``range`` (lowest and highest y), ``ticks`` (pairs of y and text) and ``x_labels``.
    """

    def passed_on() -> None:
        index = (st.session_state.get(key) or {}).get("pick")
        if on_pick is not None and type(index) is int and 0 <= index < len(payload["xs"]):
            on_pick(index)

    kind = "pick" if on_pick else "look"
    place = f'<div data-chart="{kind}"></div>'
    chart = st.components.v2.component(f"gatewise_chart_{kind}", html=place, js=loader("charts/alone.js"))
    chart(key=key, data={"chart": payload}, on_pick_change=passed_on)
