"""The chain rule as a product one builds: factors to drag or type, and what comes of multiplying them."""

from __future__ import annotations

import streamlit as st

from pages.gradients.chain.product import Chain
from pages.gradients.spec import GRADIENTS
from pages.gradients.state import GradientState
from pages.ui.live.component import LiveScript, exchanging_part
from pages.ui.text.numbers import precise, setting
from pages.ui.text.texts import text
from pages.ui.visits.visit import change

PRODUCT = LiveScript("chain", "pages/gradients/chain/product.js", text("gradients.waiting.chain"), 480)
READY_MADE = (
    Chain(),
    Chain((0.5,), 50),
    Chain((2.0,), 50),
    Chain((0.9,), 100),
    Chain((1.1,), 100),
)


def show(state: GradientState) -> None:
    """Draw the panel."""
    with st.container(horizontal=True, gap="small"):
        for place, chain in enumerate(READY_MADE):
            st.button(_name(chain), key=f"chain_{place}", on_click=_choose, args=(chain,))
    exchanging_part(PRODUCT, *GRADIENTS.part(PRODUCT.name, state))


def _name(chain: Chain) -> str:
    factors = " × ".join(_short(factor) for factor in chain.factors)
    return factors if chain.n is None else text("gradients.chain.repeated", factors=factors, n=str(chain.n))


def _short(factor: float) -> str:
    return setting(factor).rstrip("0").rstrip(".") if factor != 0 else precise(factor)


def _choose(chain: Chain) -> None:
    change(GRADIENTS, chain=chain)
