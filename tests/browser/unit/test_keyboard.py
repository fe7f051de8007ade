"""The whole page by keyboard alone."""

import re

import pytest
from playwright.sync_api import expect

from lstm_core.words.symbols import SETTINGS
from tests.browser.tools import expected

FOCUSED = """() => { let node = document.activeElement;
  while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
  return node?.dataset.handle ?? node?.closest("button.tool")?.classList[1]
    ?? node?.dataset.step ?? node?.getAttribute("aria-label") ?? node?.tagName; }"""
BLUR = """() => { let node = document.activeElement;
  while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
  node?.blur(); }"""
QUICKLY = """(node, keys) => keys.forEach(key =>
  node.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true, composed: true, cancelable: true})))"""


@pytest.fixture
def start(module_unit):
    """The page at its first numbers, with the focus on nothing; what can be undone stays."""
    if module_unit.tool("reset").is_enabled():
        with module_unit.answering():
            module_unit.tool("reset").click()
    module_unit.page.evaluate(BLUR)
    module_unit.expect_query()
    return module_unit


def focused(unit):
    return unit.page.evaluate(FOCUSED)


def tab_until(unit, wanted, key="Tab"):
    """Press Tab until the focus is on something of that name; returns what it met on the way."""
    met = []
    while focused(unit) != wanted:
        assert len(met) < 80, f"{wanted} is not reached by {key}; met {met}"
        unit.page.keyboard.press(key)
        met.append(focused(unit))
    return met


def test_tab_reaches_all_fifteen_handles_and_every_tool(unit):
    unit.open("/unit?x=2&step=1")
    met = tab_until(unit, "link")
    assert {*SETTINGS} - {*met} == set()
    assert {"previous", "next", "play", "reset", "0", "1", "2", "3"} <= {*met}
    tab_until(unit, met[0], key="Shift+Tab")


def test_arrow_keys_move_a_handle_by_a_row_and_with_shift_by_ten(start):
    tab_until(start, "x")
    for key, landed in [
        ("ArrowRight", "1.05"),
        ("ArrowUp", "1.10"),
        ("ArrowLeft", "1.05"),
        ("ArrowDown", "1.00"),
        ("Shift+ArrowRight", "1.50"),
        ("Shift+ArrowLeft", "1.00"),
        ("PageUp", "1.50"),
        ("PageDown", "1.00"),
        ("Home", "−10.00"),
        ("End", "10.00"),
    ]:
        start.page.keyboard.press(key)
        expect(start.number("x"), key).to_have_text(landed)
        assert expected.differing(start.texts(), expected.values(start.settings())) == []
    assert focused(start) == "x"


def test_arrow_keys_stop_at_the_ends_of_the_range(unit):
    unit.open("/unit?x=10")
    unit.press("x", "ArrowRight")
    assert unit.value("x") == "10.00"


def test_a_handle_says_its_value_and_what_follows_from_it(start):
    handle = start.handle("x")
    expect(handle).to_have_role("slider")
    expect(handle).to_have_accessible_name("Input")
    start.press("x", "Home")
    expect(handle).to_have_attribute("aria-valuenow", "-10")
    assert float(handle.get_attribute("aria-valuemin")) == -10
    assert float(handle.get_attribute("aria-valuemax")) == 10
    spoken = handle.get_attribute("aria-valuetext")
    assert "−10.00" in spoken and "0.00" in spoken


def test_enter_types_an_exact_value_and_gives_the_focus_back(start):
    tab_until(start, "w_fx")
    start.page.keyboard.press("Enter")
    expect(start.editor).to_be_focused()
    start.page.keyboard.type("-0,4321")
    with start.answering():
        start.page.keyboard.press("Enter")
    expect(start.editor).to_have_count(0)
    assert focused(start) == "w_fx"
    assert start.settings()["w_fx"] == -0.4321
    assert expected.differing(start.texts(), expected.values(start.settings())) == []
    start.expect_query(forget="2.7,-0.4321,1.62")


def test_a_digit_starts_typing_at_once(start):
    tab_until(start, "c_prev")
    start.page.keyboard.type("3.5")
    expect(start.editor).to_have_value("3.5")
    with start.answering():
        start.page.keyboard.press("Enter")
    assert start.value("c_prev") == "3.50"


