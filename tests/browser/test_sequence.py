"""Day by day in a browser: the documents' companies, dragging, walking, and what the address brings back."""

from dataclasses import replace
from urllib.parse import urlsplit

import numpy as np
import pytest
from playwright.sync_api import expect

from lstm_core.compare import difference
from lstm_core.symbols import RESULTS
from pages.ui.numbers import fixed, precise
from tests.browser import expected
from tests.browser.unit_page import PIXELS_PER_ROW
from tests.browser.watch import Traffic
from tests.content.test_sequences import TABLE
from tests.pages.sequence_support import DEFAULT, SEQUENCES, engine

B = replace(DEFAULT, example="company-b", days=SEQUENCES["company-b"].days)
LONG = tuple(np.sin(np.arange(500) / 9).round(3).tolist())
LONG_LINK = "?series=own&target=none&days=" + ",".join(f"{day:g}" for day in LONG)
LONG_STATE = replace(DEFAULT, days=LONG)


def numbers_of(state, day):
    """Everything the diagram says on a day, from the engine."""
    trace = engine(state)
    found = {key: float(getattr(trace, key)[day]) for key in ("x", "h_prev", "c_prev", *RESULTS)}
    return {**state.weights, **found, "exact.c": found["c"], "exact.h": found["h"]}


def readings_of(day, *traces):
    return [
        fixed(float(getattr(trace, key)[day]), 4) if day < len(trace) else ""
        for trace in traces
        for key in ("c", "h")
    ]


def assert_shows(page, state, day, beside=None):
    """The diagram, the legend and the lines say what the engine gives on that day, counted from 0."""
    trace = engine(state)
    assert expected.differing(page.texts(), numbers_of(state, day)) == []
    assert page.readings() == readings_of(day, trace, *([beside] if beside is not None else []))
    for key in ("c", "h"):
        page.expect_drawn(key, getattr(trace, key).tolist())
        if beside is not None:
            page.expect_drawn(f"beside.{key}", getattr(beside, key).tolist())


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
    expect(module_days.chart.locator(".point text")).to_have_text(["target 0.00", "target 1.00"])
    expect(module_days.strip).to_have_attribute(
        "aria-label", "Input, the three gates and the candidate of Company A over 4 days"
    )


# Dragging


@pytest.fixture(scope="module")
def dragger(module_visitors):
    page = module_visitors.days()
    page.traffic = Traffic(page.page)
    return page


def test_while_a_weight_is_dragged_everything_shows_the_engines_rows_and_the_server_is_left_alone(dragger):
    dragger.open("?day=3")
    dragger.expect_day(3)
    before, address = dragger.picture(), dragger.page.url
    start = dragger.settings()["w_gx"]
    with dragger.page.expect_response("**/api/sequence-sweep"):
        x, y = dragger.grab("w_gx")
    dragger.page.mouse.move(x + 10, y)
    dragger.painted()
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
    assert dragger.traffic.frames, "the release must have been noticed, or the silence means nothing"
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
    assert_shows(dragger, LONG_STATE, 320, engine(B))
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
    assert_shows(dragger, state, 320, beside(state))
    dragger.tool("play").click()
    expect(dragger.where).to_have_text("Day 322 of 500")
    dragger.tool("play").click()
    expect(dragger.tool("play")).to_have_attribute("aria-pressed", "false")
    dragger.expect_parameter("day", "322")


# Walking


WALKED = """where => { window.walked = [];
  new MutationObserver(() => window.walked.push(where.textContent)).observe(where, {childList: true}); }"""


def test_playing_walks_to_the_last_day_and_stops_there(days):
    days.open("?beside=none")
    days.bar.get_by_role("combobox", name="Playing speed").select_option("2")
    days.where.evaluate(WALKED)
    days.tool("play").click()
    expect(days.tool("play")).to_have_attribute("aria-pressed", "true")
    expect(days.tool("play")).to_have_attribute("aria-pressed", "false")
    walked = days.page.evaluate("window.walked")
    assert list(dict.fromkeys(walked)) == ["Day 2 of 4", "Day 3 of 4", "Day 4 of 4"]
    days.expect_day(4)
    assert_shows(days, DEFAULT, 3)
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


# Panels


