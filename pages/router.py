"""Which pages there are and in which order; runs before every page."""

from pathlib import Path

import streamlit as st

BRAND = Path(__file__).parents[1] / "assets" / "brand"

st.set_page_config(page_title="Gatewise", page_icon=str(BRAND / "icon.svg"), layout="wide")
st.logo(str(BRAND / "logo.svg"), size="large")

st.navigation(
    [
        st.Page("gate_by_gate/page.py", title="Gate by gate", default=True),
        st.Page("sequence/page.py", title="Day by day", url_path="sequence"),
        st.Page("training/page.py", title="Learning the weights", url_path="training"),
        st.Page("forecast/page.py", title="Predict the next value", url_path="forecast"),
        st.Page("sources/page.py", title="Figures and words", url_path="sources"),
    ],
    position="top",
).run()
