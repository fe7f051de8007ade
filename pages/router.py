"""Which pages there are: those of the lesson in its order, then those beside it; runs before every page, and once more after it."""

from pathlib import Path

import streamlit as st

from pages.ui.text.course import BESIDE, COURSE, title_of_page
from pages.ui.text.texts import text

BRAND = Path(__file__).parents[1] / "assets" / "brand"

st.logo(str(BRAND / "logo.svg"), size="large")

FIRST = COURSE[0]
PAGES = tuple(
    st.Page(
        f"{name}/page.py",
        title=title_of_page(name),
        default=name == FIRST,
        url_path=None if name == FIRST else name,
    )
    for name in (*COURSE, *BESIDE)
)
LESSON = PAGES[: len(COURSE)]
here = st.navigation(list(PAGES), position="top")
# Several tabs, and bookmarks, can be told apart.
st.set_page_config(page_title=f"{here.title} · Gatewise", page_icon=str(BRAND / "icon.svg"), layout="wide")
here.run()

place = next((number for number, page in enumerate(LESSON) if page.url_path == here.url_path), None)
if place is not None:
    st.space("small")
    with st.container(horizontal=True, horizontal_alignment="distribute", key="onward"):
        if place > 0:
            page = LESSON[place - 1]
            st.page_link(
                page, label=text("common.onward.previous", title=page.title), icon=":material/arrow_back:"
            )
        if place + 1 < len(LESSON):
            page = LESSON[place + 1]
            st.page_link(
                page, label=text("common.onward.next", title=page.title), icon=":material/arrow_forward:"
            )
