"""From RNN to LSTM in a browser: drag and see it vanish and explode, build a product, train a tiny pair."""

import math
import re
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from pages.gradients.flow.measured import READINGS, measured
from pages.gradients.flow.tables import scaled_text
from pages.gradients.lesson import flow_examples
from pages.gradients.nudge.payload import nudge_payload
from pages.gradients.state import default_state, of_example
from pages.ui.library.experiments import shipped
from pages.ui.text.numbers import percent, precise
from tests.browser.objects.gradients_page import GradientsPage
from tests.browser.tools.looks import CALM, DESKTOP, PHONE, assert_good_looks

QUIET = "?example=just-right"


@pytest.fixture
def gradients(page, server):
    return GradientsPage(page, server)


def readings(state):
    """What stands beside the curves, from the engine."""
    columns = measured(state).columns
    return {
        key: scaled_text(columns[f"{key}.m"][state.step], columns[f"{key}.e"][state.step]) for key in READINGS
    }


def shown(gradients):
    return {key: gradients.reading(key).inner_text() for key in READINGS}


def test_the_first_screen_shows_the_engines_derivatives(gradients):
    gradients.open()
    assert shown(gradients) == readings(default_state())
    expect(gradients.verdict(0)).to_contain_text("vanished")
    expect(gradients.verdict(1)).to_contain_text("still alive")
    expect(gradients.verdict(2)).to_contain_text("more than half travels along the memory line")
    labels = gradients.chart.locator(".point text")
    expect(labels).to_have_text(["vanished", "still alive"])


def test_a_full_memory_passes_its_value_and_not_a_change_of_it(gradients):
    gradients.open("?example=vanishes")
    state = of_example(flow_examples()["vanishes"])
    assert shown(gradients) == readings(state)
    c_last = scaled_text(measured(state).columns["c_last.m"][0], measured(state).columns["c_last.e"][0])
    expect(gradients.verdict(1)).to_contain_text(f"the cell state is {c_last}, where tanh is saturated")
    expect(gradients.verdict(1)).to_contain_text("still says that the memory is large")
    expect(gradients.chart.locator(".point text")).to_have_text(["vanished", "vanished"])


# --- one input nudged ---------------------------------------------------------------------


def test_a_nudge_moves_the_lstms_end_and_not_the_plain_units(gradients):
    gradients.open()
    line = gradients.nudge.locator('[data-line="rnn_h"] .trace')
    data = nudge_payload(default_state())
    expect(gradients.moved(0)).to_have_text("0")
    expect(gradients.moved(1)).to_have_text(data["readings"][1]["moved"])
    expect(gradients.nudge.locator(".point text")).to_have_text(["no digit left", "still there"])
    before = line.get_attribute("d")
    gradients.nudge.get_by_role("button", name="+1", exact=True).click()
    gradients.expect_parameter("nudge", "1")
    other = nudge_payload(replace(default_state(), nudge=1.0))
    expect(gradients.moved(1)).to_have_text(other["readings"][1]["moved"])
    assert line.get_attribute("d") != before
    gradients.page.keyboard.press("Control+z")
    gradients.expect_parameter("nudge", None)
    expect(gradients.moved(1)).to_have_text(data["readings"][1]["moved"])


def test_the_step_nudged_is_the_one_looked_at_by_mouse_and_by_keys(gradients):
    gradients.open()
    slider = gradients.nudge.get_by_role("slider", name="Step nudged")
    slider.focus()
    gradients.page.keyboard.press("End")
    gradients.expect_parameter("lag", "0")
    expect(gradients.host.get_by_role("heading", name="At lag 0")).to_be_visible()
    expect(slider).to_have_attribute("aria-valuetext", "step 100, 0 steps before the end")
    end = nudge_payload(replace(default_state(), lag=0))["readings"][0]["moved"]
    expect(gradients.moved(0)).to_have_text(end)
    box = slider.bounding_box()
    gradients.page.mouse.click(box["x"] + 6, box["y"] + box["height"] / 2)
    gradients.expect_parameter("lag", "99")
    expect(gradients.moved(0)).to_have_text("0")


