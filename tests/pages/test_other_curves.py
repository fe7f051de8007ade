"""Numbers that people brought from other programs come out on the unit's page and along the days, each by its address."""

import csv
import io
from urllib.parse import urlencode

import numpy as np
import pytest
from starlette.applications import Starlette

from lstm_core import CellVariant, LSTMParameters, run, sweep
from lstm_core.words.symbols import SETTINGS
from pages.front import picture_of_unit
from pages.sequence.runs import runs_of
from pages.sequence.spec import SEQUENCE
from pages.sequence.tables import trace_json
from pages.ui.params.cell_variant import VARIANTS, name_of, variant_query
from pages.unit.live.sweeps import PATH, columns, route
from pages.unit.spec import UNIT
from pages.unit.tables import value_csv, value_rows
from tests.pages.support import healthy, notices, open_page, texts
from tests.ui.support import Client

ONES = "series=own&days=1,1,1&beside=none&forget=1,1,0&input=1,1,0&candidate=1,1,0&output=1,1,0"
KERAS2 = "gates=hard_sigmoid_keras2"


def shown(query, page=UNIT):
    return page.answer(query, None)["payload"]


def days(query):
    """Both memories of every day, as the page's chart has them."""
    return {line["key"]: line["values"] for line in shown(query, SEQUENCE)["chart"]["lines"]}


@pytest.mark.parametrize(
    ("query", "h", "c"),
    [
        (ONES, (0.3696064, 0.6505352, 0.7887658), (0.5567699, 1.1444462, 1.7394875)),
        (f"{ONES}&{KERAS2}", (0.3414315, 0.6092738, 0.7629154), (0.5331159, 1.0795433, 1.6458431)),
        (
            "series=own&days=1,0.5,0.25,1&beside=none&output_tanh=off",
            (0.2990573, 0.8055393, 1.6266632, 2.6423734),
            (0.4995214, 0.9380470, 1.6544212, 2.6437989),
        ),
    ],
)
def test_a_series_of_somebody_gives_that_persons_numbers(query, h, c):
    found = days(query)
    np.testing.assert_allclose(found["h"], h, atol=5e-8)
    np.testing.assert_allclose(found["c"], c, atol=5e-8)


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("", {"f": 0.834795, "i": 0.650219, "o": 0.643365, "c": 1.468343, "h": 0.578553}),
        (KERAS2, {"f": 0.824, "i": 0.624, "o": 0.618, "c": 1.454868, "h": 0.554130}),
        (
            "gates=hard_sigmoid_keras3",
            {"f": 0.77, "i": 0.603333, "o": 0.598333, "c": 1.353264, "h": 0.523435, "g": -0.309507},
        ),
        ("x=1&h=1&output_tanh=off", {"c": 2.9475674, "h": 2.9230257}),
    ],
)
def test_a_step_with_other_curves(query, numbers):
    values = shown(f"x=0&h=0&c=2&{query}")["values"]
    assert {key: values[key] for key in numbers} == pytest.approx(numbers, abs=5e-7)


def test_the_older_name_of_the_candidates_tanh_still_works_and_is_written_as_the_new_one():
    state, complaints = SEQUENCE.decode(f"{ONES}&tanh=off")
    assert complaints == () and state.variant == CellVariant(candidate_tanh=False)
    assert "candidate_tanh=off" in SEQUENCE.encode(state) and "&tanh=" not in SEQUENCE.encode(state)
    assert SEQUENCE.decode(f"{ONES}&tanh=on")[0].variant == CellVariant()


def test_without_either_tanh_a_memory_beyond_every_float_is_refused_in_one_sentence():
    query = (
        "series=own&days=" + ",".join(["1"] * 400) + "&candidate=50,50,0&candidate_tanh=off&output_tanh=off"
    )
    state, complaints = SEQUENCE.decode(query)
    assert state.variant == CellVariant(candidate_tanh=False)
    assert len(complaints) == 1 and "neither tanh" in complaints[0]
    calm, complaints = SEQUENCE.decode(f"{ONES}&candidate_tanh=off&output_tanh=off")
    assert complaints == () and calm.variant == CellVariant(candidate_tanh=False, output_tanh=False)


@pytest.mark.parametrize("name", VARIANTS)
def test_a_link_holds_every_variant_and_a_day_hands_it_on(name):
    variant = VARIANTS[name]
    query = urlencode(variant_query(variant))
    for page in (UNIT, SEQUENCE):
        state, complaints = page.decode(query)
        assert (state.variant, complaints) == (variant, ())
        assert page.decode(page.encode(state))[0].variant == variant
    onward = shown(query, SEQUENCE)["onward"]["address"]
    assert UNIT.decode(onward.partition("?")[2])[0].variant == variant
    day = shown(query, SEQUENCE)["values"]
    unit = shown(onward.partition("?")[2])["values"]
    assert [unit[key] for key in ("f", "i", "g", "o", "c", "h")] == [
        day[key] for key in ("f", "i", "g", "o", "c", "h")
    ]


CLIENT = Client(Starlette(routes=[route]))


