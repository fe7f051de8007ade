"""A table brought by a visitor: what was understood is seen, asked about, changed and used."""

import pytest
from playwright.sync_api import expect

from tests.browser.objects.forecast_page import ForecastPage
from tests.browser.servers import assert_no_traceback
from tests.browser.tools.looks import assert_good_looks

GERMAN = (
    "Amt für Statistik\nStand: 31.12.2024\n\nDatum;Verkäufe;Preis\n"
    "06.01.2024;1.250,5;0,50\n05.01.2024;;0,75\n04.01.2024;1.100,25;1,00\n03.01.2024;980,0;1,25\n"
    "02.01.2024;1.020,0;1,20\n01.01.2024;1.060,5;1,10\n31.12.2023;990,0;1,30\n30.12.2023;1.005,75;1,35\n"
).encode("cp1252")


@pytest.fixture
def forecast(page, server):
    yield ForecastPage(page, server)
    assert_no_traceback(server)


def now(forecast):
    """What is drawn by now: for a moment what stood there before a choice is still there, too."""
    return forecast.main.locator("[data-stale=false]")


def box(forecast, label):
    """A box of the table on screen."""
    return now(forecast).get_by_role("combobox", name=label)


def test_a_german_table_with_lines_above_and_a_gap_is_understood_changed_and_forecast(forecast):
    forecast.open("?open=own")
    forecast.load(GERMAN)
    for label, shown in (
        ("Between the columns", "Semicolons"), ("Before decimals", "A comma, 0,5"), ("Between thousands", "A point, 1.234"),
        ("Names of the columns", "In a row above"), ("Lines above", "3"), ("Order of the rows", "Sorted by time"),
    ):  # fmt: skip
        expect(box(forecast, label)).to_have_value(shown)
    expect(forecast.main.get_by_text("Amt für Statistik · Stand: 31.12.2024")).to_be_visible()
    expect(forecast.main.get_by_text("has missing values: 1 value, in row 6")).to_be_visible()
    expect(forecast.button("Use the table")).to_be_disabled()
    assert_good_looks(forecast.page)
    forecast.button("Draw a line").click()
    expect(box(forecast, "Missing values")).to_have_value("Draw a line across")
    expect(now(forecast).get_by_role("cell", name="1250.5")).to_be_visible()
    forecast.choose("Missing values", "Leave them out")
    forecast.button("Use the table").click()
    forecast.expect_parameter("values", "1005.75,990,1060.5,1020,980,1100.25,1250.5")
    forecast.expect_parameter(
        "dates", "2023-12-30,2023-12-31,2024-01-01,2024-01-02,2024-01-03,2024-01-04,2024-01-06"
    )
    # One value is held out; the last value before it is 1100.25, off by 150.25.
    expect(forecast.row("Last value").get_by_role("cell", name="150.3")).to_have_count(2)
    expect(forecast.chart.get_by_text("2024").first).to_be_visible()
    forecast.train()


def test_two_readings_are_asked_and_the_answer_counts(forecast):
    forecast.open("?open=own")
    forecast.load(b"28,7\n28,95\n29,08\n29,12\n30,1\n")
    forecast.button("Nothing: one column: 28.7, 28.95").click()
    forecast.button("Use the table").click()
    forecast.expect_parameter("values", "28.7,28.95,29.08,29.12,30.1")
