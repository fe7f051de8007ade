"""Day by day in a browser: the documents' companies, dragging and walking."""

import re
from dataclasses import replace

import numpy as np
import pytest
from playwright.sync_api import expect

from pages.ui.text.numbers import fixed
from tests.browser.objects.unit_page import PIXELS_PER_ROW
from tests.browser.tools import expected
from tests.browser.tools.shown import B, assert_shows, numbers_of, readings_of
from tests.browser.tools.watch import Traffic
from tests.content.test_sequences import TABLE
from tests.pages.sequence.support import DEFAULT, SEQUENCES, engine

LONG = tuple(np.sin(np.arange(500) / 9).round(3).tolist())
LONG_LINK = "?series=own&target=none&days=" + ",".join(f"{day:g}" for day in LONG)
LONG_STATE = replace(DEFAULT, days=LONG)


def with_row(state, handle, value, day=0):
    return state.with_number(handle, float(value), day)


def beside(state):
    """Company B through the state's weights."""
    return engine(state, days=B.days)


# The documents' companies


@pytest.mark.parametrize("name", TABLE)
def test_every_days_memories_of_a_company_are_read_off_by_walking_the_days(module_days, name):
    module_days.open(f"?series={name}&beside=none")
    state = replace(DEFAULT, days=SEQUENCES[name].days)
    for day, (c, h) in enumerate(TABLE[name], 1):
        module_days.go(day)
        assert module_days.readings() == [fixed(c, 4), fixed(h, 4)]
        fine = [float(module_days.value(f"exact.{key}").replace("−", "-")) for key in ("c", "h")]
        assert [round(value, 4) for value in fine] == [c, h]
        assert_shows(module_days, state, day - 1)
        module_days.expect_query(
            **({"series": name} if name == "company-b" else {}),
            beside="none",
            **({"day": str(day)} if day > 1 else {}),
        )


def test_both_companies_stand_on_one_chart_with_their_targets(module_days):
    module_days.open()
    for day in range(1, 5):
        module_days.go(day)
        assert_shows(module_days, DEFAULT, day - 1, engine(B))
    expect(module_days.chart.locator(".point text")).to_have_text(
        ["Company A, day 5: 0.006, should be 0", "Company B, day 5: 0.969, should be 1"]
    )
    expect(module_days.chart.locator(".note text")).to_have_text("first differ by more than 0.05 here")
    expect(module_days.strip).to_have_attribute(
        "aria-label",
        re.compile(
            "^Input, the three gates and the potential long-term memory of Company A and Company B over 4 days. Day 4: "
        ),
    )


def test_formulas_stand_in_named_groups_and_end_inside_the_page(module_days):
    for words in ("plain", "z", "roles"):
        module_days.open(f"?day=4&words={words}")
        expect(module_days.panel.locator(".group-name")).to_have_count(6)
        edge = module_days.host.bounding_box()
        for outcome in module_days.panel.locator(".outcome").all():
            box = outcome.bounding_box()
            assert box["x"] + box["width"] <= edge["x"] + edge["width"] + 0.5


def test_what_the_last_day_says_follows_a_drag_and_the_first_difference_waits_for_the_answer(module_days):
    module_days.open("?day=3")
    module_days.expect_day(3)
    x, y = module_days.grab("b_o")
    module_days.page.mouse.move(x - PIXELS_PER_ROW * 40, y, steps=4)
    expect(module_days.chart.locator(".note")).to_have_count(0)
    state = with_row(DEFAULT, "b_o", -1.4)
    said = fixed(float(engine(state).h[-1]), 3)
    expect(module_days.chart.locator(".point text").first).to_have_text(
        f"Company A, day 5: {said}, should be 0"
    )
    module_days.page.mouse.up()
    expect(module_days.chart.locator(".note")).to_have_count(1)


def test_a_drag_along_the_chart_selects_no_text(module_days):
    module_days.open("?beside=none")
    box = module_days.chart.locator("svg.pickable").bounding_box()
    module_days.page.mouse.move(box["x"] + 60, box["y"] + 60)
    module_days.page.mouse.down()
    module_days.page.mouse.move(box["x"] + 400, box["y"] + box["height"] - 4, steps=6)
    module_days.page.mouse.up()
    assert module_days.page.evaluate("String(getSelection())") == ""


# Dragging


