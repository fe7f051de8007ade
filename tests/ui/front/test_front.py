import re

import pytest
from starlette.applications import Starlette

from pages import server
from pages.front import Front
from pages.server import EXCHANGING
from pages.ui.front.chunks import DRAWN, PAGE, SCRIPTS, late_chunks
from pages.ui.front.links import script_of
from pages.ui.live import bundles
from pages.ui.text.course import COURSE
from tests.browser.tools.expected import text, values
from tests.fonts.wanted import ROOT
from tests.ui.support import DEFAULT as UNIT
from tests.ui.support import Client

FRONT = Front(EXCHANGING)
LINK = re.compile(r'<link rel="(\w+)"(?: as="(\w+)")? href="\./([^"]+)" crossorigin>')
CLIENT = Client(Starlette(routes=server.routes(), middleware=server.middleware()))
HIDDEN = ["step=1", "by=seven&step=7", "predict=on", "paper=2"]
SHOWN = ["", "x=-2.5", "example=input-minus-ten", "words=standard&h=0.3", "words=z&x=123456", "x=nothing"]


def texts_in(picture, layout):
    """What a picture says, from its top to its bottom in the file."""
    (drawn,) = re.findall(rf'<svg[^>]* data-layout="{layout}".*?</svg>', picture, re.DOTALL)
    return re.findall(r"<text[^>]*>([^<]*)</text>", drawn)


@pytest.mark.parametrize("page", [page.name for page in EXCHANGING])
def test_what_a_page_will_ask_for_is_there(page):
    head, _ = FRONT.of(page, "")
    links = LINK.findall(head)
    assert len(links) == head.count("<link ") > 10
    for rel, kind, place in links:
        assert (rel, kind) in (("modulepreload", ""), ("preload", "fetch"))
        if place.startswith("static/js/"):
            assert (SCRIPTS / place.removeprefix("static/js/")).is_file()
        else:
            assert CLIENT.get(f"/{place}").status_code == 200


@pytest.mark.parametrize("page", [page.name for page in EXCHANGING])
def test_the_script_that_comes_ahead_is_the_one_that_the_page_draws_with(page):
    drawn = (ROOT / "pages" / page / "page.py").read_text(encoding="utf-8")
    assert f'LiveScript("{page}", "{script_of(page)}"' in drawn
    assert script_of(page) in bundles.scripts()


def test_the_words_that_come_ahead_are_those_on_screen():
    for query, words in (("", "plain"), ("words=roles", "roles"), ("words=nonsense", "plain")):
        assert f"/words/{words}.json" in FRONT.of("unit", query)[0]


@pytest.mark.parametrize("name", DRAWN)
def test_streamlits_late_scripts_are_found_with_all_that_they_import(name):
    chunks = late_chunks((name,))
    assert chunks[0].startswith(f"{name}.")
    known = {*chunks, *re.findall(r"static/js/([\w.-]+)", PAGE.read_text(encoding="utf-8"))}
    for chunk in chunks:
        imported = re.findall(
            r'(?:from|^import|;import)"\./([^"]+)"', (SCRIPTS / chunk).read_text(encoding="utf-8")
        )
        assert set(imported) <= known


def test_a_script_that_streamlit_does_not_have_is_passed_over():
    assert late_chunks(("NoSuchThing",)) == ()


@pytest.mark.parametrize("query", SHOWN)
@pytest.mark.parametrize("layout", ["wide", "narrow"])
def test_the_first_picture_shows_the_numbers_of_its_address(query, layout):
    _, first = FRONT.of("unit", query)
    said = texts_in(first, layout)
    state, _ = next(page for page in EXCHANGING if page.name == "unit").decode(query)
    found = values(state.numbers)
    for key, style in [("x", "state"), ("w_fx", "weight"), ("b_g", "bias"), ("z_f", "sum"), ("p_ix", "product"),
                       ("f", "gate"), ("f", "percent"), ("kept", "rail"), ("c", "number"), ("h", "number"),
                       ("exact.h", "fine"), ("exact.c", "fine")]:  # fmt: skip
        assert text(found, key, style) in said, (key, style)
    assert not re.search(r"\[[\w.]+:", first)


def test_the_numbers_are_right_by_hand():
    # 1 × 2.70 + 1 × 1.63 + 1.62 = 5.95, of which a sigmoid makes 0.997; 2 × 0.997 + 0.953 = 2.95.
    said = texts_in(FRONT.of("unit", "")[1], "wide")
    assert {"5.95", "0.997", "2.95", "0.99", "99.7 %", "×2.70", "+1.62"} <= set(said)
    assert UNIT.numbers["x"] == 1


@pytest.mark.parametrize("query", HIDDEN)
def test_what_is_hidden_dimmed_or_rounded_is_not_shown_first(query):
    _, first = FRONT.of("unit", query)
    assert first and "<svg" not in first


@pytest.mark.parametrize("page", COURSE)
def test_title_and_goal_stand_on_every_page_of_the_lesson(page):
    _, first = FRONT.of(page, "")
    title = next(each.title for each in EXCHANGING if each.name == page)
    assert f'<p class="title">{title}</p>' in first
    assert re.search(r'<p class="goal"><span class="place">\d+ of \d+</span><span>\w.{20,}</span></p>', first)
    assert first.startswith('<div data-front aria-hidden="true">')
    said = re.sub(r"<style>.*?</style>|<svg.*?</svg>", "", first, flags=re.DOTALL)
    assert "[[" not in said and "{" not in said


def test_an_address_that_is_no_page_has_nothing_of_ours():
    assert FRONT.of("nowhere", "x=1") == ("", "")


def test_what_an_address_says_cannot_leave_its_place():
    for query in ("title=%3Cscript%3E&example=own", "x=%3Cscript%3E", "words=%22%3E%3Cscript%3E"):
        assert "<script" not in "".join(FRONT.of("unit", query))