def test_what_is_changed_below_is_nudged_above(gradients):
    gradients.open()
    gradients.type("w_h", "1.2")
    gradients.expect_parameter("rnn", "1.2,0.5,0")
    wanted = nudge_payload(default_state().with_number("w_h", 1.2))["readings"][0]["usual"]
    expect(gradients.nudge.locator("td.usual").first).to_have_text(wanted)


def test_the_page_tells_its_story_from_the_nudge_to_the_race_to_the_derivative(gradients):
    gradients.open()
    for part in (gradients.nudge, gradients.pair):
        expect(part.get_by_role("heading", level=2)).to_be_visible()
    titles = gradients.main.get_by_role("heading", level=2).all_inner_texts()
    assert [title[:2] for title in titles[:3]] == ["1.", "2.", "3."]
    tops = [part.bounding_box()["y"] for part in (gradients.nudge, gradients.pair, gradients.host)]
    assert tops == sorted(tops)
    gradients.pair.get_by_role("button", name="Train", exact=True).click()
    expect(gradients.pair.locator(".sentence")).to_contain_text(
        "“LSTM, forget bias for the gap” has learned it", timeout=240_000
    )
    expect(gradients.pair.locator(".sentence")).to_contain_text("“RNN” has not learned it")


def test_the_feedback_weight_makes_the_derivative_vanish_and_explode_by_hand(gradients):
    gradients.open(QUIET)
    expect(gradients.reading("d_rnn")).to_have_text("1.0000")
    level = gradients.curve("d_rnn")
    expect(gradients.reading("d_h")).to_have_text("0, no line")
    point = gradients.host.locator("p.point")
    expect(point).to_contain_text("every factor is 1")
    gradients.drag("w_h", -10)
    expect(gradients.reading("d_rnn")).to_have_text("8.9×10⁻¹⁶")
    expect(point).to_have_text(re.compile("^Changed from the example “Just right”"))
    expect(gradients.verdict(0)).to_contain_text("vanished")
    assert gradients.curve("d_rnn") != level
    gradients.release()
    gradients.type("w_h", "1")
    expect(gradients.reading("d_rnn")).to_have_text("1.0000")
    gradients.drag("w_h", 20)
    expect(gradients.reading("d_rnn")).to_have_text("1.13×10¹⁵")
    expect(gradients.verdict(0)).to_contain_text("exploded")
    gradients.release()
    gradients.expect_parameter("rnn", "2,0.5,0")
    expect(gradients.reading("d_rnn")).to_have_text("1.13×10¹⁵")
    gradients.page.keyboard.press("Control+z")
    expect(gradients.reading("d_rnn")).to_have_text("1.0000")
    gradients.tool("redo").click()
    expect(gradients.reading("d_rnn")).to_have_text("1.13×10¹⁵")
    gradients.tool("reset").click()
    gradients.expect_parameter("rnn", None)
    expect(point).to_contain_text("every factor is 1")


def test_what_a_drag_shows_is_what_the_server_then_says(gradients):
    gradients.open("?example=through-the-gates&steps=60&lag=20")
    for handle in ("w_x", "input_size", "b_f"):
        gradients.drag(handle, 9)
        dragged = gradients.everything()
        value = gradients.value(handle)
        gradients.release()
        assert gradients.value(handle) == value
        settled = gradients.everything()
        for kind in ("readings", "numbers", "told"):
            assert settled[kind] == dragged[kind]
        assert settled["lines"] == dragged["lines"]


def test_dragging_leaves_the_frames_alone_at_500_steps(gradients):
    gradients.open("?steps=500")
    x, y = gradients.grab("b_f")
    gradients.page.mouse.move(x + 8, y)
    gradients.page.wait_for_function(
        "node => Number(node.getAttribute('aria-valuenow')) !== 4",
        arg=gradients.handle("b_f").element_handle(),
    )
    waiting = []
    gradients.page.on("request", lambda request: waiting.append(request.url))
    seen = set()
    for part in range(30):
        gradients.page.mouse.move(x + 4 * part, y)
        gradients.frame()
        seen.add(gradients.reading("rail").inner_text())
    assert len(seen) > 5 and waiting == []
    gradients.release()


