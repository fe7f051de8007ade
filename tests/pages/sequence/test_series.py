"""Own days on the page of days: typed, pasted, from a file, and what is refused."""

import re

import numpy as np
import pytest

from tests.pages.sequence.support import (
    days_page,
    engine,
    lines,
    open_days,
)
from tests.pages.support import healthy, send


def typed(text, **query):
    return healthy(open_days(open="series", **query).text_area(key="series_text").set_value(text).run())


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("1", (1,)),
        ("0, 0.5, −2", (0, 0.5, -2)),
        ("0,5; 1,25; 2", (0.5, 1.25, 2)),
        ("1\n2\n3\n", (1, 2, 3)),
        ("1e-3\t4", (0.001, 4)),
    ],
)
def test_own_days_can_be_typed_and_pasted(text, days):
    page = typed(text, day="4")
    trace = engine(days=days)
    assert lines(page)["c"][: len(days)] == trace.c.tolist()
    assert page.query_params["series"] == "own" and days_page(page)["question"]["days"] == list(days)
    assert days_page(page)["day"] == min(3, len(days) - 1)
    assert page.selectbox(key="sequence_example").value == "own" and not page.error
    back = send(page, id=1, kind="undo")
    assert "series" not in back.query_params


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1 two 3", "Line 1, value 2"),
        ("1\n2\nthree", "Row 3"),
        ("1;;3", "Line 1, value 2"),
        ("", "no numbers"),
        ("1 " * 501, "501"),
        ("1e7", "Day 1"),
        ("<b>1</b>", "Line 1"),
        ("=1+1", "Line 1"),
    ],
)
def test_days_that_cannot_be_used_are_refused_in_one_sentence_and_the_series_stays(text, said):
    page = typed(text)
    assert len(page.error) == 1
    message = page.error[0].value.replace("\\", "")
    assert said in message and message.endswith("The series on screen is unchanged.")
    assert not re.search(r"(?<!\\)[<\[]", page.error[0].value)
    assert page.query_params == {"open": "series"} and lines(page)["c"] == engine().c.tolist()
    assert not days_page(page)["can"]["undo"]


def test_pasted_cells_are_a_table_and_an_empty_one_is_asked_about():
    page = typed("Monat\tWert\tTemperatur\nJan\t0,5\t10\nFeb\t0,25\t11\nMrz\t1\t12")
    assert not page.error and use_column(page).query_params["days"] == "0.5,0.25,1"
    page = typed("1\n2\n\n4\n5")
    assert not page.error and next(b for b in page.button if b.label == "Use this column").disabled


def test_what_was_refused_stays_in_its_field_to_be_mended():
    page = typed("1 2 3 4 five 6")
    assert page.text_area(key="series_text").value == "1 2 3 4 five 6"
    page = healthy(page.text_area(key="series_text").set_value("1 2 3 4 5 6").run())
    assert not page.error and days_page(page)["question"]["days"] == [1, 2, 3, 4, 5, 6]
    assert page.text_area(key="series_text").value == "1, 2, 3, 4, 5, 6"


@pytest.mark.parametrize(("key", "name"), [("h0", "h0"), ("c0", "c0"), ("target", "target")])
def test_start_memories_and_target_can_be_typed(key, name):
    page = healthy(open_days(open="series").text_input(key=f"series_{key}").set_value("0,75").run())
    assert page.query_params == {"open": "series", name: "0.75"}
    page = healthy(page.text_input(key=f"series_{key}").set_value("x").run())
    assert len(page.error) == 1 and page.query_params[name] == "0.75"
    assert page.text_input(key=f"series_{key}").value == "x"


def test_a_target_can_be_taken_away():
    page = healthy(open_days(open="series").text_input(key="series_target").set_value(" ").run())
    assert page.query_params == {"open": "series", "target": "none"}
    assert [point["y"] for point in days_page(page)["chart"]["points"]] == [1]


def test_a_second_series_of_ones_own_can_stand_beside():
    page = healthy(open_days(open="series").text_area(key="series_other").set_value("1 0 1 0 1").run())
    assert page.query_params == {"open": "series", "beside": "own", "beside_days": "1,0,1,0,1"}
    assert lines(page)["beside.c"] == engine(days=(1, 0, 1, 0, 1)).c.tolist()
    page = healthy(page.text_area(key="series_other").set_value("").run())
    assert page.query_params == {"open": "series", "beside": "none"}


def test_five_hundred_days_are_shown_whole():
    days = tuple(np.sin(np.arange(500) / 9).round(3).tolist())
    page = typed(" ".join(map(str, days)), day="2")
    assert lines(page)["h"] == engine(days=days).h.tolist()


def uploaded(content, name="days.csv"):
    page = open_days(open="series")
    return healthy(page.file_uploader[0].set_value((name, content, "text/csv")).run())


def use_column(page):
    return healthy(next(b for b in page.button if b.label == "Use this column").click().run())


def test_a_column_of_a_table_becomes_the_series_and_the_first_that_holds_numbers_is_offered():
    page = uploaded(b"date,rain,sun\n2024-01-01,0.5,1\n2024-01-02,0.25,2\n2024-01-03,-1,3\n")
    assert page.selectbox(key="series_1_box_column").options == ["rain", "sun"]
    assert page.selectbox(key="series_1_box_column").value == "rain"
    page = use_column(healthy(page.selectbox(key="series_1_box_column").set_value("sun").run()))
    assert days_page(page)["question"]["days"] == [1, 2, 3]
    assert page.query_params["days"] == "1,2,3"
    page.selectbox(key="series_1_box_column").set_value("rain")
    assert use_column(page).query_params["days"] == "0.5,0.25,-1", (
        "chosen and used before the page has answered"
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"a,b\nx,y\n", "No column holds numbers"),
        (b"rain\n0.5\n", "1 row"),
        (b"day:rain\n1:2\n2:3\n", "No column"),
        (b"a,b\n1,2\n3\n", "Row 3"),
        (b"rain\n1\nwet\n4\n", "Row 3, column “rain”"),
        (b"\xff\x00\x01\x02", "UTF-8"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", ""),
        (b"rain\n" + b"1\n" * 100_000, "100,000 rows"),
    ],
    ids=["empty", "text", "one row", "colons", "ragged", "a word", "binary", "picture", "100,000 rows"],
)
def test_a_file_that_cannot_be_used_is_refused_in_one_sentence(content, said):
    page = uploaded(content)
    assert len(page.error) == 1
    message = page.error[0].value.replace("\\", "")
    assert said in message and message.endswith("The series on screen is unchanged.")
    assert lines(page)["c"] == engine().c.tolist()


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"rain,sun\n" + b"1,2\n2,2\n" * 251, "502 values"), (b"rain,sun\n1e9,2\n3,4\n", "Day 1")],
    ids=["502 days", "too far"],
)
def test_a_column_that_cannot_be_used_is_refused_and_the_series_stays(content, said):
    page = use_column(uploaded(content))
    assert len(page.error) == 1 and said in page.error[0].value.replace("\\", "")
    assert lines(page)["c"] == engine().c.tolist() and page.query_params == {"open": "series"}
