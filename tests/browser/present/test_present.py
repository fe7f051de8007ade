"""Presentation view: what fills a projector's picture can be read from the last row, at every step and in all words."""

import re

import pytest
from playwright.sync_api import expect

from pages.ui.text.lesson import step_counts
from tests.browser.present.measured import measured

# The room's usual pictures, and a small projector of 4:3.
SCREENS = ((1280, 720), (1024, 768), (1920, 1080), (800, 600))
LIT, REST, APART = 24, 18, 4.5
PRESENTING = re.compile(r"[?&]show=present")


@pytest.fixture(scope="module")
def seat(module_visitors):
    """One page in a class room."""
    return module_visitors.page(viewport={"width": 1280, "height": 720})


def opened(seat, server, path, host):
    seat.goto(server.address(path))
    expect(seat.locator(f"{host}[data-answered]")).to_be_attached()
    return host


def check(found, where):
    assert found.scrolls == (0, 0), where
    assert found.over <= 1, where
    assert not [one.text for one in found.digits if one.cut], where
    small = [one for one in found.digits if one.size < REST - 0.05]
    assert not small, (where, small)


@pytest.mark.parametrize(
    ("words", "by", "screens"),
    [
        ("plain", "stages", SCREENS),
        *((words, by, SCREENS[1:2]) for words, by in (
            ("plain", "steps"), ("plain", "seven"), ("standard", "stages"), ("z", "steps"), ("roles", "stages"),
        )),
    ],
)  # fmt: skip
def test_every_step_of_the_unit_fills_the_screen_with_large_digits(seat, server, words, by, screens):
    host = opened(seat, server, f"/unit?by={by}&words={words}&show=present", "[data-unit]")
    for step in range(step_counts()[by] + 1):
        if step:
            seat.keyboard.press("ArrowRight")
            expect(seat.locator(f'{host} .step[data-step="{step}"]')).to_have_attribute(
                "aria-current", "step"
            )
        for width, height in screens:
            seat.set_viewport_size({"width": width, "height": height})
            found = measured(seat, host)
            where = f"{words} {by} {step} {width}×{height}"
            check(found, where)
            drawn = [one for one in found.digits if one.state]
            assert all(one.size >= LIT for one in drawn if one.state == "lit"), where
            faint = [one for one in drawn if one.state != "lit" and one.contrast < APART]
            assert not faint, (where, faint)


@pytest.mark.parametrize(
    ("path", "host"),
    [
        ("/sequence?day=2", "[data-sequence]"),
        ("/training?epoch=2000", "[data-training]"),
        ("/gates?gate=output", "[data-gates]"),
        ("/layer?step=1", "[data-layer]"),
        ("/gradients", "[data-gradients]"),
        ("/practise?kind=whole-unit", "[data-practise]"),
    ],
)
def test_the_other_pages_fill_the_screen_too(seat, server, path, host):
    opened(seat, server, f"{path}{'&' if '?' in path else '?'}show=present", host)
    expect(seat.get_by_test_id("stHeader")).to_be_hidden()
    for width, height in SCREENS:
        seat.set_viewport_size({"width": width, "height": height})
        check(measured(seat, host), f"{path} {width}×{height}")


def test_f_begins_it_and_escape_leaves_it(visitors, server):
    seat = visitors.page(viewport={"width": 1280, "height": 720}, color_scheme="dark")
    host = opened(seat, server, "/unit?by=stages&step=2&x=1.5", "[data-unit]")
    title = seat.get_by_role("heading", level=1)
    svg = seat.locator(f"{host} svg[data-layout]")
    expect(title).to_be_visible()
    seat.keyboard.press("f")
    expect(seat).to_have_url(PRESENTING)
    expect(seat).to_have_url(re.compile("x=1.5"))
    expect(svg).to_have_attribute("data-layout", "present")
    for gone in (title, seat.get_by_test_id("stHeader"), seat.locator(".st-key-panels")):
        expect(gone).to_be_hidden()
    expect(seat.locator(f"{host} .panel .lines")).to_be_visible()
    faint = [one for one in measured(seat, host).digits if one.state == "past" and one.contrast < APART]
    assert not faint
    # What is changed meanwhile keeps the view in the address.
    seat.keyboard.press("ArrowRight")
    expect(seat).to_have_url(re.compile("step=3"))
    expect(seat).to_have_url(PRESENTING)
    seat.keyboard.press("Escape")
    expect(seat).not_to_have_url(PRESENTING)
    expect(title).to_be_visible()
    expect(svg).to_have_attribute("data-layout", "wide")
    seat.wait_for_function("document.fullscreenElement === null")
    seat.locator(f"{host} .tool.present").click()
    expect(svg).to_have_attribute("data-layout", "present")
    seat.wait_for_function("document.fullscreenElement !== null")
    seat.locator(f"{host} .tool.leave").click()
    expect(title).to_be_visible()
    expect(seat).not_to_have_url(PRESENTING)
    seat.wait_for_function("document.fullscreenElement === null")


