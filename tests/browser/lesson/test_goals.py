"""Small goals on a page: they tick while one drags, are said once, stay in the browser and are never in the way."""

import re

import pytest
from playwright.sync_api import expect

from pages.ui.text.texts import text, texts
from tests.browser.objects.board_page import BoardPage
from tests.browser.objects.neurons_page import NeuronsPage
from tests.browser.objects.training_page import LONG_MS
from tests.browser.objects.unit_page import PIXELS_PER_ROW, UnitPage
from tests.browser.tools.looks import CALM, assert_good_looks, in_every_look

FORGETS = "/unit?x=-6"
SHOWN = {"sources": "?open=glossary"}
PLACES = """host => [...host.querySelectorAll("svg, .bar, .bar > *, .goals, .goals li")].map(node => {
  const { x, y, width, height } = node.getBoundingClientRect();
  return [x, y, width, height].map(Math.round);
})"""
FORBID = """Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } });"""
PAGES = [page for page in texts("common.pages") if page not in ("start", "practise")]


class Goals:
    """The goals in a live part."""

    def __init__(self, host):
        self.button = host.locator(".goals-count")
        self.list = host.locator(".goals")
        self.status = host.locator(".goals-status")
        self.again = host.locator(".goals-again")
        self.reached = host.locator(".goals li.reached")

    def line(self, part):
        return self.list.locator("li").filter(has_text=part)

    def expect(self, n, of=3, patience=None):
        said = text("common.live.goals.count", n=str(n), all=str(of))
        expect(self.button).to_have_text(said, timeout=patience)

    def fold_out(self):
        self.button.click()
        expect(self.list).to_be_visible()
        return self


@pytest.fixture
def goals(unit):
    return Goals(unit.open().host)


@pytest.fixture
def alone(visitors):
    """A page that nobody uses afterwards: what was begun on it may go on."""
    return visitors.context().new_page()


# --- one page, looked at closely ---------------------------------------------------------


def test_a_drag_reaches_a_goal_before_it_ends_and_moves_nothing(unit, goals):
    goals.fold_out().expect(0)
    x, y = unit.grab("x")
    before = unit.host.evaluate(PLACES)
    unit.page.mouse.move(x - 140 * PIXELS_PER_ROW, y, steps=4)
    expect(goals.line("Make the unit forget")).to_have_class("reached")
    assert unit.value("x") == "−6.00" and unit.answered == 0
    expect(goals.status).to_have_text(
        "Goal reached: Make the unit forget: keep less than 1 % of the long-term memory."
    )
    assert unit.host.evaluate(PLACES) == before
    with unit.answering():
        unit.page.mouse.up()
    goals.expect(1)


def test_a_goal_stays_reached_when_the_numbers_leave_it_and_is_said_once(unit, goals):
    unit.type_value("x", "-6")
    goals.expect(1)
    said = goals.status.text_content()
    goals.status.evaluate("node => { new MutationObserver(() => node.dataset.again = '').observe(node, "
                          "{childList: true, characterData: true, subtree: true}); }")  # fmt: skip
    unit.type_value("x", "1")
    unit.type_value("x", "-7")
    goals.expect(1)
    assert goals.status.text_content() == said
    assert goals.status.get_attribute("data-again") is None


def test_the_button_shows_that_something_was_reached_until_one_looks(unit, goals):
    unit.type_value("x", "-6")
    expect(goals.button).to_have_class(re.compile(r"\bnews\b"))
    goals.fold_out()
    expect(goals.button).not_to_have_class(re.compile(r"\bnews\b"))
    expect(goals.button).to_have_attribute("aria-expanded", "true")


def test_exactly_half_is_what_reads_fifty_per_cent(unit, goals):
    unit.type_value("x", "-2.66")
    assert unit.value("f", "percent") == "49.6 %"
    goals.expect(0)
    unit.type_value("x", "-2.65")
    assert unit.value("f", "percent") == "50.0 %"
    goals.expect(1)


def test_opening_a_link_reaches_nothing_but_coming_back_to_it_does(unit):
    goals = Goals(unit.open(FORGETS).host)
    goals.fold_out().expect(0)
    unit.type_value("c_prev", "3")
    goals.expect(0)
    unit.type_value("x", "1")
    goals.expect(0)
    unit.type_value("x", "-6")
    goals.expect(1)


def test_a_reload_keeps_what_was_reached_until_one_starts_again(unit, goals):
    unit.type_value("x", "-6")
    goals.expect(1)
    unit.page.reload()
    unit.wait()
    goals.expect(1)
    expect(goals.status).to_be_empty()
    goals.fold_out()
    expect(goals.reached).to_have_count(1)
    goals.again.click()
    goals.expect(0)
    expect(goals.reached).to_have_count(0)
    unit.page.reload()
    unit.wait()
    goals.expect(0)


def test_a_visitor_sees_only_what_they_have_reached_themselves(visitors):
    first, second = visitors.unit().open(), visitors.unit()
    first.type_value("x", "-6")
    Goals(first.host).expect(1)
    Goals(second.open(FORGETS).host).expect(0)


