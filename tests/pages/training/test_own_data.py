"""Series and targets of one's own, as they are written."""

from dataclasses import replace

import pytest

from pages.training.data import own_data
from pages.training.live.requests import problem_of
from pages.training.state import OWN
from pages.ui.input.lists import TwoReadingsError
from pages.ui.input.tables import understand
from tests.pages.training.support import STATE
from tests.ui.support import is_one_sentence


def test_series_and_targets_are_read():
    data = own_data.data_from_text("0, 0.5, 0.25, 1 → 0\n\n1 2 3 -> 0,5; 1; -1\n 4 => −1 ")
    assert data.series == ((0, 0.5, 0.25, 1), (1, 2, 3), (4,))
    assert data.targets == ((0,), (0.5, 1, -1), (-1,)) and data.names == ("Series 1", "Series 2", "Series 3")
    assert data.targets_at("last") == [0, -1, -1]
    assert data.targets_at("every") == [[0, 0, 0, 0], [0.5, 1, -1], [-1]]


BAD_TEXTS = {
    "": "no series",
    "1, 2, 3": "Line 1 has no arrow",
    "1 → 0\n2 → 1 → 1": "Line 2 has 2 arrows",
    "1, 2 → 0\n1, x → 0": "Line 2",
    "1 → 0\n\n → 1": "Line 3, series",
    "1 → ": "Line 1, target",
    "1 → 0\n1, 2 → 1.5": "Line 2: the target 1.5 is outside −1 to 1",
    "1 2 3 → 1 0": "Line 1 has 3 values and 2 targets",
    "\n".join(["1 → 0"] * 51): "51 series",
    ", ".join(["1"] * 501) + " → 0": "Line 1, series",
}


@pytest.mark.parametrize("text", BAD_TEXTS, ids=lambda text: text[:20])
def test_bad_series_are_refused_in_one_sentence_with_the_line(text):
    with pytest.raises(ValueError) as caught:
        own_data.data_from_text(text)
    assert BAD_TEXTS[text] in str(caught.value) and is_one_sentence(str(caught.value))


def test_a_table_holds_one_series_a_column_with_its_target_last():
    table = understand(b"a,b\n0,1\n0.5,0.5\n0.25,0.25\n1,1\n0,1\n", columns=("a", "b"))
    data = own_data.data_from_table(table)
    assert data.series == STATE.series.series and data.targets == STATE.series.targets


def test_a_table_with_a_target_out_of_reach_is_refused_with_row_and_column():
    with pytest.raises(ValueError, match="Row 3, column “b”: the target 3 is outside −1 to 1"):
        own_data.data_from_table(understand(b"a,b\n0,1\n0,3\n", columns=("a", "b")))


@pytest.mark.parametrize(
    ("typed", "series", "targets"),
    [
        ("0,5 1 → 0,1", (0.5, 1), (0.1,)),
        ("0,5 0,25 1 → 0,5", (0.5, 0.25, 1), (0.5,)),
        ("0,5;1 → 0,1;0,2", (0.5, 1), (0.1, 0.2)),
        ("1\t0,5 → 0,25", (1, 0.5), (0.25,)),
        ("1,0,1 → 0,5", (1, 0, 1), (0.5,)),
        ("1.234 2.345 → 0.5", (1.234, 2.345), (0.5,)),
    ],
)
def test_series_and_target_are_judged_together(typed, series, targets):
    data = own_data.data_from_text(typed)
    assert (data.series, data.targets) == ((series,), (targets,))


def test_a_line_that_can_be_read_in_one_way_says_how_the_others_are_written():
    data = own_data.data_from_text("0,1 → 1\n0,5 1 → 0,1")
    assert data.series == ((0.1,), (0.5, 1)) and data.targets == ((1,), (0.1,))


def test_what_cannot_be_trained_is_a_sentence():
    data = own_data.data_from_text("1 2 → 0\n1 2 3 → 0")
    assert problem_of(replace(STATE, data=OWN, own=data).plan) == ""
    told = problem_of(replace(STATE, data=OWN, own=data, loss_on="every").plan)
    assert "equal lengths" in told and is_one_sentence(told)


@pytest.mark.parametrize(
    ("typed", "series", "targets"),
    [
        ("0; 0,5; 1 → 0,5", (0, 0.5, 1), (0.5,)),
        ("0,5 → 0,5", (0.5,), (0.5,)),
        ("1, 0, 1 → 0,25", (1, 0, 1), (0.25,)),
        ("1,0,1 → 1", (1, 0, 1), (1,)),
        ("0,5 1 → 0,5 1", (0.5, 1), (0.5, 1)),
    ],
)
def test_targets_are_read_as_values_are(typed, series, targets):
    data = own_data.data_from_text(typed)
    assert data.series == (series,) and data.targets == (targets,)


def test_series_that_can_be_used_either_way_are_asked_about_and_links_never():
    with pytest.raises(TwoReadingsError) as asked:
        own_data.data_from_text("1 → 0\n0,1 → 1")
    assert asked.value.shown == ("0.1 → 1", "0, 1 → 1")
    one, other = map(own_data.data_from_text, asked.value.readings)
    assert one.series == ((1,), (0.1,)) and other.series == ((1,), (0, 1)) and one.targets == other.targets
    link = own_data.data_from_link("0,1>0,1;0.5>1")
    assert link.series == ((0, 1), (0.5,)) and link.targets == ((0, 1), (1,))
