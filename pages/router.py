"""Which pages there are and in which order; runs before every page."""

from pathlib import Path

import streamlit as st

BRAND = Path(__file__).parents[1] / "assets" / "brand"

st.set_page_config(page_title="Gatewise", page_icon=str(BRAND / "icon.svg"), layout="wide")
st.logo(str(BRAND / "logo.svg"), size="large")

st.navigation(
    [st.Page("gate_by_gate/page.py", title="Gate by gate", default=True)],
    position="top",
).run()
