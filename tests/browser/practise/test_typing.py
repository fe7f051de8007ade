"""Typing: a mark goes with the text that was marked, the first field takes the focus, a new task comes into view."""

import pytest
from playwright.sync_api import expect

from tests.browser.objects.practise_page import PractisePage, address
from tests.browser.tools.looks import CALM, PHONE

# 0.5·2 + (−1)·1.5 + 0.3 = −0.2; σ(−0.2) = 0.450; kept 0.900
OWN = {"kind": "forget-step", "level": 3, "numbers": "b_f:0.3,c_prev:2,h_prev:0.5,w_fh:2,w_fx:1.5,x:-1"}


@pytest.fixture
def practise(page, server):
    return PractisePage(page, server)


def test_a_mark_belongs_to_the_text_that_was_marked(practise):
    practise.open(address({}, **OWN))
    practise.type("f", "3")
    practise.expect_verdict("f", "wrong")
    practise.field("f").press("End")
    practise.page.keyboard.type("1")
    practise.expect_verdict("f", "")
    expect(practise.node("f").locator(".sign")).to_be_hidden()
    expect(practise.verdict("f")).to_be_empty()
    expect(practise.field("f")).to_have_attribute("aria-invalid", "false")
    # The same text has the same mark, and Escape brings it back.
    practise.page.keyboard.press("Backspace")
    practise.expect_verdict("f", "wrong")
    practise.page.keyboard.type("1")
    practise.page.keyboard.press("Escape")
    expect(practise.field("f")).to_have_value("3")
    practise.expect_verdict("f", "wrong")


def test_the_browsers_own_undo_shows_no_mark_of_another_text(practise):
    practise.open(address({}, **OWN))
    keyboard = practise.page.keyboard
    for text, verdict in {"3.11": "wrong", "0.45": "right"}.items():
        practise.field("f").click()
        keyboard.press("Control+a")
        with practise.answering():
            keyboard.type(text)
            keyboard.press("Enter")
        practise.expect_verdict("f", verdict)
    practise.field("f").click()
    keyboard.press("Control+z")
    expect(practise.field("f")).not_to_have_value("0.45")
    practise.expect_verdict("f", "")
    # What stands there now is sent when the field is left.
    left = practise.field("f").input_value()
    with practise.answering():
        keyboard.press("Tab")
    expect(practise.field("f")).to_have_value(left)
    expect(practise.node("f")).not_to_have_attribute("data-verdict", "right")


def test_who_comes_by_the_menu_can_type_at_once(practise):
    practise.page.goto(practise.server.address("/"))
    practise.page.get_by_role("link", name="Practise", exact=True).first.click()
    practise.wait()
    first = practise.fields()[0]
    practise.expect_focus(first)
    enter = practise.coach.get_by_text("Enter checks an answer.")
    expect(enter).to_be_visible()
    practise.type(first, "1")
    expect(enter).to_be_hidden()


def test_on_a_phone_no_field_looks_as_if_it_had_the_focus_and_a_new_task_comes_into_view(visitors, server):
    practise = PractisePage(visitors.page(viewport=PHONE, has_touch=True, is_mobile=True, **CALM), server)
    practise.open()
    active = practise.host.locator("[data-field][data-active]")
    expect(active).to_have_count(0)
    with practise.answering():
        practise.kind("counting").tap()
    expect(practise.host.locator(".task")).to_be_in_viewport(ratio=1)
    expect(active).to_have_count(0)
    first = practise.fields()[0]
    practise.field(first).tap()
    expect(active).to_have_attribute("data-field", first)
    practise.host.locator("button.link").tap()
    said = practise.host.locator(".bar .status")
    expect(said).not_to_be_empty()
    practise.expect_on_top(said)