def test_a_held_gate_and_a_dropped_tanh_are_seen_said_and_taken_back(module_days):
    page = module_days.open("?series=company-b&open=hold")
    page.choose("% long-term memory to remember", "held at 0 %")
    page.expect_query(series="company-b", open="hold", hold="f:0")
    held = replace(B, hold={"f": 0.0})
    expect(page.main.get_by_text("The prediction breaks on day 2")).to_be_visible()
    assert_shows(page, held, 0, engine(B))
    expect(page.chart.locator(".line-dashed[data-line]")).to_have_count(2)
    page.main.get_by_text("tanh on “Potential long-term memory”").click()
    page.expect_parameter("tanh", "off")
    expect(page.svg.locator(".function", has_text="no tanh")).to_have_count(1)
    assert_shows(page, replace(held, candidate="linear"), 0, engine(B))
    for query in ({"hold": "f:0"}, {}):
        with page.answering():
            page.tool("undo").click()
        page.expect_query(series="company-b", open="hold", **query)
    expect(page.main.get_by_role("combobox", name="% long-term memory to remember")).to_have_value(
        "as computed"
    )
    expect(page.main.get_by_text("breaks")).to_have_count(0)
    assert_shows(page, B, 0, engine(B))


def test_where_the_companies_part_is_told_with_the_engines_numbers(module_days):
    page = module_days.open("?open=parting")
    parting = difference(engine(), engine(B))
    cause = fixed(float(parting.candidate[0]), 4)
    expect(page.main.get_by_test_id("stMarkdown").filter(has_text="They part on day 1")).to_contain_text(
        f"({cause} of {fixed(float(parting.c[0]), 4)})"
    )
    rows = page.page.locator("[data-table] tbody tr")
    expect(rows).to_have_count(4)
    order = ("c", "forget", "carried", "input", "candidate", "h", "output", "memory")
    for day, row in enumerate(rows.all()):
        wanted = [precise(float(getattr(parting, name)[day])) for name in order]
        assert row.locator("th, td").all_text_contents() == [str(day + 1), *wanted]


def test_open_this_day_shows_its_numbers_and_the_menu_leads_back_to_the_page_as_it_was(visitors):
    page = visitors.days().open("?day=3&c0=0.5&words=roles")
    page.main.get_by_role("link", name="Open day 3 in gate by gate").click()
    unit = visitors.unit()
    unit = type(unit)(page.page, page.server)
    unit.wait()
    state = replace(DEFAULT, c0=0.5)
    assert expected.differing(unit.texts(), numbers_of(state, 2)) == []
    assert unit.settings()["c_prev"] == float(engine(state).c_prev[2])
    unit.choose("Words", "Standard terms")
    unit.expect_parameter("words", "standard")
    page.page.get_by_role("link", name="Day by day").click()
    page.wait()
    page.expect_query(day="3", c0="0.5", words="standard")
    expect(page.main.get_by_role("combobox", name="Words")).to_have_value("Standard terms")
    assert_shows(page, state, 2, engine(state, days=B.days))


# Own series


def test_own_days_are_typed_refused_where_they_are_wrong_and_mended(days):
    days.open("?open=series&beside=none")
    field = days.main.get_by_role("textbox", name="Inputs, one per day")
    field.fill("1 0 one 0,5")
    field.press("ControlOrMeta+Enter")
    expect(days.alerts()).to_contain_text("Line 1, value 3: “one” is not a number")
    expect(days.alerts()).to_contain_text("The series on screen is unchanged.")
    expect(field).to_have_value("1 0 one 0,5")
    assert_shows(days, DEFAULT, 0)
    field.fill("1 0 1 0.5 -2")
    field.press("ControlOrMeta+Enter")
    expect(days.alerts()).to_have_count(0)
    days.expect_query(series="own", days="1,0,1,0.5,-2", target="0", beside="none", open="series")
    assert_shows(days, replace(DEFAULT, days=(1, 0, 1, 0.5, -2)), 0)
    expect(field).to_have_value("1, 0, 1, 0.5, -2")
    with days.answering():
        days.tool("undo").click()
    days.expect_query(beside="none", open="series")
    expect(field).to_have_value("0, 0.5, 0.25, 1")


def test_a_cell_of_the_table_can_be_changed(days):
    days.open("?open=series&beside=none")
    grid = days.main.get_by_test_id("stDataFrame")
    grid.scroll_into_view_if_needed()
    cell = grid.locator("#glide-cell-1-1")
    expect(cell).to_be_attached()
    box = grid.bounding_box()
    days.page.mouse.click(box["x"] + box["width"] * 0.7, box["y"] + 35 + 35 * 1.5)
    expect(cell).to_have_attribute("aria-selected", "true")
    days.page.keyboard.type("3")
    expect(days.page.locator("input.gdg-input")).to_have_value("3")
    days.page.keyboard.press("Enter")
    days.expect_query(series="own", days="0,3,0.25,1", target="0", beside="none", open="series")
    assert_shows(days, replace(DEFAULT, days=(0, 3, 0.25, 1)), 0)


def load(page, content):
    file = {"name": "days.csv", "mimeType": "text/csv", "buffer": content}
    page.main.locator("input[type=file]").set_input_files(file)


