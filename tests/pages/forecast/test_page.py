import json
import re
from dataclasses import replace
from types import SimpleNamespace
from urllib.parse import parse_qsl

import numpy as np
import pytest

from lstm_core.forecasting.forecast import naive_forecasts
from lstm_core.words.vocabulary import VOCABULARIES
from pages.forecast.document import small_case
from pages.forecast.live.runs import is_pending, job_of, network_of, wait_for
from pages.forecast.run.job import Job
from pages.forecast.run.outcome import Asked, outcome
from pages.forecast.spec import FORECAST
from pages.forecast.state import state_of
from pages.forecast.url import PANELS
from pages.ui.runs.pool import POOL
from pages.ui.text.numbers import fixed
from pages.ui.text.texts import text
from tests.pages.forecast.support import (
    CLIENT,
    OWN,
    SERIES,
    SHORT,
    bare,
    decode,
    expected_row,
    figure,
    open_forecast,
    stage,
    table,
    trace,
    train,
    undo,
    unpacked,
)
from tests.pages.support import healthy, prose, send, tab_of, texts
from tests.ui.support import is_one_sentence

NO_NETWORK = text("forecast.table.no_network")

# What is on screen without any training


@pytest.mark.parametrize("name", SERIES)
def test_every_series_shows_its_rules_of_thumb_before_any_training(name):
    page = open_forecast(**({} if name == "wave" else {"series": name}))
    series, state = SERIES[name], state_of(SERIES[name])
    held_out = state.recipe.held_out
    naive = naive_forecasts(series.values, len(series.values) - held_out, series.period)
    rows = table(page)
    assert bare(rows["LSTM network"]) == ["–", "–"] and rows["LSTM network"][-1] == NO_NETWORK
    found = outcome(Asked(series.values, state.recipe, series.period))
    linear = {"Linear autoregression"} if found.linear else set()
    names = {"last": "Last value", "mean": "Mean so far", "seasonal": "Seasonal repeat", "drift": "Drift"}
    assert set(rows) == {"LSTM network", *linear, *(names[key] for key in naive)}
    for key, forecast in naive.items():
        assert bare(rows[names[key]]) == expected_row(series, found, key)
        if key != "drift":
            assert trace(page, names[key].lower())["y"] == pytest.approx(forecast.tolist())
    # While it is being trained, this is still on screen.
    assert "To beat:" in prose(page) and "not trained" not in prose(page) + texts(page)
    assert (
        not page.error
        and not page.warning
        and page.query_params == ({} if name == "wave" else {"series": name})
    )


@pytest.mark.parametrize("panel", PANELS)
@pytest.mark.parametrize("words", VOCABULARIES)
def test_every_panel_runs_in_every_vocabulary(panel, words):
    page = open_forecast(open=panel, words=words)
    assert not page.error and page.query_params == {"open": panel} | (
        {"words": words} if words != "plain" else {}
    )


# Training


@pytest.mark.parametrize("mode", ["one", "several"])
def test_training_puts_the_network_beside_the_rules_with_the_engines_figures(mode):
    query = {"series": "four-days", "epochs": "40"} | ({"ahead": mode} if mode != "one" else {})
    page = train(open_forecast(**query))
    assert page.query_params == query | {"trained": "40"}
    state, _ = decode(page.query_params)
    series = SERIES["four-days"]
    *_, last = (job := Job(series.values, state.recipe, 40)).records()
    network = job.network(last.parameters, last.readout)
    found = outcome(Asked(series.values, state.recipe, several=mode == "several"), network)
    assert bare(table(page)["LSTM network"]) == expected_row(series, found, "network")
    assert trace(page, "LSTM network")["y"] == pytest.approx(found.forecasts["network"].tolist())
    assert trace(page, "after the end")["y"] == pytest.approx(found.beyond.tolist())
    strips = [line for line in figure(page)["data"] if line["type"] == "heatmap"]
    assert len(strips) == 5
    assert strips[0]["z"][0][-1] == pytest.approx(network.gates(series.values)["f"][-1, 0])


def test_a_link_trains_the_same_network_again():
    page = train(open_forecast(**SHORT))
    again = open_forecast(**page.query_params)
    assert again.query_params == page.query_params
    assert table(again) == table(page) and figure(again)["data"] == figure(page)["data"]
    assert texts(again) == texts(page)


