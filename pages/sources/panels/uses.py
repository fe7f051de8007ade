"""What LSTMs are good for and what not, with references."""

from __future__ import annotations

import streamlit as st

from pages.sources.state import SourcesState
from pages.sources.uses import GOOD, NOT_SO_GOOD, REFERENCES, experiment, experiment_sentence


def show(_state: SourcesState) -> None:
    """Draw the part."""
    for column, (title, sentences) in zip(
        st.columns(2, gap="large"), (("Good for", GOOD), ("Not so good for", NOT_SO_GOOD)), strict=True
    ):
        with column:
            st.subheader(title, anchor=False)
            st.markdown("\n".join(f"- {sentence} [{numbers}]" for sentence, numbers in sentences))
    st.subheader("Measured here", anchor=False)
    st.markdown(experiment_sentence(experiment()))
    st.page_link(
        "gradients/page.py",
        label="Open the experiment",
        icon=":material/arrow_forward:",
        query_params={"open": "gap"},
    )
    st.subheader("References", anchor=False)
    st.markdown("\n".join(f"{number}. {reference}" for number, reference in enumerate(REFERENCES, 1)))
