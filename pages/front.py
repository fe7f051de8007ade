"""What the address of a page is answered with before any script has run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from pages.ui.exchange.live_page import LivePage
from pages.ui.front.frame import Goal, frame
from pages.ui.front.links import ahead
from pages.ui.front.picture import unit_picture
from pages.ui.text.course import COURSE
from pages.ui.text.segments import in_words
from pages.ui.text.texts import text, texts
from pages.unit.live.payload import unit_payload
from pages.unit.state import UnitState

FIRST = COURSE[0]
"""The page that stands at ``/``."""


def picture_of_unit(state: UnitState) -> str:
    """The true picture where all of it shows as it is; nothing where a part of it is hidden, dimmed, rounded as on
    paper or of another cell."""
    if state.step or state.predict or state.decimals is not None or not state.variant.is_usual:
        return ""
    told = unit_payload(state)
    exact = {f"exact.{key}": value for key, value in told["exact"].items()}
    return unit_picture({**told["values"], **exact}, state.vocabulary)


PICTURES: Mapping[str, Callable[[Any], str]] = {"unit": picture_of_unit}


class Front:
    """What is written into Streamlit's file for each of the pages."""

    def __init__(self, pages: Iterable[LivePage[Any]]) -> None:
        self.pages = {page.name: page for page in pages}
        self.of = lru_cache(maxsize=256)(self._of)

    def _of(self, name: str, query: str) -> tuple[str, str]:
        """What is added to the head, and what stands first in the body; both empty for what is no page of ours."""
        page = self.pages.get(name)
        if page is None:
            return "", ""
        state, _ = page.decode(query)
        head = ahead(name, state.vocabulary)
        if name not in COURSE:
            return head, ""
        picture = PICTURES.get(name, lambda _: "")(state)
        return head, frame(name, page.title, _goal(name, state.vocabulary, page.facts()), picture)


def _goal(name: str, vocabulary: str, facts: Mapping[str, str]) -> Goal:
    number, pages = str(COURSE.index(name) + 1), str(len(COURSE))
    before = in_words(texts(f"{name}.lesson").get("before", ""), vocabulary, facts)
    return Goal(
        text("common.live.lesson.place", number=number, all=pages),
        text(f"{name}.lesson.goal", vocabulary, **facts),
        before,
    )