def test_lags_are_read_off_by_pointing_and_by_keys(gradients):
    gradients.open("?steps=40&lag=10")
    expect(gradients.host.get_by_role("heading", name="At lag 10")).to_be_visible()
    gradients.page.keyboard.press("ArrowLeft")
    gradients.expect_parameter("lag", "11")
    expect(gradients.host.get_by_role("heading", name="At lag 11")).to_be_visible()
    gradients.chart.scroll_into_view_if_needed()
    box = gradients.chart.locator("svg").last.bounding_box()
    gradients.page.mouse.click(box["x"] + box["width"] - 16, box["y"] + 60)
    gradients.expect_parameter("lag", None)
    expect(gradients.host.get_by_role("heading", name="At lag 39")).to_be_visible()
    expect(gradients.host.locator(".where")).to_have_text("Step 1 of 40")


def test_the_factors_written_out_are_those_of_the_steps_after_the_one_looked_at(gradients):
    gradients.open("?lag=4")
    state = default_state()
    flow = measured(state).flow
    for lag in (4, 3, 2, 1, 0):
        expect(gradients.host.get_by_role("heading", name=f"At lag {lag}")).to_be_visible()
        rnn, rail = gradients.host.locator(".factors").all_inner_texts()
        if lag == 0:
            assert "no factor yet" in rnn and "no factor yet" in rail
            return
        first = state.steps - lag  # of all steps counted from 0, the one after that looked at
        more = " × …" if lag > 3 else ""
        for told, column in ((rnn, flow.factors), (rail, flow.lstm_trace.f)):
            written = " × ".join(precise(float(factor)) for factor in column[first : first + 3])
            assert told.endswith(f"from step {first + 1} on: {written}{more}")
        if lag <= 3:
            assert math.prod(flow.factors[first:]) == pytest.approx(flow.rnn_h.nearest[lag], rel=1e-12)
        gradients.page.keyboard.press("ArrowRight")


def test_another_number_of_steps_moves_the_curves_while_the_slider_moves(gradients):
    gradients.open()
    count = gradients.curve("d_c").count("L")
    exact = gradients.host.get_by_role("spinbutton", name="Number of steps, exactly")
    exact.fill("101")
    exact.press("Enter")
    gradients.expect_parameter("steps", "101")
    slider = gradients.host.get_by_role("slider", name="Number of steps, in tens")
    assert gradients.curve("d_c").count("L") == count + 1
    slider.evaluate("node => { node.value = 500; node.dispatchEvent(new Event('input', {bubbles: true})); }")
    gradients.page.wait_for_function(
        "node => node.getAttribute('d').split('L').length === 500",
        arg=gradients.chart.locator('[data-line="d_c"] .trace').element_handle(),
    )
    gradients.expect_parameter("steps", "101")
    slider.evaluate("node => node.dispatchEvent(new Event('change', {bubbles: true}))")
    gradients.expect_parameter("steps", "500")


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_fifty_steps_can_be_reached_by_mouse(gradients, size):
    gradients.page.set_viewport_size(size)
    gradients.open()
    slider = gradients.host.get_by_role("slider", name="Number of steps, in tens")
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    y = box["y"] + box["height"] / 2
    seen = set()
    gradients.page.mouse.move(box["x"] + 12, y)
    gradients.page.mouse.down()
    for pixels in range(12, 40):
        gradients.page.mouse.move(box["x"] + pixels, y)
        seen.add(slider.input_value())
    gradients.page.mouse.up()
    assert {"20", "30", "40", "50"} <= seen


def test_a_number_of_steps_that_cannot_be_is_not_asked_for(gradients):
    gradients.open()
    exact = gradients.host.get_by_role("spinbutton", name="Number of steps, exactly")
    exact.fill("501")
    exact.press("Enter")
    assert not exact.evaluate("node => node.validity.valid")
    exact.fill("50")
    exact.press("Enter")
    gradients.expect_parameter("steps", "50")


