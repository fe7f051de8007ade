"""A layer in the browser: walked through, every sum written out, numbers typed over, a unit opened, large ones as maps."""

import math
import re

import pytest
from playwright.sync_api import expect

from tests.browser.objects.board_page import BoardPage
from tests.browser.tools.looks import CALM, assert_good_looks, in_every_look


@pytest.fixture
def layer(page, server):
    return BoardPage(page, server, "/layer", "layer")


def number(text):
    return float(text.replace("−", "-"))


def test_a_step_is_walked_through_and_every_sum_written_out(layer):
    layer.open("?units=3&inputs=1&seed=4")
    host, keyboard = layer.host, layer.page.keyboard
    expect(host.locator("table")).to_have_count(1)
    keyboard.press("ArrowRight")
    expect(host).to_have_attribute("data-step", "1")
    layer.expect_parameter("step", "1")
    rows = host.locator("table tr").all()
    stacked = [number(text) for text in rows[1].locator("td.stacked").all_text_contents()]
    cells = [number(text) for text in rows[3].locator("td:not(:last-child)").all_text_contents()]
    weights, bias, total = cells[:4], cells[4], cells[5]
    by_hand = math.fsum(w * v for w, v in zip(weights, stacked, strict=True)) + bias
    assert total == pytest.approx(by_hand, abs=0.00006)
    rows[3].hover()
    written = host.locator(".written")
    expect(written).to_contain_text("Unit 2")
    expect(written.locator(".outcome")).to_have_text(f"{1 / (1 + math.exp(-by_hand)):.4f}")
    rows[4].locator("button").focus()
    expect(written).to_contain_text("Unit 3")
    for step, tables in ((2, 2), (3, 1), (4, 1)):
        keyboard.press("PageDown")
        expect(host).to_have_attribute("data-step", str(step))
        expect(host.locator("table")).to_have_count(tables if step < 4 else 2)
    # Walking on leads to the first part of the next step, whose h is what this one gave.
    given = host.locator(".vectors tbody td:last-child").all_text_contents()
    keyboard.press("ArrowRight")
    expect(host).to_have_attribute("data-time", "2")
    expect(host.locator("td.stacked").first).to_have_text(given[0])
    layer.expect_parameter("t", "2")
    layer.page.reload()
    expect(host).to_have_attribute("data-time", "2")


def test_a_weight_is_typed_over_undone_and_its_unit_opened(layer):
    """By hand: −0.70·0.02 − 0.64·0.69 + 0.37·0.61 − 0.57·0.96 − 0.1·0.34 − 0.94·0.22 = −1.0179, and 2 more."""
    layer.open("?step=1&open=unit")
    bias = layer.host.locator('[data-handle="w.f.0.6"]')
    bias.click()
    layer.editor.fill("1e9")
    with layer.answering():
        layer.page.keyboard.press("Enter")
    expect(layer.alert).to_contain_text("1e9")
    layer.editor.fill("2,0")
    with layer.answering():
        layer.page.keyboard.press("Enter")
    expect(layer.editor).to_have_count(0)
    expect(layer.host.locator('[data-key="z_f 0"]').first).to_have_text("0.9821")
    inside = layer.page.locator("[data-inside]")
    expect(inside.locator('[data-sum="f"] .whole .numeric')).to_have_text("0.9821")
    expect(inside.locator('[data-key="f"]').first).to_have_text(f"{1 / (1 + math.exp(-0.9821)):.3f}")
    with layer.answering():
        layer.tool("undo").first.click()
    layer.expect_parameter("own", None)
    inside.get_by_role("button", name="Next unit").click()
    layer.expect_parameter("unit", "2")
    expect(inside).to_have_attribute("data-at", "2:1")
    expect(layer.host.locator("tr.chosen th")).to_have_text("2")


