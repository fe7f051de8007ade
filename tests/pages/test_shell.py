import gzip
import re

import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from pages import server
from pages.ui.live.assets import SHEETS, TOGETHER
from tests.ui.support import BASE, Client

STREAMLITS = (
    '<!DOCTYPE html><html lang="en"><head><link rel="preload" href="./static/media/SourceSansVF-Upright.ttf.x.woff2" '
    'as="font" crossorigin><title>T</title><link rel="stylesheet" crossorigin href="./static/css/theirs.css"></head>'
    '<body><noscript><p>One</p><p>Two</p></noscript><div id="root"></div></body></html>'
)
ASKED = {"accept": "text/html,*/*;q=0.8", "if-none-match": '"streamlits"', "accept-encoding": "gzip"}


@pytest.fixture
def client():
    async def page(request):
        body = STREAMLITS.encode()
        headers = {"etag": '"streamlits"', "last-modified": "Thu, 26 Nov 2026 20:00:00 GMT"}
        if "accept-encoding" in request.headers:
            return Response(gzip.compress(body), headers={**headers, "content-encoding": "gzip"})
        return HTMLResponse(body, headers=headers)

    async def sheet(_request):
        return HTMLResponse("<html><head></head><body>A worksheet</body></html>")

    routes = [Route("/unit", page), Route("/sheet", sheet), *server.routes()]
    return Client(Starlette(routes=routes, middleware=server.middleware()))


def test_a_view_is_written_onto_the_page(client):
    page = client.get("/unit?x=2&show=present&only=picture,formula&embed=TRUE", headers=ASKED).text
    root = page[page.index("<html") : page.index(">", page.index("<html"))]
    assert 'data-show="present"' in root
    assert 'data-only="picture formula"' in root
    assert 'data-embed="true"' in root
    assert page.endswith('<div id="root"></div></body></html>')


def test_a_page_without_a_view_says_none(client):
    root = client.get("/unit?x=2&show=everything", headers=ASKED).text
    assert "data-show" not in root and "data-only" not in root and "data-embed" not in root


def test_what_an_address_says_cannot_leave_its_place(client):
    page = client.get("/unit?only=%22%3E%3Cscript%3Ealert(1)%3C/script%3E", headers=ASKED).text
    assert "alert(1)</script>" not in page


def test_its_style_sheets_come_as_one_in_their_order(client):
    assert f'<link rel="stylesheet" href=".{BASE}/{TOGETHER}">' in client.get("/unit", headers=ASKED).text
    together = client.get(f"{BASE}/{TOGETHER}")
    assert (
        together.headers["content-type"].startswith("text/css")
        and "immutable" in together.headers["cache-control"]
    )
    assert together.text == "\n".join(client.get(f"{BASE}/live/{name}").text for name in SHEETS)


def test_what_stands_first_needs_no_style_sheet(client):
    page = client.get("/unit", headers=ASKED).text
    assert page.count('<link rel="stylesheet"') == 2
    assert page.index("data-front-picture") < page.index("theirs.css") < page.index(TOGETHER)
    assert page.index(TOGETHER) < page.index('<div id="root">')


def test_the_typeface_is_the_small_one(client):
    page = client.get("/unit", headers=ASKED).text
    assert "SourceSansVF" not in page
    fonts = re.findall(r'<link rel="preload" as="font" type="font/woff2" href="\.([^"]+)" crossorigin>', page)
    assert len(fonts) == 2
    for address in fonts:
        answer = client.get(address)
        assert answer.content[:4] == b"wOF2" and len(answer.content) < 40_000


def test_who_has_no_script_is_told_so_in_a_sentence(client):
    (said,) = re.findall(r"<noscript>(.*?)</noscript>", client.get("/unit", headers=ASKED).text, re.DOTALL)
    assert said.count("<p") == 1 and "JavaScript" in said


def test_a_page_seen_in_another_way_has_nothing_first(client):
    assert "data-front-picture" in client.get("/unit", headers=ASKED).text
    for view in ("show=present", "only=picture", "embed=true"):
        assert "data-front" not in client.get(f"/unit?{view}", headers=ASKED).text


def test_a_page_written_for_one_address_is_not_taken_for_another(client):
    answer = client.get("/unit?show=present", headers=ASKED)
    assert answer.status_code == 200
    assert "etag" not in answer.headers and "last-modified" not in answer.headers


def test_other_pages_stay_as_they_are(client):
    assert client.get("/sheet", headers=ASKED).text == "<html><head></head><body>A worksheet</body></html>"
