"""What each gate does in a browser: the map, its point, the weights, document 003's cases, the claim, many units."""

import math
import re

import pytest
from playwright.sync_api import expect

from tests.browser.objects.board_page import PIXELS_PER_ROW, BoardPage
from tests.browser.tools.looks import CALM, assert_good_looks, in_every_look

CHAIN = ".chain-result"
WEIGHTS = {"f": (2.70, 1.63, 1.62), "i": (2.00, 1.65, 0.62), "g": (1.41, 0.94, -0.32), "o": (4.38, -0.19, 0.59)}  # fmt: skip


def gates_page(page, server):
    return BoardPage(page, server, "/gates", "gates")


@pytest.fixture
def gates(page, server):
    return gates_page(page, server)


def number(text):
    return float(text.replace("−", "-").replace("+", ""))


def by_hand(x, h, c, **changed):
    """Share kept, new long-term and new short-term memory."""
    w = {**WEIGHTS, **changed}
    z = {k: w_h * h + w_x * x + b for k, (w_h, w_x, b) in w.items()}
    f, i, o = (1 / (1 + math.exp(-z[k])) for k in "fio")
    memory = f * c + i * math.tanh(z["g"])
    return f, memory, o * math.tanh(memory)


def test_the_worked_example_stands_on_the_page(gates):
    gates.open()
    expect(gates.numbers("z_f").first).to_have_text("5.95")
    expect(gates.big(CHAIN)).to_have_text("0.997")
    expect(gates.host.locator(".bar-numbers").nth(2)).to_have_text("1.995 + 0.9528 = 2.948")


def test_document_003s_true_values_are_set_by_a_link_or_a_button_and_taken_back_by_undo(gates):
    gates.open("?gate=candidate&candidate=2,1,0&x=1&h=-1")
    expect(gates.big(CHAIN)).to_have_text("−0.762")
    gates.open("?open=cases")
    button = gates.main.get_by_role("button", name="Try it")
    for place, shown in ((0, "0.953"), (1, "0.731"), (2, "0.500"), (6, "−0.762")):
        button.nth(place).click()
        expect(gates.big(CHAIN)).to_have_text(shown)
    gates.expect_parameter("candidate", "2,1,0")
    with gates.answering():
        gates.tool("undo").click()
    expect(gates.numbers("candidate")).to_have_count(0)
    expect(gates.chip("w_gh")).to_contain_text("1.41")


def test_the_point_dragged_over_the_map_shows_the_engines_numbers_on_every_frame(gates):
    gates.open()
    x, y = gates.centre(gates.knob(".map"))
    gates.page.mouse.move(x, y)
    gates.page.mouse.down()
    gates.record('.setter[data-handle="x"] .number', '.setter[data-handle="h_prev"] .number', ".chain-result .big",
                 '.bar-numbers [data-key="c"]', '.bar-numbers [data-key="h"]')  # fmt: skip
    # The sweep has come, however long it took.
    gates.page.mouse.move(x - 12, y + 8)
    expect(gates.chip("x").locator(".number")).not_to_have_text("1.00")
    for step in range(40):
        gates.page.mouse.move(x - 6 * step, y + 4 * step)
        gates.frame()
    frames = gates.recorded()
    # The point stands under the mouse, as near as the recorded grid allows.
    assert gates.middle(gates.knob(".map")) == pytest.approx((x - 6 * step, y + 4 * step), abs=4.5)
    with gates.answering():
        gates.page.mouse.up()
    assert len(frames) >= 20
    for frame in frames:
        given, h, *texts = map(number, frame)
        for text, shown, value in zip(frame[2:], texts, by_hand(given, h, 2.0), strict=True):
            assert shown == pytest.approx(value, abs=0.51 * 10 ** -len(text.partition(".")[2]))
    expect(gates.chip("x").locator(".number")).to_have_text(frames[-1][0])
    gates.expect_parameter("x", str(number(frames[-1][0])).removesuffix(".0"))


def test_arrow_keys_move_the_point_both_ways(gates):
    gates.open()
    knob = gates.knob(".map")
    knob.focus()
    with gates.answering():
        for key in ("ArrowLeft", "ArrowLeft", "Shift+ArrowDown", "ArrowUp"):
            gates.page.keyboard.press(key)
    expect(gates.chip("x")).to_contain_text("0.80")
    expect(gates.chip("h_prev")).to_contain_text("0.10")
    spoken = knob.get_attribute("aria-valuetext")
    assert "Input 0.80, Short-term memory 0.10" in spoken and f"{by_hand(0.8, 0.1, 2)[0]:.3f}" in spoken


def test_two_shares_that_print_alike_are_said_to_be_too_close_to_tell_apart(gates):
    gates.open("?open=claim")
    expect(gates.verdict).not_to_contain_text("too close", use_inner_text=True)
    gates.open("?open=claim&forget=1000,1000,1000")
    expect(gates.verdict).to_contain_text("too close to 0 or 1 to be told apart", use_inner_text=True)


def test_a_case_set_from_below_brings_the_map_into_view_and_is_marked(gates):
    gates.open("?open=cases")
    button = gates.main.get_by_role("button", name="Try it").last
    button.scroll_into_view_if_needed()
    expect(gates.host.locator(".bar")).not_to_be_in_viewport()
    button.click()
    expect(gates.host.locator(".bar")).to_be_in_viewport()
    expect(gates.main.get_by_text("set above")).to_have_count(1)


