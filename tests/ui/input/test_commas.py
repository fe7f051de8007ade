"""What a comma means in a list: a decimal comma, a separator, or a question to the person who typed it."""

import pytest
from pages.ui.input.commas import LONGEST_ASKED, two_readings
from pages.ui.input.series_input import TwoReadingsError, numbers_from_pasted


@pytest.mark.parametrize(
    ("typed", "decimal", "listed"),
    [
        ("0,5, 0,25, 1", (0.5, 0.25, 1), (0, 5, 0, 25, 1)),
        ("0,5,0,25", (0.5, 0.25), (0, 5, 0, 25)),
        ("0,5", (0.5,), (0, 5)),
        ("1,2", (1.2,), (1, 2)),
        ("−0,5,1,25", (-0.5, 1.25), (0, 5, 1, 25)),
        ("1, 2,3", (1, 2.3), (1, 2, 3)),
        ("1,2 , 3", (1.2, 3), (1, 2, 3)),
        ("0,5, 1\n2, 0,25", (0.5, 1, 2, 0.25), (0, 5, 1, 2, 0, 25)),
        ("0,5, 0,25,", (0.5, 0.25), (0, 5, 0, 25)),
    ],
)
def test_a_list_that_can_be_read_in_two_ways_is_asked_about(typed, decimal, listed):
    with pytest.raises(TwoReadingsError) as asked:
        numbers_from_pasted(typed)
    readings = asked.value.readings
    assert [numbers_from_pasted(reading) for reading in readings] == [decimal, listed]
    sentence = str(asked.value)
    assert (
        sentence.endswith(".")
        and "\n" not in sentence
        and all(shown in sentence for shown in asked.value.shown)
    )


def test_what_is_asked_shows_both_readings_as_a_person_would_write_them():
    with pytest.raises(TwoReadingsError) as asked:
        numbers_from_pasted("0,5, 0,25, 1")
    assert asked.value.shown == ("0.5, 0.25, 1", "0, 5, 0, 25, 1")
    with pytest.raises(TwoReadingsError) as asked:
        numbers_from_pasted(", ".join(["0,5"] * 100))
    assert all(shown.endswith(", …") and len(shown) < 45 for shown in asked.value.shown)


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        *(("1, 0, 1", (1, 0, 1)), ("1,0,1", (1, 0, 1)), ("1, 0", (1, 0)), ("0, 0.5,1", (0, 0.5, 1))),
        *(("0,5; 1", (0.5, 1)), ("0,5 0,25 1", (0.5, 0.25, 1)), ("0,5\n0,25", (0.5, 0.25)), ("1,", (1,))),
        *(("1,-2", (1, -2)), ("0.5,2", (0.5, 2)), ("1,2,3\n4,5,6", (1, 2, 3, 4, 5, 6))),
        (",".join(["1"] * (LONGEST_ASKED + 2)), (1,) * (LONGEST_ASKED + 2)),
    ],
)
def test_a_list_that_can_be_meant_in_one_way_only_is_not(typed, numbers):
    assert two_readings(typed) is None and numbers_from_pasted(typed) == numbers