def test_training_cannot_be_undone_but_settings_can_and_their_network_comes_back():
    page = train(open_forecast(**SHORT))
    assert not tab_of(page).past
    before = table(page)
    page = healthy(page.text_input(key="forecast_units").set_value("3").run())
    assert page.query_params == SHORT | {"units": "3"}
    assert table(page)["LSTM network"][-1] == NO_NETWORK
    page = undo(page)
    assert page.query_params == SHORT | {"trained": "40"} and table(page) == before
    assert send(page, kind="redo").query_params == SHORT | {"units": "3"}


def test_reset_goes_back_to_what_suits_the_series_and_its_network_is_no_longer_on_screen():
    page = train(open_forecast(**SHORT, units="3", open="numbers"))
    page = send(page, kind="reset")
    assert page.query_params == {"series": "four-days", "open": "numbers"}
    assert undo(page).query_params == SHORT | {"units": "3", "open": "numbers", "trained": "40"}


def test_a_network_that_comes_to_rest_after_a_setting_was_changed_is_not_shown_with_it():
    page = open_forecast(**SHORT)
    page.text_input(key="forecast_rate").set_value("0,02")
    page = train(page)
    assert page.query_params == SHORT | {"rate": "0.02"} and table(page)["LSTM network"][-1] == NO_NETWORK


def test_a_long_training_of_a_link_is_offered_not_begun():
    page = open_forecast(series="wave", epochs="5000", trained="5000")
    asked = stage(page)
    assert asked["pending"] and not asked["quick"] and asked["seconds"] > 4
    assert page.query_params["trained"] == "5000" and table(page)["LSTM network"][-1] == NO_NETWORK


@pytest.mark.parametrize("more", [{"seed": "77"}, {"seed": "78", "open": "numbers"}])
def test_the_network_of_a_link_that_takes_long_is_shown_once_it_was_made(monkeypatch, more):
    monkeypatch.setattr("pages.forecast.live.runs.QUICK_S", 0.0)
    page = open_forecast(**SHORT, **more, trained="30")
    assert stage(page)["pending"] and stage(page)["epochs"] == 30
    before = tab_of(page).page.screen(tab_of(page).state)["drawn"]
    page = train(page)
    assert page.query_params["trained"] == "30" and table(page)["LSTM network"][-1] != NO_NETWORK
    assert tab_of(page).page.screen(tab_of(page).state)["drawn"] != before, "Streamlit is told to draw again"


def test_the_network_of_a_link_is_waited_for_however_busy_the_server_is(monkeypatch):
    """Ten times longer than the page waits at a time."""
    monkeypatch.setattr("pages.forecast.live.runs.PATIENCE_S", 0.05)
    link = {**SHORT, "seed": "80", "trained": "30"}
    wait = POOL.wait
    asked = []

    def busy(job, epoch, patience, who=""):
        asked.append(patience)
        return wait(job, epoch if len(asked) > 10 else 0, patience, who)

    monkeypatch.setattr(POOL, "wait", busy)
    known = POOL.known
    monkeypatch.setattr(POOL, "known", lambda job: _under_way(known(job)) if len(asked) <= 10 else known(job))
    page = open_forecast(**link)
    assert len(asked) > 10
    assert not stage(page)["pending"] and table(page)["LSTM network"][-1] != NO_NETWORK


def _under_way(run):
    """A run as a busy server knows it: begun, and nothing of it recorded yet."""
    return run and SimpleNamespace(records=[], finished=False)


def test_a_network_is_there_with_its_last_epoch_although_its_run_has_not_said_that_it_is_finished():
    state, _ = decode(SHORT | {"seed": "79", "trained": "30"})
    assert is_pending(state) and wait_for(state, 120)
    run = POOL.known(job_of(state, 30))
    found = network_of(state)
    run.finished = False
    try:
        assert wait_for(state, 120) and network_of(state) is found
    finally:
        run.finished = True


def test_a_run_that_was_stopped_is_that_shorter_run():
    page = open_forecast(series="four-days", epochs="5000")
    columns, _ = CLIENT.recorded(stage(page)["run"])
    reached = int(columns["epoch"][5])
    page = send(page, kind="rest", epoch=reached)
    assert page.query_params == {"series": "four-days", "epochs": "5000", "trained": str(reached)}
    again = open_forecast(series="four-days", epochs="4999", trained=str(reached))
    assert table(again) == table(page) and table(page)["LSTM network"][-1] != NO_NETWORK


