"""Walking through the unit: what is lit, what is still hidden, playing, and formulas that follow a drag."""

import re

import pytest
from playwright.sync_api import expect

from lstm_core.words.symbols import RESULTS, SYMBOLS
from pages.ui.text.lesson import unit_lesson
from tests.browser.objects.unit_page import UnitPage
from tests.browser.servers import ROOT
from tests.browser.tools import expected
from tests.browser.tools.recorder import RECORDER

DIVISIONS = {
    division["id"]: [step["shows"] for step in division["steps"]] for division in unit_lesson()["divisions"]
}
EVERY_STEP = [(name, step) for name, steps in DIVISIONS.items() for step in range(len(steps) + 1)]
PACE = int(
    re.search(r"PACE = (\d+)", (ROOT / "assets" / "live" / "playback/walk.js").read_text(encoding="utf-8"))[1]
)
_VISIBLE = """host => Object.fromEntries([...host.querySelectorAll("svg [data-key]")].map(node =>
  [node.dataset.key.replace("exact.", ""), getComputedStyle(node).visibility === "visible"]))"""
_STATES = """host => [...host.querySelectorAll("svg g[data-state]")].map(node =>
  [node.querySelector("[data-key]")?.dataset.key.replace("exact.", "") ?? null, node.dataset.state])"""
_MOVING = """host => [...host.querySelectorAll("*")].filter(node => {
  const style = getComputedStyle(node);
  return style.transitionDuration.split(", ").some(time => parseFloat(time) > 0)
    || style.animationName !== "none"; }).length"""


def reached(division, step):
    """The results that have arisen by a step, products with their sum."""
    if step == 0:
        return {*RESULTS}
    found = {key for shown in DIVISIONS[division][:step] for key in shown}
    return found | {key for key in RESULTS if SYMBOLS[key].kind == "product" and f"z_{key[2]}" in found}


@pytest.fixture(scope="module")
def walker(module_visitors):
    return module_visitors.unit(reduced_motion="reduce").open("/unit")


@pytest.mark.parametrize(("division", "step"), EVERY_STEP)
def test_only_numbers_that_have_been_reached_can_be_seen(walker, division, step):
    walker.bar.locator(".segmented button").nth([*DIVISIONS].index(division)).click()
    walker.bar.locator(f'.step[data-step="{step}"]').click()
    walker.expect_step(step)
    visible = walker.host.evaluate(_VISIBLE)
    assert {key for key in RESULTS if visible.get(key)} == reached(division, step) & {*visible}
    assert all(visible[key] for key in SYMBOLS if SYMBOLS[key].kind == "setting")
    shown = walker.panel.locator("[data-line]").evaluate_all("lines => lines.map(l => l.dataset.line)")
    assert shown == (DIVISIONS[division][step - 1] if step else unit_lesson()["whole"]["shows"])


def test_a_link_to_a_step_hides_what_is_not_reached(module_unit):
    module_unit.open("/unit?by=seven&step=4")
    visible = module_unit.host.evaluate(_VISIBLE)
    assert {key for key in RESULTS if visible.get(key)} == reached("seven", 4) & {*visible}
    expect(module_unit.number("h")).to_be_hidden()
    expect(module_unit.number("c")).to_be_visible()


@pytest.mark.parametrize("division", DIVISIONS)
def test_the_division_is_chosen_in_the_bar_and_walked_to_its_end(module_unit, division):
    module_unit.open("/unit")
    with module_unit.answering():
        module_unit.bar.locator(".segmented button").nth([*DIVISIONS].index(division)).click()
    count = len(DIVISIONS[division])
    expect(module_unit.bar.locator(".step")).to_have_count(count + 1)
    for step in range(1, count + 1):
        module_unit.tool("next").click()
        module_unit.expect_step(step)
    expect(module_unit.tool("next")).to_be_disabled()
    module_unit.expect_parameter("step", str(count))


def test_the_current_part_is_lit_and_the_rest_is_dimmed_or_waits(module_unit):
    module_unit.open("/unit?step=2")
    states = module_unit.host.evaluate(_STATES)
    of = {key: state for key, state in states if key}
    lit = {key for key in RESULTS if of.get(key) == "lit"}
    assert lit == {"z_i", "p_ih", "p_ix", "i", "z_g", "p_gh", "p_gx", "g", "added", "c"}
    assert of["f"] == of["z_f"] == "past"
    assert of["kept"] == "near", "it is used by the step"
    assert {of[key] for key in ("z_o", "o", "tanh_c", "h")} == {"future"}
    assert of["w_ih"] == of["x"] == of["h_prev"] == "lit"
    assert of["w_fh"] == "past"


def test_the_whole_unit_has_nothing_dimmed(module_unit):
    module_unit.open("/unit")
    assert {state for _, state in module_unit.host.evaluate(_STATES)} == {"lit"}


