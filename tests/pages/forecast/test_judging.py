"""Choosing and judging apart: what is chosen where, intervals, several seeds, late copies."""

import csv
import io
from dataclasses import replace
from statistics import median

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pages.forecast.live.runs import epoch_of, network_of, wait_for
from pages.forecast.live.seeds import are_long, seeds_of, wait_for_seeds
from pages.forecast.result.compared import compared_on
from pages.forecast.result.explained import band_told
from pages.forecast.result.export import forecast_csv
from pages.forecast.result.figures import comparison
from pages.forecast.result.verdict import Told, decimals_for, over_seeds, rows, verdict
from pages.forecast.run.band import band_of
from pages.forecast.run.job import Job, best_of
from pages.forecast.run.network import Network
from pages.forecast.run.outcome import Asked, Outcome, outcome
from pages.forecast.run.recipe import Recipe
from pages.forecast.state import on_screen, state_of
from pages.ui.text.numbers import fixed
from tests.pages.forecast.support import (
    CLIENT,
    SERIES,
    bare,
    decode,
    open_forecast,
    stage,
    table,
    train,
)
from tests.pages.support import healthy, prose, words

NILE = SERIES["nile"]
START = tuple(float(value) for value in np.round(10 + 4 * np.sin(np.arange(30.0)), 3))
RECIPE = Recipe(held_out=5, window=3, choosing=10, units=2, batch=4)
ANY = st.lists(st.floats(-1e6, 1e6), min_size=5, max_size=5)
CASE_20 = {
    "series": "own", "values": "10,12,11,13,12,14,13,15,14,16,15,17", "held": "4", "season": "2", "ahead": "one",
}  # fmt: skip


def best_network(job):
    records = list(job.records())
    best = best_of(records, job.epochs)
    return (
        records,
        best,
        job.network(best.layout.parameters(best.lowest_row), best.layout.readout(best.lowest_row)),
    )


@given(ANY, st.booleans())
@settings(deadline=None, max_examples=15)
def test_no_held_out_value_reaches_the_weights_the_epoch_the_order_or_the_width(rest, several):
    found = []
    for end in (rest, [0.0] * 5):
        job = Job((*START, *end), RECIPE, 12)
        records, best, network = best_network(job)
        result = outcome(Asked(job.values, RECIPE, 4, several), network)
        widths = result.band.high - result.forecasts["network"]
        found.append(
            (best.lowest, best.lowest_row.tobytes(), [record.unseen for record in records], widths, result)
        )
    (epoch, row, errors, widths, one), (*same, again, other) = found
    assert [epoch, row, errors] == same
    np.testing.assert_allclose(widths, again, rtol=1e-6, atol=1e-6)
    assert one.linear.weights.tobytes() == other.linear.weights.tobytes() and one.chosen == other.chosen


def test_no_value_for_choosing_reaches_the_weights_of_an_epoch_or_the_autoregression():
    rows_, orders = [], []
    for end in ([1.0] * 10, [50.0] * 10):
        job = Job((*START[:20], *end, *[0.0] * 5), RECIPE, 3)
        *_, last = job.records()
        rows_.append(last.row.tobytes())
        orders.append(outcome(Asked(job.values, RECIPE)).linear.weights.tobytes())
    assert rows_[0] == rows_[1] and orders[0] == orders[1]


def test_the_weights_kept_are_those_of_the_smallest_error_for_choosing_whatever_is_drawn_of_the_run():
    values, recipe = (*START, *[9.0] * 5), RECIPE
    every = {}
    for record in Job(values, recipe, 40).records():
        every[record.epoch] = record.unseen
    lowest = min(every, key=every.get)
    for job in (Job(values, recipe, 40), Job(values, recipe, 40, keep=2)):
        _, best, _ = best_network(job)
        assert best.lowest == lowest
    longer = list(Job(values, recipe, 400).records())
    assert best_of(longer, 40).lowest == lowest


def test_the_page_forecasts_with_the_best_weights_and_says_which():
    page = train(open_forecast(series="nile", epochs="60"))
    job = Job(NILE.values, NILE.recipe, 60)
    _, best, network = best_network(job)
    found = outcome(Asked(NILE.values, NILE.recipe), network)
    assert best.lowest < 60 and f"after epoch {best.lowest} of 60" in prose(page)
    row = table(page)["LSTM network"]
    decimals = decimals_for(NILE.values, found)
    assert row[0].replace("*", "") == fixed(found.chosen["network"].mae, decimals)
    assert bare(row) == [
        fixed(found.errors["network"].mae, decimals),
        fixed(found.errors["network"].rmse, decimals),
    ]
    page = open_forecast(series="nile", epochs="60", trained="60", weights="last")
    *_, last = job.records()
    found = outcome(Asked(NILE.values, NILE.recipe), job.network(last.parameters, last.readout))
    assert bare(table(page)["LSTM network"])[0] == fixed(found.errors["network"].mae, decimals)
    assert "after epoch" not in prose(page)


