"""The forecast page without a page: what is learned from, who wins, what a link says, what is drawn."""

import csv
import io
import math
import re
import struct
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_core.forecasting.forecast import Errors, errors
from lstm_core.forecasting.series import SCALINGS
from lstm_core.unit.sequence import run
from lstm_core.words.vocabulary import VOCABULARIES
from pages.forecast import document
from pages.forecast.result.export import forecast_csv
from pages.forecast.result.figures import comparison, strips_of
from pages.forecast.result.verdict import Told, decimals_for, rows, verdict, winners
from pages.forecast.run.job import Job, drawn
from pages.forecast.run.network import GATES, parameters_of
from pages.forecast.run.outcome import Asked, Outcome, outcome
from pages.forecast.run.recipe import Recipe, epoch_seconds, prepared, recipe_for, windows_of
from pages.forecast.shipped import Measure, shipped_series
from pages.forecast.state import MODES, ForecastState, own_state, restored, state_of
from pages.forecast.url import ADDRESS, PANELS, VALUES, fits
from pages.ui.params.packing import packed
from pages.ui.text.texts import text
from tests.pages.forecast.support import words

decode, encode = ADDRESS.decode, ADDRESS.encode

SERIES = shipped_series()
START = tuple(float(value) for value in np.round(10 + 4 * np.sin(np.arange(14.0)), 3))
RECIPE = Recipe(held_out=4, window=3, units=2, batch=4)
wild = st.lists(st.floats(-1e9, 1e9), min_size=4, max_size=4)


def learned(values, recipe=RECIPE, epochs=3):
    job = Job(tuple(values), recipe, epochs)
    *_, last = job.records()
    return job, last, job.network(last.parameters, last.readout)


# Nothing after the split is used


@given(wild, st.sampled_from(SCALINGS))
@settings(deadline=None, max_examples=25)
def test_no_value_after_the_split_reaches_scale_weights_or_first_forecast(rest, scaling):
    recipe = Recipe(held_out=4, window=3, units=2, batch=4, scaling=scaling)
    (job, last, network), (other, again, same) = (
        learned((*START, *end), recipe) for end in (rest, (0.0,) * 4)
    )
    assert job.prepared().scaler == other.prepared().scaler
    assert last.row.tobytes() == again.row.tobytes() and last.loss == again.loss
    first = len(START)
    one = outcome(Asked(job.values, recipe, 2), network)
    two = outcome(Asked(other.values, recipe, 2), same)
    for key, forecast in one.forecasts.items():
        assert forecast[0] == two.forecasts[key][0]
    # Fed back, the whole held-out part is forecast without a look at it.
    one = outcome(Asked(job.values, recipe, 2, several=True), network)
    two = outcome(Asked(other.values, recipe, 2, several=True), same)
    for key, forecast in one.forecasts.items():
        assert forecast.tobytes() == two.forecasts[key].tobytes()
    for key in GATES:
        assert (
            network.gates(job.values)[key][:first].tobytes()
            == same.gates(other.values)[key][:first].tobytes()
        )


def test_the_check_above_would_notice_a_scale_that_has_seen_everything():
    assert (
        prepared((*START, 99.0, 0.0, 0.0, 0.0), RECIPE).scaler
        != prepared((*START, 99.0, 0.0, 0.0, 0.0), Recipe(held_out=3, window=3)).scaler
    )


def test_the_gates_are_those_of_the_last_step_of_each_window():
    job, _, network = learned((*START, 9.0, 8.0, 7.0, 6.0))
    gates = network.gates(job.values)
    scaled = network.scaler.apply(job.values)
    for number in (2, 9, 17):
        alone = run(network.parameters, scaled[number - 2 : number + 1, np.newaxis])
        for key in GATES:
            np.testing.assert_allclose(gates[key][number], getattr(alone, key)[-1], rtol=1e-12)
    assert all(np.isnan(gates[key][:2]).all() for key in GATES)


