"""Another program's curves on the screen: switched, said, drawn, dragged and handed on in the link."""

import pytest
from playwright.sync_api import expect

from lstm_core import CellVariant, step, sweep
from lstm_core.words.symbols import RESULTS
from pages.ui.params.unit_settings import parameters_of
from pages.ui.text.numbers import fixed
from tests.browser.tools.looks import PHONE

KERAS2 = "gates=hard_sigmoid_keras2"


def engine(unit, variant):
    """The results of what is set on screen."""
    numbers = unit.settings()
    trace = step(parameters_of(numbers), numbers["x"], numbers["h_prev"], numbers["c_prev"], variant)
    return {key: float(getattr(trace, key)) for key in RESULTS}


@pytest.fixture(scope="module")
def curves(module_visitors):
    return module_visitors.unit()


def test_the_switches_change_the_picture_the_formulas_and_the_link(curves):
    unit = curves.open("/unit?x=0&h=0")
    expect(unit.number("exact.c")).to_have_text("1.468343")
    unit.main.get_by_role("button", name="Curves").click()
    unit.choose("Curve of the three gates", "Hard sigmoid, slope 0.2")
    unit.expect_query(x="0", h="0", gates="hard_sigmoid_keras2")
    expect(unit.page.get_by_text("Keras used this for the gates before version 2.3")).to_be_visible()
    expect(unit.number("exact.c")).to_have_text("1.454868")
    expect(unit.number("exact.h")).to_have_text("0.554130")
    expect(unit.svg.locator(".function", has_text="hard σ")).to_have_count(3)
    expect(unit.line("f")).to_contain_text("hard σ(1.62) = 0.8240 = 82.4 %")
    expect(unit.host.locator(".signs")).to_contain_text("hard sigmoid, 0.2·z + 0.5")
    unit.choose("Curve before the output", "None: h = o · c")
    unit.expect_parameter("output_tanh", "off")
    expect(unit.line("h")).to_contain_text("% to output × new long-term")
    expect(unit.line("tanh_c")).to_have_count(0)
    expect(unit.svg.locator(".pill", has_text="no tanh")).to_have_count(1)
    unit.page.keyboard.press("Escape")
    with unit.answering():
        unit.tool("undo").click()
    unit.expect_query(x="0", h="0", gates="hard_sigmoid_keras2")
    expect(unit.line("h")).to_contain_text("potential short-term")


def test_a_drag_shows_the_other_cells_recorded_numbers_and_the_sentence_that_is_true(curves):
    unit = curves.open(f"/unit?{KERAS2}&candidate_tanh=off&output_tanh=off")
    variant = CellVariant("hard_sigmoid_keras2", False, False)
    with unit.answering():
        x, y = unit.grab("x")
        unit.page.mouse.move(x - 100, y, steps=8)
        expect(unit.handle("x")).not_to_have_attribute("aria-valuenow", "1")
        # Still held: what is seen comes from the recorded sweep.
        settings = unit.settings()
        recorded = sweep(
            parameters_of(settings), settings["x"], 1.0, 2.0, "x", [settings["x"]], variant=variant
        )
        expect(unit.number("exact.c")).to_have_text(fixed(float(recorded.c[0]), 6))
        unit.page.mouse.up()
    assert settings["x"] < 0
    unit.type_value("x", "-10")
    found = engine(unit, variant)
    assert found["f"] == 0 and found["c"] == 0 and found["g"] == pytest.approx(1.41 - 9.4 - 0.32)
    expect(unit.panel.locator(".because")).to_contain_text(
        "far enough below 0 for the forget gate to be 0: all of the old 2.00 is lost."
    )
    unit.type_value("x", "3")
    unit.page.keyboard.press("ArrowRight")
    unit.expect_step(1)
    expect(unit.panel.locator(".says")).to_contain_text("hard sigmoid")


def test_on_a_phone_nothing_is_wider_than_the_screen_and_no_error_is_told(visitors):
    unit = visitors.unit(viewport=PHONE, has_touch=True)
    errors = []
    unit.page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    unit.open(f"/unit?{KERAS2}&candidate_tanh=off&output_tanh=off")
    assert unit.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    inside = unit.svg.evaluate(
        """svg => [...svg.querySelectorAll(".curve, .pill")].map(part => {
            const box = part.querySelector("rect").getBBox();
            return [...part.querySelectorAll("text")].every(text => text.getBBox().width <= box.width);
        })"""
    )
    assert len(inside) == 10 and all(inside)
    assert errors == []


def test_a_day_with_other_curves_is_opened_as_that_unit(module_visitors):
    days = module_visitors.days()
    days.open(
        f"/sequence?series=own&days=1,1,1&beside=none&forget=1,1,0&input=1,1,0&candidate=1,1,0&output=1,1,0"
        f"&day=3&{KERAS2}"
    )
    expect(days.number("exact.h")).to_have_text("0.762915")
    days.page.get_by_role("link", name="Open day 3 in gate by gate").click()
    days.page.wait_for_url("**/unit?**gates=hard_sigmoid_keras2**")
    shown = days.page.locator('[data-unit] [data-key="exact.h"]')
    expect(shown).to_have_text("0.762915")
