"""Open a file that was taken home on the same page: its screen again, and a word on whether the numbers agree."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import cast

import streamlit as st

from lstm_core.files.networks import Reading
from lstm_core.files.networks.content import short
from lstm_core.files.take_home.screens import Screen
from pages.ui.exchange.live_page import LivePage, S
from pages.ui.networks.again import ROUNDING, Difference, difference, same_screen, state_in
from pages.ui.networks.bring import Brought, read_brought
from pages.ui.networks.mixups import network_of
from pages.ui.networks.onward import layer_address
from pages.ui.text.markdown import plain
from pages.ui.text.numbers import precise, scientific
from pages.ui.text.texts import text
from pages.ui.visits.visit import put, state_now

MOST_NAMED = 4


@dataclass(frozen=True)
class _Reopened:
    """A file that was opened: its name, its key, and the screen that it says."""

    name: str
    key: str
    state: object


def reopen(page: LivePage[S], taken: Brought) -> bool:
    """Show the screen of this page that a file was taken from; False where it was taken from none.

    Raises ValueError, in one sentence, for a file that does not say it in full.
    """
    state = state_in(page, taken.reading, state_now(page))
    if state is None:
        return False
    network_of(taken.reading)
    st.session_state[_key(page)] = _Reopened(taken.name, taken.key, state)
    put(page, state)
    return True


def tell_reopened(page: LivePage[S], state: S, screen: Screen | None) -> None:
    """Say of the file that was opened, as long as its screen is there, whether the numbers on it are those in the file.

    ``screen`` is None while its network has not been made yet.
    """
    opened: _Reopened | None = st.session_state.get(_key(page))
    if opened is None or not same_screen(page, cast("S", opened.state), state):
        return
    name = plain(opened.name)
    if screen is None:
        st.info(text("networks.again.waiting", name=name))
        return
    try:
        reading = read_brought(opened.key, opened.name)
    except ValueError as problem:
        st.warning(plain(str(problem)))
        return
    found = difference(reading, screen)
    if found is None:
        st.info(text("networks.again.same", name=name))
    elif found.largest <= ROUNDING:
        st.info(text("networks.again.near", name=name, largest=plain(scientific(found.largest, 0))))
    else:
        st.warning(_told(found, reading, opened))


def _told(found: Difference, reading: Reading, opened: _Reopened) -> str:
    shown = [f"`{short(name).replace('`', '')}`" for name in found.names[:MOST_NAMED]]
    more = len(found.names) - len(shown)
    if more:
        shown.append(text("networks.again.more", n=str(more)))
    amount = (
        text("networks.again.size")
        if math.isinf(found.largest)
        else text("networks.again.amount", largest=plain(precise(found.largest)))
    )
    told = text("networks.again.other", name=plain(opened.name), arrays=", ".join(shown), amount=amount)
    return f"{told} [{text('networks.again.own')}]({layer_address(reading, opened.key)})."


def _key(page: LivePage[S]) -> str:
    return f"{page.name} reopened"