def test_the_gates_of_a_long_series_come_in_pieces_that_fit_together(monkeypatch):
    job, _, network = learned((*START, 9.0, 8.0, 7.0, 6.0))
    whole = network.gates(job.values)
    monkeypatch.setattr("pages.forecast.run.network._CHUNK", 20)
    for key, pieces in network.gates(job.values).items():
        np.testing.assert_allclose(pieces, whole[key], rtol=1e-12)


# Recipes


@given(st.integers(4, 5000))
@settings(deadline=None)
def test_a_series_of_any_length_gets_a_recipe_that_can_be_carried_out(length):
    values = tuple(float(k % 7) for k in range(length))
    state = own_state(values)
    fits(state)
    assert recipe_for(length) == (state.recipe, state.epochs)


@pytest.mark.parametrize(
    ("values", "recipe", "told"),
    [
        (range(10), Recipe(9, 1), "The held-out part of 9 leaves too little of the 10 values; accepted here are 1 to 8."),
        (range(10), Recipe(2, 8), "A window of 8 does not fit into the 8 values before the split"),
        ([5] * 8 + [1, 2], Recipe(2, 2), "The 8 values before the split are all 5"),
        (range(5000), Recipe(10, 100, units=32, batch=1), "One round through this series would take too long here"),
        ([1e-300, 0, 1e15, 2], Recipe(1, 1), None),
    ],
)  # fmt: skip
def test_recipes_that_do_not_fit_are_refused_in_one_sentence(values, recipe, told):
    values = tuple(map(float, values))
    if told is None:
        prepared(values, recipe)
        return
    with pytest.raises(ValueError) as caught:
        prepared(values, recipe)
    assert str(caught.value).startswith(told) and str(caught.value).endswith(".")


def test_what_training_sets():
    # 4·(8·(8 + 1) + 8) weights and biases of the layer, 8 + 1 of the output layer.
    assert parameters_of(Recipe(24, 13, units=8)) == 329
    assert parameters_of(Recipe(24, 13, units=1)) == 14
    assert (
        windows_of(144, Recipe(24, 13))
        == 107
        == len(prepared(SERIES["passengers"].values, Recipe(24, 13)).targets)
    )


def test_more_work_takes_longer():
    small = epoch_seconds(1000, Recipe(100, 10))
    assert small < min(
        epoch_seconds(2000, Recipe(100, 10)),
        epoch_seconds(1000, Recipe(100, 20)),
        epoch_seconds(1000, Recipe(100, 10, units=32)),
        epoch_seconds(1000, Recipe(100, 10, batch=4)),
    )


# Who wins


def found(**errors):
    """An outcome with these mean absolute errors; each RMSE is the second number, or the same."""
    pairs = {key: value if isinstance(value, tuple) else (value, value) for key, value in errors.items()}
    truth = np.arange(20.0)
    return Outcome(
        truth, dict.fromkeys(pairs, truth), {key: Errors(*pair) for key, pair in pairs.items()}, None
    )


def told(outcome, **fields):
    """The verdict's paragraphs as a reader sees them."""
    series = replace(SERIES["four-days"], **{"unit": "kg", **fields})
    links = [{"link": f"./forecast?{text}", "text": text} for text in ("try seed 1", "train with 5")]
    about = Told(series, Recipe(1, 2, units=2), links)
    return [words(paragraph) for paragraph in verdict(outcome, 2, about)]


