"""A page's address from its declaration: read in order, measured against a base, and nothing said twice."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_core.words.symbols import SETTINGS
from pages.ui.params.codecs import choice, integer
from pages.ui.params.page_address import (
    PageAddress,
    attribute,
    chooser,
    counted,
    said,
    start_numbers,
    weight_blocks,
    words,
)
from pages.ui.params.typed_numbers import MAX_SETTING
from tests.ui.support import DEFAULT, is_one_sentence, numbers

KEYS = [name for name in SETTINGS if name not in ("x", "h_prev", "c_prev")]
PAGES = {"short": 3, "long": 9}


@dataclass(frozen=True)
class Reader:
    """A book, the page one is on from 0, and the unit's numbers."""

    book: str = "short"
    pages: int = 3
    page: int = 0
    marked: int | None = None
    vocabulary: str = "plain"
    numbers: Mapping[str, float] = field(default_factory=lambda: dict(DEFAULT.numbers))


def opened(reader, book):
    return replace(reader, book=book, pages=PAGES[book])


ADDRESS = PageAddress(
    (
        chooser("book", lambda _: choice(tuple(PAGES)), opened, lambda: "short"),
        attribute("pages", integer(1, 99)),
        counted("page", lambda reader: integer(1, reader.pages, "a page")),
        attribute("mark", integer(0, 9), "marked"),
        words(),
        *start_numbers(),
        *weight_blocks("numbers"),
    ),
    Reader,
    lambda reader: opened(Reader(), reader.book),
)


def test_the_start_says_nothing_and_an_empty_address_is_the_start():
    assert ADDRESS.encode(Reader()) == {}
    assert ADDRESS.decode({}) == (Reader(), ())
    assert ADDRESS.decode({"stranger": "1"}) == (Reader(), ())


def test_what_the_choice_brings_along_is_not_said_again():
    assert ADDRESS.encode(Reader("long", 9)) == {"book": "long"}
    assert ADDRESS.encode(Reader("long", 8)) == {"book": "long", "pages": "8"}
    assert ADDRESS.decode({"book": "long"})[0] == Reader("long", 9)


def test_a_later_parameter_is_measured_by_an_earlier_one_whatever_their_order_in_the_address():
    assert ADDRESS.decode({"page": "7", "book": "long"})[0].page == 6
    state, (complaint,) = ADDRESS.decode({"page": "7"})
    assert state == Reader()
    assert complaint == "“page” in the link is not a page from 1 to 3, so the default is shown."


def test_nothing_chosen_is_nothing_said():
    assert ADDRESS.encode(Reader(marked=0)) == {"mark": "0"}
    assert ADDRESS.decode({"mark": "0"})[0].marked == 0


def test_a_count_may_be_missing_and_an_attribute_may_lie_inside_another():
    @dataclass(frozen=True)
    class Shelf:
        reader: Reader = Reader()
        place: int | None = None

    address = PageAddress(
        (attribute("pages", integer(1, 99), "reader.pages"), counted("place", lambda _: integer(1, 9))), Shelf
    )
    assert address.encode(Shelf()) == {}
    full = Shelf(Reader(pages=7), place=0)
    assert address.encode(full) == {"pages": "7", "place": "1"}
    assert address.decode({"pages": "7", "place": "1"}) == (full, ())


@given(st.fixed_dictionaries(dict.fromkeys(SETTINGS, numbers)))
def test_numbers_and_weights_read_back_as_they_were(changed):
    state = Reader(numbers=changed)
    found, complaints = ADDRESS.decode(ADDRESS.encode(state))
    assert dict(found.numbers) == changed and complaints == ()


@pytest.mark.parametrize(
    "text", ["", ",", "1,2", "1,2,3,4", "1,,3", "a,b,c", "nan,1,2", f"{MAX_SETTING + 1},1,2"]
)
def test_three_numbers_that_are_not_leave_the_block_as_it_was(text):
    found, complaints = ADDRESS.decode({"forget": text, "output": "1,2,3"})
    assert found.numbers == DEFAULT.numbers | {"w_oh": 1, "w_ox": 2, "b_o": 3}
    assert len(complaints) == 1 and is_one_sentence(complaints[0])
    assert "“forget”" in complaints[0]


def test_what_several_parameters_say_together_is_begun_and_settled():
    address = PageAddress(
        (said("book", lambda reader, _: reader.book), attribute("pages", integer(1, 99))),
        Reader,
        settle=lambda reader, link: replace(reader, page=reader.pages - 1 if "end" in link.query else 0),
        begin=lambda link: opened(Reader(), link.choice("book", "long", tuple(PAGES))),
    )
    assert address.decode({"end": ""})[0] == Reader("long", 9, 8)
    assert address.decode({"book": "short", "pages": "5", "end": ""})[0] == Reader("short", 5, 4)
    assert address.encode(Reader("long", 9)) == {"book": "long", "pages": "9"}
    _, complaints = address.decode({"book": "none"})
    assert len(complaints) == 1, "a parameter that begin has read is not read twice"