@pytest.fixture(scope="module")
def dragger(module_visitors):
    page = module_visitors.days()
    page.traffic = Traffic(page.page)
    return page


def test_while_a_weight_is_dragged_everything_shows_the_engines_rows_and_the_server_is_left_alone(dragger):
    dragger.open("?day=3")
    dragger.expect_day(3)
    dragger.whole()
    dragger.page.wait_for_load_state("networkidle")
    before, address = dragger.picture(), dragger.page.url
    start = dragger.settings()["w_gx"]
    with dragger.page.expect_response("**/api/sequence-sweep"):
        x, y = dragger.grab("w_gx")
    dragger.page.mouse.move(x + 10, y)
    expect(dragger.handle("w_gx")).not_to_have_attribute("aria-valuenow", f"{start:g}")
    dragger.traffic.forget()
    pictures = {before}
    for rows in (20, -35, 57, -80):
        dragger.page.mouse.move(x + PIXELS_PER_ROW * rows, y, steps=3)
        dragger.painted()
        value = dragger.settings()["w_gx"]
        assert value == pytest.approx(start + rows * 0.05, abs=0.0251)
        state = with_row(DEFAULT, "w_gx", value)
        assert_shows(dragger, state, 2, beside(state))
        pictures.add(dragger.picture())
    assert len(pictures) == 5, "the strip follows"
    assert (dragger.traffic.requests, dragger.traffic.frames) == ([], [])
    assert dragger.page.url == address
    with dragger.answering():
        dragger.page.mouse.up()
    assert any("/api/" in sent for sent in dragger.traffic.requests), "the release must be noticed"
    value = dragger.settings()["w_gx"]
    dragger.expect_query(candidate=f"1.41,{value:g},-0.32", day="3")
    state = with_row(DEFAULT, "w_gx", value)
    assert_shows(dragger, state, 2, beside(state))


def test_a_dragged_input_leaves_the_days_before_it_and_moves_those_after_it(dragger):
    dragger.open("?day=2")
    dragger.expect_day(2)
    x, y = dragger.grab("x")
    dragger.page.mouse.move(x + PIXELS_PER_ROW * 40, y, steps=4)
    expect(dragger.number("x")).to_have_text("2.50")
    dragger.painted()
    state = with_row(DEFAULT, "x", 2.5, 1)
    assert_shows(dragger, state, 1, engine(B))
    seen, tolerance = dragger.drawn("c")
    assert abs(seen[0] - float(engine().c[0])) <= tolerance
    assert all(abs(one - other) > 0.1 for one, other in zip(seen[1:], engine().c[1:], strict=True))
    with dragger.answering():
        dragger.page.mouse.up()
    dragger.expect_query(days="0,2.5,0.25,1", day="2")
    assert_shows(dragger, state, 1, engine(B))


def test_memories_can_be_taken_hold_of_on_the_first_day_only(dragger):
    dragger.open("?beside=none")
    dragger.drag("c_prev", 40)
    dragger.expect_query(beside="none", c0="2")
    assert_shows(dragger, replace(DEFAULT, c0=2.0), 0)
    dragger.go(2)
    dragger.expect_no_handles("c_prev", "h_prev")
    expect(dragger.handle("x")).to_have_count(1)
    assert_shows(dragger, replace(DEFAULT, c0=2.0), 1)
    dragger.go(1)
    expect(dragger.handle("h_prev")).to_have_count(1)


def test_a_number_can_be_typed_and_nonsense_is_refused_in_one_sentence(dragger):
    dragger.open("?beside=none&day=4")
    dragger.type_value("x", "−0,125")
    dragger.expect_query(beside="none", day="4", days="0,0.5,0.25,-0.125")
    dragger.type_value("b_o", "two")
    expect(dragger.alert).to_contain_text("“two” cannot be used here")
    dragger.page.keyboard.press("Escape")
    assert_shows(dragger, replace(DEFAULT, days=(0, 0.5, 0.25, -0.125)), 3)
    with dragger.answering():
        dragger.tool("undo").click()
    assert_shows(dragger, DEFAULT, 3)


