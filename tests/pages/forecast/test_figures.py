"""A forecast as a picture and as a file."""

import csv
import io

import numpy as np
import pytest

from pages.forecast.result.export import forecast_csv
from pages.forecast.result.figures import comparison, strips_of
from pages.forecast.run.outcome import Asked, outcome
from pages.forecast.run.recipe import Recipe
from pages.ui.text.texts import text
from tests.pages.forecast.support import SERIES, START, learned


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