@pytest.mark.parametrize(
    ("errors", "expected"),
    [
        ({"network": 1, "last": 2, "mean": 3}, "With this seed and this split, the network wins: it is off by 1.00 kg on average, the best simpler forecast, “last value”, by 2.00."),
        ({"network": 2, "last": 3, "mean": 1}, "With this seed and this split, a simpler forecast wins: “mean so far” is off by 1.00 kg on average, the network by 2.00."),
        ({"network": 1, "last": 1.04, "mean": 3}, "practically a tie: the network is off by 1.00 kg on average, the best simpler forecast, “last value”, by 1.04."),
        ({"network": 2.05, "last": 2, "seasonal": 3}, "practically a tie"),
        ({"network": 0, "last": 0, "mean": 3}, "practically a tie"),
        ({"network": 0.001, "last": 0, "mean": 3}, "practically a tie: the network is off by 0.00 kg"),
        ({"network": 1, "last": 1.06}, "the network wins"),
        ({"network": (1, 9), "last": (2, 3), "mean": (4, 5)}, "By RMSE, which counts large misses more, “last value” is ahead."),
        ({"last": 2, "mean": 3}, "To beat: “last value”, which is off by 2.00 kg on average."),
    ],
)  # fmt: skip
def test_the_verdict_says_plainly_who_wins_and_calls_a_tie_a_tie(errors, expected):
    paragraphs = told(found(**errors))
    assert expected in paragraphs[0]
    assert ("With this seed" in paragraphs[0]) == ("network" in errors)
    assert ("try seed 1" in paragraphs[-1]) == ("network" in errors)


def test_the_verdict_counts_who_is_closer_and_warns_of_few_values():
    truth, near, far = np.arange(4.0), np.array([0.0, 1, 2, 9]), np.array([1.0, 2, 3, 4])
    found = {key: errors(row, truth) for key, row in (("network", near), ("last", far))}
    first, *_, last = told(Outcome(truth, {"network": near, "last": far}, found, None))
    assert "The network is closer on 3 of 4 values" in first and "a simpler forecast wins" in first
    assert last.startswith("With so few held-out values, luck plays a large part.")


def test_the_verdict_says_what_an_error_means():
    truth = np.array([400.0, 500.0])
    far = {"last": np.array([445.0, 455.0])}
    result = Outcome(truth, far, {"last": errors(far["last"], truth)}, None)
    measure = Measure("passengers a month", 1000, "an average month")
    (paragraph,) = told(result, measure=measure)
    assert (
        "Off by 45.00 means: by about 45,000 passengers a month, 10 % of an average month in the held-out part."
        in paragraph
    )
    (paragraph,) = told(result)
    assert "the held-out values run from 400.00 to 500.00" in paragraph


@given(
    st.dictionaries(st.sampled_from(["network", "last", "mean", "seasonal"]), st.floats(0, 1e6), min_size=2)
)
def test_the_table_has_every_forecast_and_marks_the_lowest_in_words(errors):
    errors = {"network": 1.0, "last": 2.0} | errors
    table = rows(found(**errors), 2)
    assert [row["Remark"] for row in table] == [
        "lowest" if value == min(errors.values()) else "" for value in errors.values()
    ]
    assert set(winners(found(**errors).errors, "mae")) == {
        key for key, value in errors.items() if value == min(errors.values())
    }


def test_decimals_follow_the_spread():
    coarse = found(last=1e9, mean=1e9)
    assert [decimals_for((0.0, spread), coarse) for spread in (0.002, 1.5, 40.0, 700.0, 1e6)] == [
        6,
        3,
        2,
        1,
        0,
    ]


def test_small_errors_get_up_to_two_decimals_more():
    errors = [0, 30, 3, 0.4, 0.04, 1e-9]
    assert [decimals_for((0.0, 100.0), found(network=50, last=error)) for error in errors] == [
        1,
        1,
        2,
        3,
        3,
        3,
    ]


# Links