def test_what_is_watched_are_the_forecasts_of_each_epoch():
    page = open_forecast(**SHORT)
    columns, ended = CLIENT.recorded(stage(page)["run"])
    job = Job(SERIES["four-days"].values, state_of(SERIES["four-days"]).recipe, 40)
    records = list(job.records())
    assert columns["epoch"].tolist() == [record.epoch for record in records]
    assert columns["loss"].tolist() == [record.loss for record in records]
    for row, record in enumerate(records):
        network = job.network(record.parameters, record.readout)
        forecast = network.one_step(job.values, len(job.values) - 1)[0]
        assert columns["f0"][row] == forecast
        # Scaled from the training values 5 to 7, one unit is 1; the held-out value is 8.
        assert 10 ** columns["log_unseen"][row] == pytest.approx((forecast - 8) ** 2)
    assert ended["finished"] and stage(page)["truth"] == [job.values[-1]]


def test_a_diverging_run_says_so_with_its_epoch_and_keeps_the_last_good_weights():
    page = open_forecast(series="four-days", rate="1000", epochs="2000")
    _, ended = CLIENT.recorded(stage(page)["run"])
    page = train(page)
    ending = re.compile(
        r"learning rate 1000 is probably too high: .* at epoch \d+\. The last good weights, of epoch \d+, are kept\."
    )
    assert ending.search(ended["problem"]) and ending.search(stage(page)["problem"])
    assert all(np.isfinite(float(cell.replace("*", ""))) for cell in bare(table(page)["LSTM network"]))
    assert page.query_params["trained"] == "2000"


@pytest.mark.parametrize(
    "event",
    [
        {"kind": "rest"},
        {"kind": "rest", "epoch": 41},
        {"kind": "rest", "epoch": -1},
        {"kind": "rest", "epoch": "3"},
        {"kind": "fly"},
        {},
    ],
)
def test_an_event_that_the_page_does_not_make_is_refused(event):
    with pytest.raises(ValueError) as caught:
        FORECAST.answer("series=four-days&epochs=40", event)
    assert is_one_sentence(str(caught.value))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("series=moon", "“series” in the link is not"),
        ("series=nile&held=99", "do not fit the series"),
        ("series=nile&rows=-1", "rows is '-1'"),
        ("series=nile&seed=4&at=7", "has not come to epoch 7"),
    ],
)
def test_a_run_that_cannot_be_is_refused_in_one_sentence(question, told):
    found, _ = CLIENT.asked(question)
    assert found.status_code == 400 and told in found.text and is_one_sentence(found.text)


def test_changing_the_way_of_forecasting_or_the_unit_keeps_the_network():
    page = train(open_forecast(**SHORT))
    page = healthy(page.selectbox(key="forecast_mode").set_value("several").run())
    page = healthy(page.text_input(key="forecast_unit").set_value("2").run())
    assert page.query_params == SHORT | {"ahead": "several", "trained": "40", "unit": "2"}
    assert table(page)["LSTM network"][-1] != NO_NETWORK


# Settings and links that do not fit


def test_settings_that_do_not_fit_are_refused_in_one_sentence_and_the_old_ones_stay():
    page = open_forecast(series="nile")
    page = page.text_input(key="forecast_held_out").set_value("99").run()
    assert not page.exception and len(page.error) == 1
    assert "leaves too little of the 100 values" in page.error[0].value.replace("\\", "")
    assert page.text_input(key="forecast_held_out").value == "99" and page.query_params == {"series": "nile"}
    page = page.text_input(key="forecast_window").set_value("90").run()
    assert "A window of 90 does not fit" in page.error[0].value
    assert page.text_input(key="forecast_held_out").value == "20"
    page = healthy(page.text_input(key="forecast_units").set_value("5").run())
    assert not page.error and page.query_params == {"series": "nile", "units": "5"}


def test_a_broken_link_falls_back_and_says_so_in_one_line():
    page = open_forecast(series="moon", units="99", rate="x", words="no", days="1,2", held="0", trained="-1")
    notice = next(element.value for element in page.caption if "in the link" in element.value)
    assert all(
        f"“{name}”" in notice for name in ("series", "units", "rate", "words", "days", "held", "trained")
    )
    assert page.query_params == {} and not page.error


@pytest.mark.parametrize(
    "query",
    [
        {"series": "own"},
        {"series": "own", "values": "1,2"},
        {"series": "own", "values": "5,5,5,5,5"},
        {"series": "nile", "held": "99"},
        {"series": "four-days", "season": "4"},
    ],
)
def test_a_link_whose_settings_do_not_fit_still_shows_a_whole_page(query):
    page = open_forecast(**query)
    assert len(page.get("plotly_chart")) == 1
    assert any(":material/info:" in element.value for element in page.caption)


