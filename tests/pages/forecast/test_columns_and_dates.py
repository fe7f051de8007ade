"""Other columns as inputs of one forecast, and dates on the axis."""

import csv
import io
from datetime import datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pages.forecast.own.dates import DATES, LONGEST_TEXT, checked_dates
from pages.forecast.own.numbers import COLUMNS, Column
from pages.forecast.result.axis import axis_of
from pages.forecast.result.export import forecast_csv
from pages.forecast.run.job import Job
from pages.forecast.run.outcome import Asked, outcome
from pages.forecast.run.recipe import Recipe
from pages.forecast.state import on_screen, own_state
from pages.ui.params.packing import packed
from tests.pages.forecast.support import decode, figure, open_forecast, table, train
from tests.pages.support import healthy, prose, texts
from tests.ui.support import is_one_sentence

RNG = np.random.default_rng(5)
RAIN = tuple(RNG.integers(0, 9, 60).astype(float).tolist())
RIVER = (4.0, *RAIN[:-1])
DAYS = tuple((datetime(2024, 2, 1) + timedelta(days=k)).strftime("%Y-%m-%d") for k in range(60))
QUERY = {"series": "own", "values": ",".join(f"{value:g}" for value in RIVER)}
WITH_RAIN = {**QUERY, "inputs": COLUMNS.write((Column("rain", RAIN),))}
WITH_DAYS = {**QUERY, "dates": DATES.write(DAYS)}


def test_a_link_brings_columns_and_dates_back():
    state = own_state(RIVER, "river", DAYS, (Column("rain; heavy: 100%", RAIN), Column("Wörter", RIVER)))
    query = {"series": "own", "values": QUERY["values"], "title": "river"} | {
        "dates": DATES.write(DAYS),
        "inputs": COLUMNS.write(state.inputs),
    }
    assert decode(query) == (state, ())


def test_a_column_that_tells_the_next_value_is_read_and_only_up_to_the_last_step():
    recipe = Recipe(held_out=10, window=2, choosing=10, units=4, rate=0.03, batch=8)
    found = outcome(Asked(RIVER, recipe, columns=(RAIN,)))
    assert found.errors["linear"].mae < 1e-9 and found.errors["last"].mae > 1
    job = Job(RIVER, recipe, 60, (RAIN,))
    *_, last = job.records()
    network = job.network(last.parameters, last.readout)
    assert network.parameters.n_inputs == 2
    whole = network.one_step(RIVER, 50, (RAIN,))
    assert np.abs(whole - RIVER[50:]).mean() < 0.5 * found.errors["last"].mae
    later = (*RAIN[:-1], 1e6)
    assert network.one_step(RIVER, 50, (later,)).tobytes() == whole.tobytes()
    # The rain of the last day decides what comes after the end.
    assert network.onward(RIVER, 1, (RAIN,))[0] != network.onward(RIVER, 1, (later,))[0]
    # Scale and weights know the column's training part only.
    other = Job(RIVER, recipe, 60, ((*RAIN[:40], *[7.0] * 20),))
    *_, same = other.records()
    assert last.row.tobytes() == same.row.tobytes()


def test_the_page_trains_with_other_columns_and_draws_their_gates():
    page = train(open_forecast(**WITH_RAIN, epochs="20", open="why"))
    assert page.query_params == {**WITH_RAIN, "epochs": "20", "open": "why", "trained": "20"}
    assert "reads 2 numbers: the series and “rain”" in prose(page)
    # 4·(8·(8 + 2) + 8) + 8 + 1 parameters: an input more for each of the four blocks of 8 units.
    assert "8 units and the output layer have 361 parameters" in prose(page)
    assert len([line for line in figure(page)["data"] if line["type"] == "heatmap"]) == 5
    assert "Linear autoregression" in table(page) and "Read together with “rain”" in texts(page)
    assert "a weighted sum of the last value of the series and of each other column, with 2 weights" in prose(
        page
    )


def test_many_steps_ahead_with_other_columns_is_refused():
    page = open_forecast(**WITH_RAIN)
    page = page.selectbox(key="forecast_mode").set_value("several").run()
    assert "nobody knows their later values" in page.warning[0].value
    assert page.query_params == WITH_RAIN and page.selectbox(key="forecast_mode").value == "one"
    state, (complaint,) = decode({**WITH_RAIN, "ahead": "several"})
    assert state.mode == "one" and state.inputs and is_one_sentence(complaint)


