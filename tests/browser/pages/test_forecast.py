"""Predict the next value in a browser: train, compare, own numbers, bad files, links, document 003."""

import re

import numpy as np
import pytest
from playwright.sync_api import expect

from lstm_core.forecasting.forecast import errors
from pages.forecast.document import small_case
from pages.forecast.result.verdict import decimals_for
from pages.forecast.run.job import Job, best_of
from pages.forecast.run.outcome import Asked, outcome
from pages.forecast.run.recipe import recipe_for
from pages.forecast.shipped import shipped_series
from pages.ui.text.numbers import fixed
from pages.ui.text.texts import text, texts
from tests.browser.objects.forecast_page import LONG_MS, ForecastPage
from tests.browser.servers import assert_no_traceback
from tests.browser.tools.looks import CALM, assert_good_looks, in_every_look

SERIES = shipped_series()
NILE = SERIES["nile"]
NO_NETWORK = text("forecast.table.no_network")
TITLES = {
    "linear": "Linear autoregression",
    "last": "Last value",
    "drift": "Drift",
    "mean": "Mean so far",
}


@pytest.fixture
def forecast(page, server):
    yield ForecastPage(page, server)
    assert_no_traceback(server)


def figures(series, found, key):
    """MAE and RMSE as the page writes them, from the engine."""
    off = errors(found.forecasts[key], found.truth)
    return [fixed(error, decimals_for(series.values, found)) for error in (off.mae, off.rmse)]


def expected(series, epochs, *, several=False):
    """What a run in this process says about the held-out part."""
    job = Job(series.values, series.recipe, epochs)
    *_, last = records = list(job.records())
    row = last.row
    if series.recipe.choosing and (best := best_of(records, epochs)):
        row = best.lowest_row
    network = job.network(last.layout.parameters(row), last.layout.readout(row))
    return outcome(Asked(series.values, series.recipe, series.period, several), network)


def test_a_shipped_series_is_forecast_with_the_naive_rows_beside_the_network(forecast):
    forecast.open("?series=nile")
    naive = outcome(Asked(NILE.values, NILE.recipe))
    assert set(naive.forecasts) == set(TITLES)
    for key in naive.forecasts:
        assert forecast.cells(TITLES[key])[:2] == figures(NILE, naive, key)
    assert forecast.cells("LSTM network") == ["–", "–", "–", NO_NETWORK]
    forecast.train()
    found = expected(NILE, NILE.epochs)
    assert forecast.cells("LSTM network")[:2] == figures(NILE, found, "network")
    for key in TITLES:
        assert forecast.cells(TITLES[key])[:2] == figures(NILE, found, key)
    assert forecast.query() == {"series": "nile", "trained": str(NILE.epochs)}
    expect(forecast.main).to_contain_text(fixed(float(found.beyond[0]), decimals_for(NILE.values, found)))


def test_a_naive_rule_that_wins_is_named_plainly(forecast):
    forecast.open("?series=passengers").train()
    expect(forecast.main).to_contain_text(
        "With this seed and this split, a simpler forecast wins: “linear autoregression” is off by 11.1"
    )
    expect(forecast.main).to_contain_text("about 11,000 passengers a month, 2 % of an average month")
    assert forecast.cells("Linear autoregression")[-1] == "lowest"
    assert forecast.cells("Last value")[0] == "44.2"


def test_training_shows_its_progress_and_can_be_paused_gone_on_with_and_stopped(forecast):
    forecast.open("?series=wave&epochs=5000")
    forecast.button("Train").first.click()
    expect(forecast.told).to_contain_text(
        re.compile(r"Training · epoch [1-9][\d,]* of 5,000 · loss 0\.\d+ · .* left")
    )
    expect(forecast.live.locator("svg [data-line=loss]")).to_be_attached()
    expect(forecast.live.locator("svg [data-line=unseen]")).to_be_attached()
    expect(forecast.live.locator("svg [data-line=network]")).to_be_attached()
    expect(forecast.main.get_by_text("not trained", exact=False)).to_have_count(0)
    forecast.button("Pause").click()
    expect(forecast.told).to_contain_text("Paused")
    epoch = forecast.live.get_attribute("data-epoch")
    forecast.button("Go on").click()
    expect(forecast.live).not_to_have_attribute("data-epoch", epoch)
    forecast.button("Stop").click()
    forecast.wait_until_trained()
    assert 0 < int(forecast.query()["trained"]) < 5000
    assert forecast.live.get_attribute("data-epoch") == forecast.query()["trained"]


