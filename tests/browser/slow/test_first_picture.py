"""What stands on a page before its scripts have run, and that these come in a few answers."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.front.record import FOLDER, SIZES, drawn

ADDRESS = "/unit?x=-2.5&words=standard"
NUMBERS = """part => {
  const within = (root) => [...root.querySelectorAll("svg[data-layout]")].filter((svg) => svg.getBoundingClientRect().width)
    .concat([...root.querySelectorAll("*")].flatMap((node) => (node.shadowRoot ? within(node.shadowRoot) : [])));
  const [svg] = within(document);
  const place = (node) => Object.values(node.getBoundingClientRect().toJSON()).map(Math.round).slice(0, 2);
  return {
    texts: [...svg.querySelectorAll("text")].map((node) => node.textContent),
    dots: [...svg.querySelectorAll("circle.dot")].map((node) => ["cx", "cy"].map((name) => Math.round(node.getAttribute(name)))),
    place: place(svg),
    colour: getComputedStyle(svg.querySelector("text.label")).fill,
  };
}"""


@pytest.mark.parametrize("layout", SIZES)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_first_picture_is_the_one_that_replaces_it(visitors, server, layout, theme):
    width, height = SIZES[layout]
    screen = {"viewport": {"width": width, "height": height}, "color_scheme": theme}
    without = visitors.context(**screen, java_script_enabled=False).new_page()
    without.goto(server.address(ADDRESS))
    picture = without.locator("[data-front-picture] svg >> visible=true")
    expect(picture).to_have_count(1)

    page = visitors.context(**screen).new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(server.address(ADDRESS), wait_until="commit")
    page.locator("[data-front-picture] svg >> visible=true").wait_for()
    first = page.evaluate(NUMBERS)
    page.locator("[data-unit][data-answered]").wait_for()
    expect(page.locator("[data-front], [data-front-picture]")).to_have_count(0)
    last = page.evaluate(NUMBERS)
    assert first["texts"] == last["texts"] and len(last["texts"]) > 50
    assert first["dots"] == last["dots"] and first["colour"] == last["colour"]
    jump = [abs(one - other) for one, other in zip(first["place"], last["place"], strict=True)]
    assert max(jump) <= 2, f"the picture jumps by {jump}: make front"
    assert [url for url in asked if re.search(r"/live/.*\.(js|css)$", url)] == []
    assert [url for url in asked if "/unit/_stcore" in url] == []


def test_what_was_recorded_is_what_the_scripts_draw_now(page, server, watch):
    watch.tolerate("Expected length")  # a place where a number will stand
    page.goto(server.address("/unit"))
    assert drawn(page) == json.loads((FOLDER / "unit.json").read_text(encoding="utf-8")), "make front"
