"""The beginning without a browser: what is drawn around it, and which addresses lead to it."""

import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route

from pages import server
from pages.addresses import BEEN_HERE
from pages.ui.text.glossary import Term
from pages.ui.text.texts import texts
from tests.pages.support import open_page, tab_of, told
from tests.ui.support import Client

HTML = {"accept": "text/html,*/*"}
HAS_BEEN_HERE = {**HTML, "cookie": f"theme=dark; {BEEN_HERE}=1"}


def parts(page):
    return {element.proto.component_name for element in page.get("bidi_component")}


@pytest.mark.parametrize(("query", "ends"), [({}, False), ({"screen": "4"}, False), ({"screen": "5"}, True)])
def test_what_to_remember_comes_with_the_last_screen(query, ends):
    page = open_page("start/page.py", **query)
    assert page.title[0].value == texts("start.title") == "What is an LSTM for?"
    assert told(page, "gatewise_start")["start"]["screen"] == int(query.get("screen", 1))
    assert ("gatewise_ending" in parts(page)) is ends and "gatewise_opening" in parts(page)


def test_a_screen_that_is_not_there_is_refused_in_one_line():
    page = open_page("start/page.py", screen="6")
    assert tab_of(page).query == ""
    assert "screen" in page.caption[0].value


@pytest.fixture
def client():
    async def page(_request):
        return HTMLResponse("the app")

    return Client(Starlette(routes=[Route("/{path:path}", page)], middleware=server.middleware()))


def led_to(client, opened, headers=HTML):
    """Where an address leads; nowhere else for None."""
    answer = client.get(opened, headers=headers)
    return answer.headers["location"] if answer.status_code == 307 else None


@pytest.mark.parametrize(
    ("opened", "page"),
    [
        ("/?x=-1", "/unit?x=-1"),
        ("/?example=keep-everything&step=2&words=z", "/unit?example=keep-everything&step=2&words=z"),
        ("/?words=z&open=", "/unit?words=z&open="),
        ("/start", "/?screen=1"),
        ("/Start/?screen=4", "/?screen=4"),
    ],
)
def test_an_old_link_opens_the_unit_for_everybody(client, opened, page):
    assert led_to(client, opened) == led_to(client, opened, HAS_BEEN_HERE) == page


@pytest.mark.parametrize(
    "opened", ["/?screen=1", "/?screen=3&words=roles", "/?words=standard", "/?embed=true"]
)
def test_a_link_to_the_beginning_stays_there_for_everybody(client, opened):
    assert led_to(client, opened) is led_to(client, opened, HAS_BEEN_HERE) is None


def test_who_has_been_here_goes_straight_to_the_unit(client):
    assert led_to(client, "/", HAS_BEEN_HERE) == "/unit"
    for cookie in ("", f"{BEEN_HERE}_not=1", "theme=dark"):
        assert led_to(client, "/", {**HTML, "cookie": cookie}) is None
    # What a page asks for, such as a picture, is no person.
    assert led_to(client, "/", {**HAS_BEEN_HERE, "accept": "*/*"}) is None


def test_a_term_that_is_shown_in_the_beginning_leads_to_where_it_is():
    assert Term("LSTM", "A unit.", page="start").address == "./"
    assert Term("LSTM", "A unit.", page="start", query="screen=3").address == "./?screen=3"
    assert Term("gate", "A share.", page="gates").address == "./gates"
    assert Term("lag", "A distance.").address == ""
