"""Predict first beside the unit's page: each result is typed and marked where it stands."""

import pytest
from playwright.sync_api import expect

# By hand: on day 2 of company B the memories are those of day 1, the sum 0.5 · 1.63 + h · 2.7 + 1.62.
ANSWERS = {
    # 0.5 · 1.63
    "sequence?day=2&predict=on": ("sequence", "p_fx", "0.815", "0.815", "z_f"),
    # 2 · 1.41 for 1 · 1.41 + 1 · 0.94 − 0.32
    "gates?gate=candidate&predict=on": ("gates", "z_g", "2.03", "2.03", "g"),
    # 1 / (1 + e^0) and its slope ½ · ½
    "activations?z=0&predict=on": ("activations", "sigmoid", "0,5", "0.500", "sigmoid_slope"),
    # 0.5 · 0.9
    "gradients?chain=0.5,0.9&predict=on": ("chain", "product", "0.45", "0.4500", None),
}


@pytest.fixture(scope="module")
def visitor(module_visitors):
    return module_visitors.page()


@pytest.mark.parametrize("path", ANSWERS)
def test_a_right_answer_is_taken_and_the_next_one_asked(visitor, server, path):
    host, key, typed, shown, following = ANSWERS[path]
    visitor.goto(server.address(f"/{path}"))
    part = visitor.locator(f"[data-{host}]")
    place = part.locator(f'[role=button].asked[data-key="{key}"]')
    place.focus()
    visitor.keyboard.type("77")
    visitor.keyboard.press("Enter")
    expect(part.locator(".ask .told")).not_to_be_empty()
    part.locator(".ask input").fill(typed)
    visitor.keyboard.press("Enter")
    expect(part.locator(f'[data-key="{key}"]').first).to_have_text(f"{shown}\u2009✓")
    if following:
        expect(part.locator(f'[data-key="{following}"]').first).to_be_focused()


def test_the_memories_of_a_day_are_results_of_the_day_before(days):
    days.open("/sequence?series=company-b&day=2&predict=on")
    memory = days.svg.locator('.given [data-key="h_prev"]')
    expect(memory).to_contain_text("?")
    memory.click()
    days.host.get_by_role("button", name="Show this number").click()
    shown = memory.text_content()
    days.tool("previous").click()
    # What was shown is known on its own day too.
    expect(days.svg.locator('.result [data-key="h"]')).not_to_contain_text("?")
    assert float(days.svg.locator('[data-key="exact.h"]').text_content()) == pytest.approx(
        float(shown), abs=1e-4
    )
    expect(days.svg.locator('.result [data-key="c"]')).to_contain_text("?")


def test_every_day_asks_for_its_own_results(days):
    days.open("/sequence?day=3&predict=on")
    signs = days.svg.locator(".asked")
    expect(signs).to_have_count(23)
    for direction in ("previous", "next", "next", "previous"):
        with days.answering():
            days.tool(direction).click()
        # All results, and the two memories that come from the day before.
        expect(signs).to_have_count(23)


def test_the_lines_over_the_days_stay_covered_until_they_are_asked_for(days):
    days.open("/sequence?predict=on")
    expect(days.host.locator(".pictures")).to_be_hidden()
    expect(days.host.locator(".onward-line")).to_be_hidden()
    days.host.get_by_role("button", name="Show it").click()
    expect(days.host.locator(".pictures svg").first).to_be_visible()
    expect(days.svg.locator('.result [data-key="c"]')).to_contain_text("?")
    days.press("w_fx", "ArrowUp")
    expect(days.host.locator(".pictures")).to_be_hidden()


def test_with_a_gate_held_a_number_can_only_be_shown(days):
    days.open("/sequence?series=company-b&hold=f:0.5&predict=on")
    place = days.svg.locator('[role=button].asked[data-key="z_i"]')
    place.focus()
    days.page.keyboard.type("2.27")
    days.page.keyboard.press("Enter")
    expect(days.host.locator(".ask .told")).to_contain_text("a typed answer cannot be checked here")


def test_the_map_keeps_its_point_and_hides_its_colours(visitor, server):
    visitor.goto(server.address("/gates?predict=on"))
    part = visitor.locator("[data-gates]")
    expect(part.locator(".map .knob")).to_be_visible()
    expect(part.locator(".map .ground")).to_be_hidden()
    expect(part.locator(".map .level").first).to_be_hidden()
    part.get_by_role("button", name="Show it").click()
    expect(part.locator(".map .ground")).to_be_visible()
    expect(part.locator(".chain-number.total")).to_have_text("?")
