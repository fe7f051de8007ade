import asyncio
import base64
import gc
import hashlib
import re
from pathlib import Path

import pytest
import streamlit
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route

from pages import server
from tests.ui.support import BASE, Client

PAGE = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")


def directives():
    """The policy as a browser reads it."""
    parts = [part.split() for part in server.content_security_policy().split(";")]
    assert len({part[0] for part in parts}) == len(parts)
    return {part[0]: part[1:] for part in parts}


@pytest.fixture
def client():
    async def page(_request):
        return HTMLResponse("x" * 10_000)

    routes = [Route("/page", page), *server.routes()]
    return Client(Starlette(routes=routes, middleware=server.middleware()))


@pytest.mark.parametrize("path", ["/page", "/api/sweep", "/nowhere", f"{BASE}/live/pages/unit/unit.js"])
def test_every_answer_is_taken_for_what_it_says_it_is(client, path):
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] in ("no-referrer", "same-origin", "strict-origin")


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/unit", 405),
        ("POST", "/api/gap-run", 405),
        ("GET", "/api/nothing", 404),
        ("POST", "/api/", 404),
    ],
)
def test_a_question_that_nobody_answers_is_refused_in_words(client, method, path, status):
    answer = client.request(method, path)
    assert answer.status_code == status and answer.headers["content-type"].startswith("text/plain")


def test_every_page_carries_the_security_policy(client):
    headers = client.get("/page").headers
    assert headers.get_list("content-security-policy") == [server.content_security_policy()]
    assert "camera=()" in headers["permissions-policy"]
    assert headers["cross-origin-opener-policy"] == "same-origin"


@pytest.mark.parametrize(
    ("opened", "page"),
    [
        ("/Gates", "/gates"),
        ("/gates/", "/gates"),
        ("/sources/nowhere?open=uses", "/sources?open=uses"),
        ("/SEQUENCE/a/b", "/sequence"),
    ],
)
def test_an_address_that_is_nearly_a_pages_leads_there(client, opened, page):
    answer = client.get(opened, headers={"accept": "text/html,*/*"})
    assert (answer.status_code, answer.headers["location"]) == (307, page)


@pytest.mark.parametrize(
    ("asked", "accept"), [("/page", "text/html"), ("/gates/_stcore/health", "*/*"), ("/nowhere", "text/html")]
)
def test_nothing_else_is_led_anywhere(client, asked, accept):
    assert client.get(asked, headers={"accept": accept}).status_code in (200, 404)


def test_long_answers_travel_compressed(client):
    answer = client.get("/page", headers={"accept-encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip" and answer.text == "x" * 10_000


def test_the_policy_allows_the_pages_inline_scripts_and_no_other():
    async def streamlits(_request):
        return HTMLResponse(PAGE)

    app = Starlette(routes=[Route("/unit", streamlits)], middleware=server.middleware())
    page = Client(app).get("/unit", headers={"accept": "text/html"}).text
    inline = re.findall(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", page, re.DOTALL)
    hashes = {base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in inline}
    scripts = directives()["script-src"]
    assert len(hashes) == 2 and {f"'sha256-{text}'" for text in hashes} <= set(scripts)
    assert not {"'unsafe-inline'", "'unsafe-eval'", "*", "data:", "https:", "http:"} & set(scripts)


def test_the_policy_lets_nothing_come_from_another_host():
    policy = directives()
    assert policy["default-src"] == ["'self'"] and policy["object-src"] == ["'none'"]
    assert policy["base-uri"] == ["'self'"] and policy["form-action"] == ["'self'"]
    for name, sources in policy.items():
        if name != "script-src":
            allowed = {"'self'", "'none'", "'unsafe-inline'", "data:", "blob:", "ws:", "wss:"}
            assert set(sources) <= allowed, name


@pytest.mark.parametrize("value", [None, "", "   ", "\n"])
def test_without_a_setting_only_the_app_may_embed_itself(monkeypatch, value):
    monkeypatch.delenv(server.FRAME_ANCESTORS, raising=False)
    if value is not None:
        monkeypatch.setenv(server.FRAME_ANCESTORS, value)
    assert directives()["frame-ancestors"] == ["'self'"]


@pytest.mark.parametrize(
    "value", ["https://school.example", "'self' https://*.school.example:8443", "'none'"]
)
def test_a_school_may_be_allowed_to_embed_the_app(monkeypatch, value):
    monkeypatch.setenv(server.FRAME_ANCESTORS, value)
    assert directives()["frame-ancestors"] == value.split()


@pytest.mark.parametrize(
    "value",
    [
        *("https://a.example; script-src *", "https://a.example, default-src *", ";;;", "*; object-src *"),
        *("https://a.example\r\nX-Evil: 1", "https://a.example\nSet-Cookie: a=b", "\x0b\x0c\x85\u2028"),
        *("https://学校.example", "https://schüle.example", "\u0661 💥"),
    ],
    ids=ascii,
)
def test_the_setting_cannot_bring_in_another_directive_or_header(monkeypatch, value):
    monkeypatch.delenv(server.FRAME_ANCESTORS, raising=False)
    usual = directives()
    monkeypatch.setenv(server.FRAME_ANCESTORS, value)
    policy = server.content_security_policy()
    assert policy.isascii() and policy.isprintable()
    assert "," not in policy
    found = directives()
    assert found.pop("frame-ancestors") and usual.pop("frame-ancestors")
    assert found == usual


def test_the_app_starts_warm_and_serves():
    async def start_and_stop():
        async with server.lifespan(None):
            assert gc.get_freeze_count() > 0

    try:
        asyncio.run(start_and_stop())
    finally:
        gc.unfreeze()
