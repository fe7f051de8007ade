"""The chain rule as a product one builds: factors to drag or type, and what comes of multiplying them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from pages.gradients import session
from pages.gradients.chain.payload import chain_payload
from pages.gradients.chain.product import Chain
from pages.gradients.component import live_chain
from pages.gradients.parts import EXPLORE, FLOW
from pages.gradients.requests import reduce_chain
from pages.gradients.state import GradientState
from pages.ui.text.numbers import precise, setting
from pages.ui.visits.requests import apply_request

READY_MADE = (
    Chain(),
    Chain((0.5,), 50),
    Chain((2.0,), 50),
    Chain((0.9,), 100),
    Chain((1.1,), 100),
)


def show(state: GradientState) -> None:
    """Draw the panel."""
    st.markdown(
        "The chain rule multiplies one local derivative per step. Factors below 1 make the product **vanish**, "
        "factors above 1 make it **explode**, and only factors around 1 carry far."
    )
    with st.container(horizontal=True, gap="small"):
        for place, chain in enumerate(READY_MADE):
            st.button(_name(chain), key=f"chain_{place}", on_click=_choose, args=(chain,))
    visit = session.get()
    payload = chain_payload(state, answered=visit.acked, message=visit.message)
    live_chain(payload, key="chain", on_request=_on_request)


def _name(chain: Chain) -> str:
    factors = " × ".join(_short(factor) for factor in chain.factors)
    return factors if chain.n is None else f"{factors}, {chain.n} times"


def _short(factor: float) -> str:
    return setting(factor).rstrip("0").rstrip(".") if factor != 0 else precise(factor)


def _choose(chain: Chain) -> None:
    visit = session.get()
    visit.set(visit.history.change(replace(visit.history.present, chain=chain)))
    st.rerun([FLOW, EXPLORE])


def _on_request(request: Mapping[str, Any]) -> None:
    visit = session.get()
    before = visit.history.present
    apply_request(visit, request, reduce_chain)
    # Above, undo must learn of the change.
    if visit.history.present != before:
        st.rerun([FLOW, EXPLORE])
