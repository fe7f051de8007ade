"""What this app has measured itself, and the references of what stands above."""

from __future__ import annotations

import streamlit as st

from pages.sources.state import SourcesState
from pages.sources.uses import experiment_sentence, references
from pages.ui.library.experiments import shipped
from pages.ui.text.texts import text


def show(_state: SourcesState) -> None:
    """Draw the part."""
    st.subheader(text("sources.uses.measured.title"), anchor=False)
    if results := shipped():
        st.markdown(experiment_sentence(results))
    st.page_link(
        "gradients/page.py",
        label=text("sources.uses.measured.open"),
        icon=":material/arrow_forward:",
        query_params={"open": "gap"},
    )
    st.subheader(text("sources.uses.references.title"), anchor=False)
    st.markdown("\n".join(f"{number}. {told}" for number, told in enumerate(references().values(), 1)))
