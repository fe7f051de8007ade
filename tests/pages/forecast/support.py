"""The forecast page without a browser: what is watched there is asked for here."""

import base64
import json

import numpy as np

from lstm_core.forecasting.forecast import errors
from pages.forecast.live.route import RUNS
from pages.forecast.result.verdict import decimals_for
from pages.forecast.shipped import shipped_series
from pages.forecast.url import ADDRESS
from pages.ui.text.numbers import fixed
from tests.pages.runs import RunClient
from tests.pages.support import open_page, send, told

decode = ADDRESS.decode

SERIES = shipped_series()
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


def said(page):
    """What the page says in running text between Streamlit's parts, in plain words."""
    parts = [element.proto for element in page.get("bidi_component")]
    told_ = [json.loads(part.json)["prose"] for part in parts if part.component_name == "gatewise_prose"]
    return "\n".join(words(paragraph) for prose in told_ for paragraph in prose["paragraphs"])


def words(segments):
    """Segments as a reader sees them."""
    return "".join(
        segment if isinstance(segment, str) else segment.get("text") or words(segment["strong"])
        for segment in segments
    )


def unpacked(packed):
    """Columns that a payload holds."""
    numbers = np.frombuffer(base64.b64decode(packed["start"]), "<f8")
    return dict(zip(packed["names"], numbers.reshape(len(packed["names"]), -1), strict=True))


def figure(page):
    return json.loads(page.get("plotly_chart")[0].proto.spec)


def trace(page, name):
    return next(line for line in figure(page)["data"] if line.get("name") == name)