def test_one_weight_dragged_below_zero_makes_the_claim_fail(gates):
    gates.open("?forget=2,1,0&open=claim")
    expect(gates.verdict).to_have_attribute("data-verdict", "holds")
    expect(gates.verdict.get_by_text("holds with these weights")).to_be_visible()
    lines = gates.host.locator(".map .level").all()
    before = [line.get_attribute("d") for line in lines]
    # What a link brings into view has been, and from now on nothing scrolls.
    expect(gates.page.locator("[data-arrival][data-arrived]")).to_be_attached()
    gates.page.mouse.wheel(0, -100)
    gates.frame()
    x, y = gates.centre(gates.chip("w_fx"))
    gates.page.mouse.move(x, y)
    gates.page.mouse.down()
    gates.page.mouse.move(x - PIXELS_PER_ROW * 40, y, steps=10)
    # Before the button is let go: the map, the number and the verdict have followed.
    expect(gates.verdict).to_have_attribute("data-verdict", "fails")
    assert all(line.get_attribute("d") != old for line, old in zip(lines, before, strict=True))
    expect(gates.chip("w_fx")).to_contain_text("−1.00")
    with gates.answering():
        gates.page.mouse.up()
    gates.expect_parameter("forget", "2,-1,0")
    expect(gates.verdict.get_by_text("fails with these weights")).to_be_visible()
    # The pair that gains most: 2·0.5 − 3 = −2 before, 2·0.5 + 3 = 4 after.
    expect(gates.verdict).to_contain_text("from 0.119 to 0.982")
    with gates.answering():
        gates.tool("undo").click()
    expect(gates.verdict).to_have_attribute("data-verdict", "holds")


def test_the_verdict_lets_two_negative_numbers_speak_for_themselves(gates):
    gates.open("?forget=2,1,0")
    expect(gates.verdict).to_have_count(0)
    gates.open("?forget=2,1,0&open=claim")
    expect(gates.verdict).to_contain_text("both at 1 give 0.953")
    expect(gates.verdict).to_contain_text(re.compile("both at −1.*0.047"))


def test_the_reason_follows_the_numbers_while_they_are_dragged(gates):
    why = gates.host.locator(".gate-because")
    for query, said in (
        ("", "The sum is 5.95, far above 0, so the forget gate is almost 1: nearly everything is kept."),
        ("?x=-1&h=-1", "The sum is −2.71, below 0, so the forget gate keeps less than half."),
        ("?x=-3&h=-3&words=roles", "far below 0, so the remember vector is almost 0"),
        ("?gate=candidate&x=-1&h=0", "The sum is −1.26, below 0, so tanh is negative"),
        ("?gate=output&output=1,0,-1", "close to 0, so the output gate passes on about half"),
    ):
        gates.open(query)
        expect(why).to_contain_text(said)
    gates.open("?forget=1,0,0")
    expect(why).to_contain_text("The sum is 1.00, above 0")
    x, y = gates.centre(gates.chip("b_f"))
    gates.page.mouse.move(x, y)
    gates.page.mouse.down()
    # 110 rows of 0.05 down: 1 − 5.5.
    gates.page.mouse.move(x - PIXELS_PER_ROW * 110, y, steps=10)
    expect(why).to_contain_text("The sum is −4.50, far below 0, so the forget gate is almost 0")
    gates.page.mouse.up()
    gates.expect_parameter("forget", "1,0,-5.5")


def test_each_gate_has_its_map_weights_and_sentence(gates):
    gates.open()
    for name, handle, share in (
        ("% to add", "w_ih", "0.986"),
        ("% to output", "w_oh", "0.992"),
    ):
        with gates.answering():
            gates.host.get_by_role("button", name=name).click()
        expect(gates.chip(handle)).to_be_visible()
        expect(gates.big(CHAIN)).to_have_text(share)
    gates.expect_parameter("gate", "output")
    expect(gates.tool("undo")).to_be_disabled()


def test_numbers_are_typed_and_refused_in_one_sentence(gates):
    gates.open()
    gates.type_value("c_prev", "-1,5")
    expect(gates.host.locator(".bar-numbers").first).to_contain_text("−1.496")
    gates.expect_parameter("c", "-1.5")
    gates.chip("x").click()
    gates.editor.fill("1e99")
    with gates.answering():
        gates.page.keyboard.press("Enter")
    expect(gates.alert).to_contain_text("1e99")
    gates.page.keyboard.press("Escape")
    gates.type_value("x", "7")
    expect(gates.host.locator(".map .grid")).to_contain_text("10")


@in_every_look
def test_axe_finds_nothing_and_nothing_scrolls_sideways(visitors, server, size, scheme):
    page = visitors.page(viewport=size, color_scheme=scheme, **CALM)
    for query, landmark in (
        ("?open=cases&gate=candidate", "[data-testid=stButton]"),
        ("?forget=2,-1,0&open=claim", "[data-gates] .arrow"),
    ):
        gates = gates_page(page, server).open(query)
        expect(gates.main.locator(landmark).last).to_be_attached()
        assert_good_looks(page)