def test_without_a_place_to_keep_them_goals_still_tick(alone, server):
    alone.add_init_script(FORBID)
    unit = UnitPage(alone, server).open()
    unit.type_value("x", "-6")
    Goals(unit.host).expect(1)


def test_the_keyboard_is_enough(unit, goals):
    goals.button.focus()
    unit.page.keyboard.press("Enter")
    expect(goals.list).to_be_visible()
    unit.page.keyboard.press("Escape")
    hint = goals.list.locator("summary").first
    hint.focus()
    unit.page.keyboard.press("Enter")
    expect(goals.list.locator("details").first).to_have_attribute("open", "")
    unit.press("b_f", "Home")
    goals.expect(1)
    goals.again.focus()
    unit.page.keyboard.press("Enter")
    goals.expect(0)


def test_goals_are_in_the_words_on_screen(unit):
    goals = Goals(unit.open("/unit?words=roles").host).fold_out()
    expect(goals.line("Keep exactly half")).to_contain_text("long-term memory")
    expect(goals.line("Keep exactly half").locator("p")).to_contain_text("remember vector")


# --- every page ----------------------------------------------------------------------


def board(page, server, name, query=""):
    shown = BoardPage(page, server, f"/{name}", name).open(query)
    return shown, Goals(shown.host)


def test_the_curves(page, server):
    shown, goals = board(page, server, "activations")
    shown.type_value("z", "3")
    goals.expect(1)
    shown.type_value("z", "0")
    goals.expect(2)
    shown.type_value("z", "0.88")
    goals.expect(3)


def test_a_weight_below_zero_makes_the_rule_fail(page, server):
    shown, goals = board(page, server, "gates")
    # The output gate has such a weight already: looking at it is not finding one.
    for gate in ("output", "forget"):
        with shown.answering():
            shown.host.locator(f'[data-choice="{gate}"]').click()
        goals.expect(0)
    shown.drag_to(shown.chip("w_fx"), -2 * 60)
    goals.expect(1)


def test_a_first_day_that_is_remembered(days):
    goals = Goals(days.open("/sequence?day=1").host)
    days.type_value("x", "1")
    goals.expect(1)
    days.type_value("b_f", "10")
    goals.expect(2)


def test_a_run_reaches_its_goals_while_it_plays(alone, server):
    alone.goto(server.address("/training?optimiser=adam&rate=0.05&epochs=300&pace=fast"))
    host = alone.locator("[data-training][data-phase]")
    goals = Goals(host)
    goals.expect(0)
    host.get_by_role("button", name="Train").click()
    goals.expect(2, patience=LONG_MS)


def test_a_link_to_the_end_of_a_run_reaches_nothing(alone, server):
    alone.goto(server.address("/training?optimiser=adam&rate=0.05&epochs=300&epoch=250"))
    host = alone.locator("[data-training]")
    expect(host).to_have_attribute("data-epoch", "250", timeout=LONG_MS)
    Goals(host).expect(0)


def test_a_gradient_that_explodes(alone, server):
    alone.goto(server.address("/gradients"))
    host = alone.locator("[data-gradients]")
    goals = Goals(host)
    goals.expect(0)
    for handle, typed, reached in (("input_size", "0", 0), ("w_h", "2", 1), ("w_h", "1", 2)):
        host.locator(f'[data-handle="{handle}"]').focus()
        alone.keyboard.press("Enter")
        host.locator("input.exact-value:visible").fill(typed)
        alone.keyboard.press("Enter")
        goals.expect(reached)


def test_a_network_that_beats_the_last_value(alone, server):
    alone.goto(server.address("/forecast?series=four-days"))
    host = alone.locator("[data-forecast][data-phase]")
    goals = Goals(host)
    goals.expect(0)
    host.get_by_role("button", name="Train").click()
    goals.expect(2, patience=LONG_MS)


def test_a_character_that_surprises(alone, server):
    neurons = NeuronsPage(alone, server).open()
    goals = Goals(neurons.host)
    goals.expect(0)
    neurons.click(115)
    neurons.expect_place(115)
    goals.expect(1)


def test_a_word_that_is_looked_for(alone, server):
    alone.goto(server.address("/sources?open=glossary"))
    host = alone.locator("[data-sources]")
    goals = Goals(host)
    goals.expect(0, of=2)
    host.locator("input").press_sequentially("flat")
    goals.expect(1, of=2)


@in_every_look
def test_unfolded_goals_are_accessible_and_nothing_scrolls_sideways(visitors, server, size, scheme):
    page = visitors.page(viewport=size, color_scheme=scheme, **CALM)
    for name in PAGES:
        page.goto(server.address(f"/{name}{SHOWN.get(name, '')}"))
        goals = Goals(page.locator(f"[data-{name}]"))
        goals.fold_out()
        goals.list.locator("summary").first.click()
        assert_good_looks(page)
