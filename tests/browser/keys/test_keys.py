"""One rule for keys on every page: presenters' keys step, whatever a pointer was at last."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from pages.ui.text.texts import texts
from tests.browser.tools.waiting import painted

FOCUSED = """() => { let node = document.activeElement;
  while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
  return node === document.body ? "" : node.dataset.handle ?? node.getAttribute("aria-label") ?? node.tagName; }"""
SCROLLED = "document.querySelector('[data-testid=stMain]').scrollTop"
NUMBERS = "nodes => nodes.map(node => node.getAttribute('aria-valuenow'))"

Disturbance = Callable[[Page], None]


@dataclass(frozen=True)
class Steps:
    """A page that is stepped through, and what people do between two steps."""

    address: str
    shown: str
    """What says where one is."""
    said: str
    """In which of its attributes, after what: ``data-at:26:``; without an attribute in its text."""
    places: range
    first: int = 0
    handle: str = ""
    playing: str = ""
    disturbances: tuple[Disturbance, ...] = ()
    still: bool = True
    """Whether a step leaves the page where it is."""

    def at(self, page: Page, place: int) -> None:
        """Wait until one is at a place."""
        name, before = self.said.split(":", 1)
        wanted = re.compile(rf"^{before}{self.places[place]}\b")
        shown = expect(page.locator(self.shown))
        if name:
            shown.to_have_attribute(name, wanted)
        else:
            shown.to_have_text(wanted)

    def now(self, page: Page) -> int:
        """Which place one is at."""
        name, before = self.said.split(":", 1)
        shown = page.locator(self.shown)
        found = re.match(
            rf"{before}(\d+)", (shown.get_attribute(name) if name else shown.text_content()) or ""
        )
        assert found is not None
        return self.places.index(int(found[1]))


def pull(page: Page, node: Locator, by: float) -> None:
    """Take hold of something in its middle with the mouse, and let go of it further on."""
    node.scroll_into_view_if_needed()
    box = node.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + by, y, steps=4)
    page.mouse.up()


def dragged(handle: str) -> Disturbance:
    """A number that a mouse has just let go of."""

    def drag(page: Page) -> None:
        node = page.locator(f'[role="slider"][data-handle="{handle}"]').first
        before = node.get_attribute("aria-valuenow") or ""
        pull(page, node, 44)
        expect(node).not_to_have_attribute("aria-valuenow", before)
        assert page.evaluate(FOCUSED) == handle

    return drag


def clicked(selector: str) -> Disturbance:
    """Something that has just been clicked."""
    return lambda page: page.locator(selector).first.click()


def pulled(selector: str, by: float = 0) -> Disturbance:
    """A slider of the browser's own that a mouse has just moved."""
    return lambda page: pull(page, page.locator(selector), by)


def chosen(label: str, option: str, parameter: str) -> Disturbance:
    """Something that has just been chosen from a list, which keeps the focus."""

    def choose(page: Page) -> None:
        box = page.get_by_role("combobox", name=label)
        # A list that has just been opened closes when the page scrolls, as it does for a box beneath the menu.
        page.get_by_test_id("stMain").evaluate("node => node.scrollTo(0, 0)")
        painted(page)
        box.click()
        page.get_by_role("option", name=option, exact=True).click()
        page.wait_for_url(re.compile(parameter))
        assert page.evaluate(FOCUSED) == label

    return choose


def another_example(page: Page) -> None:
    """Another worked example, whose numbers are there."""
    chosen("Worked example", "Memory 2, input −10", "example=")(page)
    expect(page.locator('[data-unit] [data-handle="x"]')).to_have_attribute("aria-valuenow", "-10")


def second_day(page: Page) -> None:
    """The second of four days, clicked on the strip, whose labels take a quarter of it."""
    strip = page.locator("[data-sequence] .strip canvas")
    box = strip.bounding_box()
    assert box is not None
    strip.click(position={"x": box["width"] * 0.56, "y": box["height"] / 2})
    expect(page.locator("[data-sequence]")).to_have_attribute("data-day", "2")


def next_character(page: Page) -> None:
    """The character after the first, once its numbers are there."""
    page.locator("[data-opened] .bar .group:nth-child(2) .next").click()
    expect(page.locator("[data-opened]")).to_have_attribute("data-at", "26:2")


