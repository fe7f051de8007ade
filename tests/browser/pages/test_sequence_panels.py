"""The panels under the days in a browser: held gates, where runs part, own series, bad input."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from lstm_core import CellVariant
from lstm_core.unit.compare import difference
from pages.ui.text.numbers import fixed, precise
from tests.browser.objects.unit_page import UnitPage
from tests.browser.tools import expected
from tests.browser.tools.shown import B, assert_shows, numbers_of
from tests.pages.sequence.support import DEFAULT, engine

# Panels


def test_a_held_gate_and_a_dropped_tanh_are_seen_said_and_taken_back(module_days):
    page = module_days.open("?series=company-b&open=hold")
    page.choose("Forget gate · % to keep", "held at 0 %")
    page.expect_query(series="company-b", open="hold", hold="f:0")
    held = replace(B, hold={"f": 0.0})
    expect(page.main.get_by_text("first differ by more than 0.05 on day 2")).to_be_visible()
    assert_shows(page, held, 0, engine(B))
    expect(page.chart.locator(".line-dashed[data-line]")).to_have_count(2)
    page.main.get_by_text("tanh on the potential long-term memory").click()
    page.expect_parameter("candidate_tanh", "off")
    expect(page.svg.locator(".function", has_text="no tanh")).to_have_count(1)
    assert_shows(page, replace(held, variant=CellVariant(candidate_tanh=False)), 0, engine(B))
    for query in ({"hold": "f:0"}, {}):
        with page.answering():
            page.tool("undo").click()
        page.expect_query(series="company-b", open="hold", **query)
    expect(page.main.get_by_role("combobox", name="Forget gate · % to keep")).to_have_value("as computed")
    expect(page.main.get_by_text("first differ by more than 0.05 on day")).to_have_count(0)
    assert_shows(page, B, 0, engine())


def test_cause_and_effect_of_a_held_gate_are_on_one_screen(module_days):
    page = module_days.open("?series=company-b&open=hold")
    chart = page.main.locator("[data-chart] .chart")
    expect(chart.locator(".point text")).to_have_text("day 5 should be 1")
    expect(chart.locator("[data-line]")).to_have_count(1)
    page.choose("Forget gate · % to keep", "held at 0 %")
    expect(page.main.get_by_text("so this is worse")).to_be_visible()
    expect(chart.locator("[data-line]")).to_have_count(2)
    readings = [fixed(float(engine(state).h[-1]), 4) for state in (replace(B, hold={"f": 0.0}), B)]
    assert chart.locator(".reading").all_text_contents() == readings
    box = page.main.get_by_role("combobox", name="Forget gate · % to keep")
    box.scroll_into_view_if_needed()
    expect(chart).to_be_in_viewport()
    expect(box).to_be_in_viewport()


def test_where_the_companies_part_is_told_with_the_engines_numbers(module_days):
    page = module_days.open("?open=parting")
    parting = difference(engine(), engine(B))
    cause = fixed(float(parting.candidate[0]), 4)
    expect(
        page.main.get_by_test_id("stMarkdown").filter(has_text="differ by more than 0.05 on day 1")
    ).to_contain_text(f"{cause} of {fixed(float(parting.c[0]), 4)}.")
    rows = page.page.locator("[data-table] tbody tr")
    expect(rows).to_have_count(4)
    order = ("c", "forget", "carried", "input", "candidate", "h", "output", "memory")
    for day, row in enumerate(rows.all()):
        wanted = [precise(float(getattr(parting, name)[day])) for name in order]
        assert row.locator("th, td").all_text_contents() == [str(day + 1), *wanted]


def test_open_this_day_shows_its_numbers_and_the_menu_leads_back_to_the_page_as_it_was(visitors):
    page = visitors.days().open("?day=3&c0=0.5&words=roles")
    page.main.get_by_role("link", name="Open day 3 in gate by gate").click()
    unit = UnitPage(page.page, page.server)
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
    field = days.main.get_by_role("textbox", name="Input, one number per day")
    field.fill("1 0 one 0,5")
    field.press("ControlOrMeta+Enter")
    expect(days.alerts()).to_contain_text("Line 1, value 3: “one” is not a number")
    expect(days.alerts()).to_contain_text("The series on screen is unchanged.")
    expect(field).to_have_value("1 0 one 0,5")
    assert_shows(days, DEFAULT, 0)
    field.fill("1 0 1 0.5 -2")
    field.press("ControlOrMeta+Enter")
    expect(days.alerts()).to_have_count(0)
    days.expect_query(series="own", days="1,0,1,0.5,-2", open="series")
    assert_shows(days, replace(DEFAULT, days=(1, 0, 1, 0.5, -2)), 0)
    expect(field).to_have_value("1, 0, 1, 0.5, -2")
    with days.answering():
        days.tool("undo").click()
    days.expect_query(beside="none", open="series")
    expect(field).to_have_value("0, 0.5, 0.25, 1")


def test_numbers_typed_into_the_table_one_after_another_are_all_taken_and_a_word_is_told(days):
    """Each was begun before the one before it had its answer."""
    days.open("?open=series&beside=none")
    days.take_over()
    grid = days.main.get_by_test_id("stDataFrame")
    grid.scroll_into_view_if_needed()
    cell = grid.locator("#glide-cell-2-0")
    expect(cell).to_be_attached()
    box = grid.bounding_box()
    days.page.mouse.click(box["x"] + box["width"] * 0.7, box["y"] + 35 * 1.5)
    expect(cell).to_have_attribute("aria-selected", "true")
    for row, typed in enumerate(("x", "3", "0,75"), 1):
        days.page.keyboard.type(typed)
        expect(days.page.locator(".gdg-input")).to_have_value(typed)
        # A key within the same frame is faster than the grid hears of it, and than anybody types.
        days.painted()
        days.page.keyboard.press("Enter")
        expect(grid.locator(f"#glide-cell-2-{row}")).to_have_attribute("aria-selected", "true")
        if typed == "x":
            expect(days.alerts()).to_contain_text("Row 1, Input: “x” cannot be used here")
            place = grid.bounding_box()
    days.expect_query(series="own", days="0,3,0.75,1", open="series")
    # What one types into stays where it is.
    assert grid.bounding_box() == pytest.approx(place)
    # The address says so before the lines do.
    expect(days.main.get_by_role("textbox", name="Input, one number per day")).to_have_value("0, 3, 0.75, 1")
    days.painted()
    assert_shows(days, replace(DEFAULT, days=(0, 3, 0.75, 1)), 0)


def load(page, content):
    file = {"name": "days.csv", "mimeType": "text/csv", "buffer": content}
    page.main.locator("input[type=file]").set_input_files(file)


def test_a_column_of_a_file_becomes_the_series(days):
    days.open("?open=series&beside=none")
    load(days, b"date;rain\n2024-01-01;0,5\n2024-01-02;-1,25\n")
    expect(days.main.get_by_role("combobox", name=re.compile(r"\bColumn$"))).to_have_value("rain")
    days.main.get_by_role("button", name="Use this column").click()
    days.expect_query(series="own", days="0.5,-1.25", open="series")
    assert_shows(days, replace(DEFAULT, days=(0.5, -1.25)), 0)


@pytest.fixture(scope="module")
def loader(module_visitors):
    return module_visitors.days().open("?open=series&beside=none&c0=1")


@pytest.mark.parametrize(
    ("content", "said", "use"),
    [
        (b"rain\n1\nwet\n4\n", "Row 3, column “rain”", False),
        (b"rain,sun\n1e9,2\n3,4\n", "Day 1", True),
        (b"rain\n" + b"1\n" * 100_000, "100,000 rows", False),
        (b"rain\n0.5\n", "1 row", False),
    ],
    ids=["text", "too far", "100,000 rows", "one row"],
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
