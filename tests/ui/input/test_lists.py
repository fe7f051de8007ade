"""What marks mean in a list: a decimal comma, a separator, thousands, or a question to the person who typed it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.ui.input.lists import (
    LONGEST_ASKED,
    TwoReadingsError,
    is_list,
    numbers_from_pasted,
    readings_of,
)
from pages.ui.input.numeric_text import MAX_INPUT


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
    assert len(readings_of(typed)) == 1 and numbers_from_pasted(typed) == numbers


@pytest.mark.parametrize(
    ("typed", "readings"),
    [
        ("1.234 2.345", [(1.234, 2.345), (1234, 2345)]),
        ("1,234 5,678", [(1.234, 5.678), (1234, 5678)]),
        ("1,234, 5,678", [(1.234, 5.678), (1234, 5678), (1, 234, 5, 678)]),
        ("0,5 1.250", [(0.5, 1250), (0.5, 1.25)]),
        ("1 234\n2 345", [(1234, 2345), (1, 234, 2, 345)]),
        ("12,34,567 1,00,000", [(1234567, 100000), (12, 34, 567, 1, 0, 0)]),
        ("100,200,300\n400,500,600", [(100200300, 400500600), (100, 200, 300, 400, 500, 600)]),
    ],
)
def test_marks_that_may_stand_before_decimals_or_between_thousands_are_asked_about(typed, readings):
    with pytest.raises(TwoReadingsError) as asked:
        numbers_from_pasted(typed)
    assert [numbers_from_pasted(reading) for reading in asked.value.readings] == readings


def test_rows_of_several_numbers_are_a_table_and_no_list():
    assert is_list("1 2 3") and is_list("1\n2,5\n3") and is_list("0,5; 1")
    assert is_list("1\n\n2\n\n3\n\n4") and not is_list("1\n2\n\n4\n5")
    assert not is_list("1\t2\n3\t4") and not is_list("date;value\n1;2") and not is_list("")


@pytest.mark.parametrize(("typed", "line"), [("1\n2\n\n4\n5", 3), ("\n0,5\n \n\n1,5\n2\n3\n4\n5", 3)])
def test_an_empty_cell_in_a_pasted_column_is_not_passed_over(typed, line):
    with pytest.raises(ValueError, match=f"^Line {line} is empty .*\\.$"):
        numbers_from_pasted(typed)


finite = st.floats(-MAX_INPUT, MAX_INPUT)
rows_of_numbers = st.lists(finite, min_size=2, max_size=30)


def refused(call, *arguments):
    with pytest.raises(ValueError) as caught:
        call(*arguments)
    sentence = str(caught.value)
    assert sentence[0].isupper() and sentence.endswith(".") and "\n" not in sentence and len(sentence) < 250
    return sentence


def attempt(call, *arguments):
    """What a call gives, or the sentence it refuses with; anything else it raises fails the test."""
    try:
        return call(*arguments)
    except ValueError as problem:
        return str(problem)


def readings_or_numbers(text):
    """What a text is read as, or may be where it is asked about."""
    try:
        return [numbers_from_pasted(text)]
    except TwoReadingsError as asked:
        return [numbers_from_pasted(reading) for reading in asked.readings]


def is_sentence(found):
    return isinstance(found, str) and found.endswith(".") and "\n" not in found and len(found) < 250


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1 2 3", (1, 2, 3)),
        ("1,2,3", (1, 2, 3)),
        ("1, 2.5, −3", (1, 2.5, -3)),
        ("1;2;3;", (1, 2, 3)),
        ("1\t2\r\n3\n\n4\n", (1, 2, 3, 4)),
        ("0,5; 1,25; 3", (0.5, 1.25, 3)),
        ("0,5 1,25 3", (0.5, 1.25, 3)),
        ("0,5\n1,25\n3", (0.5, 1.25, 3)),
        ("0,5\t-1,25", (0.5, -1.25)),
        ("0,5 1.25", (0.5, 1.25)),
        ("0,125 1,5", (0.125, 1.5)),
        ("1,234 12,5", (1.234, 12.5)),
        ("1.5,2.5 3.5,4.5", (1.5, 2.5, 3.5, 4.5)),
        ("1.234,56 2.345,67", (1234.56, 2345.67)),
        ("1.234,56; 2.345,67; 999,5", (1234.56, 2345.67, 999.5)),
        ("1,234.5\n5,678.5", (1234.5, 5678.5)),
        ("1;1.234.567", (1, 1234567)),
        ("1'234.5 2’345.6", (1234.5, 2345.6)),
        ("1\u202f234,5; 2\u202f345,6", (1234.5, 2345.6)),
        ("1.234, 2.345", (1.234, 2.345)),
        ("1e3 .5 +2 3.", (1000, 0.5, 2, 3)),
        ("7", (7,)),
        ("\u00a01\u00a02 ", (1, 2)),
        ("-0", (0,)),
    ],
)
def test_pasted_numbers(text, numbers):
    assert numbers_from_pasted(text) == numbers
    assert all(type(number) is float for number in numbers_from_pasted(text))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", ("no numbers", "1 to 500")),
        (" \n ", ("no numbers",)),
        ("1 2\n3 abc 5", ("Line 2, value 4", "“abc” is not a number")),
        ("1 nan", ("Line 1, value 2", "“nan” is not a finite number")),
        ("1;−∞", ("“−∞” is not a finite number",)),
        ("1,,2", ("Line 1, value 2", "is empty")),
        ("1;;2", ("Line 1, value 2", "is empty")),
        ("1\t\t2", ("Line 1, value 2", "is empty")),
        ("1 1e300", ("“1e300” is too large",)),
        ("1 1_000", ("“1_000” is not a number",)),
        ("1;12.34.567,8,9", ("Line 1, value 2", "“12.34.567,8,9”")),
        ("1,5 2.5 1.234.567", ("Line 1, value 3", "“1.234.567” could have a thousands separator")),
        ("1 ٣", ("“٣” is not a number",)),
        ("1 <b>x</b>" + "y" * 300, ("“<b>x</b>",)),
        (" ".join("1" * 1 for _ in range(501)), ("501 values", "1 to 500")),
        ("1 " * 150_000, ("300,000 characters", "1 to 500")),
    ],
)
def test_a_pasted_text_that_cannot_be_used_says_where_and_why(text, parts):
    sentence = refused(numbers_from_pasted, text)
    assert all(part in sentence for part in parts), sentence


def test_too_few_pasted_numbers():
    assert "The text has 1 value; accepted are 4 to 5,000" in refused(numbers_from_pasted, "1", 4, 5000)


@given(st.text(max_size=60) | st.text("0123456789,.;- \n\te+", max_size=60))
def test_any_text_is_read_or_refused_in_one_sentence(text):
    found = attempt(numbers_from_pasted, text)
    assert is_sentence(found) or (
        1 <= len(found) <= 500 and all(abs(number) <= MAX_INPUT for number in found)
    )


@given(rows_of_numbers, st.sampled_from([" ", "\n", "\t", "; ", ", ", "\r\n"]))
def test_pasted_numbers_come_back_as_they_were(row, separator):
    assert tuple(row) in readings_or_numbers(separator.join(map(repr, row)))


@given(rows_of_numbers, st.sampled_from(["; ", ";", ";\n"]))
def test_decimal_commas_come_back_as_they_were(row, separator):
    row = [number / 2 + 0.5 for number in row]
    text = separator.join(f"{number:.17g}".replace(".", ",") for number in [0.5, *row])
    assert (0.5, *row) in readings_or_numbers(text)
