"""The beginning in a browser: five screens by button and by key, skipped, linked to, and left for good."""

import pytest
from playwright.sync_api import expect

from pages.addresses import BEEN_HERE
from pages.start.state import SCREENS
from pages.ui.text.course import COURSE
from pages.ui.text.texts import texts
from tests.browser.objects.board_page import BoardPage
from tests.browser.objects.unit_page import UnitPage
from tests.browser.tools.looks import CALM, assert_good_looks, in_every_look

NAMES = ("problem", "loop", "two", "unrolled", "open")
TITLES = [texts(f"start.live.screens.{name}.title") for name in NAMES]
IN_PLACE = """host => [...host.querySelectorAll(".walk a, .walk button")].every(node => {
  const { bottom, height } = node.getBoundingClientRect();
  return height === 0 || bottom <= innerHeight; })"""

# Plays the film and stops it by the space bar in the very moment a day is shown, however slow the machine is.
STOPPED_ON_DAY = """(host, day) => new Promise(done => {
  const watch = new MutationObserver(() => {
    if (host.dataset.frame !== day) return;
    watch.disconnect();
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: " ", code: "Space", bubbles: true }));
    done();
  });
  watch.observe(host, { attributeFilter: ["data-frame"] });
  host.querySelector(".tool.play").click();
})"""


class StartPage(BoardPage):
    """One visitor's beginning."""

    def __init__(self, page, server):
        super().__init__(page, server, "/", "start")
        self.title = self.host.locator("h2")
        self.dots = self.host.locator(".dot")
        self.skip = self.host.locator(".skip")
        self.picture = self.host.locator(".picture")

    def expect_screen(self, number):
        """Wait until this screen is shown, and the address and the dots say so."""
        expect(self.title).to_have_text(TITLES[number - 1])
        expect(self.dots.nth(number - 1)).to_have_attribute("aria-current", "step")
        self.expect_parameter("screen", str(number))

    def expect_unit(self):
        """Wait until the unit's page is drawn instead."""
        unit = UnitPage(self.page, self.server)
        unit.wait()
        assert self.page.url.partition("?")[0].endswith("/unit")
        return unit


@pytest.fixture
def start(page, server):
    return StartPage(page, server)


@pytest.fixture
def calm(visitors, server):
    return StartPage(visitors.page(**CALM), server)


def cookies(page):
    return {cookie["name"]: cookie for cookie in page.context.cookies()}


def test_all_five_screens_by_button_and_into_the_unit(start):
    start.open()
    expect(start.page.locator("h1")).to_have_text("What is an LSTM for?")
    expect(start.title).to_have_text(TITLES[0])
    expect(start.tool("previous")).to_be_disabled()
    for number in range(2, SCREENS + 1):
        expect(start.skip).to_be_visible()
        start.tool("next").click()
        start.expect_screen(number)
    expect(start.host.locator(".outline a")).to_have_count(len(COURSE) - 1)
    expect(start.main.locator("[data-lesson] .ending")).to_be_visible()
    start.tool("previous").click()
    start.expect_screen(4)
    expect(start.main.locator("[data-lesson] .ending")).to_have_count(0)
    start.dots.nth(4).click()
    start.expect_screen(5)
    assert BEEN_HERE not in cookies(start.page)
    start.host.get_by_role("link", name=texts("start.live.bar.open")).click()
    start.expect_unit()
    assert cookies(start.page)[BEEN_HERE]["value"] == "1"


def test_all_five_screens_by_keyboard(start):
    start.open()
    keys = ("ArrowRight", "PageDown", "PageDown", "ArrowRight")
    for number, key in enumerate(keys, start=2):
        start.page.keyboard.press(key)
        start.expect_screen(number)
    start.page.keyboard.press("ArrowRight")
    for number, key in ((4, "ArrowLeft"), (3, "PageUp")):
        start.page.keyboard.press(key)
        start.expect_screen(number)
    start.page.keyboard.press("PageUp")
    start.page.keyboard.press("PageUp")
    start.expect_screen(1)
    start.page.keyboard.press("PageUp")
    start.page.go_back()
    start.expect_screen(2)


