"""A box in which one of the unit's quantities is chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st


def quantity_box(
    label: str, keys: Sequence[str], key: str, words: Mapping[str, str], on_change: Callable[[], None]
) -> None:
    """Offer these quantities, by their names in ``words``; what is chosen stands under ``key``."""
    st.selectbox(
        label, keys, key=key, format_func=lambda name: words[name], on_change=on_change, width=330
    )  # fmt: skip
