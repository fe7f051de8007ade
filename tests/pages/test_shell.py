import gzip

import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from pages import server
from pages.shell import SHEETS
from tests.ui.support import BASE, Client

STREAMLITS = (
    '<!DOCTYPE html><html lang="en"><head><title>T</title></head><body><div id="root"></div></body></html>'
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
    assert "<script>alert" not in page


def test_its_style_sheets_are_there(client):
    page = client.get("/unit", headers=ASKED).text
    for name in SHEETS:
        assert f'href=".{BASE}/live/{name}"' in page
        assert client.get(f"{BASE}/live/{name}").status_code == 200


def test_a_page_written_for_one_address_is_not_taken_for_another(client):
    answer = client.get("/unit?show=present", headers=ASKED)
    assert answer.status_code == 200
    assert "etag" not in answer.headers and "last-modified" not in answer.headers


def test_other_pages_stay_as_they_are(client):
    assert client.get("/sheet", headers=ASKED).text == "<html><head></head><body>A worksheet</body></html>"