def test_a_link_shows_the_same_screen_and_a_refused_number_says_why(gradients, visitors):
    gradients.open("?example=through-the-gates&seed=7&steps=80&lag=33&words=standard&chain=0.5,2&n=7")
    gradients.type("b_f", "nonsense")
    expect(gradients.alert.filter(has_text="nonsense")).to_be_visible()
    gradients.page.keyboard.press("Escape")
    gradients.type("b_f", "2,5")
    gradients.expect_parameter("forget", "0.5,0.5,2.5")
    expect(gradients.chain.locator("output")).not_to_be_empty()
    again = GradientsPage(visitors.page(), gradients.server)
    again.open(gradients.page.url.partition("/gradients")[2])
    expect(again.product).not_to_be_empty()
    assert again.everything() == gradients.everything()
    expect(again.host).to_contain_text("LSTM: cell state")


def test_unknown_words_in_a_link_are_named_in_one_quiet_line(gradients):
    gradients.open("?steps=9999&example=nothing&n=0")
    expect(gradients.main.get_by_text("“steps” in the link")).to_be_visible()
    assert shown(gradients) == readings(default_state())


# --- the chain rule ----------------------------------------------------------------------


def test_the_product_of_the_documents(gradients):
    gradients.open("?chain=0.03,0.05")
    expect(gradients.product).to_have_text("0.0015")
    expect(gradients.chain.get_by_role("listitem").nth(1)).to_have_text("0.03 × 0.05 = 0.0015")


def test_the_chain_and_the_unit_are_two_questions_and_the_links_set_up_the_unit(gradients):
    gradients.open("?chain=0.5&n=50")
    expect(gradients.chain).to_contain_text("give 8.9×10⁻¹⁶")
    gradients.chain.get_by_role("link", name="see that unit").click()
    gradients.expect_parameter("rnn", "0.5,0.5,0")
    expect(gradients.reading("d_rnn")).to_have_text("9.6×10⁻²⁴")
    expect(gradients.chain).to_contain_text("its derivative is 9.6×10⁻²⁴")
    expect(gradients.product).to_have_text("8.9×10⁻¹⁶")
    gradients.chain.get_by_role("link", name="see it agree").click()
    gradients.expect_parameter("example", "just-right")
    expect(gradients.reading("d_rnn")).to_have_text("8.9×10⁻¹⁶")


def test_fifty_factors(gradients):
    gradients.open("?chain=2&n=50")
    expect(gradients.product).to_have_text("1.13×10¹⁵")
    gradients.type("d0", "0.5")
    expect(gradients.product).to_have_text("8.9×10⁻¹⁶")


def test_a_product_is_built_by_hand(gradients):
    gradients.open("?open=chain")
    gradients.arrived()
    gradients.drag("d0", 10)
    expect(gradients.product).to_have_text("0.0275")
    gradients.page.mouse.up()
    gradients.expect_parameter("chain", "0.55,0.05")
    gradients.type("d0", "0,5")
    expect(gradients.product).to_have_text("0.0250")
    gradients.chain.get_by_role("button", name="Remove a factor").click()
    expect(gradients.product).to_have_text("0.5000")
    gradients.type("n", "50")
    expect(gradients.product).to_have_text("8.9×10⁻¹⁶")
    gradients.expect_parameter("n", "50")
    gradients.type("n", "0")
    expect(gradients.chain.get_by_role("alert")).to_contain_text("1 to 500")
    gradients.page.keyboard.press("Escape")
    gradients.button("2, 50 times").click()
    expect(gradients.product).to_have_text("1.13×10¹⁵")
    gradients.tool("undo").click()
    expect(gradients.product).to_have_text("8.9×10⁻¹⁶")


