"""What frames a page: its goal and why one comes here above; below, what to remember and a question."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from pages.ui.live.component import loader
from pages.ui.text.course import COURSE
from pages.ui.text.segments import segments
from pages.ui.text.texts import texts

_PLACE = '<div data-lesson style="min-height: {}"></div>'
# On a phone the opening is higher: the sheet of the page around says how high.
_OPENING, _ENDING = "var(--opening, 26px)", "180px"


def opening(page: str, vocabulary: str, facts: Mapping[str, str]) -> None:
    """The page's goal in one line, and what brings one here from the page before."""
    lesson = texts(f"{page}.lesson")
    told = {
        "goal": segments(lesson["goal"], facts),
        "before": segments(lesson.get("before", ""), facts),
        "number": COURSE.index(page) + 1,
        "all": len(COURSE),
    }
    _draw("opening", _OPENING, {"opening": told, "vocabulary": vocabulary}, page)


def ending(page: str, vocabulary: str, facts: Mapping[str, str]) -> None:
    """What to remember of the page, in three sentences, and one question with its answer folded."""
    lesson = texts(f"{page}.lesson")
    told = {
        "recap": [segments(sentence, facts) for sentence in lesson["recap"]],
        "ask": segments(lesson["ask"], facts),
        "answer": segments(lesson["answer"], facts),
    }
    _draw("ending", _ENDING, {"ending": told, "vocabulary": vocabulary}, page)


def _draw(part: str, height: str, told: Mapping[str, object], page: str) -> None:
    component = st.components.v2.component(
        f"gatewise_{part}", html=_PLACE.format(height), js=loader("lesson/lesson.js")
    )
    component(key=f"{page}_{part}", data={"lesson": told})
