"""POST api/<page>: what it answers, and how it refuses what is no question before anything is computed."""

import asyncio
import json
import math

import httpx
import pytest
from starlette.applications import Starlette

from pages.server import EXCHANGING
from pages.ui.exchange import route
from tests.ui.support import Client, is_one_sentence

APP = Starlette(routes=[route.exchange_route(page) for page in EXCHANGING])
CLIENT = Client(APP)
PAGES = {page.name: page for page in EXCHANGING}


def asked(page, query="", event=None):
    return CLIENT.request("POST", f"/api/{page}", json={"query": query, "event": event})


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


def test_a_row_of_the_input_moves_the_whole_unit():
    found = asked("unit", "x=1", {"kind": "row", "handle": "x", "span": 10, "row": 230})
    assert found.status_code == 200 and found.headers["cache-control"] == "no-store"
    answer = found.json()
    assert answer["query"] == "x=1.5"
    values = answer["payload"]["values"]
    # Document 000's weights, by hand.
    f, i, g = (
        sigmoid(2.7 + 1.63 * 1.5 + 1.62),
        sigmoid(2 + 1.65 * 1.5 + 0.62),
        math.tanh(1.41 + 0.94 * 1.5 - 0.32),
    )
    assert values["x"] == 1.5
    assert values["c"] == pytest.approx(2 * f + i * g, abs=1e-12)


def always_shown(page):
    """The names of a page's live parts that belong to no panel."""
    return {name for name, part in PAGES[page].parts.items() if not part.panel}


@pytest.mark.parametrize("page", PAGES)
def test_a_question_without_an_event_is_a_look(page):
    answer = asked(page).json()
    assert answer["query"] == "" and not answer["changed"] and set(answer["parts"]) == always_shown(page)
    assert asked(page).json() == answer


@pytest.mark.parametrize("page", PAGES)
def test_a_query_that_cannot_be_read_shows_the_start(page):
    answer = asked(page, "words=klingon&open=%00&x=nan&nobody=1&=&&&").json()
    assert answer["query"] == ""


@pytest.mark.parametrize("page", PAGES)
def test_another_server_gives_the_same_answer(page):
    other = Client(Starlette(routes=[route.exchange_route(PAGES[page])]))
    question = {"query": "words=z", "event": {"kind": "reset"}}
    one, two = (client.request("POST", f"/api/{page}", json=question) for client in (CLIENT, other))
    assert one.json() == two.json() and one.json()["query"] == "words=z"


def test_undo_brings_back_the_settings_and_leaves_the_view():
    answer = asked("unit", "x=7&by=seven&step=3", {"kind": "restore", "query": "x=2&step=1"}).json()
    assert answer["query"] == "x=2&by=seven&step=3"


def test_settings_differ_where_undo_has_something_to_take_back():
    start, looked, changed = (asked("unit", query).json() for query in ("", "step=2&open=seek", "x=3"))
    assert start["settings"] == looked["settings"] != changed["settings"]


def test_streamlits_part_of_the_page_follows_its_row_and_its_open_panel_only():
    start, moved, in_roles = (
        asked("unit", query).json()["drawn"] for query in ("", "x=3&step=1", "words=roles")
    )
    assert start == moved != in_roles
    with_panel, with_panel_moved = (
        asked("unit", query).json()["drawn"] for query in ("open=seek", "open=seek&x=3")
    )
    assert len({start, with_panel, with_panel_moved}) == 3


def test_an_open_panels_live_part_is_told_too():
    answer = asked(
        "gradients", "open=chain", {"part": "chain", "kind": "text", "handle": "d0", "text": "2"}
    ).json()
    assert answer["parts"]["chain"]["values"]["d0"] == 2.0
    without = asked("gradients", "chain=2,3&open=numbers").json()["parts"]
    assert set(without) == always_shown("gradients")


# What is no question

DEEP = '{"query": "", "event": {"a": ' + "[" * 100_000 + "]" * 100_000 + "}}"
BAD = [
    *(b"", b"null", b"[]", b"{", b"\xff\xfe", b"\x00" * 100, b'"query"', b"7", DEEP.encode()),
    *(b'{"query": 1}', b'{"query": null}', b'{"event": {}}', b'{"query": ["x=1"]}', b'{"query": {"x": 1}}'),
    *(b'{"query": "", "event": []}', b'{"query": "", "event": 3}', b'{"query": "", "event": "undo"}'),
    *(b'{"query": "", "query": "x=1"}', b'{"query": "", "event": {"kind": "row", "kind": "text"}}'),
    *(b'{"query": "", "event": {"row": NaN}}', b'{"query": "", "event": {"row": -Infinity}}'),
    *(b'{"query": "", "more": 1}', b'{"query": "' + b"x" * 70_000 + b'"}'),
]


@pytest.mark.parametrize("body", BAD, ids=lambda body: repr(body[:40]))
def test_what_is_no_question_is_refused_in_one_sentence(body):
    found = CLIENT.request("POST", "/api/unit", content=body)
    assert found.status_code == 400 and is_one_sentence(found.text)


EVENTS = [
    *(
        {},
        {"kind": None},
        {"kind": []},
        {"kind": "eval"},
        {"kind": "restore"},
        {"kind": "restore", "query": 1},
    ),
    *({"part": part, "kind": "view"} for part in (None, 1, [], {}, "many", "__class__")),
    *({"kind": "row", "handle": "x", "span": 10, "row": row} for row in (-1, 401, 1e300, True, "3", None)),
]


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: json.dumps(event)[:50])
def test_an_event_that_cannot_be_met_is_refused_in_one_sentence(event):
    found = asked("unit", "x=1", event)
    assert found.status_code == 422 and is_one_sentence(found.text)


@pytest.mark.parametrize("text", ["", "1e308", "two", None, [], {"a": 1}, "9" * 9999, "<b>1</b>"])
def test_a_typed_text_that_cannot_be_used_is_answered_with_a_refusal(text):
    found = asked("unit", "x=1", {"kind": "text", "handle": "x", "text": text})
    assert found.status_code == 200 and list(found.json()) == ["refused"]
    assert is_one_sentence(found.json()["refused"])


def test_other_methods_and_pages_are_not_there():
    assert CLIENT.get("/api/unit").status_code == 405
    assert CLIENT.request("POST", "/api/nothing", json={"query": ""}).status_code == 404


def test_a_question_that_says_it_is_too_long_is_refused_unread():
    async def unread():
        raise AssertionError("the body was read")
        yield b""

    async def sent():
        transport = httpx.ASGITransport(APP)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            headers = {"content-length": str(60 * 2**20)}
            return await client.post("/api/unit", content=unread(), headers=headers)

    found = asyncio.run(sent())
    assert found.status_code == 413 and is_one_sentence(found.text)


def test_a_question_without_a_length_is_read_as_far_as_its_limit():
    read = 0

    async def endless():
        nonlocal read
        while True:
            read += 10_000
            yield b"x" * 10_000

    found = CLIENT.request("POST", "/api/unit", content=endless())
    assert found.status_code == 413 and read <= route.MAX_BODY + 20_000


def test_a_question_that_does_not_end_is_let_go(monkeypatch):
    monkeypatch.setattr(route, "MAX_WAIT_S", 0.05)

    async def stuck():
        yield b'{"query"'
        await asyncio.sleep(3600)

    found = CLIENT.request("POST", "/api/unit", content=stuck())
    assert found.status_code == 408 and is_one_sentence(found.text)
