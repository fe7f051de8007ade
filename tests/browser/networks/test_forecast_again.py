"""A forecast of one's own table, taken home as a file and loaded on a fresh page: the same screen."""

import pytest
from playwright.sync_api import expect

from pages.ui.text.texts import text
from tests.browser.objects.forecast_page import LONG_MS, ForecastPage
from tests.browser.servers import assert_no_traceback
from tests.browser.tools.looks import assert_good_looks

GERMAN = (
    "Amt für Statistik\nStand: 31.12.2024\n\nDatum;Verkäufe;Preis\n"
    "06.01.2024;1.250,5;0,50\n05.01.2024;;0,75\n04.01.2024;1.100,25;1,00\n03.01.2024;980,0;1,25\n"
    "02.01.2024;1.020,0;1,20\n01.01.2024;1.060,5;1,10\n31.12.2023;990,0;1,30\n30.12.2023;1.005,75;1,35\n"
)


@pytest.fixture
def forecast(page, server):
    yield ForecastPage(page, server)
    assert_no_traceback(server)


def screen(forecast):
    """Verdict, table and next value as they stand on the page, and what the address says of them."""
    verdict = forecast.main.locator(".st-key-forecast_verdict")
    beyond = forecast.main.get_by_text("After the end of the series the network expects")
    query = {name: value for name, value in forecast.query().items() if name != "open"}
    return verdict.inner_text(), forecast.main.locator("table").first.inner_text(), beyond.inner_text(), query


def paste(forecast, table):
    forecast.main.get_by_role("textbox", name="4 to 5,000 numbers").fill(table)
    forecast.button("Use these numbers").click()
    shown = forecast.main.locator("[data-stale=false]")
    forecast.choose("Missing values", "Leave them out")
    expect(shown.get_by_role("combobox", name="Missing values")).to_have_value("Leave them out")
    forecast.button("Use the table").click()
    forecast.expect_parameter("values", "1005.75,990,1060.5,1020,980,1100.25,1250.5")


def load(forecast, file):
    forecast.main.get_by_test_id("stFileUploader").locator("input[type=file]").set_input_files(file)


def test_a_german_table_is_trained_taken_home_and_loaded_again(forecast, visitors, server, tmp_path):
    forecast.open("?open=own")
    paste(forecast, GERMAN)
    forecast.set("Seed", "7")
    forecast.expect_parameter("seed", "7")
    forecast.train()
    forecast.open_panel("home")
    before = screen(forecast)
    assert before[3]["dates"].startswith("2023-12-30,") and before[3]["title"] == "Verkäufe"
    files = []
    for ending in ("safetensors", "npz", "json"):
        with forecast.page.expect_download() as saving:
            forecast.main.get_by_role("button", name=f".{ending}", exact=True).click()
        files.append(tmp_path / saving.value.suggested_filename)
        saving.value.save_as(files[-1])
    other = ForecastPage(visitors.page(), server).open("?open=home")
    for file in files:
        load(other, file)
        told = other.alert.filter(has_text=file.name)
        expect(told).to_contain_text("every number is the same as in the file", timeout=LONG_MS)
        assert screen(other) == before
        other.set("Seed", "8")
        expect(told).to_have_count(0)
        expect(other.row("LSTM network")).to_contain_text(text("forecast.table.no_network"))
    kept = other.query()
    load(other, {"name": "rubbish.json", "mimeType": "application/json", "buffer": b"[[["})
    expect(other.alert).to_contain_text("Nothing was loaded")
    assert other.query() == kept
    assert_good_looks(other.page)
