"""What stands at an address that is no page's: the nearest page, or one that lists them all."""

import re
from html import unescape

import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route

from pages import server
from pages.ui.text.course import BESIDE, COURSE, title_of_page
from pages.ui.text.texts import text
from tests.ui.support import Client

OPENED = {"accept": "text/html,*/*"}


@pytest.fixture
def client():
    async def page(_request):
        return HTMLResponse("Streamlit's")

    routes = [*server.routes(), Route("/{path:path}", page)]
    return Client(Starlette(routes=routes, middleware=server.middleware()))


@pytest.mark.parametrize(
    ("opened", "page"),
    [
        ("/sequnce?day=3", "/sequence?day=3"),
        ("/gatse", "/gates"),
        ("/train", "/training"),
        ("/neuron/", "/neurons"),
        ("/gradient/x", "/gradients"),
        ("/teacher", "/teach"),
        ("/day-by-day", "/sequence"),
        ("/gate-by-gate?x=2", "/unit?x=2"),
        ("/gates?open=many", "/layer"),
        (
            "/gates?gate=output&open=many&units=8&step=2&words=z&show=present",
            "/layer?units=8&step=2&words=z&show=present",
        ),
        ("/strat", "/?screen=1"),
    ],
)
def test_a_misspelt_page_leads_to_the_nearest(client, opened, page):
    answer = client.get(opened, headers=OPENED)
    assert (answer.status_code, answer.headers["location"]) == (307, page)


@pytest.mark.parametrize(("opened", "up"), [("/help", "./"), ("/quantum/foam", "../"), ("/a/b/c", "../../")])
def test_where_none_is_near_all_are_listed_with_their_goals(client, opened, up):
    answer = client.get(opened, headers=OPENED)
    assert answer.status_code == 404 and "content-security-policy" in answer.headers
    listed = re.findall(r'<li><a href="([^"]+)">([^<]+)</a><span>([^<]+)</span>', answer.text)
    places = {"start": f"{up}?screen=1"}
    assert [(place, unescape(title)) for place, title, _ in listed] == [
        (places.get(name, up + name), title_of_page(name)) for name in (*COURSE, *BESIDE)
    ]
    goals = [unescape(goal) for *_, goal in listed]
    assert goals[: len(COURSE)] == [text(f"{name}.lesson.goal") for name in COURSE] and all(goals)
    sheet = re.search(r'<link rel="stylesheet" href="([^"]+)"', answer.text)[1]
    assert sheet.startswith(up)
    assert client.get(f"/{sheet.removeprefix(up)}").headers["content-type"].startswith("text/css")
    assert f"“{opened}”" in answer.text and "{" not in answer.text


@pytest.mark.parametrize(
    "opened", ["/%3Cscript%3Ealert(1)%3C/script%3E", f"/{'q' * 5000}", "/%00", "/%F0%9F%92%A5"]
)
def test_nothing_in_an_address_is_taken_for_markup(client, opened):
    answer = client.get(opened, headers=OPENED)
    assert answer.status_code == 404
    assert "<script" not in answer.text and len(answer.text) < 9_000


@pytest.mark.parametrize("asked", ["/help", "/gatse", "/gates/_stcore/health"])
def test_what_a_page_asks_for_is_led_nowhere(client, asked):
    assert client.get(asked, headers={"accept": "*/*"}).text == "Streamlit's"


@pytest.mark.parametrize(
    "opened", ["/_stcore/health", "/media/x", "/favicon.png", "/static/js/a", "/component/a"]
)
def test_what_the_server_serves_beside_pages_stays(client, opened):
    assert client.get(opened, headers=OPENED).text == "Streamlit's"


def test_what_mail_programs_add_to_the_beginning_leaves_it_there(client):
    assert client.get("/?utm_source=mail", headers=OPENED).text == "Streamlit's"
    been = {**OPENED, "cookie": "gatewise_been_here=1"}
    assert client.get("/?fbclid=a", headers=been).headers["location"] == "/unit?fbclid=a"