def panel_wrong(frames, settings, handle):
    """The panel's results of every frame that are not the engine's."""
    wrong = []
    for now, texts in {str(frame): frame for frame in frames}.values():
        recorded = expected.values({**settings, handle: float(now)})
        wrong += expected.differing([text for text in texts if text[1] == "result"], recorded)
    return wrong


def test_the_steps_formulas_follow_a_drag_on_every_frame(unit):
    unit.open("/unit?step=1")
    settings = unit.settings()
    x, y = unit.grab("x")
    unit.page.evaluate(RECORDER, "x")
    for moved in range(2, 90, 4):
        unit.page.mouse.move(x + moved, y)
        # The sweep has come, however long it took.
        if moved == 6:
            expect(unit.handle("x")).not_to_have_attribute("aria-valuenow", "1")
    frames = unit.page.evaluate("window.recording = false, window.frames_seen")
    assert len({now for now, _ in frames}) > 5
    assert panel_wrong(frames, settings, "x") == []
    unit.painted()
    numbers = unit.settings()
    recorded = expected.values(numbers)
    wanted = f"{expected.text(recorded, 'x', 'term')} × {expected.text(recorded, 'w_fx', 'factor')}"
    expect(unit.line("z_f").locator(".substituted")).to_contain_text(wanted)
    expect(unit.panel.locator(".told .says")).to_contain_text(expected.text(recorded, "f", "percent"))
    unit.page.mouse.up()


def test_each_line_reads_symbols_numbers_result(module_unit):
    module_unit.open("/unit?step=1&x=-2&words=standard")
    line = module_unit.line("z_f")
    recorded = expected.values(module_unit.settings())
    symbols = line.locator(".formula").inner_text()
    assert symbols.startswith("=") and "w" in symbols and "×" in symbols
    assert line.locator(".substituted").inner_text() == "=1.00 × 2.70 + (−2.00) × 1.63 + 1.62"
    assert line.locator(".outcome").inner_text() == f"={expected.text(recorded, 'z_f', 'result')}"
    share = module_unit.line("f").locator(".outcome").inner_text()
    assert share == f"={expected.text(recorded, 'f', 'result')} = {expected.text(recorded, 'f', 'percent')}"


@pytest.fixture
def stopped(visitors, server):
    """A page with a clock that only the test moves; clocks belong to contexts, so it has its own."""
    unit = UnitPage(visitors.context().new_page(), server)
    unit.page.clock.install()
    unit.open("/unit")
    now = unit.page.evaluate("Date.now()")
    unit.page.clock.pause_at(now / 1000 + 15)
    return unit


def pass_time(unit, milliseconds):
    unit.page.clock.run_for(milliseconds)


def test_playing_walks_on_by_itself_and_stops_at_the_end(stopped):
    stopped.tool("play").click()
    stopped.expect_step(1)
    expect(stopped.tool("play")).to_have_attribute("aria-label", "Pause")
    pass_time(stopped, PACE - 10)
    stopped.expect_step(1)
    for step in (2, 3):
        pass_time(stopped, PACE)
        stopped.expect_step(step)
    expect(stopped.tool("play")).to_have_attribute("aria-label", "Play")
    pass_time(stopped, 5 * PACE)
    stopped.expect_step(3)


def test_pausing_keeps_the_step(stopped):
    stopped.tool("play").click()
    pass_time(stopped, PACE + 10)
    stopped.expect_step(2)
    stopped.tool("play").click()
    pass_time(stopped, 5 * PACE)
    stopped.expect_step(2)
    expect(stopped.tool("play")).to_have_attribute("aria-pressed", "false")


def test_the_speed_can_be_changed_while_playing(stopped):
    stopped.tool("play").click()
    stopped.bar.locator("select.speed").select_option("2")
    pass_time(stopped, PACE // 2 + 10)
    stopped.expect_step(2)
    stopped.bar.locator("select.speed").select_option("0.5")
    pass_time(stopped, 2 * PACE - 50)
    stopped.expect_step(2)
    pass_time(stopped, 100)
    stopped.expect_step(3)


def test_stepping_by_hand_ends_the_playing(stopped):
    stopped.tool("play").click()
    stopped.page.keyboard.press("ArrowLeft")
    stopped.expect_step(0)
    pass_time(stopped, 3 * PACE)
    stopped.expect_step(0)


@pytest.mark.parametrize(("preference", "moves"), [("no-preference", True), ("reduce", False)])
def test_who_prefers_reduced_motion_sees_no_transition(visitors, preference, moves):
    unit = visitors.unit(reduced_motion=preference).open("/unit?step=1")
    assert (unit.host.evaluate(_MOVING) > 0) is moves


def test_the_words_of_the_bar_name_every_step(module_unit):
    module_unit.open("/unit?by=seven&step=3")
    current = module_unit.bar.locator('.step[aria-current="step"]')
    expect(current).to_have_accessible_name(re.compile(r"^Step 3: \w+"))
    expect(module_unit.panel.locator(".place")).to_have_text("Step 3 of 7")