def test_who_takes_hold_of_a_number_while_it_plays_stays_on_that_day_and_changes_no_other(dragger):
    dragger.open("?beside=none")
    dragger.handle("x").scroll_into_view_if_needed()
    # So slowly that a busy machine, too, takes hold of it before the day after.
    slowly(dragger)
    dragger.tool("play").click()
    expect(dragger.host).to_have_attribute("data-day", "2")
    dragger.drag("x", 20)
    expect(dragger.tool("play")).to_have_attribute("aria-pressed", "false")
    dragger.expect_query(beside="none", day="2", days="0,1.5,0.25,1")
    assert_shows(dragger, replace(DEFAULT, days=(0, 1.5, 0.25, 1)), 1)


# Long series


def test_five_hundred_days_can_be_dragged_and_their_numbers_are_right(dragger):
    dragger.open(LONG_LINK + "&day=321")
    dragger.expect_day(321, of=500)
    assert_shows(dragger, LONG_STATE, 320)
    x, y = dragger.grab("w_fx")
    for rows in (13, -27):
        dragger.page.mouse.move(x + PIXELS_PER_ROW * rows, y, steps=3)
        expect(dragger.handle("w_fx")).not_to_have_attribute("aria-valuenow", "1.63")
        dragger.painted()
        state = with_row(LONG_STATE, "w_fx", dragger.settings()["w_fx"])
        assert expected.differing(dragger.texts(), numbers_of(state, 320)) == []
        assert dragger.readings()[:2] == readings_of(320, engine(state)), (
            "the day's own row, not the nearest drawn"
        )
    with dragger.answering():
        dragger.page.mouse.up()
    state = with_row(LONG_STATE, "w_fx", dragger.settings()["w_fx"])
    assert_shows(dragger, state, 320)
    dragger.tool("play").click()
    expect(dragger.where).not_to_have_text("Day 321 of 500")
    dragger.tool("play").click()
    expect(dragger.tool("play")).to_have_attribute("aria-pressed", "false")
    reached = int(dragger.where.text_content().split()[1])
    assert 322 <= reached < 500
    dragger.expect_parameter("day", str(reached))


# Walking


WALKED = """where => { window.walked = [];
  new MutationObserver(() => window.walked.push(where.textContent)).observe(where, {childList: true}); }"""


def slowly(page):
    """Let it play more slowly than a person can choose."""
    speed = page.bar.get_by_role("combobox", name="Playing speed")
    speed.evaluate("node => node.add(new Option('slowly', '0.05'))")
    speed.select_option("0.05")


def test_playing_walks_to_the_last_day_and_stops_there(days):
    days.open("?beside=none")
    days.bar.get_by_role("combobox", name="Playing speed").select_option("2")
    days.where.evaluate(WALKED)
    days.tool("play").click()
    expect(days.where).to_have_text("Day 4 of 4")
    expect(days.tool("play")).to_have_attribute("aria-pressed", "false")
    walked = days.page.evaluate("window.walked")
    assert list(dict.fromkeys(walked)) == ["Day 2 of 4", "Day 3 of 4", "Day 4 of 4"]
    days.expect_day(4)
    assert_shows(days, DEFAULT, 3)
    slowly(days)
    days.tool("play").click()
    expect(days.where).to_have_text("Day 1 of 4")
    days.tool("play").click()
    days.go(3)
    days.tool("play").click()
    expect(days.where).to_have_text("Day 4 of 4")
    assert days.tool("play").get_attribute("aria-pressed") == "false", "there is nothing left to play"


def test_arrow_keys_the_chart_and_the_strip_choose_the_day(module_days):
    module_days.open("?beside=none")
    for key, day in (
        ("ArrowRight", 2),
        ("ArrowRight", 3),
        ("ArrowLeft", 2),
        ("ArrowLeft", 1),
        ("ArrowLeft", 1),
    ):
        module_days.page.keyboard.press(key)
        module_days.expect_day(day)
    box = module_days.chart.locator("svg.pickable").bounding_box()
    module_days.page.mouse.click(box["x"] + box["width"] - 20, box["y"] + 60)
    module_days.expect_day(4)
    assert_shows(module_days, DEFAULT, 3)
    before = module_days.picture()
    box = module_days.strip.bounding_box()
    module_days.page.mouse.click(box["x"] + 132 + (box["width"] - 132) * 0.4, box["y"] + 60)
    module_days.expect_day(2)
    module_days.expect_query(beside="none", day="2")
    assert module_days.picture() != before, "the frame round the day moves"
    assert_shows(module_days, DEFAULT, 1)