WORDS = chosen("Words", "Standard terms", "words=standard")
PAGES = {
    "start": Steps(
        "/?screen=2",
        "[data-start] .dot[aria-current]",
        "aria-label:Screen ",
        range(1, 6),
        # It plays by itself: Space pauses it.
        playing="[data-start]:not([data-playing])",
        disturbances=(clicked("[data-start] .stage h2"), clicked("[data-start] .dot >> nth=2")),
    ),
    "unit": Steps(
        "/unit?by=steps",
        '[data-unit] .step[aria-current="step"]',
        "data-step:",
        range(5),
        first=1,
        handle="w_fh",
        playing='[data-unit] .tool.play[aria-pressed="true"]',
        disturbances=(
            dragged("x"),
            another_example,
            clicked('[data-unit] .step[data-step="1"]'),
            clicked("[data-unit] .hint"),
            clicked("[data-unit] .segmented [aria-pressed=true]"),
        ),
    ),
    "sequence": Steps(
        "/sequence",
        "[data-sequence]",
        "data-day:",
        range(1, 5),
        handle="w_fh",
        playing='[data-sequence] .tool.play[aria-pressed="true"]',
        disturbances=(WORDS, dragged("w_fx"), second_day),
    ),
    "gradients": Steps(
        "/gradients?steps=260",
        "[data-gradients]",
        "data-lag:",
        range(259, -1, -1),
        handle="w_x",
        disturbances=(
            clicked("[data-gradients] .tool.next"),
            dragged("w_h"),
            pulled("[data-gradients] input[type=range]"),
        ),
    ),
    "training": Steps(
        "/training?epochs=20&epoch=20",
        "[data-training][data-phase=done]",
        "data-epoch:",
        range(21),
        disturbances=(pulled("[data-training] .track input", 9), clicked("[data-training] .predictions")),
    ),
    "practise": Steps(
        "/practise?walk=2",
        "[data-practise] .solution .place",
        ":Line ",
        range(1, 4),
        disturbances=(clicked("[data-practise] .solution h3"),),
        still=False,
    ),
    "layer": Steps(
        "/layer",
        "[data-layer]",
        "data-step:",
        range(5),
        first=1,
        playing='[data-layer] .tool.play[aria-pressed="true"]',
        disturbances=(clicked('[data-layer] .step[data-step="1"]'),),
    ),
    "neurons": Steps(
        "/neurons?look=open",
        "[data-opened]",
        "data-at:26:",
        range(1, 985),
        disturbances=(next_character,),
        still=False,
    ),
}


def numbers(page: Page) -> list[str]:
    """Every number that can be set."""
    return page.locator('[role="slider"][data-handle]').evaluate_all(NUMBERS)


def press(page: Page, key: str, steps: Steps, place: int) -> None:
    """A key that steps there, and does not scroll."""
    before = page.evaluate(SCROLLED)
    page.keyboard.press(key)
    steps.at(page, place)
    assert not steps.still or page.evaluate(SCROLLED) == before, f"{key} scrolls the page"


@pytest.mark.parametrize("name", PAGES)
def test_keys_step_whatever_a_pointer_was_at_last(page, server, name):
    steps = PAGES[name]
    page.goto(server.address(steps.address))
    if name == "gradients":
        # What stands above is drawn, so that nothing moves the page later.
        expect(page.locator("[data-nudge][data-answered]")).to_be_attached()
        expect(page.locator("[data-gap][data-phase]")).to_be_attached()
    page.locator(steps.shown).scroll_into_view_if_needed()
    begin(page, steps)
    for disturb in steps.disturbances:
        disturb(page)
        here = min(steps.now(page), len(steps.places) - 2)
        if here != steps.now(page):
            press(page, "PageUp", steps, here)
        before = numbers(page)
        press(page, "PageDown", steps, here + 1)
        press(page, "ArrowLeft", steps, here)
        assert numbers(page) == before
    if steps.playing:
        steps.disturbances[-1](page)
        # Slowly: it must not be over before anybody looks.
        if (speed := page.locator("select.speed")).count():
            speed.select_option("0.5")
            steps.disturbances[-1](page)
        page.keyboard.press("Space")
        expect(page.locator(steps.playing)).to_have_count(1)
        page.keyboard.press("Space")
        expect(page.locator(steps.playing)).to_have_count(0)
    if steps.handle:
        keeps_what_tab_reaches(page, steps)


def begin(page: Page, steps: Steps) -> None:
    """From the first moment on, with the focus on nothing: to the end and back."""
    name, _ = steps.said.split(":", 1)
    if name:
        expect(page.locator(steps.shown)).to_have_attribute(name, re.compile("."))
    last = len(steps.places) - 1
    press(page, "End", steps, last)
    press(page, "PageUp", steps, last - 1)
    press(page, "ArrowRight", steps, last)
    press(page, "Home", steps, steps.first)


def keeps_what_tab_reaches(page: Page, steps: Steps) -> None:
    """Who comes to a number by keyboard changes it with the arrow keys, until Escape."""
    handle = page.locator(f'[role="slider"][data-handle="{steps.handle}"]').first
    page.keyboard.press("Home")
    steps.at(page, steps.first)
    handle.focus()
    now = handle.get_attribute("aria-valuenow") or ""
    page.keyboard.press("ArrowRight")
    expect(handle).not_to_have_attribute("aria-valuenow", now)
    steps.at(page, steps.first)
    page.keyboard.press("Escape")
    assert page.evaluate(FOCUSED) == ""
    press(page, "ArrowRight", steps, steps.first + 1)


def test_nothing_happens_while_somebody_types(unit):
    unit.open("/unit?step=1")
    unit.handle("x").click()
    unit.page.keyboard.type("b.f?")
    for key in ("ArrowRight", "PageDown", "Home", "Space"):
        unit.page.keyboard.press(key)
    expect(unit.editor).to_have_value(" b.f?")
    expect(unit.page.locator("[data-blank], [data-keys]")).to_have_count(0)
    unit.page.keyboard.press("Escape")
    expect(unit.editor).to_have_count(0)
    unit.page.keyboard.press("Escape")
    assert unit.page.evaluate(FOCUSED) == ""
    unit.expect_step(1)