def test_without_a_part_for_choosing_the_last_weights_forecast_and_the_page_says_what_is_missing():
    page = train(open_forecast(series="nile", epochs="30", choosing="0"))
    state, _ = decode(page.query_params)
    assert epoch_of(state) is None and "there is no part for choosing" in prose(page)
    assert "No interval" in prose(page) and len(table(page)["LSTM network"]) == 4
    columns, _ = CLIENT.recorded(stage(page)["run"])
    assert stage(page)["truth"] == list(NILE.values[-20:]) and "f19" in columns


def test_what_is_watched_is_the_part_for_choosing_and_never_the_held_out_part():
    page = open_forecast(series="nile", epochs="5")
    assert stage(page)["choosing"] and stage(page)["truth"] == list(NILE.values[60:80])


@pytest.mark.parametrize(
    ("query", "choosing"),
    [
        ({}, 20),
        ({"held": "30"}, 20),
        ({"held": "79", "window": "10"}, 10),
        ({"held": "90", "window": "9"}, 0),
    ],
)
def test_an_address_from_before_keeps_its_held_out_part(query, choosing):
    state, complaints = decode({"series": "nile", **query})
    assert complaints == () and state.recipe.choosing == choosing
    assert state.recipe.held_out == int(query.get("held", 20))


def test_a_part_for_choosing_that_does_not_fit_is_refused_in_one_sentence():
    page = open_forecast(series="nile")
    page = page.text_input(key="forecast_held_out").set_value("80").run()
    assert "A part for choosing of 20 leaves too little to learn from" in page.error[0].value
    assert "accepted here are 0 to 14" in page.error[0].value


# Late copies


class Copy(Network):
    """A network that says the last value."""

    def one_step(self, values, first, columns=()):  # noqa: ARG002
        return np.array(values[first - 1 : -1])

    def onward(self, history, steps, columns=()):  # noqa: ARG002
        return np.full(steps, history[-1])


def test_a_network_that_repeats_the_last_value_is_named_with_its_correlations():
    state, complaints = decode(CASE_20)
    assert complaints == ()
    series = on_screen(state)
    asked = Asked(series.values, state.recipe, 2)
    found = outcome(asked, Copy(None, None, None, state.recipe.window))
    cells = {row["Forecast"]: row for row in rows(found, 4)}
    assert [cells["Last value"][key] for key in ("MAE", "RMSE")] == ["1.5000", "1.5811"]
    assert [cells["Mean so far"][key] for key in ("MAE", "RMSE")] == ["2.6629", "2.8258"]
    assert [cells["Seasonal repeat"][key] for key in ("MAE", "RMSE", "MASE")] == ["1.0000", "1.0000", "1.00"]
    links = [{"link": "./forecast", "text": "one"}, {"link": "./forecast", "text": "several"}]
    told = " ".join(words(part) for part in verdict(found, 4, Told(series, state.recipe, links)))
    assert "This network mostly repeats the last value." in told
    assert "they correlate 1.00 with the value before and −0.32 with the value they are for" in told
    assert "move 0.0000 away from the last value, while the series moves 1.5000" in told
    several = outcome(replace(asked, several=True), Copy(None, None, None, state.recipe.window))
    assert several.repeats is None


def test_a_network_that_does_not_is_not_accused():
    page = train(open_forecast(series="pulse", epochs="60"))
    assert "mostly repeats" not in prose(page)


# Intervals


def test_the_interval_is_the_right_error_of_those_for_choosing_and_its_hits_are_counted():
    asked = Asked(NILE.values, NILE.recipe)
    found = outcome(asked, Copy(None, None, None, 5))
    # The last value misses by the steps of 1931 to 1950; ⌈21 · 0.8⌉ is 17.
    steps = sorted(
        abs(after - before) for before, after in zip(NILE.values[59:79], NILE.values[60:80], strict=True)
    )
    assert found.band.counted == 20 and set((found.band.high - found.forecasts["network"]).tolist()) == {
        steps[16]
    }
    hits = sum(abs(b - a) <= steps[16] for a, b in zip(NILE.values[79:99], NILE.values[80:], strict=True))
    assert (found.band.inside, found.band.judged) == (hits, 20)


def test_many_steps_ahead_each_step_has_its_own_errors_and_ends_where_too_few_are_known():
    recipe = Recipe(held_out=5, window=3, choosing=6)
    found = outcome(Asked((*START, 1.0, 2.0, 3.0, 4.0, 5.0), recipe, several=True))
    assert found.band.of == min(found.chosen, key=lambda key: found.chosen[key].mae)
    # From six places one step ahead is known, two from five, three from four, and four steps only from three.
    assert np.isfinite(found.band.low).tolist() == [True, True, True, False, False]
    assert found.band.judged == 3 and (np.diff((found.band.high - found.band.low)[:3]) >= 0).all()


