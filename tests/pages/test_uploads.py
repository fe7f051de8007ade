"""Files are taken from the app's own page, in a frame too, and from nobody else's."""

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from pages import server
from tests.ui.support import Client

HOST = {"host": "lstm.school.example:8501"}
PATH = "/_stcore/upload_file/session/file"


@pytest.fixture
def client():
    async def taken(_request):
        return PlainTextResponse("taken")

    methods = ["GET", "PUT", "DELETE", "OPTIONS", "POST"]
    routes = [Route("/{path:path}", taken, methods=methods)]
    return Client(Starlette(routes=routes, middleware=server.middleware()))


OWN = [
    {"sec-fetch-site": "same-origin"},
    # On an unencrypted line browsers say the origin only.
    {"origin": "http://lstm.school.example:8501"},
    {"origin": "https://LSTM.school.example:8501"},
    {},
]
STRANGE = [
    {"sec-fetch-site": "cross-site", "origin": "http://lstm.school.example:8501"},
    {"sec-fetch-site": "same-site"},
    {"origin": "https://moodle.school.example"},
    {"origin": "http://lstm.school.example:9000"},
    {"origin": "null"},
]


@pytest.mark.parametrize("method", ["PUT", "DELETE"])
@pytest.mark.parametrize("said", OWN)
def test_the_apps_own_page_may_send_files(client, method, said):
    assert client.request(method, PATH, headers={**HOST, **said}).text == "taken"


@pytest.mark.parametrize("method", ["PUT", "DELETE", "POST"])
@pytest.mark.parametrize("said", STRANGE)
def test_another_page_may_not(client, method, said):
    answer = client.request(method, PATH, headers={**HOST, **said})
    assert answer.status_code == 403 and answer.text != "taken"


def test_nothing_else_is_refused(client):
    strange = {**HOST, **STRANGE[2]}
    assert client.request("OPTIONS", PATH, headers=strange).text == "taken"
    assert client.request("PUT", "/_stcore/health", headers=strange).text == "taken"