def test_the_errors_stay_and_say_where_the_network_began_to_memorise(forecast):
    forecast.open("?series=nile").train()
    errors = forecast.live.locator(".charts").first
    *records, last = Job(NILE.values, NILE.recipe, NILE.epochs).records()
    assert last.memorises and any(record.unseen == last.smallest for record in records)
    expect(errors).to_have_attribute("data-best", f"{last.best:g}")
    for label in texts("forecast.live.errors.memorises").split("\n"):
        expect(errors.locator(".point")).to_contain_text(label)
    forecast.page.reload()
    expect(errors.locator("[data-line=unseen] .trace")).to_have_attribute("d", re.compile("L"))
    expect(errors).to_have_attribute("data-best", f"{last.best:g}")
    forecast.open("?series=pulse").train()
    expect(errors.locator("[data-line=unseen] .trace")).to_have_attribute("d", re.compile("L"))
    expect(errors.locator(".point")).to_have_count(0)


def test_a_link_under_the_verdict_shows_another_start(forecast):
    forecast.open("?series=four-days&epochs=30").train()
    link = forecast.main.get_by_role("link", name=text("forecast.verdict.try", seed="1"))
    forecast.page.evaluate("window.here = true")
    link.click()
    forecast.expect_parameter("seed", "1")
    expect(forecast.main.get_by_label("Seed", exact=True)).to_have_value("1")
    expect(forecast.row("LSTM network")).to_contain_text(NO_NETWORK)
    assert forecast.page.evaluate("window.here"), "the app was not loaded anew"


def test_the_chart_says_from_where_the_forecast_only_repeats(forecast):
    forecast.open("?series=nile&ahead=several&trained=60").wait_until_trained()
    expect(forecast.chart).to_contain_text("from here the forecast")
    expect(forecast.chart).to_contain_text("held-out part")


def test_a_swipe_over_the_chart_scrolls_the_page_and_zooms_nothing(visitors, server):
    page = visitors.page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    forecast = ForecastPage(page, server).open("?series=nile")
    expect(forecast.chart.locator(".modebar-btn")).to_have_count(0)
    forecast.chart.scroll_into_view_if_needed()
    numbers = forecast.chart.locator(".ytick text")
    before, top = numbers.all_text_contents(), forecast.chart.bounding_box()["y"]
    assert len(before) > 2
    cdp = page.context.new_cdp_session(page)

    def touch(kind, *points):
        touches = [{"x": x, "y": y} for x, y in points]
        cdp.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})

    touch("touchStart", (195, top + 150))
    for moved in range(10, 160, 10):
        touch("touchMove", (195, top + 150 - moved))
    touch("touchEnd")
    page.wait_for_function(
        "top => document.querySelector('[data-testid=stPlotlyChart]').getBoundingClientRect().top < top - 80",
        arg=top,
    )
    assert numbers.all_text_contents() == before


def test_five_seeds_follow_the_network_on_screen_and_the_verdict_speaks_of_all(forecast):
    forecast.open("?series=four-days&epochs=30").train()
    forecast.main.get_by_role("link", name=text("forecast.verdict.several", n="5")).click()
    forecast.expect_parameter("seeds", "5")
    expect(forecast.main).to_contain_text("Chart and table show the network of seed 0", timeout=LONG_MS)
    expect(forecast.main).to_contain_text("5 seeds")
    assert forecast.query() == {"series": "four-days", "epochs": "30", "seeds": "5", "trained": "30"}


def test_the_part_for_choosing_and_the_interval_are_drawn_and_told(forecast):
    forecast.open("?series=nile&epochs=40").train()
    found = expected(NILE, 40)
    expect(forecast.chart).to_contain_text("for choosing")
    expect(forecast.chart).to_contain_text("80 % interval")
    told = f"Of the held-out values, {found.band.inside} of 20 lie inside"
    expect(forecast.main).to_contain_text(told)
    expect(forecast.live.locator("svg [data-line=unseen]")).to_be_attached()
    expect(forecast.live).to_contain_text("for choosing, not learned from")