def test_the_page_tells_how_often_the_interval_held():
    page = train(open_forecast(series="nile", epochs="30"))
    state, _ = decode(page.query_params)
    band = compared_on(state, network_of(state)).band
    assert f"Of the held-out values, {band.inside} of 20 lie inside" in prose(page)
    assert "somewhat too narrow" in prose(page)


@pytest.mark.parametrize(
    ("inside", "judged", "misses"),
    # By hand, 80 % of 24 are 19.2 with a standard deviation of 1.96; of 100, 80 with 4; of 1, 0.8 with 0.4.
    [(15, 24, True), (16, 24, False), (2, 24, True), (71, 100, True), (72, 100, False), (0, 1, False)],
)
def test_a_band_that_holds_far_fewer_values_than_it_should_is_called_unreliable(inside, judged, misses):
    truth = np.zeros(judged)
    forecasts = np.where(np.arange(judged) < inside, 0.0, 9.0)
    band = band_of("last", [np.ones(20)] * judged, forecasts, truth, None)
    assert (band.inside, band.judged) == (inside, judged)
    said = words(band_told(RECIPE, Outcome(truth, {}, {}, None, band=band)))
    assert ("far fewer than 80 %" in said) == misses


# Several seeds


def test_five_seeds_give_median_and_range_as_each_alone_does():
    query = {"series": "nile", "epochs": "15", "trained": "15", "seeds": "5", "seed": "3"}
    page = open_forecast(**query)
    state, _ = decode(query)
    wait_for(state, 120)
    wait_for_seeds(state, 120)
    page = healthy(page.run())
    maes = []
    for seed in range(3, 8):
        job = Job(NILE.values, replace(NILE.recipe, seed=seed), 15)
        _, _, network = best_network(job)
        maes.append(outcome(Asked(NILE.values, job.recipe), network).errors["network"].mae)
    told = prose(page)
    assert f"a median of {fixed(median(maes), 1)}" in told
    assert f"({fixed(min(maes), 1)} to {fixed(max(maes), 1)})" in told
    assert "On this split" in told and "5 seeds" in told and "seed 3" in told
    assert page.query_params == query


@pytest.mark.parametrize(
    ("spread", "expected"),
    [
        (
            (1, 1, 2, 1, 1.5),
            "the network wins with each of 5 seeds: it is off by a median of 1.00 kg (1.00 to 2.00)",
        ),
        (
            (5, 6, 7, 8, 9),
            "a simpler forecast wins against each of 5 seeds: the network is off by a median of 7.00 kg",
        ),
        ((4, 4, 4, 4, 4.1), "practically a tie with each of 5 seeds"),
        ((1, 4, 9, 9, 9), "of 5 seeds the network wins with 1, loses with 3 and ties with 1"),
    ],
)
def test_a_verdict_over_seeds_claims_what_was_counted(spread, expected):
    assert expected in words(over_seeds(spread, 4.0, "drift", 2, "kg"))


def test_seeds_follow_the_first_and_too_long_a_training_is_not_begun():
    state = replace(state_of(NILE), seeds=5, trained=10)
    assert seeds_of(state) == (0, 1, 2, 3, 4)
    last = replace(state, recipe=replace(state.recipe, seed=999_998))
    assert seeds_of(last) == (999_998, 999_999, 0, 1, 2)
    assert not are_long(state)
    assert are_long(
        replace(state, trained=5000, recipe=replace(state.recipe, window=60, batch=1, choosing=0))
    )


# What is drawn and written


def test_the_picture_and_the_file_have_all_three_parts_and_the_interval():
    found = outcome(Asked(NILE.values, NILE.recipe), Copy(None, None, None, 5))
    colours = dict.fromkeys(("short_term", "input"), "#123456")
    figure = comparison(NILE, NILE.recipe, found, colours=colours, ink="#000000")
    lines = {line.name: line for line in figure.data}
    band, after = (line for line in figure.data if line.name == "80 % interval")
    assert list(lines["LSTM network"].y) == list(NILE.values[59:99])
    assert list(after.y) == [*found.band.beyond_high] * 2 + [*found.band.beyond_low] * 2
    assert max(band.y[:20]) == found.band.high.max() and len(band.x) == 40
    held, chosen = figure.layout.shapes
    assert (chosen.x0, chosen.x1, held.x0) == (1930.5, 1950.5, 1950.5)
    written = list(csv.DictReader(io.StringIO(forecast_csv(NILE, NILE.recipe, found))))
    assert [row["part"] for row in written[58:82]] == ["training"] * 2 + ["for choosing"] * 20 + [
        "held-out"
    ] * 2
    assert [float(row["80 % interval of LSTM network, low"]) for row in written[80:]] == pytest.approx(
        [*found.band.low, *found.band.beyond_low]
    )
    assert float(written[60]["LSTM network"]) == NILE.values[59]
