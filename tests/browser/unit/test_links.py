"""Everything that can be set lives in the address: copied, reloaded, gone back to, undone."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from lstm_core.words.symbols import SYMBOLS
from tests.browser.objects.unit_page import UnitPage
from tests.browser.tools.waiting import at_rest

NOT_FOUND = """() => new MutationObserver(() => {
  if (document.documentElement.textContent.includes("Page not found")) window.lost = true;
}).observe(document, {childList: true, subtree: true, characterData: true})"""


def everything(unit):
    """What a person sees of the state."""
    return {
        "numbers": unit.texts(),
        "settings": unit.settings(),
        "step": unit.step(),
        "panel": unit.panel.inner_text(),
        "bar": unit.bar.locator(".segmented, .steps").all_inner_texts(),
        "chosen": [box.input_value() for box in unit.main.get_by_role("combobox").all()],
    }


def test_a_copied_link_shows_the_same_screen_in_another_browser_on_a_cold_server(visitors, cold_server):
    mine = visitors.unit(permissions=["clipboard-read", "clipboard-write"])
    mine.open("/unit?example=disagree")
    mine.drag("x", -31)
    mine.type_value("w_ox", "-0.1234567890123")
    mine.type_value("c_prev", "123456.789")
    mine.choose("Arithmetic", "By hand, 3 decimals")
    mine.expect_parameter("paper", "3")
    mine.choose("Words", "Standard terms")
    mine.expect_parameter("words", "standard")
    expect(mine.handle("h_prev")).to_have_accessible_name(re.compile(SYMBOLS["h_prev"].names["standard"]))
    with mine.answering(2):
        mine.bar.get_by_role("button", name=re.compile("seven", re.IGNORECASE)).click()
        mine.bar.locator('.step[data-step="4"]').click()
    mine.expect_parameter("step", "4")
    mine.tool("link").click()
    expect(mine.host.locator(".status")).to_contain_text("Link copied. It works on this computer only")
    link = mine.page.evaluate("navigator.clipboard.readText()")
    assert link == mine.page.url

    cold = cold_server()
    visitors.watch.hosts.add(cold.host)
    theirs = UnitPage(visitors.context().new_page(), cold)
    theirs.page.add_init_script(f"({NOT_FOUND})()")
    theirs.open(f"/unit?{urlsplit(link).query}")
    wanted = everything(mine)
    expect(theirs.main.get_by_role("combobox")).to_have_count(len(wanted["chosen"]))
    assert everything(theirs) == wanted
    assert theirs.page.evaluate("window.lost") is None
    assert theirs.page.url == cold.address(f"/unit?{urlsplit(link).query}")
    expect(theirs.main.get_by_text("in the link")).to_have_count(0)


def test_the_watch_for_a_not_found_box_sees_one(visitors, server):
    page = visitors.context().new_page()
    page.add_init_script(f"({NOT_FOUND})()")
    page.goto(server.address("/unit"))
    page.evaluate("document.body.append('Page not found')")
    page.wait_for_function("() => window.lost === true")


def test_reloading_keeps_everything(unit):
    unit.open("/unit?example=agree&paper=4&words=roles&by=steps&step=3&open=paper")
    unit.take_over()
    unit.drag("w_fh", 17)
    unit.page.wait_for_function("() => location.search.includes('forget')")
    before = everything(unit)
    unit.page.reload()
    unit.wait()
    unit.expect_step(3)
    expect(unit.main.get_by_role("combobox")).to_have_count(len(before["chosen"]))
    assert everything(unit) == before
    expect(unit.main.get_by_role("radio", name="Exact or by hand")).to_be_checked()


def test_back_and_forward_restore_what_was_on_screen(unit):
    unit.open("/unit")
    unit.type_value("x", "2")
    unit.expect_query(x="2")
    unit.type_value("c_prev", "-3")
    unit.expect_query(x="2", c="-3")
    for move, x, c in [
        (unit.page.go_back, "2.00", "2.00"),
        (unit.page.go_back, "1.00", "2.00"),
        (unit.page.go_forward, "2.00", "2.00"),
        (unit.page.go_forward, "2.00", "−3.00"),
    ]:
        move()
        expect(unit.number("x")).to_have_text(x)
        expect(unit.number("c_prev")).to_have_text(c)
    unit.expect_query(x="2", c="-3")


def test_back_after_a_step_restores_the_step(unit):
    unit.open("/unit")
    with unit.answering():
        unit.page.keyboard.press("ArrowRight")
    unit.expect_query(step="1")
    unit.page.go_back()
    unit.expect_step(0)
    unit.expect_query()


def test_undo_redo_and_reset_take_back_every_kind_of_change(unit):
    unit.open("/unit")
    start = unit.texts()
    unit.drag("x", 20)
    unit.type_value("b_g", "-1.5")
    unit.choose("Arithmetic", "By hand, 2 decimals")
    unit.expect_parameter("paper", "2")
    # The address says so before the numbers do.
    expect(unit.number("exact.c")).to_contain_text("exact")
    changed = unit.texts()
    for _ in range(3):
        with unit.answering():
            unit.tool("undo").click()
    unit.expect_query()
    assert unit.texts() == start
    expect(unit.tool("undo")).to_be_disabled()
    for _ in range(3):
        with unit.answering():
            unit.tool("redo").click()
    assert unit.texts() == changed
    expect(unit.tool("redo")).to_be_disabled()
    with unit.answering():
        unit.tool("reset").click()
    unit.expect_query(paper="2")
    assert unit.settings()["x"] == 1
    with unit.answering():
        unit.tool("undo").click()
    assert unit.texts() == changed


def test_undo_takes_back_a_chosen_example(unit):
    unit.open("/unit")
    start = unit.texts()
    unit.choose("Worked example", "Keep everything")
    expect(unit.number("b_f")).to_have_text("+12.00")
    unit.expect_query(example="keep-everything")
    with unit.answering():
        unit.tool("undo").click()
    unit.expect_query()
    assert unit.texts() == start
    expect(unit.main.get_by_role("combobox", name="Worked example")).to_have_value("Memory 2, input 1")


def test_two_undos_asked_for_at_once_are_both_done(unit):
    unit.open("/unit")
    unit.type_value("x", "2")
    unit.type_value("x", "3")
    with unit.answering(2):
        unit.tool("undo").dblclick()
    assert unit.value("x") == "1.00"


@pytest.mark.parametrize("panel", ["numbers", "seek", "curve", "paper", "files"])
def test_a_panel_opened_by_hand_is_in_the_address_and_closes_again(module_unit, panel):
    radio = (
        module_unit.main.get_by_role("radiogroup")
        .get_by_role("radio")
        .nth(["numbers", "seek", "curve", "paper", "files"].index(panel))
    )
    radio.click()
    module_unit.expect_query(open=panel)
    expect(radio).to_be_checked()
    # A choice that is made while the page is drawn anew for the one before may be lost.
    at_rest(module_unit.page)
    radio.click()
    module_unit.expect_query()
