"""A link that others can open, copied or on the wall; and what happens to one that is not quite right."""

import json
import re

import pytest
from playwright.sync_api import expect

from pages.ui.text.course import title_of_page
from tests.browser.objects.unit_page import UnitPage

PUBLIC = "http://lstm.school.example/app"
CLIPBOARD = ["clipboard-read", "clipboard-write"]
LOW = {"width": 1280, "height": 720}


def copied(page):
    return page.evaluate("navigator.clipboard.readText()")


def test_the_address_of_the_network_takes_the_place_of_the_computers_own(visitors):
    unit = visitors.unit(permissions=CLIPBOARD)
    known = {"base": "http://192.168.1.5:8501", "why": "network"}
    unit.page.route("**/api/address", lambda route: route.fulfill(body=json.dumps(known)))
    with unit.page.expect_response("**/api/address"):
        unit.open("/unit?x=-2")
    unit.tool("link").click()
    expect(unit.host.locator(".status")).to_contain_text("Link copied with 192.168.1.5:8501")
    assert copied(unit.page) == "http://192.168.1.5:8501/unit?x=-2"
    # Where the server listens to its own computer only, there is nothing to scan.
    known.update(base="", why="alone")
    unit.tool("code").click()
    dialog = unit.page.get_by_role("dialog")
    expect(dialog).to_contain_text("started for this computer alone")
    expect(dialog.locator("svg")).to_have_count(0)
    unit.page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    unit.tool("link").click()
    expect(unit.host.locator(".status")).to_contain_text("started for this computer alone")


@pytest.fixture
def public(visitors, cold_server):
    """The unit in presentation view, on a dark screen, of a server with a public address."""
    app = cold_server(GATEWISE_PUBLIC_ADDRESS=f"{PUBLIC}/")
    visitors.watch.hosts.add(app.host)
    context = visitors.context(viewport=LOW, color_scheme="dark", permissions=CLIPBOARD)
    return UnitPage(context.new_page(), app).open("/unit?x=2&by=stages&step=1&show=present")


def test_the_link_stands_on_the_wall_as_a_code(public):
    page = public.page
    page.keyboard.press("q")
    dialog = page.get_by_role("dialog")
    code = dialog.get_by_role("img")
    expect(code).to_have_accessible_name(f"QR code of {PUBLIC}/unit?x=2&step=1")
    expect(dialog).to_contain_text(f"{PUBLIC}/unit?x=2&step=1")
    assert dialog.evaluate("node => getComputedStyle(node).backgroundColor") == "rgb(255, 255, 255)"
    for part in (code, dialog.get_by_text(PUBLIC), dialog.get_by_role("button", name="Close")):
        box = part.bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= LOW["width"]
        assert box["y"] >= 0 and box["y"] + box["height"] <= LOW["height"]
    assert code.bounding_box()["height"] >= 480
    assert (
        float(dialog.get_by_text(PUBLIC).evaluate("node => parseFloat(getComputedStyle(node).fontSize)"))
        >= 32
    )
    # The keys of the page below do nothing meanwhile.
    for key in ("ArrowRight", "PageDown", "b"):
        page.keyboard.press(key)
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    public.expect_query(x="2", step="1", show="present")
    for close in (lambda: page.keyboard.press("q"), lambda: page.mouse.click(40, 40)):
        page.keyboard.press("q")
        expect(code).to_be_visible()
        close()
        expect(dialog).to_have_count(0)


def test_a_long_link_says_that_it_is_hard_to_read_and_a_longer_one_that_it_has_no_code(public):
    page = public.page
    dialog = page.get_by_role("dialog")
    for days, says in ((130, "from the back row"), (490, "too long for a QR code")):
        page.goto(public.server.address(f"/sequence?series=own&days={','.join(['0.1234'] * days)}"))
        expect(page.locator("[data-sequence][data-answered]")).to_be_attached()
        page.locator("[data-sequence] .tool.code").click()
        expect(dialog).to_contain_text(says)
        expect(dialog.locator("svg")).to_have_count(1 if days < 200 else 0)
        page.keyboard.press("Escape")
    page.locator("[data-sequence] .tool.link").click()
    expect(page.locator("[data-sequence] .status").first).to_have_text("Link copied")
    assert copied(page).startswith(f"{PUBLIC}/sequence?series=own&days=0.1234%2C")


def test_a_link_with_a_slip_says_so_or_leads_to_what_was_meant(visitors, server):
    visitors.watch.tolerate("404")
    page = visitors.page()
    page.goto(server.address("/sequnce?dya=3&utm_source=mail"))
    expect(page.get_by_test_id("stMain")).to_contain_text(
        "“dya” in the link is not known here; did you mean “day”?"
    )
    expect(page.get_by_test_id("stMain")).not_to_contain_text("utm")
    assert re.search(r"/sequence(\?|$)", page.url)
    page.goto(server.address("/help"))
    expect(page.get_by_role("heading")).to_have_text("There is no page here")
    page.get_by_role("link", name="What each gate does").click()
    expect(page.locator("[data-gates][data-answered]")).to_be_attached()
    expect(page.get_by_text("Page not found")).to_have_count(0)


@pytest.mark.parametrize("name", ["gates", "teach"])
def test_a_bookmark_says_which_page_it_is(page, server, name):
    page.goto(server.address(f"/{name}"))
    expect(page).to_have_title(f"{title_of_page(name)} · Gatewise")
