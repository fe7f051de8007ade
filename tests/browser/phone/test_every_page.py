"""Every page under a finger: what one touches is large enough, the picture comes early, a swipe only scrolls."""

import pytest
from playwright.sync_api import expect

from tests.browser.phone.finger import PHONE, SMALL, Finger, too_small
from tests.browser.tools.looks import scrolls_sideways
from tests.browser.tools.waiting import at_rest

# A page with a panel or a result on it, and what on it is the picture; what has none begins with its own work.
PAGES = {
    "/?screen=2": ".picture",
    "/unit?open=curve": "svg[data-layout]",
    "/activations": ".curve-card",
    "/gates?open=cases": ".map",
    "/layer?wiring=both": ".wiring",
    "/practise": None,
    "/sequence?open=hold": ".chart",
    "/gradients?open=chain": "[data-nudge] .chart",
    "/training?epoch=2000": ".loop svg",
    "/forecast?trained=300": ".js-plotly-plot",
    "/neurons?strips=gates": ".text-sheet",
    "/sources": None,
    "/teach": None,
}
SWIPES = 18
THIRD = 844 / 3


@pytest.fixture(scope="module")
def phone(module_visitors):
    return module_visitors.page(**PHONE)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_made_for_a_finger(phone, server, path):
    opened(phone, server, path)
    if PAGES[path]:
        assert phone.locator(PAGES[path]).first.bounding_box()["y"] <= THIRD
    assert not scrolls_sideways(phone)
    swipes_only_scroll(phone)
    settings = phone.get_by_role("button", name="Settings", exact=True)
    if settings.count():
        settings.click()
        expect(phone.get_by_role("combobox", name="Words")).to_be_visible()
    assert too_small(phone) == []


def swipes_only_scroll(phone):
    """Eighteen swipes over whatever there is: the page moves each time, its address never."""
    finger = Finger(phone)
    surfaces, address = finger.surfaces(), phone.url
    moved = [finger.swipe_over(turn % len(surfaces)) for turn in range(SWIPES)]
    still = {surfaces[turn % len(surfaces)] for turn, has_moved in enumerate(moved) if not has_moved}
    assert still == set()
    assert phone.url == address


@pytest.mark.parametrize("path", ["/unit?by=seven", "/sequence"])
def test_a_smaller_phone_has_room_for_a_finger_too(module_visitors, server, path):
    phone = module_visitors.page(**SMALL)
    opened(phone, server, path)
    assert phone.locator(PAGES.get(path) or "[data-layout], .chart").first.bounding_box()["y"] <= 640 / 3
    assert not scrolls_sideways(phone)
    assert too_small(phone) == []


def opened(phone, server, path):
    """Go there and wait until everything is drawn."""
    phone.goto(server.address(path))
    picture = PAGES.get(path)
    expect(phone.locator("[data-live][data-answered]").first).to_be_attached()
    expect(phone.locator(picture or "[data-live]").first).to_be_visible()
    if "trained=" in path or "epoch=" in path:
        expect(phone.locator(":is([data-phase=done], [data-phase=stopped])").first).to_be_attached()
    at_rest(phone)
    if "open=" in path:
        expect(phone.locator("[data-arrival][data-arrived]")).to_be_attached()
        phone.get_by_test_id("stMain").dispatch_event("wheel")
        phone.get_by_test_id("stMain").evaluate("main => main.scrollTo(0, 0)")