@pytest.mark.parametrize("paper", [None, 2])
def test_a_drag_is_recorded_with_the_curves_on_screen(paper):
    values, variant = shown("")["values"], CellVariant("hard_sigmoid_keras3", False, False)
    numbers = ",".join("" if key == "w_fx" else str(values[key]) for key in SETTINGS)
    asked = {"handle": "w_fx", "span": 10, "numbers": numbers, "variant": name_of(variant)}
    asked |= {} if paper is None else {"paper": paper}
    answer = CLIENT.request("GET", f"/{PATH}?{urlencode(asked)}")
    assert answer.status_code == 200
    rows = dict(
        zip(columns("w_fx", paper), np.frombuffer(answer.content, "<f8").reshape(-1, 401), strict=True)
    )
    state = UNIT.decode("")[0]
    expected = sweep(state.parameters, *state.states, "w_fx", rows["w_fx"], decimals=paper, variant=variant)
    assert rows["h"].tolist() == expected.h.tolist() and rows["f"].max() == 1.0
    refused = CLIENT.request("GET", f"/{PATH}?{urlencode({**asked, 'variant': 'relu'})}")
    assert refused.status_code == 400 and "variant is 'relu'" in refused.text


def test_tables_and_files_have_the_equations_that_are_computed():
    state = UNIT.decode(f"x=0&h=0&{KERAS2}&output_tanh=off&words=standard")[0]
    rows = list(csv.DictReader(io.StringIO(value_csv(state))))
    by = {row["key"]: row for row in rows}
    assert by["f"]["formula"] == "hard_sigmoid_keras2 ( z_f )" and by["h"]["formula"] == "o × c"
    assert float(by["f"]["value"]) == pytest.approx(0.824) and by["g"]["formula"] == "tanh ( z_g )"
    table = value_rows(state)
    shown_rows = {row[0]: row for row in table["rows"]}
    assert table["variant"] == "hard_sigmoid_keras2-tanh-plain"
    assert "hard σ" in shown_rows["Forget gate"][3] and shown_rows["New hidden state"][4] == "any number"
    days_state = SEQUENCE.decode(f"{ONES}&{KERAS2}")[0]
    assert '"gates": "hard_sigmoid_keras2"' in trace_json(days_state, runs_of(days_state))


def test_the_picture_that_stands_first_is_the_usual_cells_only():
    assert picture_of_unit(UNIT.decode("")[0]) and not picture_of_unit(UNIT.decode(KERAS2)[0])


def test_what_is_typed_cannot_be_marked_and_that_is_said():
    guess = {"kind": "guess", "of": "", "key": "z_f", "answers": {"z_f": "5.95"}}
    for page in (UNIT, SEQUENCE):
        with pytest.raises(ValueError, match="typed answer cannot be checked here"):
            page.answer(KERAS2, {**guess, "of": "0" if page is SEQUENCE else ""})


def test_an_example_says_its_point_of_the_usual_cell_only():
    assert shown("")["example"]["point"] and shown(KERAS2)["example"]["point"] == []


@pytest.mark.parametrize("file", ["unit/page.py", "sequence/page.py"])
def test_who_does_it_that_way_stands_below_each_switch(file):
    name = file.partition("/")[0]
    page = open_page(file)
    said = [caption.value for caption in page.caption]
    assert sum("PyTorch" in sentence for sentence in said) == 3
    page = healthy(page.selectbox(key=f"{name}_variant_gates").set_value("hard_sigmoid_keras2").run())
    assert page.query_params["gates"] == "hard_sigmoid_keras2"
    assert any("before version 2.3" in caption.value for caption in page.caption)
    page = healthy(page.selectbox(key=f"{name}_variant_output_tanh").set_value("plain").run())
    assert page.query_params["output_tanh"] == "off" and not notices(page)
    assert any("teaching implementations" in caption.value for caption in page.caption)


@pytest.mark.parametrize("panel", ["numbers", "seek", "curve", "paper", "files"])
def test_every_panel_of_the_unit_is_drawn_with_other_curves(panel):
    query = {"gates": "hard_sigmoid_keras3", "candidate_tanh": "off", "output_tanh": "off"}
    page = open_page(open=panel, seek="x,h,2", **query)
    if panel == "seek":
        # h = o·c with o = 1 from x = … on: found by the engine's own straight lines.
        assert "2" in texts(page)
    assert not page.error


def test_the_paper_panel_tells_the_hard_units_own_three_figures():
    # x 0, h 0: f 0.824, i 0.624, g −0.31: exact 1.4549; with two decimals 1.64 − 0.19 = 1.45; gates 0.8 and 0.6: 1.41.
    page = open_page(open="paper", x="0", h="0", c="2", gates="hard_sigmoid_keras2")
    assert all(figure in texts(page) for figure in ("1.4549", "1.45", "1.41"))


def test_the_front_door_and_the_page_agree():
    ones = LSTMParameters.scalar(forget=(1, 1, 0), input=(1, 1, 0), candidate=(1, 1, 0), output=(1, 1, 0))
    found = run(ones, [1, 1, 1], variant=CellVariant(gates="hard_sigmoid_keras2"))
    assert days(f"{ONES}&{KERAS2}")["h"] == found.h.tolist()


def test_padding_with_zeros_is_not_harmless():
    after = days("series=own&days=1,0.5,0.25,1,0,0&beside=none")["h"]
    np.testing.assert_allclose(after[3:], (0.9693935, 0.9880989, 0.9917315), atol=5e-8)
    before = days("series=own&days=0,0,1,0.5,0.25,1&beside=none")["h"]
    assert before[-1] == pytest.approx(0.1432788, abs=5e-8)
