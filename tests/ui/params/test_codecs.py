import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.ui.params.codecs import (
    MAX_DIGITS,
    NUMBER,
    THREE_NUMBERS,
    WORDS,
    Codec,
    alternatives,
    choice,
    integer,
    json_integer,
    number,
    numbers,
    one_of,
    whole_choice,
)
from tests.ui.support import is_one_sentence
from tests.ui.support import numbers as any_numbers


@given(st.integers(0, 10**9))
def test_a_whole_number_reads_back_as_it_was_written(value):
    codec = integer(0, 10**9)
    assert codec.read(codec.write(value)) == value


@pytest.mark.parametrize("text", ["5", "05", "0" * (MAX_DIGITS - 1) + "5"])
def test_leading_zeros_do_not_matter(text):
    assert integer(1, 9).read(text) == 5


@pytest.mark.parametrize(
    "text",
    [
        "",
        " 5",
        "5 ",
        "+5",
        "-5",
        "5.0",
        "5e0",
        "1_0",
        "٣",
        "³",
        "Ⅴ",
        "५",
        "0",
        "10",
        "9" * 5000,
        "0" * 12 + "5",
    ],
    ids=lambda text: text[:14] or "empty",
)
def test_only_ascii_digits_within_the_limits_are_a_whole_number(text):
    with pytest.raises(ValueError):
        integer(1, 9).read(text)


@given(any_numbers)
def test_a_number_reads_back_to_the_last_bit(value):
    assert NUMBER.read(NUMBER.write(value)) == value


def test_a_number_keeps_to_its_limits():
    rate = number(1e-5, 1000)
    assert (rate.read("0.00001"), rate.read("1000")) == (1e-5, 1000.0)
    for text in ("0.000009", "1000.1", "-1", "nan", "", "one"):
        with pytest.raises(ValueError):
            rate.read(text)


@given(st.lists(any_numbers, min_size=1, max_size=5))
def test_a_row_of_numbers_reads_back_to_the_last_bit(values):
    row = numbers(1, 5)
    assert row.read(row.write(values)) == tuple(values)


@pytest.mark.parametrize("text", ["", "1,2", "1,2,3,4", "1,,3", "a,b,c", "1;2;3"])
def test_three_numbers_are_three(text):
    with pytest.raises(ValueError):
        THREE_NUMBERS.read(text)


def test_choices_are_taken_as_they_are():
    assert choice(("a", "b")).read("a") == "a"
    assert whole_choice((10, 1000)).read("1000") == 1000
    for codec, text in ((choice(("a", "b")), "A"), (whole_choice((10, 1000)), "010")):
        with pytest.raises(ValueError):
            codec.read(text)
    with pytest.raises(ValueError):
        one_of("c", ("a", "b"))


@pytest.mark.parametrize(
    ("codec", "accepted"),
    [
        (integer(1, 5000), "a whole number from 1 to 5,000"),
        (integer(0, 127, "a cell"), "a cell from 0 to 127"),
        (NUMBER, "a number between −1000000 and 1000000"),
        (number(1e-5, 1000), "a number between 0.00001 and 1000"),
        (numbers(1, 500), "1 to 500 numbers with commas between them"),
        (THREE_NUMBERS, "three numbers with commas between them"),
        (WORDS, "plain, standard, z or roles"),
        (whole_choice((10, 1000)), "10 or 1000"),
        (choice(("on",)), "on"),
        (choice(("a", "b"), "a panel of this page"), "a panel of this page"),
    ],
)
def test_each_says_what_it_accepts(codec: Codec[object], accepted):
    assert codec.accepted == accepted


def test_a_question_names_what_it_cannot_use():
    assert integer(1, 9).ask({"n": "5"}, "n") == 5
    for query in ({}, {"n": "x" * 10_000}, {"n": "10"}):
        with pytest.raises(ValueError) as caught:
            integer(1, 9).ask(query, "n")
        message = str(caught.value)
        assert message.startswith("n is ") and message.endswith("; expected a whole number from 1 to 9.")
        assert is_one_sentence(message)


def test_a_whole_number_in_json_is_taken_and_a_float_only_where_it_may_be_one():
    assert json_integer({"n": 5}, "n", 1, 9) == 5
    assert json_integer({"n": 5.0}, "n", 1, 9, floats=True) == 5
    with pytest.raises(ValueError):
        json_integer({"n": 5.0}, "n", 1, 9)


@pytest.mark.parametrize("floats", [False, True])
@pytest.mark.parametrize(
    "value",
    [None, True, "5", 5.5, 0, 10, -1, float("nan"), float("inf"), 10**400, [5], {}],
    ids=lambda v: repr(v)[:9],
)
def test_what_is_no_whole_number_in_json_is_refused(value, floats):
    with pytest.raises(ValueError, match="^n is .*; expected a whole number from 1 to 9\\.$"):
        json_integer({"n": value}, "n", 1, 9, floats=floats)


def test_alternatives_read_as_a_sentence():
    assert [alternatives(names) for names in ((), ("a",), ("a", "b"), ("a", "b", "c"))] == [
        "", "a", "a or b", "a, b or c",
    ]  # fmt: skip
