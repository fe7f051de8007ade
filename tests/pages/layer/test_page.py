"""The page of layers, without a browser: its settings, panels, tables and files."""

import csv
import io

from pages.layer.runs import given_of
from pages.layer.tables import run_csv, unit_rows, weights_csv
from tests.pages.layer.support import ONES, PAGE, at, typed
from tests.pages.support import healthy, open_page, send, send_to, texts, told


def test_the_page_follows_its_settings_and_requests():
    page = open_page(PAGE, series="1,0;0,1")
    page = healthy(page.text_input(key="layer_units").set_value("8").run())
    assert page.query_params["units"] == "8" and page.query_params["series"] == "1,0;0,1"
    page = healthy(page.selectbox(key="layer_wiring").set_value("stacked").run())
    page = send(page, kind="view", layer=1, step=1)
    payload = told(page, "gatewise_layer")["layer"]
    assert payload["size"] == [8, 8] and page.query_params["layer"] == "2"
    page = send(page, **typed("w.f.0.0", "9"))
    assert "units" not in page.query_params and page.selectbox(key="layer_wiring").value == "own"
    page = healthy(page.text_input(key="layer_units").set_value("1").run())
    assert page.query_params["own"].startswith("f;") and page.selectbox(key="layer_wiring").value == "own"
    page = healthy(page.text_input(key="layer_seed").set_value("2").run())
    assert "own" not in page.query_params


def test_a_unit_is_opened_and_another_one_asked_for():
    page = open_page(PAGE, open="unit", unit="2")
    assert told(page, "gatewise_inside")["inside"]["unit"] == 1
    page = send_to(page, "gatewise_inside", kind="view", unit=3)
    assert page.query_params["unit"] == "4"


def test_a_series_is_pasted_and_a_line_of_another_length_refused():
    page = open_page(PAGE, open="series")
    page = healthy(page.text_area(key="layer_series_text").set_value("0,5 1\n-1,25 0\n2 3").run())
    assert page.query_params["series"] == "0.5,1;-1.25,0;2,3"
    page = healthy(page.text_area(key="layer_series_text").set_value("1 2 3\n4").run())
    assert "Line 1 has not 2 numbers" in texts(page) and page.query_params["series"] == "0.5,1;-1.25,0;2,3"
    one = open_page(PAGE, open="series", own=ONES)
    one = healthy(one.text_area(key="layer_series_text").set_value("1; 0.5; 0.25; 1").run())
    assert one.query_params["series"] == "1;0.5;0.25;1"


def test_the_table_and_the_files_hold_every_number():
    state = at("wiring=both&layer=2&t=3")
    run = given_of(state).runs[1]
    table = unit_rows(state)
    assert len(table["rows"]) == 4 and table["rows"][0][-1] == f"{run.at(2).h[0]:.4f}".replace("-", "−")
    found = list(csv.DictReader(io.StringIO(run_csv(state))))
    assert len(found) == 6 * 4
    line = next(row for row in found if (row["step"], row["unit"]) == ("3", "2"))
    assert float(line["h"]) == run.at(2).h[1] and line["direction"] == "backward"
    weights = list(csv.DictReader(io.StringIO(weights_csv(state))))
    assert len(weights) == 16
    assert float(weights[0]["x₂"]) == run.parameters.forget.w_x[0, 1]


def test_a_table_becomes_the_series_with_a_column_for_each_input():
    page = open_page(PAGE, open="series")
    german = "Tag;Umsatz;Kosten\n1;1.234,5;0,25\n2;2.345,0;0,5\n3;3.000,5;0,75\n"
    page = healthy(page.file_uploader[0].set_value(("umsatz.csv", german.encode(), "text/csv")).run())
    page = healthy(page.button(key="layer_series_use").click().run())
    assert page.query_params["series"] == "1234.5,0.25;2345,0.5;3000.5,0.75"
    three = open_page(PAGE, open="series", inputs="3")
    three = healthy(three.file_uploader[0].set_value(("umsatz.csv", german.encode(), "text/csv")).run())
    three = healthy(three.button(key="layer_series_use").click().run())
    assert (
        "2 columns are chosen; the network has 3 inputs" in texts(three)
        and "series" not in three.query_params
    )


def test_a_file_of_another_kind_is_told_what_is_accepted():
    for panel, accepted in (("files", ".json, .txt, .safetensors"), ("series", ".csv, .txt, .tsv")):
        page = open_page(PAGE, open=panel)
        for name in ("photo.png", "Letter.DOCX"):
            page = healthy(page.file_uploader[0].set_value((name, b"1,2", "text/plain")).run())
            (said,) = [error.value for error in page.error]
            assert f"{name} is of another kind; accepted are files that end in {accepted}" in said.replace(
                "\\", ""
            )
    table = healthy(page.file_uploader[0].set_value(("a.csv", b"1,2\n3,4", "text/plain")).run())
    assert not table.error