@pytest.mark.parametrize("name", ["series", "values", "title", "days", "open", "nonsense"])
def test_a_hostile_link_is_shown_nowhere(name):
    page = open_forecast(**{"series": "own", "values": OWN, name: "<img src=x onerror=alert(1)>"})
    assert not any(element.allow_html for element in (*page.markdown, *page.caption))
    assert not re.search(r"(?<!\\)<img", texts(page))


# Document 003


def test_document_003_shows_the_bound_and_the_fourth_value():
    page = open_forecast(open="document")
    told = texts(page).replace("\\", "")
    assert re.search(r"largest cell state after one step is \*\*1 − \d\.\d×10⁻", told)
    assert "0.7616" in told and "3.9998" in told
    assert f"**{fixed(float(small_case((5.0, 6.0, 7.0)).forecasts[-1]), 2)}**" in told
    page = healthy(page.text_input(key="day_2").set_value("2").run())
    assert page.query_params == {"open": "document", "days": "5,6,2"}
    assert f"**{fixed(float(small_case((5.0, 6.0, 2.0)).forecasts[-1]), 2)}**" in texts(page).replace(
        "\\", ""
    )


def test_document_003_with_three_equal_values_says_why_not():
    page = open_forecast(open="document", days="4,4,4")
    assert "All three values are 4" in page.error[0].value


def test_two_visitors_train_apart():
    one, two = open_forecast(**SHORT), open_forecast(**SHORT, seed="1")
    one = train(one)
    assert table(two)["LSTM network"][-1] == NO_NETWORK
    two = train(healthy(two.run()))
    assert table(one)["LSTM network"] != table(two)["LSTM network"]


# Errors, verdict, reasons


def test_both_errors_stay_when_a_run_is_over_and_end_where_the_network_on_screen_does():
    page = open_forecast(**SHORT)
    assert stage(page)["errors"] is None
    columns, _ = CLIENT.recorded(stage(page)["run"])
    page = send(page, kind="rest", epoch=20)
    kept = unpacked(stage(page)["errors"])
    assert kept["epoch"].tolist() == list(range(21))
    for name, column in kept.items():
        np.testing.assert_array_equal(column, columns[name][:21])


def test_where_it_was_best_is_told_once_the_error_has_risen_again():
    page = open_forecast(series="nile", epochs="200")
    columns, _ = CLIENT.recorded(stage(page)["run"])
    told_at = np.flatnonzero(columns["memorises"])
    assert told_at.size and told_at[0] > columns["best"][told_at[0]] > 0
    best = int(columns["best"][-1])
    assert columns["log_unseen"].argmin() == best
    assert columns["log_smallest"][-1] == columns["log_unseen"].min()


def test_the_verdict_names_its_conditions_the_unit_and_the_test_it_spoils():
    page = train(open_forecast(series="passengers", epochs="20"))
    told = prose(page)
    assert "With this seed and this split" in told and "passengers a month" in told
    assert "329 parameters by 83 examples" in told
    assert text("forecast.verdict.try", seed="1") in told
    assert "it is no longer a fair test" in told
    link, several = [
        segment["link"]
        for element in page.get("bidi_component")
        if element.proto.component_name == "gatewise_prose"
        for paragraph in json.loads(element.proto.json)["prose"]["paragraphs"]
        for segment in paragraph
        if isinstance(segment, dict) and "link" in segment
    ]
    state, complaints = decode(dict(parse_qsl(link.partition("?")[2])))
    here, _ = decode(page.query_params)
    assert not complaints
    assert state == replace(here, recipe=replace(here.recipe, seed=1), trained=0)
    state, complaints = decode(dict(parse_qsl(several.partition("?")[2])))
    assert not complaints and state == replace(here, seeds=5)


def test_the_reasons_speak_of_what_is_set():
    page = open_forecast(series="passengers", open="why", units="3", window="5")
    told = prose(page)
    # 4·(3·(3 + 1) + 3) + 3 + 1 parameters; 144 − 24 − 24 − 5 examples; the training part runs from 104 to 413.
    assert "3 units and the output layer have 64 parameters" in told and "91 examples" in told
    assert "the last 5 values" in told and "from 104 to 413" in told and "−1.00 to 1.00" in told