def test_a_setting_typed_in_the_same_breath_is_what_is_trained(forecast):
    forecast.open("?series=four-days")
    forecast.main.get_by_label("Units", exact=True).fill("5")
    forecast.train()
    assert forecast.query() == {"series": "four-days", "units": "5", "trained": "200"}


def test_a_recorded_run_is_paused_and_goes_on_without_a_connection(forecast, watch):
    watch.tolerate("api/forecast-run")
    forecast.open("?series=wave&epochs=5000")
    forecast.button("Train").first.click()
    expect(forecast.live).to_have_attribute("data-epoch", re.compile(r"\d\d"))
    forecast.button("Pause").click()
    forecast.page.context.set_offline(True)
    reached = int(forecast.live.get_attribute("data-epoch"))
    forecast.button("Go on").click()
    expect(forecast.sentence).to_contain_text("The server does not answer")
    forecast.page.context.set_offline(False)
    expect(forecast.sentence).to_be_empty()
    forecast.page.wait_for_function(
        "([node, reached]) => Number(node.dataset.epoch) > reached",
        arg=[forecast.live.element_handle(), reached],
    )


def test_reload_and_a_second_browser_show_the_same_screen(forecast, visitors, server):
    forecast.open("?series=four-days&units=3&ahead=several&words=standard&open=numbers&unit=2").train()
    table, query = forecast.main.locator("table").first.inner_text(), forecast.query()
    told = forecast.told.inner_text()
    forecast.page.reload()
    forecast.wait_until_trained()
    assert forecast.main.locator("table").first.inner_text() == table and forecast.query() == query
    expect(forecast.told).to_have_text(told)
    other = ForecastPage(visitors.page(), server)
    other.open("?" + forecast.page.evaluate("location.search.slice(1)")).wait_until_trained()
    assert other.main.locator("table").first.inner_text() == table


@pytest.mark.parametrize("more", ["&seed=31", "&seed=32&open=numbers"])
def test_a_network_that_a_link_asks_for_follows_by_itself(forecast, more):
    forecast.open(f"?series=nile&trained=120{more}")
    forecast.wait_until_trained()
    expect(forecast.told).to_contain_text("Stopped · epoch 120 of 200 · loss")
    expect(forecast.sentence).to_be_empty()


def test_a_network_that_takes_long_is_made_when_the_button_is_pressed(forecast):
    forecast.open("?series=wave&epochs=900&window=40&batch=4&choosing=0&trained=150")
    expect(forecast.sentence).to_contain_text("The link shows a network after 150 epochs")
    forecast.train()
    assert forecast.query()["trained"] == "150"
    expect(forecast.told).to_contain_text("Stopped · epoch 150 of 900 · loss")


def test_settings_change_the_address_and_undo_takes_them_back(forecast):
    forecast.open("?series=four-days").train()
    forecast.set("Units", "5")
    forecast.expect_parameter("units", "5")
    expect(forecast.row("LSTM network")).to_contain_text(NO_NETWORK)
    forecast.button("Undo").click()
    forecast.wait_until_trained()
    assert forecast.query() == {"series": "four-days", "trained": "200"}


def test_back_to_an_earlier_network_says_its_own_loss(forecast):
    forecast.open("?series=nile&epochs=3000").button("Train").first.click()
    expect(forecast.live).to_have_attribute("data-epoch", re.compile(r"[1-9]"))
    forecast.button("Stop").click()
    forecast.wait_until_trained()
    told, trained = forecast.told.inner_text(), forecast.query()["trained"]
    forecast.train()
    forecast.expect_parameter("trained", "3000")
    # Train took the first network off the screen, which is a step of its own.
    for _ in range(2):
        forecast.page.go_back()
    forecast.expect_parameter("trained", trained)
    expect(forecast.told).to_have_text(told)


