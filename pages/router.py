"""Which pages there are and in which order, the order of a lesson; runs before every page, and once more after it."""

from pathlib import Path

import streamlit as st

BRAND = Path(__file__).parents[1] / "assets" / "brand"

st.set_page_config(page_title="Gatewise", page_icon=str(BRAND / "icon.svg"), layout="wide")
st.logo(str(BRAND / "logo.svg"), size="large")

PAGES = (
    st.Page("gate_by_gate/page.py", title="Gate by gate", default=True),
    st.Page("activations/page.py", title="Sigmoid and tanh", url_path="activations"),
    st.Page("gates/page.py", title="What each gate does", url_path="gates"),
    st.Page("sequence/page.py", title="Day by day", url_path="sequence"),
    st.Page("gradients/page.py", title="From RNN to LSTM", url_path="gradients"),
    st.Page("training/page.py", title="Learning the weights", url_path="training"),
    st.Page("forecast/page.py", title="Predict the next value", url_path="forecast"),
    st.Page("neurons/page.py", title="Neurons that read", url_path="neurons"),
    st.Page("sources/page.py", title="Figures and words", url_path="sources"),
)
here = st.navigation(list(PAGES), position="top")
here.run()

place = next(number for number, page in enumerate(PAGES) if page.url_path == here.url_path)
st.space("small")
with st.container(horizontal=True, horizontal_alignment="distribute", key="onward"):
    if place > 0:
        st.page_link(
            PAGES[place - 1], label=f"Before: {PAGES[place - 1].title}", icon=":material/arrow_back:"
        )
    if place + 1 < len(PAGES):
        st.page_link(
            PAGES[place + 1], label=f"Next: {PAGES[place + 1].title}", icon=":material/arrow_forward:"
        )
