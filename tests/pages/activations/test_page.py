"""Sigmoid and tanh without a browser: address, requests, recorded curves, panels."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette

from lstm_core.numbers.activations import SATURATED
from lstm_core.words.vocabulary import VOCABULARIES
from pages.activations.live.requests import reduce
from pages.activations.live.sweeps import COLUMNS, PATH, route
from pages.activations.series import OWN
from pages.activations.spec import ACTIVATIONS
from pages.activations.state import CURVES, REACHES, ActivationsState
from pages.activations.swapping import swap_sentence, swapped
from pages.activations.tables import breaking_rows
from pages.activations.url import ADDRESS, PANELS, SWAPS
from pages.ui.library.sequences import shipped_sequences
from pages.ui.live.grid import ROWS, SPANS, grid
from tests.pages.support import healthy, open_page, send, texts, told
from tests.pages.tab import Tab
from tests.ui.support import Client, is_one_sentence, numbers

decode, encode = ADDRESS.decode, ADDRESS.encode

PAGE = "activations/page.py"
START = ActivationsState()
CLIENT = Client(Starlette(routes=[route]))


def live(page):
    return told(page, "gatewise_activations")["activations"]


@st.composite
def states(draw):
    series = draw(st.sampled_from([OWN, *shipped_sequences()]))
    shipped = shipped_sequences()[series].days if series in shipped_sequences() else START.days
    return ActivationsState(
        z=draw(numbers),
        x=draw(numbers),
        series=series,
        days=draw(st.just(shipped) | st.lists(numbers, min_size=1, max_size=6).map(tuple)),
        swap=draw(st.sampled_from(SWAPS)),
        kept=draw(st.booleans()),
        vocabulary=draw(st.sampled_from(VOCABULARIES)),
        curve=draw(st.sampled_from(CURVES)),
        reach=draw(st.sampled_from(REACHES)),
        explore=draw(st.sampled_from(["", *PANELS])),
    )


@given(states())
@settings(deadline=None)
def test_a_link_brings_back_the_same_screen(state):
    assert decode(encode(state)) == (state, ())


def test_the_first_screen_needs_no_parameters():
    assert encode(START) == {} and decode({}) == (START, ())


@pytest.mark.parametrize("name", ["curve", "z", "reach", "x", "series", "days", "swap", "hold", "words", "open"])  # fmt: skip
@pytest.mark.parametrize("text", ["nan", "1e308", "<script>", "💥", "9" * 5000, "1,,2", "half"])
def test_a_parameter_that_cannot_be_used_is_named_and_the_default_shown(name, text):
    state, complaints = decode({name: text})
    assert state == START
    assert len(complaints) == 1 and f"“{name}”" in complaints[0] and is_one_sentence(complaints[0])


# --- recorded curves -----------------------------------------------------------------


@pytest.mark.parametrize("span", SPANS)
def test_the_recorded_curves_are_both_functions_at_401_inputs(span):
    found = CLIENT.get(f"/{PATH}", params={"span": str(span)})
    names = found.headers["x-columns"].split(",")
    table = dict(zip(names, np.frombuffer(found.content, "<f8").reshape(len(names), ROWS), strict=True))
    assert tuple(names) == COLUMNS
    assert table["z"].tobytes() == grid(span).tobytes()
    for row in (0, 100, 200, 250, 400):
        z = float(grid(span)[row])
        share = 1 / (1 + math.exp(-z)) if z > -700 else 0.0
        assert table["sigmoid"][row] == pytest.approx(share, rel=1e-12, abs=1e-300)
        assert table["tanh"][row] == pytest.approx(math.tanh(z), rel=1e-12)
        assert math.isnan(table["naive"][row]) == (z > 709.78)
        rise = table["tanh_after"][row] - table["tanh_before"][row]
        assert rise == pytest.approx(0.32 * span * (1 - math.tanh(z) ** 2), abs=1e-9 * span)
        assert table["tanh_after"][row] + table["tanh_before"][row] == pytest.approx(2 * math.tanh(z))


@pytest.mark.parametrize("span", ["", "11", "-10", "ten", "10.0", "9" * 5000])
def test_other_spans_are_refused_in_one_sentence(span):
    found = CLIENT.get(f"/{PATH}", params={"span": span})
    assert found.status_code == 400 and is_one_sentence(found.text)


# --- what can be asked ---------------------------------------------------------------


def test_a_row_a_text_and_looks():
    assert reduce(START, {"kind": "row", "handle": "z", "span": 10, "row": 319}).z == 5.95
    tab = Tab.of(ACTIVATIONS, START).ask({"kind": "view", "curve": "tanh"})
    assert tab.state.curve == "tanh" and tab.past == []
    assert tab.ask({"kind": "text", "handle": "z", "text": "2,03"}).state.z == 2.03
    assert tab.ask({"kind": "view", "reach": 1000}).state.reach == 1000
    looking = replace(START, curve="tanh", reach=1000)
    assert tab.ask({"kind": "undo"}).state == looking
    assert tab.ask({"kind": "redo"}).state == replace(looking, z=2.03)
    assert tab.ask({"kind": "reset"}).state == looking


@pytest.mark.parametrize(
    "request_",
    [
        *({}, {"kind": "eval"}, {"kind": ["row"]}, {"kind": "view"}, {"kind": "view", "curve": []}),
        *({"kind": "view", "reach": reach} for reach in (11, "10", True, None, [10])),
        *({"kind": "row", "handle": "z", "span": 10, "row": row} for row in (-1, 401, 1.0, None)),
        *({"kind": "text", "handle": handle, "text": "1"} for handle in ("x", None, [])),
        *({"kind": "text", "handle": "z", "text": text} for text in ("", "nan", "1e9", None)),
    ],
    ids=str,
)
def test_anything_else_is_refused_in_one_sentence(request_):
    with pytest.raises(ValueError) as caught:
        reduce(START, request_)
    assert is_one_sentence(str(caught.value))


# --- panels --------------------------------------------------------------------------


def test_the_formula_breaks_at_710_and_not_at_709():
    rows = {row[0]: row for row in breaking_rows(710.0)["rows"]}
    assert rows["710 (chosen)"][1:5] == ["∞", "∞", "not a number", "1.000000"]
    assert "breaks" in rows["710 (chosen)"][5] and rows["709"][5] == "the same"
    assert rows["709"][1] == "8.22×10³⁰⁷"
    assert rows["5.95"][3:5] == ["0.997401", "0.997401"]


def test_with_a_sigmoid_candidate_nothing_is_ever_taken_away():
    for kept in (False, True):
        state = replace(START, kept=kept)
        runs = swapped(state)
        assert runs.usual.added.min() < 0 < runs.exchanged.added.min()
        assert bool((runs.exchanged.c >= runs.exchanged.c_prev).all()) == kept
        assert f"{runs.exchanged.added.min():.4f}" in swap_sentence(state, runs)
    assert "never falls" in swap_sentence(state, runs)


def test_the_sentence_speaks_of_lowering_not_of_taking_away():
    runs = swapped(START)
    falls = int((runs.exchanged.c < runs.exchanged.c_prev).sum())
    below = int((runs.usual.added < 0).sum())
    said = swap_sentence(START, runs)
    assert f"negative on {below} of {len(START.days)} days" in said
    assert "can only raise" in said and f"still falls on {falls} days" in said
    assert ACTIVATIONS.facts()["least"] == f"{runs.exchanged.added.min():.4f}"


def test_saturated_means_one_thing_below_one_percent_or_above_ninety_nine():
    data = ACTIVATIONS.payload(START)
    for curve, end in (("sigmoid", 0.99), ("tanh", 0.98)):
        bound = data["faded"][curve]
        value = 1 / (1 + math.exp(-bound)) if curve == "sigmoid" else math.tanh(bound)
        assert value == pytest.approx(end, abs=1e-12)
    assert SATURATED == 0.01 and data["flat"] == pytest.approx(0.0396)


@pytest.mark.parametrize(("swap", "letter"), [("forget", "f"), ("input", "i"), ("output", "o")])
def test_a_gate_through_tanh_gives_shares_below_nothing(swap, letter):
    state = replace(START, swap=swap)
    runs = swapped(state)
    shares = getattr(runs.exchanged, letter)
    assert shares.min() < 0
    assert f"−{abs(100 * shares.min()):.1f} %" in swap_sentence(state, runs)


def test_the_page_shows_the_documents_number_and_both_panels():
    page = open_page(PAGE, z="5.95")
    assert live(page)["values"]["sigmoid"] == pytest.approx(1 / (1 + math.exp(-5.95)))
    page = send(page, id=1, kind="text", handle="z", text="710")
    assert live(page)["values"]["naive"] == "NaN" and page.query_params["z"] == "710"
    assert "can only raise" in texts(page)
    assert "can only raise" in texts(open_page(PAGE, open="swap")), "an old link"
    page = healthy(page.selectbox(key="swap").set_value("output").run())
    assert "it is negative on" in texts(page) and page.query_params["swap"] == "output"
    page = healthy(page.text_input(key="swap_days").set_value("1, x").run())
    assert page.error and "unchanged" in page.error[0].value
    page = healthy(page.segmented_control[0].set_value("breaks").run())
    page = healthy(page.text_input(key="breaks_x").set_value("1000").run())
    assert page.query_params["x"] == "1000"


def test_two_curves_are_called_hard_sigmoid_and_a_table_tells_them_apart():
    page = open_page(PAGE, open="hard", z="2.75")
    rows = {row[0]: row[1:] for row in told(page, "gatewise_table")["table"]["rows"]}
    assert rows["2.75 (chosen)"] == ["0.939913", "1.000000", "0.958333"]
    assert rows["−2.5"] == ["0.075858", "0.000000", "0.083333"]
    assert "±2.5" in texts(page) and "±3" in texts(page)