def test_a_presenter_goes_from_gate_to_gate(visitors, server):
    seat = visitors.page(viewport={"width": 1280, "height": 720})
    opened(seat, server, "/gates?show=present", "[data-gates]")
    for key, gate in (("PageDown", "input"), ("PageDown", "candidate"), ("PageUp", "input")):
        seat.keyboard.press(key)
        expect(seat).to_have_url(re.compile(f"gate={gate}"))


def test_a_page_without_steps_has_no_presentation_view(visitors, server):
    seat = visitors.page()
    seat.goto(server.address("/forecast?show=present"))
    title = seat.get_by_role("heading", level=1)
    expect(title).to_be_visible()
    expect(seat.get_by_text("is not a view of this page")).to_be_visible()
    expect(seat.locator("[data-forecast] .tool.link")).to_be_visible()
    expect(seat.locator(".tool.present")).to_have_count(0)
    seat.keyboard.press("f")
    assert seat.evaluate("document.documentElement.dataset.show") is None


def test_a_presenters_link_shows_the_page_on_a_telephone_held_upright(visitors, server):
    phone = visitors.page(viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True)
    opened(phone, server, "/unit?show=present", "[data-unit]")
    assert phone.evaluate("document.documentElement.dataset.show") is None
    expect(phone.locator("[data-unit] svg[data-layout]")).to_have_attribute("data-layout", "narrow")
    phone.set_viewport_size({"width": 844, "height": 390})
    expect(phone.locator("html")).to_have_attribute("data-show", "present")
    expect(phone.locator("[data-unit] svg[data-layout]")).to_have_attribute("data-layout", "present")


def test_typing_an_f_is_no_wish_to_present(unit):
    unit.open()
    unit.svg.locator('[data-handle="x"]').press("2")
    expect(unit.editor).to_be_focused()
    unit.page.keyboard.press("f")
    expect(unit.editor).to_have_value("2f")
    expect(unit.page).not_to_have_url(PRESENTING)


@pytest.mark.parametrize("zoom", [1.25, 1.5])
def test_zooming_in_enlarges(visitors, server, zoom):
    seat = visitors.page(viewport={"width": 1920, "height": 1080})
    host = opened(seat, server, "/unit?by=stages&step=1&show=present", "[data-unit]")
    number = seat.locator(f'{host} svg [data-key="f"]').first
    before = number.bounding_box()["height"]
    session = seat.context.new_cdp_session(seat)
    screen = {
        "width": round(1920 / zoom),
        "height": round(1080 / zoom),
        "deviceScaleFactor": zoom,
        "mobile": False,
    }
    session.send("Emulation.setDeviceMetricsOverride", screen)
    seat.wait_for_function(f"devicePixelRatio === {zoom}")
    measured(seat, host)
    # In pixels of the screen, of which the page has fewer now.
    assert number.bounding_box()["height"] * zoom > before * (1 + (zoom - 1) * 0.9)


def test_an_address_chooses_parts(visitors, server):
    seat = visitors.page()
    host = opened(seat, server, "/unit?by=stages&step=1&only=picture,formula", "[data-unit]")
    here = {
        "svg": seat.locator(f"{host} svg[data-layout]"),
        "formula": seat.locator(f"{host} .lines"),
    }
    gone = (
        seat.get_by_test_id("stHeader"), seat.get_by_role("heading", level=1), seat.locator(".st-key-unit_words"),
        seat.locator(".st-key-unit_opening"), seat.locator(f"{host} .told"), seat.locator(f"{host} .bar"),
        seat.locator(".st-key-panels"), seat.locator(".st-key-unit_ending"), seat.locator(".st-key-onward"),
    )  # fmt: skip
    for part in here.values():
        expect(part).to_be_visible()
    for part in gone:
        expect(part).to_be_hidden()
    opened(seat, server, "/unit?only=picture,formul", "[data-unit]")
    expect(seat.get_by_text("“only” in the link is not a list of parts")).to_be_visible()
    expect(seat.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.parametrize(
    "path", ["/unit", "/unit?by=stages&step=2", "/unit?by=seven&step=1", "/unit?by=steps&step=4&words=roles"]
)
def test_on_a_low_screen_picture_and_formula_are_in_sight_together(seat, server, path):
    seat.set_viewport_size({"width": 1280, "height": 720})
    assert max(ends(seat, opened(seat, server, path, "[data-unit]"))) <= 720


def test_a_days_picture_and_formula_fit_a_low_screen_together(seat, server):
    seat.set_viewport_size({"width": 1280, "height": 720})
    menu, top, _, bottom = ends(seat, opened(seat, server, "/sequence?day=2", "[data-sequence]"))
    assert menu + bottom - top <= 720


def ends(seat, host):
    """The lower end of the menu; the picture's upper end, its lower one, and that of the first formula."""
    expect(seat.locator(f"{host} .lines")).to_be_visible()
    places = seat.locator(host).evaluate(
        """host => {
          const formula = [...host.querySelectorAll(".lines .rest > *")].find(one => one.getClientRects().length);
          const [picture, line] = [host.querySelector("svg[data-layout]"), formula].map(one => one.getBoundingClientRect());
          return [picture.top, picture.bottom, line.bottom];
        }"""
    )
    return [seat.get_by_test_id("stHeader").bounding_box()["height"], *places]
