"""Every field for a number takes it as people write it, and says what it accepts when it is something else."""

from pathlib import Path

import pytest

from pages.server import EXCHANGING
from pages.ui.params.boxes import Number, boxes_in
from tests.pages.support import healthy, open_page, texts
from tests.ui.support import is_one_sentence

ROOT = Path(__file__).resolve().parents[2]
BOXES = [(page, box) for page in EXCHANGING for box in boxes_in(page.rows) if isinstance(box, Number)]
PANELS = {
    ("forecast/page.py", "day_0", "5,25"): {"open": "document"},
    ("neurons/page.py", "writing_heat_number", "0,8"): {"look": "write"},
    ("activations/page.py", "breaks_x", "−1,5"): {"open": "breaks"},
    ("sequence/page.py", "series_h0", "0,5"): {"open": "series"},
    ("sequence/page.py", "series_target", "0,25"): {"open": "series"},
    ("training/page.py", "training_rate", "0,02"): {},
    ("training/page.py", "training_clip", "1,5"): {},
}
"""What is typed in a field, and where it is."""


def _in_range(box, state):
    """A number the box takes in this state, not the one it shows: as a point and as a comma would have it."""
    middle = (box.low + min(box.top(state), box.low + 8)) / 2
    return int(middle) if box.whole else middle


@pytest.mark.parametrize(("page", "box"), BOXES, ids=lambda one: one.name)
def test_a_number_of_a_settings_row_is_read_with_a_comma_too(page, box):
    state = page.address().start()
    wanted = _in_range(box, state)
    typed = f"{wanted:g}"
    after = box.taken(state, typed)
    assert box.shown(after) == wanted
    assert box.taken(state, f" {typed.replace('.', ',')} ") == after
    if box.whole:
        assert box.taken(state, f"{typed},0") == after


@pytest.mark.parametrize(("page", "box"), BOXES, ids=lambda one: one.name)
@pytest.mark.parametrize("typed", ["", "abc", "1,5,2", "−1e9", "1_0", "0,5x"])
def test_anything_else_is_refused_in_one_sentence_that_says_what_is_accepted(page, box, typed):
    with pytest.raises(ValueError) as refused:
        box.taken(page.address().start(), typed)
    told = str(refused.value)
    assert is_one_sentence(told) and ("a whole number from" if box.whole else "a number between") in told


def test_a_whole_number_may_stand_in_groups_of_three():
    page, box = next(pair for pair in BOXES if pair[1].name == "epochs")
    state = page.address().start()
    for typed in ("1,000", "1.000", "1 000", "1’000"):
        assert box.shown(box.taken(state, typed)) == 1000
    with pytest.raises(ValueError, match="a whole number"):
        box.taken(state, "1,5")


@pytest.mark.parametrize(("where", "query"), PANELS.items(), ids=lambda one: str(one)[:50])
def test_a_field_of_a_panel_takes_a_comma_and_keeps_what_is_refused(where, query):
    path, key, typed = where
    page = healthy(open_page(path, **query).text_input(key=key).set_value(typed).run())
    read = typed.replace(",", ".").replace("−", "-")
    assert read in " ".join(page.query_params.values()) and page.text_input(key=key).value == read
    before = dict(page.query_params)
    page = healthy(page.text_input(key=key).set_value("0,5x").run())
    assert page.text_input(key=key).value == "0,5x" and dict(page.query_params) == before
    assert "0,5x" in " ".join(error.value for error in page.error)
    page = healthy(page.text_input(key=key).set_value(typed).run())
    assert not page.error and page.text_input(key=key).value == read


LISTS = {
    ("sequence/page.py", "series_text"): ({"open": "series"}, "0.5,0.25,1"),
    ("sequence/page.py", "series_other"): ({"open": "series"}, "0.5,0.25,1"),
    ("activations/page.py", "swap_days"): ({}, "0.5,0.25,1"),
}


@pytest.mark.parametrize(("where", "wanted"), LISTS.items(), ids=lambda one: str(one)[-30:])
def test_a_list_is_asked_about_with_a_button_for_each_reading(where, wanted):
    (path, key), (query, read) = where, wanted
    page = open_page(path, **query)
    before = dict(page.query_params)
    field = next(field for field in (*page.text_area, *page.text_input) if field.key == key)
    page = healthy(field.set_value("0,5, 0,25, 1").run())
    asked = [button for button in page.button if button.key in (f"{key}_0", f"{key}_1")]
    assert [button.label.replace("\\", "") for button in asked] == ["0.5, 0.25, 1", "0, 5, 0, 25, 1"]
    assert dict(page.query_params) == before and "Which do you mean?" in texts(page)
    page = healthy(asked[0].click().run())
    assert read in page.query_params.values()
    assert not any(button.key == f"{key}_0" for button in page.button)


def test_no_field_is_left_to_the_browsers_own_reading():
    """A browser's field for numbers drops a comma, or reads it by its own language, and says nothing."""
    scripts = [*(ROOT / "pages").rglob("*.py"), *(ROOT / "assets" / "live").rglob("*.js")]
    marks = ("number_input", "NumberColumn", 'type: "number"', 'type = "number"', "valueAsNumber")
    found = [f"{path.name}: {mark}" for path in scripts for mark in marks if mark in path.read_text("utf-8")]
    assert found == []
