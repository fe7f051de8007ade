"""Other texts to read: one's own, files, those the network never saw."""

import pytest

from lstm_core.charlm.text.alphabet import MAX_TEXT
from pages.neurons.reader.payload import unknown_note
from pages.neurons.state import (
    OWN,
)
from pages.neurons.text.texts import library_files, own_text, text_from_file
from pages.neurons.url import unpacked
from tests.pages.neurons.support import PAGE, reader
from tests.pages.support import healthy, open_page, upload
from tests.ui.support import is_one_sentence

MARKED = 'say("hello")  # [*a*](b)\n'

pytestmark = pytest.mark.usefixtures("small_network")


def test_unknown_characters_are_counted():
    assert unknown_note("plain\n") == ""
    assert unknown_note("née").startswith("1 character ")
    assert unknown_note("né\t😀").startswith("3 characters ")


def test_own_text_is_read_as_it_is_but_for_its_line_ends():
    assert own_text("\ufeffa\r\nb\rc\n") == "a\nb\nc\n"
    assert text_from_file("né\r\n".encode()) == "né\n"
    page = open_page(PAGE, look="text")
    page.text_area[0].set_value(MARKED)
    page = healthy(page.button(key="neurons_use").click().run())
    assert reader(page)["text"] == MARKED
    assert (page.query_params["from"], unpacked(page.query_params["text"])) == (OWN, MARKED)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"\x7fELF\x00\x01", "not text"),
        (b"ok\ncaf\xe9", "line 2"),
        (b"x" * (MAX_TEXT + 1), "20,001"),
        ("caf\u00e9".encode("utf-16"), "not text"),
    ],
)
def test_a_file_that_is_no_text_is_refused_and_the_text_stays(content, says):
    page = open_page(PAGE, look="text", cell="3")
    before = reader(page)
    page = upload(page, content, "text.py")
    assert len(page.error) == 1 and says in page.error[0].value
    assert is_one_sentence(page.error[0].value) and page.error[0].value.rstrip().endswith(".")
    assert reader(page)["text"] == before["text"] and reader(page)["cell"] == 3


def test_an_uploaded_text_is_read():
    page = upload(open_page(PAGE, look="text"), MARKED, "text.py")
    assert reader(page)["text"] == MARKED


def test_a_file_the_network_never_saw_is_read():
    page = open_page(PAGE, look="text")
    name = [*library_files()][-1]
    page.selectbox(key="neurons_library").set_value(name)
    page = healthy(page.button(key="neurons_library_use").click().run())
    assert reader(page)["text"] == library_files()[name] and len(library_files()[name]) <= MAX_TEXT
    assert page.query_params["file"] == name