@pytest.mark.parametrize(
    ("inputs", "told"),
    [
        ((Column("a", RAIN[:-1]),), "The column “a” has 59 numbers and the series 60"),
        ((Column("a", RAIN), Column("a", RIVER)), "the same name"),
        ((Column("", RAIN),), "or one has none"),
        (tuple(Column(str(k), RAIN) for k in range(5)), "There are 5 other columns; accepted are at most 4"),
    ],
)
def test_columns_that_do_not_go_with_the_series_are_refused_in_one_sentence(inputs, told):
    with pytest.raises(ValueError) as caught:
        own_state(RIVER, inputs=inputs)
    assert told in str(caught.value) and is_one_sentence(str(caught.value))


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"inputs": "rain:1,2"}, "“inputs” in the link is not"),
        ({"inputs": "rain"}, "“inputs” in the link is not"),
        ({"inputs": "a:1,2,3,4;a:1,2,3,4"}, "“inputs” in the link is not"),
        ({"inputs": "a:1,2,3,4"}, "has 4 numbers and the series 60"),
        ({"inputs": "a:" + ",".join(["3"] * 60)}, "is the same throughout the training part"),
        ({"dates": "2024-01-01"}, "“dates” in the link is not"),
        ({"dates": ",".join(DAYS[:9])}, "There are 9 dates and 60 values"),
        ({"dates": "t." + packed(b"0,2024-01-01,999999999999999")}, "“dates” in the link is not"),
        ({"dates": "t." + packed(b"7,2024-01-01,1,1,1")}, "“dates” in the link is not"),
        ({"dates": "z." + packed(b"1\n" * 10**6)}, "“dates” in the link is not"),
        ({"dates": "<b>,\u202e,c,d"}, "“dates” in the link is not"),
    ],
)
def test_a_link_whose_columns_or_dates_cannot_be_used_says_why(more, told):
    state, complaints = decode(QUERY | more)
    assert any(told in complaint for complaint in complaints), complaints
    assert all(is_one_sentence(complaint) for complaint in complaints)
    assert not state.inputs and not state.dates


@given(
    st.lists(st.datetimes(datetime(1700, 1, 1), datetime(2300, 1, 1)), min_size=4, max_size=60),
    st.sampled_from(["%Y-%m-%d", "%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S", "%d.%m.%Y", "%B %Y", "%Y"]),
)
@settings(deadline=None)
def test_any_dates_come_back_from_an_address(times, way):
    dates = tuple(time.strftime(way) for time in times)
    assert DATES.read(DATES.write(dates)) == dates


def test_even_steps_of_any_length_stand_in_an_address_and_too_long_ones_are_refused():
    hours = [datetime(2016, 7, 1, 2) + timedelta(hours=k) for k in range(5000)]
    dates = tuple(f"{hour:%Y-%m-%d %H:%M:%S}" for hour in hours)
    assert len(DATES.write(dates)) < 200 and DATES.read(DATES.write(dates)) == dates
    assert checked_dates(dates, 5000) == dates
    wild = tuple(str(number) for number in RNG.integers(10**15, 10**16, 5000))
    with pytest.raises(ValueError, match="take more room than a link has") as caught:
        checked_dates(wild, 5000)
    assert is_one_sentence(str(caught.value)) and len(DATES.write(wild)) > LONGEST_TEXT


def test_dates_stand_on_the_axis_in_the_table_and_in_the_file():
    page = open_forecast(**WITH_DAYS, open="numbers")
    axis = figure(page)["layout"]["xaxis"]
    assert axis["type"] == "date" and figure(page)["layout"]["xaxis"]["title"]["text"] == "date"
    series = on_screen(decode(WITH_DAYS)[0])
    places = axis_of(series, 1).places
    day = 86_400_000.0
    assert places[0] == datetime(2024, 2, 1).timestamp() * 1000 or places[0] % day == 0
    assert set(np.diff(places)) == {day}
    found = outcome(Asked(series.values, series.recipe))
    written = list(csv.DictReader(io.StringIO(forecast_csv(series, series.recipe, found))))
    assert [row["date"] for row in written] == list(DAYS)
    assert healthy(page).query_params == {**WITH_DAYS, "open": "numbers"}


def test_labels_that_are_no_dates_are_written_at_some_values():
    names = tuple(f"Q{1 + k % 4} of {2000 + k // 4}" for k in range(60))
    state = own_state(RIVER, dates=names)
    axis = axis_of(on_screen(state))
    assert not axis.is_time and axis.ticks[0] == (1.0, "Q1 of 2000") and axis.ticks[-1] == (60.0, names[-1])
    backwards = own_state(RIVER, dates=DAYS[::-1])
    assert not axis_of(on_screen(backwards)).is_time
