"""A series of one's own: pasted, from a file, in the address."""

import numpy as np
import pytest

from tests.pages.forecast.support import OWN, figure, open_forecast, trace
from tests.pages.support import healthy


def column_box(page):
    return next(box for box in page.selectbox if box.label == "Column")


def use_text(page, text):
    page.text_area(key="own_text").set_value(text)
    return healthy(page.button(key="own_use").click().run())


def load(page, content, name="series.csv"):
    content = content if isinstance(content, bytes) else content.encode()
    return healthy(page.file_uploader[0].set_value((name, content, "text/csv")).run())


def test_pasted_numbers_are_shown_and_stand_in_the_address():
    page = use_text(open_forecast(open="own"), OWN.replace(",", " "))
    assert page.query_params == {"series": "own", "values": OWN, "open": "own"}
    assert trace(page, "series")["y"] == [float(text) for text in OWN.split(",")]
    again = open_forecast(**page.query_params)
    assert figure(again)["data"] == figure(page)["data"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "There are no numbers"),
        ("1 2 3", "has 3 values; accepted are 4 to 5,000"),
        ("1 2 three 4", "Line 1, value 3: “three” is not a number"),
        ("1 2 nan 4", "not a finite number"),
        ("7 7 7 7 7", "before the split are all 7"),
        (" ".join(["1"] * 5001), "has 5,001 values"),
        ("1 2 <b>x</b> 4", "“<b>x</b>” is not a number"),
    ],
)
def test_pasted_text_that_cannot_be_used_says_why_and_keeps_the_screen(text, told):
    page = open_forecast(open="own", series="nile")
    before = figure(page)["data"]
    page = use_text(page, text)
    assert len(page.error) == 1 and told in page.error[0].value.replace("\\", "")
    assert figure(page)["data"] == before and page.query_params == {"series": "nile", "open": "own"}


def test_a_csv_file_offers_its_columns_of_numbers():
    rows = "\n".join(f"d{k},{k * k},{10 - k}" for k in range(8))
    page = load(open_forecast(open="own"), f"day,squares,down\n{rows}\n")
    assert column_box(page).options == ["squares", "down"]
    assert trace(page, "series")["y"] == [float(k * k) for k in range(8)]
    page = healthy(column_box(page).set_value("down").run())
    assert trace(page, "series")["y"] == [float(k * k) for k in range(8)]
    page = healthy(page.button(key="own_column_use").click().run())
    assert trace(page, "series")["y"] == [10.0 - k for k in range(8)]
    assert page.query_params["title"] == "down"
    column_box(page).set_value("squares")
    page = healthy(page.button(key="own_column_use").click().run())
    assert page.query_params["title"] == "squares", "chosen and used before the page has answered"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("day,value\n1,5\n2,6\n3,abc\n4,8\n5,9", "Row 4, column “value”: “abc” is not a number"),
        ("value\n5\n6\nNaN\n8\n9", "Row 4, column “value”: “NaN” is not a finite number"),
        ("name,value\na,5\nb,\nc,8\nd,9\ne,3", "Row 3, column “value”: is empty"),
        ("a|b\n1|2\n3|4\n5|6\n7|8", "separated by “|”"),
        ("value\n" + "1\n" * 100_000, "100,000 rows; accepted are at most 5,000"),
        ("value\n" + "4\n" * 20, "before the split are all 4"),
        ("value\n7\n", "1 row with values"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not UTF-8 text"),
        (b"", "The file is empty"),
    ],
)
def test_a_csv_file_that_cannot_be_used_says_where_and_keeps_the_screen(content, told):
    page = open_forecast(open="own", series="nile")
    before = figure(page)["data"]
    page = load(page, content)
    assert len(page.error) == 1 and told in page.error[0].value.replace("\\", "")
    assert figure(page)["data"] == before and page.query_params == {"series": "nile", "open": "own"}


def test_the_longest_series_of_ones_own_stands_in_the_address():
    numbers = np.random.default_rng(4).normal(size=5000)
    page = use_text(open_forecast(open="own"), " ".join(map(repr, numbers.tolist())))
    assert not page.error and len(page.query_params["values"]) < 54_000
    again = open_forecast(**page.query_params)
    assert trace(again, "series")["y"] == numbers.tolist()