def test_a_column_of_a_file_becomes_the_series(days):
    days.open("?open=series&beside=none")
    load(days, b"date;rain\n2024-01-01;0,5\n2024-01-02;-1,25\n")
    expect(days.main.get_by_role("combobox", name="Column")).to_have_value("rain")
    days.main.get_by_role("button", name="Use this column").click()
    days.expect_query(series="own", days="0.5,-1.25", target="0", beside="none", open="series")
    assert_shows(days, replace(DEFAULT, days=(0.5, -1.25)), 0)


@pytest.fixture(scope="module")
def loader(module_visitors):
    return module_visitors.days().open("?open=series&beside=none&c0=1")


@pytest.mark.parametrize(
    ("content", "said", "use"),
    [
        (b"rain,sun\n1,2\nwet,3\n4,5\n", "Row 3, column “rain”", True),
        (b"rain,sun\n1,2\n,3\n4,5\n", "Row 3, column “rain”", True),
        (b"rain,sun\n1,2\nNaN,3\n4,5\n", "Row 3, column “rain”", True),
        (b"day|rain\n1|2\n2|3\n", "separated by “|”", False),
        (b"rain\n" + b"1\n" * 100_000, "100,000 rows", False),
        (b"rain\n0.5\n", "1 row", False),
    ],
    ids=["text", "gap", "NaN", "delimiter", "100,000 rows", "one row"],
)
def test_a_file_that_cannot_be_used_is_refused_in_one_sentence_and_the_series_stays(
    loader, content, said, use
):
    load(loader, content)
    if use:
        expect(loader.alerts()).to_have_count(0)
        loader.main.get_by_role("button", name="Use this column").click()
    expect(loader.alerts()).to_have_count(1)
    expect(loader.alerts()).to_contain_text(said)
    expect(loader.alerts()).to_contain_text("The series on screen is unchanged.")
    assert_shows(loader, replace(DEFAULT, c0=1.0), 0)
    loader.expect_query(open="series", beside="none", c0="1")


# The address


def everything(page):
    """What a person sees of the state."""
    return {
        "numbers": page.texts(),
        "readings": page.readings(),
        "strip": page.picture(),
        "panel": page.panel.inner_text(),
        "where": page.where.text_content(),
        "chosen": [box.input_value() for box in page.main.get_by_role("combobox").all()],
        "told": page.main.get_by_test_id("stMarkdown").all_inner_texts(),
    }


def test_reloading_and_a_copied_link_show_the_same_screen(visitors):
    mine = visitors.days().open("?series=company-b&day=3&hold=i:0.37&words=standard&open=hold&beside=none")
    mine.drag("w_gx", 11)
    mine.expect_parameter("candidate", "1.41,1.5,-0.32")
    expect(mine.main.get_by_text("The prediction breaks")).to_be_visible()
    before = everything(mine)
    mine.page.reload()
    mine.wait()
    mine.expect_day(3)
    expect(mine.main.get_by_text("The prediction breaks")).to_be_visible()
    assert everything(mine) == before
    theirs = visitors.days().open(f"?{urlsplit(mine.page.url).query}")
    expect(theirs.main.get_by_text("The prediction breaks")).to_be_visible()
    assert everything(theirs) == before


def test_back_walks_back_through_the_days_and_the_changes(days):
    days.open("?beside=none")
    days.go(2)
    days.expect_query(beside="none", day="2")
    days.type_value("x", "3")
    days.expect_query(beside="none", day="2", days="0,3,0.25,1")
    days.page.go_back()
    expect(days.number("x")).to_have_text("0.50")
    days.page.go_back()
    days.expect_day(1)
    assert_shows(days, DEFAULT, 0)


def test_five_hundred_days_of_every_digit_survive_a_reload(days):
    link = "?series=own&beside=none&target=none&days=" + ",".join(repr(k / 7) for k in range(1, 501))
    days.open(link + "&day=500")
    days.expect_day(500, of=500)
    state = replace(DEFAULT, days=tuple(k / 7 for k in range(1, 501)))
    assert_shows(days, state, 499)
    days.page.reload()
    days.wait()
    assert_shows(days, state, 499)


@pytest.mark.parametrize(
    "query",
    [
        "series=x&days=1,two&hold=f:7&day=9&words=klingon&forget=1,2",
        "days=&h0=&c0=&target=&beside=&hold=&tanh=&day=&open=&words=&series=",
        "c0=1000000&forget=0,0,50&day=4&tanh=off&candidate=0,1000000,0",
        "days=" + "9" * 4000,
        "series=own&beside=own&__proto__=1",
    ],
    ids=["nonsense", "empty", "far out", "endless", "half a link"],
)
def test_a_garbage_link_still_shows_the_days(module_days, query):
    module_days.open(f"?{query}")
    assert len(module_days.texts()) > 40
    assert "nan" not in " ".join(text for _, _, text in module_days.texts()).lower()
    assert len(module_days.readings()) == 4
