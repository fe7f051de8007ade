"""A box in which one of the unit's quantities is chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from lstm_core.words.symbols import SYMBOLS


def quantity_box(
    label: str, keys: Sequence[str], key: str, vocabulary: str, on_change: Callable[[], None]
) -> None:
    """Offer these quantities, by their names in one vocabulary; what is chosen stands under ``key``."""
    st.selectbox(
        label, keys, key=key, format_func=lambda name: SYMBOLS[name].names[vocabulary], on_change=on_change, width=330
    )  # fmt: skip
