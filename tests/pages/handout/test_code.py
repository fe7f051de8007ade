"""The QR code of an address: its drawing is the code, and it says when it is too fine or too long."""

import re
from urllib.parse import quote

import pytest
import segno
from starlette.applications import Starlette

from pages import server
from pages.handout.code import code_of
from tests.ui.support import Client

ADDRESS = "http://192.168.178.23:8501/unit?example=memory-two&x=-10&by=steps&step=2"


def squares(svg):
    """The drawing as rows of dark and light, without its quiet margin of four."""
    size = int(re.search(r'viewBox="0 0 (\d+) \1"', svg)[1])
    rows = [[False] * size for _ in range(size)]
    x = y = 0.0
    for step, along, down in re.findall(
        r"([Mmh])(-?[\d.]+)(?: (-?[\d.]+))?", svg.partition('stroke="#000"')[2]
    ):
        if step == "h":
            for place in range(int(x), int(x + float(along))):
                rows[int(y)][place] = True
            x += float(along)
        elif step == "m":
            x, y = x + float(along), y + float(down)
        else:
            x, y = float(along), float(down)
    margin = [*rows[:4], *rows[-4:], *([*row[:4], *row[-4:]] for row in rows)]
    assert not any(map(any, margin))
    return [row[4:-4] for row in rows[4:-4]]


def test_the_drawing_is_the_code_black_on_white():
    made = code_of(ADDRESS)
    assert not made.dense and 'fill="#fff"' in made.svg and 'stroke="#000"' in made.svg
    drawn = squares(made.svg)
    # Its 73 bytes go into version 4, which holds 78 at the lowest correction.
    wanted = segno.make_qr(ADDRESS, error="l", version=4, boost_error=False).matrix
    assert drawn == [[bool(dark) for dark in row] for row in wanted]


# By ISO/IEC 18004, versions 15 and 16 hold 520 and 586 bytes at the lowest correction.
@pytest.mark.parametrize(("length", "dense"), [(60, False), (520, False), (521, True), (2_900, True)])
def test_a_long_address_has_squares_too_fine_for_the_back_row(length, dense):
    assert code_of("http://a.example/".ljust(length, "a")).dense is dense


def test_an_address_that_no_code_holds_has_none():
    assert code_of("http://a.example/".ljust(2_901, "a")).svg == ""


@pytest.fixture
def client():
    return Client(Starlette(middleware=server.middleware()))


def test_the_browser_gets_the_drawing(client):
    answer = client.get(f"/api/code?address={quote(ADDRESS, safe='')}")
    assert answer.json() == {"svg": code_of(ADDRESS).svg, "dense": False}
    assert client.get(f"/api/code?address=http://a.example/{'a' * 40_000}").json()["svg"] == ""


@pytest.mark.parametrize("asked", ["", "?address=", "?address=javascript:alert(1)", "?address=tel:123"])
def test_what_is_no_address_of_the_web_has_no_code(client, asked):
    assert client.get(f"/api/code{asked}").status_code == 422
