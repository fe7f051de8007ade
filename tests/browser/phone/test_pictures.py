"""Pictures under a finger: a tap points, a move to the side drags, and only from where there is something to drag."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.phone.finger import PHONE, Finger


@pytest.fixture(scope="module")
def phone(module_visitors):
    return module_visitors.page(**PHONE)


def opened(phone, server, path, host):
    phone.goto(server.address(path))
    expect(phone.locator(f"{host}[data-answered]")).to_be_attached()
    return Finger(phone)


def middle(locator):
    locator.scroll_into_view_if_needed()
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def query(phone):
    return {name: texts[0] for name, texts in parse_qs(urlsplit(phone.url).query).items()}


def test_the_point_on_the_map_is_dragged_and_the_map_is_not(phone, server):
    finger = opened(phone, server, "/gates", "[data-gates]")
    knob = phone.locator(".map .knob")
    x, y = middle(knob)
    finger.pull(x - 90, y + 90, right=60)
    finger.let_go()
    assert query(phone) == {}
    # From the point on, to the side and then down: both numbers follow.
    finger.pull(x, y, right=-60, down=50)
    finger.let_go()
    phone.wait_for_url("**x=*")
    landed = query(phone)
    assert float(landed["x"]) < 1 and float(landed["h"]) < 1


def test_a_tap_on_the_map_puts_the_point_there(phone, server):
    finger = opened(phone, server, "/gates", "[data-gates]")
    x, y = middle(phone.locator(".map .ground"))
    finger.tap(x, y)
    phone.wait_for_url("**h=*")
    assert [float(query(phone)[name]) for name in ("x", "h")] == pytest.approx([0, 0], abs=0.06)


@pytest.mark.parametrize("picture", [".chart svg.pickable", ".strip canvas"])
def test_a_day_is_chosen_by_a_tap(phone, server, picture):
    finger = opened(phone, server, "/sequence", "[data-sequence]")
    box = phone.locator(picture).bounding_box()
    finger.tap(box["x"] + box["width"] - 16, box["y"] + 60)
    expect(phone.locator(".foot-where")).to_have_text("Day 4 of 4")
    phone.wait_for_url("**day=4*")


def test_a_slider_of_ours_is_moved_by_its_thumb(phone, server):
    finger = opened(phone, server, "/gradients", "[data-nudge]")
    slider = phone.get_by_role("slider", name="Step nudged")
    assert slider.input_value() == "50"
    x, y = middle(slider)
    finger.pull(x, y, right=160)
    finger.let_go()
    expect(slider).to_have_value("100")
    # Elsewhere on it a finger may be about to scroll.
    finger.tap(x - 90, y)
    finger.pull(x - 90, y, right=-20)
    finger.let_go()
    assert slider.input_value() == "100"