def test_the_film_of_a_screen_runs_by_itself_and_can_be_stopped(start):
    start.open("?screen=2")
    expect(start.host).to_have_attribute("data-frame", "9")
    expect(start.host.locator("[data-waits]")).to_have_count(0)
    start.host.evaluate(STOPPED_ON_DAY, "3")
    expect(start.tool("play")).to_have_attribute("aria-label", texts("start.live.bar.play"))
    expect(start.host.locator(".piece[data-from='9'][data-waits]")).not_to_have_count(0)
    assert start.host.get_attribute("data-frame") == "3"
    start.tool("play").click()
    expect(start.host).to_have_attribute("data-frame", "9")
    expect(start.host.locator("[data-waits]")).to_have_count(0)
    expect(start.tool("play")).to_have_attribute("aria-label", texts("start.live.bar.play"))


def test_who_wants_no_motion_sees_each_picture_whole(calm):
    for number, frames in ((1, "8"), (2, "9"), (3, "4"), (4, "5")):
        calm.open(f"?screen={number}")
        expect(calm.host).to_have_attribute("data-frame", frames)
        expect(calm.host.locator("[data-waits]")).to_have_count(0)


def test_the_pictures_and_sentences_say_the_engines_numbers(calm):
    calm.open("?screen=2")
    # tanh(1), and seven times tanh of a half of it.
    for number in ("0.762", "0.363", "0.180", "0.006"):
        expect(calm.picture.get_by_text(number, exact=True)).to_have_count(1)
    expect(calm.host.locator(".telling")).to_contain_text("0.762")
    expect(calm.host.locator(".telling")).to_contain_text("0.0056: only 0.7 %")
    calm.open("?screen=3")
    for number in ("0.48 kept", "0.43 added", "0.91", "0.61", "96.0 %"):
        expect(calm.picture.get_by_text(number, exact=True)).to_have_count(1)
    calm.open("?screen=4")
    for number in ("−0.32", "1.48", "2.41"):
        expect(calm.picture.get_by_text(number, exact=True)).to_have_count(1)
    expect(calm.picture.locator(".prediction .number")).to_have_text(["0.01", "0.97"])


def test_the_sentences_follow_the_words(calm):
    calm.open("?screen=3&words=standard")
    expect(calm.host.locator(".telling")).to_contain_text("the cell state")
    expect(calm.picture.get_by_text("Hidden state")).to_have_count(2)
    calm.open("?screen=3&words=roles")
    expect(calm.host.locator(".telling")).to_contain_text("the remember vector")


def test_it_can_be_skipped_at_once_and_then_the_unit_comes_first(start):
    start.open()
    start.skip.click()
    unit = start.expect_unit()
    start.page.goto(start.server.address("/"))
    unit = start.expect_unit()
    # The menu still leads to the beginning, and a reload there stays.
    unit.page.get_by_test_id("stTopNav").get_by_role("link", name="Start here").click()
    start.expect_screen(1)
    start.page.reload()
    start.expect_screen(1)
    # Going back leads to the unit, not round in a circle.
    start.page.go_back()
    start.expect_unit()


def test_a_visitor_with_the_cookie_goes_to_the_unit_but_a_link_to_a_screen_is_kept(page, server):
    page.context.add_cookies([{"name": BEEN_HERE, "value": "1", "url": server.address("/")}])
    start = StartPage(page, server).open("?screen=3")
    start.expect_screen(3)
    page.reload()
    start.expect_screen(3)
    page.goto(server.address("/"))
    start.expect_unit()


def test_an_old_link_opens_the_unit_with_its_numbers(page, server):
    unit = UnitPage(page, server).open("/?x=-1")
    assert unit.settings()["x"] == -1
    unit.expect_query(x="-1")
    assert "/unit?" in page.url


def test_a_page_of_the_outline_is_opened_from_the_last_screen(start):
    start.open("?screen=5")
    start.host.locator(".outline a", has_text="Day by day").click()
    expect(start.page.locator("[data-sequence][data-answered]")).to_be_attached()
    assert BEEN_HERE in cookies(start.page)


@in_every_look
def test_axe_finds_nothing_nothing_scrolls_sideways_and_the_way_on_is_in_sight(
    visitors, server, size, scheme
):
    start = StartPage(visitors.page(viewport=size, color_scheme=scheme, **CALM), server)
    for number in range(1, SCREENS + 1):
        start.open(f"?screen={number}")
        start.expect_screen(number)
        assert start.host.evaluate(IN_PLACE)
        if number == SCREENS:
            expect(start.main.locator("[data-lesson] .ending")).to_be_visible()
        assert_good_looks(start.page)
