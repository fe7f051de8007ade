import pytest
from hypothesis import given

from lstm_core.words.symbols import SETTINGS
from pages.ui.params.codecs import Codec, short
from pages.ui.params.links import LinkReader, block_keys, weights_query
from pages.ui.params.typed_numbers import number_from_text
from tests.ui.support import DEFAULT, numbers

WEIGHTS = {name: DEFAULT.numbers[name] for name in SETTINGS[3:]}


@given(numbers)
def test_a_number_in_an_address_reads_back_to_the_last_bit(value):
    assert number_from_text(short(value)) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [(1.0, "1"), (-10.0, "-10"), (0.1, "0.1"), (-0.0, "0"), (1e6, "1000000"), (1e-9, "1e-09")],
)
def test_a_number_in_an_address_has_every_digit_it_needs_and_none_it_does_not(value, text):
    assert short(value) == text


def test_only_the_blocks_that_differ_are_written():
    assert weights_query(WEIGHTS, WEIGHTS) == {}
    assert weights_query({**WEIGHTS, "b_g": 5.0}, WEIGHTS) == {"candidate": "1.41,0.94,5"}
    assert set(weights_query(WEIGHTS)) == {"forget", "input", "candidate", "output"}
    assert block_keys("o") == ("w_oh", "w_ox", "b_o")


def test_what_is_not_in_the_address_is_the_default_without_a_word():
    link = LinkReader({})
    assert link.read("n", 3, Codec(int, str, "a whole number")) == 3
    assert link.choice("c", "a", ("a", "b"), "a or b") == "a"
    assert link.complaints == []


def test_what_cannot_be_read_is_named_once_with_what_is_accepted():
    link = LinkReader({"n": "<b>1", "c": "d"})
    assert link.read("n", 3, Codec(int, str, "a whole number")) == 3
    assert link.choice("c", "a", ("a", "b"), "a or b") == "a"
    assert link.complaints == [
        "“n” in the link is not a whole number, so the default is shown.",
        "“c” in the link is not a or b, so the default is shown.",
    ]


def test_an_error_that_is_no_bad_value_is_not_hushed_up():
    with pytest.raises(ZeroDivisionError):
        LinkReader({"n": "1"}).read("n", 0, Codec(lambda text: int(text) // 0, str, "a number"))