@st.composite
def states(draw):
    """Any state a person can reach."""
    base = draw(
        st.sampled_from([state_of(series) for series in SERIES.values()])
        | st.lists(st.integers(-99, 99).map(lambda n: n / 4), min_size=6, max_size=40, unique=True).map(
            lambda values: own_state(tuple(values), "mine")
        )
    )
    length = len(base.values or SERIES[base.series].values)
    held_out = draw(st.integers(1, max(1, length // 3)))
    recipe = Recipe(
        held_out=held_out,
        window=draw(st.integers(1, min(20, length - held_out - 1))),
        units=draw(st.integers(1, 32)),
        rate=draw(st.sampled_from([1e-5, 0.001, 0.01, 0.5, 1000.0])),
        batch=draw(st.integers(8, 64)),
        seed=draw(st.integers(0, 999_999)),
        scaling=draw(st.sampled_from(SCALINGS)),
    )
    return ForecastState(
        series=base.series, values=base.values, title=base.title, recipe=recipe,
        epochs=draw(st.integers(1, 5000)), period=draw(st.none() | st.integers(1, length - held_out)),
        mode=draw(st.sampled_from(MODES)), vocabulary=draw(st.sampled_from(VOCABULARIES)),
        trained=draw(st.integers(0, 5000)), unit=draw(st.integers(1, recipe.units)),
        days=draw(st.tuples(*[st.integers(-50, 50).map(lambda n: n / 2)] * 3)),
        explore=draw(st.sampled_from(["", *PANELS])),
    )  # fmt: skip


@given(states())
@settings(deadline=None)
def test_a_link_brings_every_state_back(state):
    try:
        fits(state)
    except ValueError:
        return
    assert decode(encode(state)) == (state, ())


@given(
    st.dictionaries(
        st.sampled_from(["series", "values", "held", "window", "rate", "days", "unit"]), st.text(max_size=20)
    )
)
def test_no_link_is_refused(query):
    state, complaints = decode(query)
    fits(state)
    assert all(text.endswith(".") for text in complaints)


@given(
    st.lists(st.floats(-1e15, 1e15), min_size=4, max_size=5000)
    | st.integers(4, 5000).map(lambda n: [k % 9 + 0.125 for k in range(n)])
)
@settings(deadline=None, max_examples=30)
def test_any_series_of_ones_own_stands_in_an_address(values):
    text = VALUES.write(tuple(values))
    assert len(text) < 54_000 and re.fullmatch(r"[\w.,+-]+", text)
    assert VALUES.read(text) == tuple(values)


@pytest.mark.parametrize(
    "text",
    [
        *("z.", "d.", "z.AAAA", "d.%%%", "z." + packed(b"1,2,3"), "z." + packed(b"1,2,3,x"), "d." + packed(b"1234567")),
        *("d." + packed(struct.pack("<4d", 1, 2, 3, bad)) for bad in (math.nan, math.inf, 1e16)),
        *("z." + packed(b"1," * 5000 + b"1"), "d." + packed(bytes(8 * 5001)), "z." + packed(b"1" * 10**8)),
    ],
)  # fmt: skip
def test_a_packed_series_that_cannot_be_used_is_refused(text):
    with pytest.raises(ValueError):
        VALUES.read(text)


def test_a_link_without_its_series_says_so():
    state, (complaint,) = decode({"series": "own"})
    assert state == state_of(SERIES["wave"]) and "does not hold the series" in complaint


def test_where_one_looks_is_no_setting():
    first = state_of(SERIES["nile"])
    looking = replace(first, unit=2, explore="own", trained=9)
    assert looking.same_settings(first)
    assert replace(first, epochs=7).with_settings_of(looking) == first
    assert looking.changed(epochs=7) == replace(looking, epochs=7)


def test_a_network_leaves_the_screen_with_its_settings_and_comes_back_with_them():
    trained = replace(state_of(SERIES["nile"]), trained=9, unit=4)
    other = trained.changed(recipe=replace(trained.recipe, units=3))
    assert (other.trained, other.unit) == (0, 3)
    assert restored(other, trained).trained == 9
    assert restored(trained, replace(trained, epochs=7, trained=0)).trained == 9


def test_of_a_long_held_out_part_some_values_are_watched_the_first_and_the_last_among_them():
    assert drawn(3).tolist() == [0, 1, 2]
    many = drawn(1000)
    assert (many[0], many[-1], len(many)) == (0, 999, 200) and (np.diff(many) > 0).all()


# Document 003


def test_one_step_from_nothing_stays_below_one_whatever_the_weights():
    c, h = document.farthest()
    assert 0.999 < c < 1 and h == pytest.approx(math.tanh(1), abs=1e-6)
    for strength in document.STRENGTHS:
        trace = document.one_step(strength)
        assert 0 < trace.c < 1 and 0 < trace.h < 1
        z = strength * document.INPUT
        assert float(trace.c) == pytest.approx(math.tanh(z) / (1 + math.exp(-z)))
    days = document.days_on_end().c
    assert days[-2] < document.CLAIMED_C < days[-1] and len(days) == 4


def test_the_three_values_are_learned_and_the_fourth_is_read_off():
    case = document.small_case((5.0, 6.0, 7.0))
    assert case.scaler.apply([5, 6, 7]).tolist() == [-1, 0, 1]
    assert case.forecasts[:2] == pytest.approx([6, 7], abs=0.01)
    assert np.abs(case.trace.h).max() < 1
    h = float(case.trace.h[0, 0])
    assert document.readout_for(h, 2.0).forward([h])[0] == pytest.approx(2)


# Pictures and files


def test_the_picture_separates_what_was_learned_held_out_and_beyond():
    job, last, network = learned(SERIES["passengers"].values, Recipe(24, 12, units=2), 1)
    series = SERIES["passengers"]
    result = outcome(Asked(series.values, job.recipe, 12), network)
    strips = strips_of(network.gates(series.values), 2, "standard")
    colours = dict.fromkeys(
        ("short_term", "input", "forget", "input_gate", "output", "candidate", "long_term"), "#123456"
    )
    figure = comparison(series, job.recipe, result, colours=colours, ink="#000000", strips=strips)
    lines = {line.name: line for line in figure.data}
    assert list(lines["series"].y) == list(series.values) and lines["series"].x[0] == 1949
    assert lines["LSTM network"].x[0] == 1959 and lines["LSTM network"].x[-1] == pytest.approx(1960 + 11 / 12)
    assert lines["after the end"].x == (1961,) and lines["after the end"].y == (result.beyond[0],)
    assert lines["Forget gate"].z[0][-1] == pytest.approx(network.gates(series.values)["f"][-1, 1])
    assert lines["Forget gate"].z[0][0] is None
    assert figure.layout.dragmode is False and figure.layout.xaxis.fixedrange
    marks = {note.text: note for note in figure.layout.annotations}
    assert marks[text("forecast.chart.held_out")].x == marks[text("forecast.chart.training")].x
    (shade,) = figure.layout.shapes
    assert lines["series"].x[119] < shade.x0 < lines["series"].x[120]
    assert last.epoch == job.epochs == 1


def test_the_picture_says_from_where_the_forecast_only_repeats():
    series = SERIES["nile"]
    _, _, network = learned(series.values, series.recipe, 60)
    colours = dict.fromkeys(("short_term", "input"), "#123456")
    for several in (True, False):
        result = outcome(Asked(series.values, series.recipe, several=several), network)
        figure = comparison(series, series.recipe, result, colours=colours, ink="#000000")
        told = [note for note in figure.layout.annotations if text("forecast.chart.rests") in note.text]
        assert len(told) == several
        if several:
            at = result.settled.start
            assert (told[0].x, told[0].y) == (1951 + at, result.forecasts["network"][at])
            assert np.ptp(result.forecasts["network"][at:]) < 0.02 * (1370 - 456)


def test_the_csv_file_has_every_value_and_forecast_in_full_precision():
    job, _, network = learned((*START, 9.0, 8.0, 7.0, 6.0))
    series = SERIES["four-days"]
    whole = type(series)(**{**vars(series), "values": job.values})
    result = outcome(Asked(job.values, job.recipe, 2, several=True), network)
    table = list(csv.DictReader(io.StringIO(forecast_csv(whole, job.recipe, result))))
    assert [row["part"] for row in table] == ["training"] * 14 + ["held-out"] * 4 + ["after the end"] * 4
    assert [float(row["truth"]) for row in table[:18]] == list(job.values)
    assert [float(row["LSTM network"]) for row in table[14:]] == [
        *result.forecasts["network"],
        *result.beyond,
    ]
    assert [float(row["seasonal repeat"]) for row in table[14:18]] == result.forecasts["seasonal"].tolist()
