"""What is declared of a setting, and that every page's row can be drawn for every state it is given."""

from dataclasses import dataclass, replace

import pytest

from pages.server import EXCHANGING
from pages.ui.params.boxes import Box, Group, Number, Select, boxes_in, words_box


@dataclass(frozen=True)
class Tea:
    kind: str = "green"
    minutes: int = 3
    vocabulary: str = "plain"


KIND = Select(
    "kind", "Kind", 100, options=lambda tea: ["green", "black"] if tea.minutes else ["none"],
    title=lambda name, tea: f"{name}, {tea.minutes} min",
)  # fmt: skip
MINUTES = Number("minutes", "Minutes", 90, low=0, high=lambda tea: 5 if tea.kind == "green" else 9)


def test_a_box_shows_and_sets_the_attribute_of_its_name():
    assert KIND.shown(Tea()) == "green" and KIND.chosen(Tea(), "black") == Tea("black")


def test_a_box_may_show_something_else_and_refuse():
    def refuse(_, __):
        raise ValueError("Tea is off.")

    box = Box("tea", "Tea", 90, value=lambda tea: tea.minutes * 60, choose=refuse)
    assert box.shown(Tea()) == 180
    with pytest.raises(ValueError, match=r"^Tea is off\.$"):
        box.chosen(Tea(), 1)


@pytest.mark.parametrize(
    ("box", "other"),
    [
        (KIND, Tea("black")),
        (KIND, Tea(minutes=4)),
        (KIND, Tea(minutes=0)),
        (MINUTES, Tea(minutes=4)),
        (MINUTES, Tea("black")),
        (replace(MINUTES, still=lambda tea: tea.kind == "black", high=9), Tea("black")),
        (replace(MINUTES, here=lambda tea: tea.kind == "black", high=9), Tea("black")),
        (replace(MINUTES, told=lambda tea: tea.kind, high=9), Tea("black")),
    ],
)
def test_whatever_can_be_seen_of_a_box_belongs_to_its_look(box, other):
    assert box.look(Tea()) != box.look(other) and box.look(Tea()) == box.look(Tea())


def test_what_a_box_does_not_show_leaves_its_look_alone():
    assert MINUTES.look(Tea()) == MINUTES.look(Tea(vocabulary="roles"))


def test_boxes_of_groups_are_found_too():
    rows = ((KIND, Group("More", ((MINUTES,), (words_box(),)))),)
    assert [box.name for box in boxes_in(rows)] == ["kind", "minutes", "vocabulary"]


@pytest.mark.parametrize("page", EXCHANGING, ids=lambda page: page.name)
def test_every_page_offers_the_words_and_each_of_its_boxes_once(page):
    names = [box.name for box in boxes_in(page.rows)]
    assert "vocabulary" in names and len(names) == len(set(names))


@pytest.mark.parametrize("page", EXCHANGING, ids=lambda page: page.name)
def test_what_a_box_shows_is_among_what_it_offers_and_choosing_it_changes_nothing(page):
    state = page.address().start()
    for box in boxes_in(page.rows):
        shown = box.shown(state)
        if isinstance(box, Select):
            assert shown in box.options(state)
        if isinstance(box, Number):
            assert box.low <= shown <= box.top(state)
        if box.here(state):
            assert box.chosen(state, shown).same_settings(state), box.name


@pytest.mark.parametrize("page", EXCHANGING, ids=lambda page: page.name)
def test_whoever_chooses_other_words_is_shown_them_and_streamlit_is_told(page):
    state = page.address().start()
    box = next(box for box in boxes_in(page.rows) if box.name == "vocabulary")
    other = box.chosen(state, "roles")
    assert other.vocabulary == "roles" and page.screen(other)["drawn"] != page.screen(state)["drawn"]