def test_a_blank_screen_goes_with_any_key_or_click_which_does_nothing_else(unit):
    unit.open("/unit?step=1")
    screen = unit.page.locator("[data-blank] dialog")
    for shown, gone in (("b", "b"), (".", "PageDown"), ("B", "Escape")):
        unit.page.keyboard.press(shown)
        expect(screen).to_be_focused()
        expect(screen).to_have_accessible_name(texts("common.live.keys.blank"))
        box = screen.bounding_box()
        assert box is not None
        assert (box["width"], box["height"]) == (1440, 900)
        assert screen.evaluate("node => getComputedStyle(node).backgroundColor") == "rgb(0, 0, 0)"
        unit.page.keyboard.press(gone)
        expect(screen).to_have_count(0)
    unit.page.keyboard.press("b")
    screen.click()
    expect(screen).to_have_count(0)
    unit.expect_step(1)


def test_escape_lets_go_of_a_number_before_it_leaves_the_presentation(unit):
    unit.open("/unit")
    title, presented = unit.page.get_by_role("heading", level=1), re.compile("show=present")
    unit.page.keyboard.press("Escape")
    expect(unit.page).not_to_have_url(presented)
    unit.page.keyboard.press("f")
    expect(unit.page).to_have_url(presented)
    expect(title).to_be_hidden()
    unit.handle("x").focus()
    unit.page.keyboard.press("Escape")
    assert unit.page.evaluate(FOCUSED) == ""
    expect(unit.page).to_have_url(presented)
    expect(title).to_be_hidden()
    unit.page.keyboard.press("Escape")
    expect(unit.page).not_to_have_url(presented)
    expect(title).to_be_visible()


def test_the_keys_are_listed_and_single_letters_can_be_switched_off(unit):
    unit.open("/unit")
    keys = unit.page.get_by_role("dialog", name=texts("common.live.keys.title"))
    unit.page.locator("[data-lesson] .keys").first.click()
    expect(keys).to_be_visible()
    for line in texts("common.live.keys.list"):
        expect(keys).to_contain_text(line["does"])
    unit.page.keyboard.press("?")
    expect(keys).to_have_count(0)
    unit.page.keyboard.press("?")
    keys.get_by_role("checkbox").click()
    unit.page.keyboard.press("Escape")
    expect(keys).to_have_count(0)
    unit.open("/unit?step=1")
    unit.page.keyboard.press("b")
    unit.page.keyboard.press("PageDown")
    unit.expect_step(2)


def test_a_page_without_steps_scrolls_from_the_first_and_a_dragged_number_keeps_its_arrows(page, server):
    page.goto(server.address("/activations"))
    knob = page.locator('[data-activations] .setter[role="slider"]')
    expect(knob).to_be_visible()
    # Only then is the page longer than the window.
    expect(page.locator("[data-lesson] .ending")).to_be_attached()
    for key, further in (
        ("PageDown", True),
        ("PageUp", False),
        ("End", True),
        ("Home", False),
        ("Space", True),
    ):
        page.keyboard.press(key)
        page.wait_for_function(f"further => ({SCROLLED} > 0) === further", arg=further)
    page.keyboard.press("Home")
    dragged("z")(page)
    now = float(knob.get_attribute("aria-valuenow") or "nan")
    page.keyboard.press("ArrowRight")
    expect(knob).not_to_have_attribute("aria-valuenow", f"{now:g}")


def test_steps_out_of_sight_come_into_sight_by_arrows_and_are_scrolled_to_by_pages(page, server):
    flow = page.locator("[data-gradients]")
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto(server.address("/gradients?lag=9"))
    expect(flow).to_have_attribute("data-lag", "9")
    expect(flow.locator("svg").first).not_to_be_in_viewport()
    page.keyboard.press("PageDown")
    page.wait_for_function(f"{SCROLLED} > 0")
    expect(flow).to_have_attribute("data-lag", "9")
    page.evaluate(f"() => {{ {SCROLLED} = 0; }}")
    page.keyboard.press("ArrowRight")
    expect(flow).to_have_attribute("data-lag", "8")
    expect(flow.locator("svg").first).to_be_in_viewport()


def test_tab_goes_to_the_inputs_first_and_then_from_gate_to_gate(unit):
    gates = [
        f"{part}{letter}{of}" for letter in "figo" for part, of in (("w_", "h"), ("w_", "x"), ("b_", ""))
    ]
    for width in (1440, 390):
        unit.page.set_viewport_size({"width": width, "height": 900})
        for address in ("/unit", "/unit?show=present"):
            unit.open(address)
            stops = unit.svg.locator("[tabindex='0']")
            expect(stops).to_have_count(15)
            assert stops.evaluate_all("nodes => nodes.map(node => node.dataset.handle)") == [
                "x",
                "h_prev",
                "c_prev",
                *gates,
            ]
