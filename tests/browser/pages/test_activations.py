"""Sigmoid and tanh in a browser: the documents' values, dragging, typing, where they are saturated, what a swap does."""

import math

import pytest
from playwright.sync_api import expect

from tests.browser.objects.board_page import BoardPage
from tests.browser.tools.looks import CALM, assert_good_looks, in_every_look

SIGMOID, TANH = '[data-curve="sigmoid"]', '[data-curve="tanh"]'


def activations(page, server):
    return BoardPage(page, server, "/activations", "activations")


@pytest.fixture
def curves(page, server):
    return activations(page, server)


def test_the_documents_values_stand_on_the_curves(curves):
    curves.open("?z=5.95")
    for z, sigmoid, tanh in (
        ("5.95", "0.997", "0.99999"),
        ("10", "0.99995", None),
        ("-10", "0.00005", None),
        ("2.03", "0.884", "0.966"),
    ):
        if z != "5.95":
            curves.type_value("z", z)
        expect(curves.big(SIGMOID)).to_have_text(sigmoid)
        if tanh:
            expect(curves.big(TANH)).to_have_text(tanh)
        if z == "-10":  # A share next to nothing does not read as nothing.
            slope = curves.host.locator('[data-line="sigmoid.slope"]')
            expect(slope).to_contain_text("0.018 % of the steepest")
    # tanh is the sigmoid stretched, with the current numbers.
    expect(curves.host.locator('[data-line="tanh.rebuilt"] .math')).to_have_text(
        "2 × σ(4.06) − 1 = 1.966087 − 1 = 0.966087; off by 1.1×10⁻¹⁶, from rounding"
    )


def test_one_point_dragged_moves_both_and_every_frame_is_right(curves):
    curves.open()
    knob = curves.knob(SIGMOID)
    x, y = curves.centre(knob)
    curves.page.mouse.move(x, y)
    curves.page.mouse.down()
    curves.record(".setter .number", f"{SIGMOID} .big", f"{TANH} .big")
    for right in [*range(0, 200, 9), *range(200, -260, -13)]:
        curves.page.mouse.move(x + right, y + right / 7)
        curves.frame()
    frames = curves.recorded()
    # The points stand where the mouse is, as near as the recorded rows allow, and the other at the same input.
    assert curves.centre(knob)[0] == pytest.approx(x + right, abs=1.5)
    gap = curves.centre(curves.knob(TANH))[0] - curves.centre(knob)[0]
    with curves.answering():
        curves.page.mouse.up()
    assert len(frames) >= 20
    for z_text, sigmoid, tanh in frames:
        z = float(z_text.replace("−", "-"))
        for text, value in ((sigmoid, 1 / (1 + math.exp(-z))), (tanh, math.tanh(z))):
            decimals = len(text.partition(".")[2])
            assert float(text.replace("−", "-")) == pytest.approx(value, abs=0.51 * 10**-decimals)
    expect(curves.chip("z")).to_contain_text(frames[-1][0])
    cards = [curves.host.locator(f"{place} svg").bounding_box()["x"] for place in (SIGMOID, TANH)]
    assert gap == pytest.approx(cards[1] - cards[0], abs=0.5)
    curves.expect_parameter("z", str(float(frames[-1][0].replace("−", "-"))))


def test_a_value_is_typed_on_either_and_what_cannot_be_used_is_said(curves):
    curves.open()
    curves.type_value("z", "-10")
    expect(curves.big(SIGMOID)).to_have_text("0.00005")
    curves.expect_parameter("z", "-10")
    curves.chip("z").click()
    curves.editor.fill("lots")
    with curves.answering():
        curves.page.keyboard.press("Enter")
    expect(curves.alert).to_contain_text("lots")
    expect(curves.big(SIGMOID)).to_have_text("0.00005")
    curves.page.keyboard.press("Escape")
    curves.knob(TANH).focus()
    curves.page.keyboard.type("2.03")
    with curves.answering():
        curves.page.keyboard.press("Enter")
    expect(curves.big(TANH)).to_have_text("0.966")
    with curves.answering():
        curves.page.keyboard.press("Control+z")
    expect(curves.big(SIGMOID)).to_have_text("0.00005")


def test_arrow_keys_move_the_point_and_it_says_both_values(curves):
    curves.open("?z=2")
    knob = curves.knob(TANH)
    knob.focus()
    with curves.answering():
        curves.page.keyboard.press("Shift+ArrowRight")
    expect(knob).to_have_attribute("aria-valuenow", "2.5")
    expect(knob).to_have_attribute("aria-valuetext", "2.50; sigmoid 0.924, tanh 0.987")
    expect(knob).to_have_role("slider")


def test_a_curve_is_said_to_be_saturated_where_its_gate_is_within_one_percent_of_its_end(curves):
    # tanh is 0.98 at 2.2976, and the sigmoid 0.99 at 4.5951.
    curves.open("?z=2.29")
    line = curves.host.locator('[data-line="tanh.slope"]')
    expect(line.locator(".complaint")).to_be_hidden()
    curves.type_value("z", "2.3")
    expect(line.locator(".complaint")).to_be_visible()
    expect(line.locator(".complaint")).to_contain_text("saturated")
    other = curves.host.locator('[data-line="sigmoid.slope"] .complaint')
    expect(other).to_be_hidden()
    curves.type_value("z", "4.6")
    expect(other).to_be_visible()


def test_the_big_figure_and_the_lines_below_it_never_contradict(curves):
    curves.open("?z=8.35")
    expect(curves.big(TANH)).to_have_text("0.9999999")
    expect(curves.host.locator('[data-line="tanh.value"]')).to_contain_text("= 0.9999999")
    expect(curves.host.locator('[data-line="tanh.slope"]')).to_contain_text("(0.9999999)² = 0.00000022")
    curves.type_value("z", "20")
    expect(curves.host.locator('[data-line="tanh.slope"]')).to_contain_text("(almost 1)² = 1.7×10⁻¹⁷")


def test_the_reasons_stand_on_top_and_the_swap_is_open(curves):
    curves.open()
    for place in (SIGMOID, TANH):
        reason = curves.host.locator(f"{place} .why")
        expect(reason).to_be_visible()
        assert reason.bounding_box()["y"] < curves.host.locator(f"{place} svg").bounding_box()["y"]
    expect(curves.main.locator("[data-chart] .chart")).to_have_count(2)


def test_the_far_scale_and_one_curve_alone_are_looks_in_the_address(curves):
    curves.open()
    with curves.answering():
        curves.host.get_by_role("button", name="±1,000").click()
    curves.expect_parameter("reach", "1000")
    with curves.answering():
        curves.host.get_by_role("button", name="tanh", exact=True).click()
    curves.expect_parameter("curve", "tanh")
    expect(curves.host.locator(SIGMOID)).to_have_count(0)
    expect(curves.tool("undo")).to_be_disabled()


def test_with_a_sigmoid_candidate_the_memory_only_grows(curves):
    curves.open("?open=swap&hold=f:1")
    expect(curves.main.get_by_text("never falls")).to_be_visible()
    expect(curves.main.locator("[data-chart] .chart")).to_have_count(2)


@in_every_look
def test_axe_finds_nothing_and_nothing_scrolls_sideways(visitors, server, size, scheme):
    page = visitors.page(viewport=size, color_scheme=scheme, **CALM)
    for query in ("", "?z=710&open=breaks"):
        curves = activations(page, server).open(query)
        landmark = "[data-table] table" if query else "[data-chart] .chart"
        expect(curves.main.locator(landmark).last).to_be_visible()
        assert_good_looks(page)