def test_own_pasted_numbers_are_trained_on(forecast):
    values = tuple(float(k % 3) for k in range(18))
    forecast.open("?open=own")
    forecast.main.get_by_role("textbox", name="4 to 5,000 numbers").fill(
        "; ".join(f"{value:g}" for value in values)
    )
    forecast.button("Use these numbers").click()
    forecast.expect_parameter("series", "own")
    own = type(NILE)(**{**vars(NILE), "values": values})
    expect(forecast.row("Last value")).to_contain_text(
        figures(own, outcome(Asked(values, recipe_for(18)[0])), "last")[0]
    )
    forecast.train()
    assert forecast.query()["values"] == ",".join(f"{value:g}" for value in values)


BAD_FILES = {
    "a word": (b"day,value\n1,5\n2,x!\n3,7\n4,8\n5,2\n", "Row 3, column “value”: “x!” is not a number"),
    "100,000 rows": (b"value\n" + b"1\n" * 100_000, "100,000 rows; accepted are at most 5,000"),
    "HTML": (b"value\n1\n2\n<img src=x onerror='window.hacked=1'>\n4\n5\n", "is not a number"),
}


@pytest.fixture(scope="module")
def loader(module_visitors, server):
    page = module_visitors.page()
    return ForecastPage(page, server).open("?series=four-days&epochs=20&open=own").train()


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_gets_one_sentence_with_its_place_and_the_screen_stays(loader, server, name):
    table, query = loader.main.locator("table").first.inner_text(), loader.query()
    content, told = BAD_FILES[name]
    loader.load(content)
    expect(loader.alert).to_contain_text(told)
    sentence = loader.alert.inner_text().strip()
    assert sentence.endswith(".") and len(sentence) < 300 and "\n" not in sentence
    assert loader.main.locator("table").first.inner_text() == table and loader.query() == query
    assert loader.page.evaluate("window.hacked") is None
    assert_no_traceback(server)


def test_settings_that_do_not_fit_keep_the_last_good_ones(forecast):
    forecast.open("?series=nile")
    forecast.set("Held-out", "99")
    expect(forecast.alert).to_contain_text("The held-out part of 99 leaves too little of the 100 values")
    # What was typed stays where it can be mended.
    expect(forecast.main.get_by_label("Held-out", exact=True)).to_have_value("99")
    assert forecast.query() == {"series": "nile"}


def test_a_diverging_run_says_so_and_keeps_the_last_good_weights(forecast):
    forecast.open("?series=four-days&rate=1000&epochs=2000")
    forecast.button("Train").first.click()
    expect(forecast.sentence).to_contain_text("the learning rate 1000 is probably too high")
    expect(forecast.sentence).to_contain_text("The last good weights, of epoch")
    forecast.wait_until_trained()
    assert np.isfinite([float(text.replace("−", "-")) for text in forecast.cells("LSTM network")[:2]]).all()


def test_document_003_shows_the_bound_by_calculation(forecast):
    forecast.open("?open=document")
    expect(forecast.main).to_contain_text("the largest cell state after one step is 1 − ")
    expect(forecast.main).to_contain_text(
        f"the forecast for t3 is {fixed(float(small_case((5.0, 6.0, 7.0)).forecasts[-1]), 2)}"
    )
    forecast.set("Value at t2", "3")
    forecast.expect_parameter("days", "5,6,3")
    expect(forecast.main).to_contain_text(
        f"the forecast for t3 is {fixed(float(small_case((5.0, 6.0, 3.0)).forecasts[-1]), 2)}"
    )


@in_every_look
def test_axe_finds_nothing_and_nothing_scrolls_sideways(visitors, server, size, scheme):
    forecast = ForecastPage(visitors.page(viewport=size, color_scheme=scheme, **CALM), server)
    forecast.open("?series=four-days&trained=200&open=own").wait_until_trained()
    assert_good_looks(forecast.page)
    for panel, landmark in (
        ("numbers", "Truth"),
        ("why", "Why scale the values?"),
        ("document", "the largest cell state"),
    ):
        forecast.open_panel(panel)
        expect(forecast.main.get_by_text(landmark).first).to_be_visible()
        assert_good_looks(forecast.page)
