import asyncio
from urllib.parse import unquote

import pytest

from pages.ui.live import assets
from tests.ui.support import APP, BASE, CLIENT

SERVED = sorted(
    file.relative_to(assets.FOLDER).as_posix()
    for folder in assets.SERVED
    for file in (assets.FOLDER / folder).rglob("*")
    if file.is_file()
)
OUTSIDE = (
    *(
        "../palette.json",
        "live/../../palette.json",
        "live/../content/lessons/gradients.json",
        "palette.json",
        "",
    ),
    *("live/%2e%2e/%2e%2e/palette.json", "live/..%2f..%2fpalette.json", "live/....//palette.json"),
    *("live/core", "live/core/", "live/core/../../palette.json", "live/core/%2e%2e/%2e%2e/palette.json"),
    *("live/%2e%2e%2f%2e%2e%2f%2e%2e%2fapp.py", "fonts//etc/passwd", "live/", "live/nothing.js"),
    *(
        "live/..%5c..%5cpalette.json",
        "live/pages/unit/unit.js%00.txt",
        "content/lessons/gradients.json",
        "content/examples/10-memory-two.json",
    ),
)


@pytest.mark.parametrize("name", SERVED)
def test_every_file_is_served_as_it_is_and_kept_for_ever(name):
    file = assets.FOLDER / name
    answer = CLIENT.get(f"{BASE}/{name}")
    assert answer.status_code == 200
    assert answer.content == file.read_bytes()
    assert "immutable" in answer.headers["cache-control"]
    kind = {".js": "javascript", ".css": "text/css", ".woff2": "woff2"}.get(file.suffix, "")
    assert kind in answer.headers["content-type"]


def test_the_page_asks_for_the_script_at_the_versioned_address():
    answer = CLIENT.get(f"/{assets.script_address('pages/unit/unit.js')}")
    assert answer.status_code == 200 and "javascript" in answer.headers["content-type"]


def status_of(path):
    """Ask for a path exactly as it stands: a well-behaved client would tidy up the dots first."""
    scope = {"type": "http", "method": "GET", "path": path, "raw_path": path.encode(), "root_path": ""}
    sent = []

    async def ask():
        async def receive():
            return await asyncio.Event().wait()  # the browser sends nothing and stays

        async def send(message):
            sent.append(message)

        await APP({**scope, "headers": [], "query_string": b""}, receive, send)

    asyncio.run(ask())
    return sent[0]["status"]


@pytest.mark.parametrize("path", OUTSIDE, ids=lambda path: path or "nothing")
def test_nothing_else_is_served(path):
    assert status_of(f"{BASE}/live/pages/unit/unit.js") == 200
    assert status_of(f"{BASE}/{path}") in (400, 404)
    # A server hands the path on with its escapes taken out.
    assert status_of(f"{BASE}/{unquote(path)}") in (400, 404)


def test_what_is_missing_is_not_remembered_for_ever():
    answer = CLIENT.get(f"{BASE}/live/nothing.js")
    assert answer.status_code == 404
    assert "immutable" not in answer.headers.get("cache-control", "")


def test_an_old_version_is_gone():
    assert CLIENT.get("/assets/000000000000/live/pages/unit/unit.js").status_code == 404


def test_a_changed_file_gets_a_new_address(tmp_path, monkeypatch):
    rooms = [tmp_path / "live" / room for room in ("core", "text")]
    for folder in (*rooms, tmp_path / "fonts"):
        folder.mkdir(parents=True)
    monkeypatch.setattr(assets, "FOLDER", tmp_path)
    fingerprint = assets.version.__wrapped__
    found = {fingerprint()}
    for content in ("one", "two"):
        (rooms[0] / "index.js").write_text(content, encoding="utf-8")
        found.add(fingerprint())
    (rooms[0] / "index.js").rename(rooms[0] / "other.js")
    found.add(fingerprint())
    (rooms[0] / "other.js").rename(rooms[1] / "other.js")
    found.add(fingerprint())
    assert len(found) == 5
    assert assets.version() in assets.script_address("core/other.js")
