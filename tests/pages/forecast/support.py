"""The forecast page without a browser: what is watched there is asked for here."""

import base64
import json

import numpy as np

from lstm_core.forecasting.forecast import errors
from pages.forecast.live.route import RUNS
from pages.forecast.result.verdict import decimals_for
from pages.forecast.run.job import Job
from pages.forecast.run.recipe import Recipe
from pages.forecast.shipped import shipped_series
from pages.forecast.url import ADDRESS
from pages.ui.text.numbers import fixed
from tests.pages.runs import RunClient
from tests.pages.support import open_page, send, told

decode, encode = ADDRESS.decode, ADDRESS.encode

SERIES = shipped_series()
START = tuple(float(value) for value in np.round(10 + 4 * np.sin(np.arange(14.0)), 3))
RECIPE = Recipe(held_out=4, window=3, units=2, batch=4)
SHORT = {"series": "four-days", "epochs": "40"}
CLIENT = RunClient(RUNS)
OWN = "3,1,4,1,5,9,2,6,5,3,5,8"


def open_forecast(**query):
    """One visitor's page, opened with a link, and with the network of the link where that is quick."""
    return open_page("forecast/page.py", **query)


def stage(page):
    """What the live part was told."""
    return told(page, "gatewise_forecast")["forecast"]


def train(page):
    """Press Train and let it play to its end."""
    asked = stage(page)
    CLIENT.recorded(asked["run"])
    return send(page, kind="rest", epoch=asked["epochs"])


def learned(values, recipe=RECIPE, epochs=3):
    job = Job(tuple(values), recipe, epochs)
    *_, last = job.records()
    return job, last, job.network(last.parameters, last.readout)


def undo(page):
    return send(page, kind="undo")


def table(page):
    """The comparison as rows: forecast, perhaps MAE for choosing, MAE, RMSE, MASE, remark."""
    text = next(element.value for element in page.markdown if element.value.startswith("| Forecast"))
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines()[2:]]
    return {row[0]: [cell.replace("\\", "") for cell in row[1:]] for row in rows}


def expected_row(series, found, key):
    off = errors(found.forecasts[key], found.truth)
    decimals = decimals_for(series.values, found)
    return [fixed(off.mae, decimals), fixed(off.rmse, decimals)]


def bare(cells):
    """MAE and RMSE of a row, which stand before MASE and the remark."""
    return [cell.replace("*", "") for cell in cells[-4:-2]]


def unpacked(packed):
    """Columns that a payload holds."""
    numbers = np.frombuffer(base64.b64decode(packed["start"]), "<f8")
    return dict(zip(packed["names"], numbers.reshape(len(packed["names"]), -1), strict=True))


def figure(page):
    return json.loads(page.get("plotly_chart")[0].proto.spec)


def trace(page, name):
    return next(line for line in figure(page)["data"] if line.get("name") == name)