def test_escape_leaves_the_field_and_the_number_as_it_was(start):
    answered = start.answered
    tab_until(start, "x")
    start.page.keyboard.press("Enter")
    start.page.keyboard.type("77")
    start.page.keyboard.press("Escape")
    expect(start.editor).to_have_count(0)
    assert focused(start) == "x"
    assert (start.value("x"), start.answered) == ("1.00", answered)


def test_a_field_that_is_left_keeps_what_was_typed(start):
    start.handle("x").click()
    start.page.keyboard.type("2.25")
    with start.answering():
        start.page.keyboard.press("Tab")
    expect(start.editor).to_have_count(0)
    assert start.value("x") == "2.25"


def test_arrows_step_from_anywhere_on_the_page(start):
    for key, step in [
        ("ArrowRight", 1),
        ("ArrowRight", 2),
        ("ArrowLeft", 1),
        ("ArrowLeft", 0),
        ("ArrowLeft", 0),
    ]:
        start.page.keyboard.press(key)
        start.expect_step(step)
    start.expect_query()


def test_space_plays_and_pauses_from_anywhere_on_the_page(unit):
    unit.open("/unit?by=seven")
    unit.page.keyboard.press("Space")
    # How it walks, and when, is looked at with a clock of the test's own (test_steps).
    expect(unit.bar.locator('.step[aria-current="step"]')).not_to_have_attribute("data-step", "0")
    expect(unit.tool("play")).to_have_attribute("aria-pressed", "true")
    with unit.answering():
        unit.page.keyboard.press("Space")
    expect(unit.tool("play")).to_have_attribute("aria-pressed", "false")


def test_arrows_inside_a_list_do_not_step(start):
    start.page.get_by_role("combobox", name=re.compile("Words")).focus()
    start.page.keyboard.press("ArrowRight")
    start.page.keyboard.press("ArrowDown")
    start.page.keyboard.press("Escape")
    start.expect_step(0)


@pytest.mark.parametrize("redo", ["ControlOrMeta+Shift+z", "ControlOrMeta+y"])
def test_undo_and_redo_follow_their_keys(unit, redo):
    unit.open("/unit")
    unit.press("x", "Home")
    unit.press("c_prev", "End")
    for key, x, c in [
        ("ControlOrMeta+z", "−10.00", "2.00"),
        ("ControlOrMeta+z", "1.00", "2.00"),
        (redo, "−10.00", "2.00"),
        (redo, "−10.00", "10.00"),
    ]:
        with unit.answering():
            unit.page.keyboard.press(key)
        assert (unit.value("x"), unit.value("c_prev")) == (x, c)
    expect(unit.tool("redo")).to_be_disabled()


def test_quick_presses_become_one_change_that_one_undo_takes_back(unit):
    unit.open("/unit")
    unit.handle("x").focus()
    with unit.answering():
        unit.handle("x").evaluate(QUICKLY, ["ArrowRight"] * 7)
        expect(unit.number("x")).to_have_text("1.35")
    assert unit.answered == 1
    with unit.answering():
        unit.page.keyboard.press("ControlOrMeta+z")
    assert unit.value("x") == "1.00"
    expect(unit.tool("undo")).to_be_disabled()


def test_leaving_a_handle_by_tab_commits_what_its_arrow_keys_did(start):
    tab_until(start, "h_prev")
    with start.answering():
        start.page.keyboard.press("Shift+ArrowLeft")
        expect(start.number("h_prev")).to_have_text("0.50")
        start.page.keyboard.press("Tab")
    start.expect_query(h="0.5")


def test_settings_steps_and_panels_can_all_be_used_without_a_mouse(unit):
    unit.open("/unit")
    keyboard = unit.page.keyboard
    unit.page.get_by_role("combobox", name=re.compile("Arithmetic")).focus()
    keyboard.press("Enter")
    keyboard.press("ArrowDown")
    keyboard.press("Enter")
    unit.expect_parameter("paper", "1")
    tab_until(unit, "2")
    with unit.answering():
        keyboard.press("Enter")
    unit.expect_step(2)
    tab_until(unit, "link")
    # The sentence below the bar has terms to reach on the way.
    for _ in range(6):
        keyboard.press("Tab")
        if unit.page.evaluate("() => document.activeElement.closest('[data-testid=stButtonGroup]') !== null"):
            break
    keyboard.press("ArrowRight")
    keyboard.press("Space")
    unit.page.wait_for_function("() => location.search.includes('open')")
    unit.expect_step(2)