def test_numbers_typed_one_after_another_are_all_taken_and_a_word_is_told(layer):
    """Each was begun before the one before it had its answer."""
    layer.open("?step=1&open=weights")
    keyboard = layer.page.keyboard
    cells = [layer.host.locator(f'td[data-handle="w.f.{unit}.1"]') for unit in range(3)]
    for cell, typed in zip(cells, ("2", "abc", "3"), strict=True):
        cell.click()
        keyboard.type(typed)
    with layer.answering():
        keyboard.press("Enter")
    expect(layer.editor).to_have_count(0)
    expect(cells[0]).to_have_text("2.00")
    expect(cells[1]).to_have_text("0.60")
    expect(cells[2]).to_have_text("3.00")
    expect(layer.alert).to_contain_text("unit 2, weight on h₂: “abc” cannot be used here")
    grid = layer.main.get_by_test_id("stDataFrame")
    expect(grid.locator("#glide-cell-2-0")).to_have_text("2")
    expect(grid.locator("#glide-cell-2-2")).to_have_text("3")
    grid.scroll_into_view_if_needed()
    box = grid.bounding_box()
    layer.page.mouse.click(box["x"] + box["width"] * 0.19, box["y"] + 52)
    expect(grid.locator("#glide-cell-2-0")).to_have_attribute("aria-selected", "true")
    for row, typed in enumerate(("x", "4", "5"), 1):
        keyboard.type(typed)
        expect(layer.page.locator(".gdg-input")).to_have_value(typed)
        keyboard.press("Enter")
        expect(grid.locator(f"#glide-cell-2-{row}")).to_have_attribute("aria-selected", "true")
        if typed == "x":
            told = layer.main.get_by_test_id("stAlert")
            expect(told).to_contain_text("Row 1, h₂: “x” cannot be used here")
    expect(cells[1]).to_have_text("4.00")
    expect(cells[2]).to_have_text("5.00")
    expect(cells[0]).to_have_text("2.00")


def test_a_backward_layer_is_chosen_in_the_picture_of_the_wiring(layer):
    layer.open("?wiring=both&step=4")
    wiring = layer.host.locator(".wiring svg")
    expect(wiring).to_have_attribute(
        "aria-label",
        "Who reads what, step by step. The forward layer reads the series. The backward layer reads the series. It reads from the last step to the first.",
    )
    layer.host.get_by_role("button", name="Backward layer").click()
    layer.expect_parameter("layer", "2")
    wiring.locator(".unit-box.chosen").nth(3).click()
    layer.expect_parameter("t", "4")
    expect(layer.host).to_have_attribute("data-time", "4")
    given = layer.host.locator(".vectors tbody td:last-child").all_text_contents()
    layer.page.keyboard.press("ArrowRight")
    # It reads on towards the beginning.
    expect(layer.host).to_have_attribute("data-time", "3")
    expect(layer.host.locator("td.stacked").first).to_have_text(given[0])


def test_old_links_lead_here_with_their_settings(layer):
    layer.page.goto(layer.server.address("/gates?open=many&units=8&step=1&gate=output"))
    expect(layer.host).to_have_attribute("data-step", "1")
    assert layer.page.url.endswith("/layer?units=8&step=1")
    expect(layer.host.locator(".matrix tbody tr")).to_have_count(8)


def test_a_large_layer_is_drawn_as_maps_and_a_row_chooses_its_unit(layer):
    layer.open("?units=64&inputs=16&step=1")
    predict = layer.host.get_by_role("button", name="Predict first")
    expect(predict).to_be_disabled()
    expect(predict).to_have_accessible_description(re.compile("up to 8 units and 16 inputs"))
    maps = layer.host.locator(".map-of canvas")
    expect(maps).to_have_count(2)
    box = maps.last.bounding_box()
    maps.last.hover(position={"x": box["width"] - 2, "y": box["height"] - 2})
    expect(layer.host.locator(".map-reading")).to_contain_text("unit 64, step 50: 0.")
    maps.last.click(position={"x": box["width"] * 0.5 + 2, "y": box["height"] * 0.5 + 2})
    layer.expect_parameter("unit", "33")
    layer.expect_parameter("t", "26")
    expect(layer.host.locator(".chosen-unit caption")).to_have_text("Unit 33 at step 26")


@in_every_look
def test_axe_finds_nothing_and_nothing_scrolls_sideways(visitors, server, size, scheme):
    page = visitors.page(viewport=size, color_scheme=scheme, **CALM)
    for query, landmark in (
        ("?step=1&units=8&inputs=8&wiring=stacked&layer=2", ".matrix"),
        ("?open=unit&units=512&step=2", ".map-of"),
        ("?open=weights", ".vectors"),
    ):
        layer = BoardPage(page, server, "/layer", "layer").open(query)
        expect(layer.host.locator(landmark).first).to_be_visible()
        assert_good_looks(page)
