"""Why the numbers are what they are: sentences that follow them, and an example's own words that end with it."""

import pytest
from playwright.sync_api import expect

from lstm_core.words.vocabulary import VOCABULARIES
from pages.ui.library.examples import shipped_examples
from pages.ui.text.segments import in_words
from pages.ui.text.texts import texts
from tests.browser.objects.unit_page import PIXELS_PER_ROW, UnitPage

FIRST = next(iter(shipped_examples().values()))


def reasons(unit):
    return unit.panel.locator(".because")


# Worked out by hand: 2.70 + 1.63·x + 1.62 is 5.95, −11.98 and, with short-term memory 0 and input −1, −0.01.
@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "The sum is 5.95, so the forget gate is almost 1: nearly all of the old 2.00 is kept."),
        ("&x=-10", "The sum is −11.98, so the forget gate is almost 0: nearly all of the old 2.00 is lost."),
        ("&x=-1&h=0", "The sum is close to 0, at −0.01. So the forget gate is close to one half"),
    ],
)
def test_a_step_says_why_at_three_settings(module_unit, query, said):
    module_unit.open(f"/unit?step=1{query}")
    expect(reasons(module_unit)).to_contain_text(said)


def test_the_sentence_follows_a_drag_before_it_is_let_go(unit):
    unit.open("/unit")
    expect(reasons(unit)).to_contain_text("the memory grows from 2.00 to 2.95")
    x, y = unit.grab("x")
    unit.page.mouse.move(x - PIXELS_PER_ROW * 220, y, steps=6)
    expect(reasons(unit)).to_contain_text("nearly all of the old 2.00 is lost")
    expect(reasons(unit)).to_contain_text("next to nothing was added")
    assert unit.answered == 0
    unit.page.mouse.up()


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_the_sentence_speaks_the_words_on_screen(module_unit, vocabulary):
    module_unit.open(f"/unit?step=1&words={vocabulary}")
    case = next(case for case in texts("unit.walk.because")["keep"] if case["id"] == "kept")
    said = in_words(case["say"], vocabulary, {"z_f": "5.95", "c_prev": "2.00"})
    expect(reasons(module_unit)).to_have_text(said)


def test_what_is_said_of_an_example_ends_when_a_number_leaves_it(unit):
    unit.open("/unit")
    point, place = unit.panel.locator(".point"), unit.panel.locator(".place")
    expect(point).to_have_text(in_words(FIRST.point))
    x, y = unit.grab("x")
    unit.page.mouse.move(x + 40, y, steps=3)
    expect(point).to_be_hidden()
    expect(place).to_have_text(f"{FIRST.title}, changed")
    with unit.answering():
        unit.page.mouse.up()
    expect(point).to_be_hidden()
    with unit.answering():
        unit.tool("reset").click()
    expect(point).to_be_visible()
    expect(place).to_have_text(FIRST.title)


def test_the_whole_unit_shows_where_each_share_comes_from(module_unit):
    module_unit.open("/unit")
    for key, total, numbers in (
        ("f", "5.95", "1.00 × 2.70 + 1.00 × 1.63 + 1.62"),
        ("o", "4.78", "1.00 × 4.38"),
    ):
        expect(module_unit.line(key).locator(".opened")).to_contain_text(numbers)
        expect(module_unit.line(key).locator(".outcome")).to_contain_text(f"σ({total})")


def test_what_is_shown_adds_up(module_unit):
    # 0.81 + 0.815 + 1.62 = 3.245; and 4.38 + 0.095 + 0.59 = 5.065.
    module_unit.open("/unit?x=0.5&h=0.3")
    assert [module_unit.value(key) for key in ("p_fh", "p_fx", "z_f")] == ["0.81", "0.82", "3.25"]
    module_unit.open("/unit?x=-0.5")
    assert module_unit.value("z_o") == "5.07"
    # 0.815 + 0.815 + 1.62 = 3.25 needs a third decimal: 0.82 + 0.82 + 1.62 would be 3.26.
    module_unit.open("/unit?x=0.5&h=0.5&forget=1.63,1.63,1.62")
    assert [module_unit.value(key) for key in ("p_fh", "p_fx", "z_f")] == ["0.815", "0.815", "3.250"]


def test_kept_and_added_are_named_on_their_wires(module_unit):
    module_unit.open("/unit")
    assert module_unit.svg.locator(".called text").all_text_contents() == ["kept", "added"]


def test_arrows_walk_and_space_plays_right_after_a_drag(unit):
    unit.open("/unit?by=seven")
    unit.drag("x", 20)
    unit.page.keyboard.press("ArrowRight")
    unit.expect_step(1)
    assert unit.value("x") == "2.00"
    unit.page.keyboard.press("Space")
    expect(unit.tool("play")).to_have_attribute("aria-pressed", "true")
    unit.page.keyboard.press("Space")
    expect(unit.tool("play")).to_have_attribute("aria-pressed", "false")


def test_a_handle_that_was_tabbed_to_keeps_its_arrows_and_escape_lets_go(unit: UnitPage):
    unit.open("/unit")
    unit.handle("h_prev").focus()
    unit.page.keyboard.press("Tab")
    expect(unit.handle("c_prev")).to_be_focused()
    with unit.answering():
        unit.page.keyboard.press("ArrowRight")
    assert unit.value("c_prev") == "2.05"
    unit.page.keyboard.press("Escape")
    expect(unit.handle("c_prev")).not_to_be_focused()
    unit.page.keyboard.press("ArrowRight")
    unit.expect_step(1)
    assert unit.value("c_prev") == "2.05"


def test_escape_takes_back_a_drag_under_way(unit):
    unit.open("/unit")
    x, y = unit.grab("x")
    unit.page.mouse.move(x + 80, y, steps=4)
    expect(unit.number("x")).to_have_text("3.00")
    unit.page.keyboard.press("Escape")
    expect(unit.number("x")).to_have_text("1.00")
    unit.page.mouse.up()
    assert unit.answered == 0


def test_a_click_on_empty_space_and_a_key_draw_no_frame(unit):
    unit.open("/unit")
    box = unit.svg.bounding_box()
    unit.page.mouse.click(box["x"] + box["width"] * 0.9, box["y"] + box["height"] * 0.6)
    unit.page.keyboard.press("ArrowRight")
    unit.expect_step(1)
    assert unit.page.evaluate("document.activeElement === document.body")
