"""A series of one's own: pasted, from a file, in the address."""

import numpy as np
import pytest

from tests.pages.forecast.support import OWN, figure, open_forecast, trace
from tests.pages.support import healthy


def shown_buttons(page):
    return [button.label for button in page.button]


def press(page, label):
    return healthy(next(b for b in page.button if b.label == label).click().run())


def use_text(page, text):
    page.text_area(key="own_text").set_value(text)
    return healthy(page.button(key="own_numbers").click().run())


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


def test_a_table_shows_what_was_understood_and_is_used_on_request():
    rows = "\n".join(f"{30 - k}.01.2024;{k * k},5;{10 - k},0" for k in range(8))
    page = load(open_forecast(open="own"), f"Datum;squares;down\n{rows}\n")
    before = figure(page)["data"]
    assert page.multiselect[0].value == ["squares"] and page.multiselect[0].options == ["squares", "down"]
    boxes = {box.label: box.value for box in page.selectbox if "_box_" in str(box.key)}
    assert (boxes["Between the columns"], boxes["Before decimals"], boxes["Dates"]) == (";", ",", "Datum")
    assert "the rows now run from old to new" in " ".join(text.value for text in page.caption)
    page = press(page, "Use the table")
    assert trace(page, "series")["y"] == [k * k + 0.5 for k in range(7, -1, -1)] != before
    assert page.query_params["title"] == "squares" and page.query_params["dates"].startswith("2024-01-23,")
    page = healthy(page.multiselect[0].set_value(["down", "squares"]).run())
    page = press(page, "Use the table")
    assert page.query_params["title"] == "down" and page.query_params["inputs"].startswith("squares:49.5,")
    again = open_forecast(**page.query_params)
    assert trace(again, "series")["y"] == trace(page, "series")["y"] == [float(3 + k) for k in range(8)]


def test_what_two_readings_fit_is_asked_before_it_is_used():
    page = load(open_forecast(open="own"), "28,7\n28,95\n29,08\n29,12\n")
    assert next(b for b in page.button if b.label == "Use the table").disabled
    answer = next(label for label in shown_buttons(page) if label.startswith("Nothing: one column"))
    page = press(press(page, answer), "Use the table")
    assert trace(page, "series")["y"] == [28.7, 28.95, 29.08, 29.12]


def test_missing_values_can_be_left_out_or_filled():
    page = load(
        open_forecast(open="own"),
        "date,v\n2024-01-01,5\n2024-01-02,\n2024-01-03,7\n2024-01-04,9\n2024-01-05,8\n",
    )
    answers = [label for label in shown_buttons(page) if label.startswith(("Leave out", "Draw a line"))]
    filled = press(press(page, answers[1]), "Use the table")
    assert trace(filled, "series")["y"] == [5, 6, 7, 9, 8]
    box = next(box for box in filled.selectbox if box.label == "Missing values")
    left = press(healthy(box.set_value("leave out").run()), "Use the table")
    assert trace(left, "series")["y"] == [5, 7, 9, 8] and left.query_params["dates"].count(",") == 3


def test_another_table_is_read_by_itself_whatever_was_chosen_of_the_one_before():
    page = load(
        open_forecast(open="own"), "date;v\n2024-01-01;1,5\n2024-01-02;2,5\n2024-01-03;3,5\n2024-01-04;2\n"
    )
    order = next(box for box in page.selectbox if box.label == "Order of the rows")
    page = healthy(order.set_value("reversed").run())
    page = press(load(page, "a,b\nx,4\ny,8\nz,6\nw,7\n"), "Use the table")
    assert trace(page, "series")["y"] == [4, 8, 6, 7] and page.query_params["title"] == "b"


def test_rows_copied_from_a_spreadsheet_are_a_table():
    page = use_text(
        open_forecast(open="own"), "01.01.2024\t1,5\n02.01.2024\t2,5\n03.01.2024\t3,5\n04.01.2024\t3,25"
    )
    page = press(page, "Use the table")
    assert trace(page, "series")["y"] == [1.5, 2.5, 3.5, 3.25]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("day,value\n1,5\n2,6\n3,abc\n4,8\n5,9", "Row 4, column “value”: “abc” is not a number"),
        ("value\n" + "1\n" * 100_000, "100,000 rows; accepted are at most 5,000"),
        ("value\n7\n", "1 row with values"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not UTF-8 text"),
        (b"", "The file is empty"),
    ],
)
def test_a_table_that_cannot_be_read_says_where_and_keeps_the_screen(content, told):
    page = open_forecast(open="own", series="nile")
    before = figure(page)["data"]
    page = load(page, content)
    assert len(page.error) == 1 and told in page.error[0].value.replace("\\", "")
    assert figure(page)["data"] == before and page.query_params == {"series": "nile", "open": "own"}


@pytest.mark.parametrize(
    ("rows", "told"), [("4\n" * 20, "before the split are all 4"), ("5\n6\n7\n", "has 3 values; 4 to 5,000")]
)
def test_a_table_that_cannot_be_forecast_says_why_and_keeps_the_screen(rows, told):
    page = load(open_forecast(open="own", series="nile"), f"value\n{rows}")
    page = press(page, "Use the table")
    assert len(page.error) == 1 and told in page.error[0].value.replace("\\", "")
    assert page.query_params == {"series": "nile", "open": "own"}


def test_the_longest_series_of_ones_own_stands_in_the_address():
    numbers = np.random.default_rng(4).normal(size=5000)
    page = use_text(open_forecast(open="own"), " ".join(map(repr, numbers.tolist())))
    assert not page.error and len(page.query_params["values"]) < 54_000
    again = open_forecast(**page.query_params)
    assert trace(again, "series")["y"] == numbers.tolist()