def test_a_link_to_a_panel_arrives_there_once(gradients):
    gradients.page.set_viewport_size(PHONE)
    gradients.open("?chain=0.5&n=50")
    expect(gradients.product).to_be_in_viewport()
    expect(gradients.main.get_by_text("Look closer", exact=True)).to_be_in_viewport()
    gradients.page.mouse.move(100, 300)
    gradients.page.mouse.wheel(0, -20000)
    expect(gradients.main.get_by_role("heading", name="From RNN to LSTM")).to_be_in_viewport()
    gradients.page.set_viewport_size({"width": 420, "height": 760})
    gradients.type("w_h", "0.5")
    gradients.expect_parameter("rnn", "0.5,0.5,0")
    expect(gradients.product).not_to_be_in_viewport()


def test_a_panel_that_is_opened_comes_into_view_and_the_next_one_moves_nothing(gradients):
    gradients.page.emulate_media(reduced_motion="reduce")
    gradients.open()
    row = gradients.main.get_by_text("Look closer", exact=True)
    row.scroll_into_view_if_needed()
    gradients.main.get_by_role("radio", name="The chain rule").click()
    expect(gradients.product).not_to_be_empty()
    expect(gradients.product).to_be_in_viewport()
    gradients.arrived()
    before = row.bounding_box()["y"]
    assert before < gradients.page.viewport_size["height"] / 2
    gradients.main.get_by_role("radio", name="All numbers").click()
    expect(gradients.main.locator("[data-table] tbody tr").first).to_be_visible()
    assert row.bounding_box()["y"] == pytest.approx(before, abs=1)


# --- the experiment -----------------------------------------------------------------------


def test_a_tiny_pair_is_trained_paused_and_stopped(gradients):
    gradients.open("?open=gap&gap=40&units=4&updates=4000")
    progress = gradients.main.locator("[data-gap] .told")
    gradients.button("Train").click()
    expect(progress).to_contain_text(re.compile(r"update [1-9]"))
    gradients.button("Pause").click()
    expect(progress).to_contain_text("Paused")
    gradients.button("Go on").click()
    expect(progress).to_contain_text("Training")
    gradients.button("Stop").click()
    expect(progress).to_contain_text("Stopped")
    expect(gradients.button("Train again")).to_be_visible()
    sentence = gradients.main.locator("[data-gap] .sentence")
    expect(sentence).to_contain_text("updates, at a gap of 40 steps")
    # Where a stopped run has come to stands in the address once the server has heard of it.
    expect(gradients.page).to_have_url(re.compile("[?&]reached="))
    told, said = progress.inner_text(), sentence.inner_text()
    gradients.page.reload()
    expect(sentence).to_have_text(said)
    expect(progress).to_have_text(told)
    gradients.arrived()
    gradients.choose("Gap in steps", "5")
    gradients.expect_parameter("gap", "5")
    expect(progress).to_contain_text("Not trained yet")


def test_the_chart_of_the_experiment_says_where_its_readings_are(gradients):
    gradients.open("?open=gap&gap=20")
    chart = gradients.page.locator("[data-chart] .chart").first
    expect(chart.locator(".place")).to_have_text("At gap 20:")
    told = chart.locator(".entry", has_text="RNN").first.locator(".reading")
    expect(told).to_have_text(percent(shipped().cell("rnn", 20).middle))
    expect(
        chart.locator(".legend .swatch .guide.dotted, .legend .swatch .guide.dashed, .legend .swatch .spread")
    ).to_have_count(3)
    expect(chart.locator(".legend .swatch .shape")).to_have_count(len(shipped().settings.kinds))


# --- on a phone, in the dark, for everybody ---------------------------------------------------


@pytest.mark.parametrize(
    ("path", "size", "scheme"),
    [
        ("?chain=0.5,2&n=9", DESKTOP, "light"),
        ("?open=gap", DESKTOP, "dark"),
        ("?open=numbers&steps=12&words=z", PHONE, "light"),
        ("?chain=0.5,2&n=9", PHONE, "dark"),
        ("?open=gap", PHONE, "light"),
    ],
)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(visitors, server, size, scheme, path):
    page = visitors.page(viewport=size, color_scheme=scheme, **CALM)
    gradients = GradientsPage(page, server).open(path)
    page.wait_for_load_state("networkidle")
    assert_good_looks(page)
    assert gradients.host.get_attribute("data-answered") == "0"
