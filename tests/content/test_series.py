"""The shipped series: the numbers of their sources, or exactly what their generator makes."""

import json
import math
import re
import statistics
from dataclasses import replace

import numpy as np
import pytest

from lstm_core.forecasting.series import MAX_LENGTH, MIN_LENGTH
from pages.forecast.live.runs import is_quick
from pages.forecast.result.verdict import amount
from pages.forecast.run.outcome import Asked, outcome
from pages.forecast.run.recipe import MAX_EPOCHS, prepared
from pages.forecast.shipped import FOLDER, shipped_series
from pages.forecast.state import state_of
from tests.content.generators import GENERATORS

SERIES = shipped_series()
# Facts that the sources and the R documentation give: length, first and last value, sum, least and greatest.
KNOWN = {
    "passengers": (144, 112, 432, 40_363, 104, 622),
    "nile": (100, 1120, 740, 91_935, 456, 1370),
    "lynx": (114, 269, 3396, 175_334, 39, 6991),
}

each = pytest.mark.parametrize("series", SERIES.values(), ids=SERIES)
FILES = {
    data["id"]: data
    for data in (json.loads(path.read_text(encoding="utf-8")) for path in FOLDER.glob("*.json"))
}


def test_real_and_generated_series_are_there_and_a_wave_comes_first():
    assert next(iter(SERIES)) == "wave" and set(FILES) == set(SERIES)
    assert {name for name, data in FILES.items() if "generator" not in data} == set(KNOWN)
    assert {data["generator"] for data in FILES.values() if "generator" in data} == set(GENERATORS)


@pytest.mark.parametrize("name", KNOWN)
def test_a_real_series_has_the_published_facts(name):
    values = SERIES[name].values
    found = (len(values), values[0], values[-1], sum(values), min(values), max(values))
    assert found == KNOWN[name]


def test_figures_that_the_literature_quotes():
    passengers = SERIES["passengers"].values
    assert statistics.mean(passengers) == pytest.approx(280.2986, abs=5e-5)
    assert statistics.stdev(passengers) == pytest.approx(119.9663, abs=5e-5)
    assert passengers[-12:] == (417, 391, 419, 461, 472, 535, 622, 606, 508, 461, 390, 432)
    nile = SERIES["nile"].values
    assert statistics.mean(nile) == 919.35
    # 1899 is the first year after the drop: the means on both sides.
    assert statistics.mean(nile[:28]) == pytest.approx(1097.75) and statistics.mean(
        nile[28:]
    ) == pytest.approx(849.97, abs=5e-3)
    assert statistics.mean(SERIES["lynx"].values) == pytest.approx(1538.018, abs=5e-4)


def correlation(values):
    """With the value before."""
    return float(np.corrcoef(values[:-1], values[1:])[0, 1])


def test_what_the_notes_say_is_so():
    passengers = np.array(SERIES["passengers"].values).reshape(12, 12)
    assert (passengers[1:].mean(axis=1) > passengers[:-1].mean(axis=1)).all()
    assert (passengers[-2:].max(axis=1) > passengers[:-2].max()).all()
    nile = np.array(SERIES["nile"].values)
    before, after = nile[:28], nile[28:]
    assert 0.2 < 1 - after.mean() / before.mean() < 0.25
    assert max(correlation(before), correlation(after)) < 0.2 < correlation(nile)
    lynx = np.array(SERIES["lynx"].values)
    # A peak is the highest of the nine years around it.
    peaks = [k for k in range(4, lynx.size - 4) if lynx[k] == lynx[k - 4 : k + 5].max()]
    apart = np.diff(peaks)
    assert (apart.min(), apart.max()) == (9, 12) and len({*lynx[peaks]}) == len(peaks) > 8
    trend = np.array(SERIES["trend"].values)
    assert int((trend[-24:] > trend[-36:-12]).sum()) == 23
    chaos = np.array(SERIES["chaos"].values)
    assert chaos[1:].tolist() == (3.9 * chaos[:-1] * (1 - chaos[:-1])).tolist()
    # How a small error grows: by the slope of the map, on average over these values; 0.494 in the long run.
    growth = float(np.log(np.abs(3.9 * (1 - 2 * chaos))).mean())
    assert (round(math.log(2) / growth, 1), round(math.log(2) / 0.494, 1)) == (1.6, 1.4)
    pulse = SERIES["pulse"].values
    assert all(pulse[k] == (k % 7 == 6) for k in range(len(pulse)))


def test_on_the_shipped_walk_the_mean_beats_the_last_value_many_steps_ahead():
    walk = SERIES["walk"]
    found = outcome(Asked(walk.values, walk.recipe, several=True))
    assert found.errors["mean"].mae == pytest.approx(7.215, abs=5e-4)
    assert found.errors["last"].mae == pytest.approx(7.798, abs=5e-4)
    found = outcome(Asked(walk.values, walk.recipe))
    assert found.errors["last"].mae < found.errors["mean"].mae


def test_what_a_series_measures_is_what_its_unit_says():
    measured = {name: series.measure for name, series in SERIES.items() if series.measure}
    assert set(measured) == set(KNOWN)
    assert amount(44.2, measured["passengers"]) == "44,000 passengers a month"
    # 106 hundred million cubic metres are 10.6 billion.
    assert amount(106.2, measured["nile"]) == "11 billion cubic metres a year"
    assert amount(705.75, measured["lynx"]) == "710 animals a year"
    assert amount(0.0632, measured["lynx"]) == "0.063 animals a year"


@each
def test_a_generated_series_is_what_its_generator_makes(series):
    if generator := FILES[series.id].get("generator"):
        assert GENERATORS[generator]().tolist() == list(series.values)


@each
def test_a_series_says_what_it_is_and_can_be_forecast_as_it_stands(series):
    assert FILES[series.id]["format"] == "gatewise-series/1"
    assert MIN_LENGTH <= len(series.values) <= MAX_LENGTH
    assert series.title and len(series.title) <= 40 and not series.title.endswith(".")
    for text in (series.point, series.source, series.rights):
        assert text.endswith(".") and not re.search(r"[<>`$*_]|  |--", text)
    prepared(series.values, series.recipe)
    assert 1 <= series.epochs <= MAX_EPOCHS
    assert is_quick(replace(state_of(series), trained=series.epochs))
    assert series.period is None or 2 <= series.period <= len(series.values) - series.recipe.held_out


def test_no_two_series_share_a_title_or_a_point():
    for field in ("title", "point", "values"):
        assert len({getattr(series, field) for series in SERIES.values()}) == len(SERIES)
