"""Open this cell, without a browser: every number against the plain recurrence, the link to the first page, the panel."""

import re
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from lstm_core.charlm.text.alphabet import BOUNDARY
from lstm_core.unit.step import step
from lstm_core.words.vocabulary import BLOCKS, VOCABULARIES
from pages.neurons.cell.payload import LINES, cell_payload, unit_query, values_of
from pages.neurons.model.network import network, reading_of
from pages.neurons.reader.requests import reduce_opened
from pages.neurons.text.texts import text_of
from pages.neurons.url import default_state
from pages.unit.url import address
from tests.pages.support import healthy, open_page, send_to, told
from tests.ui.support import EXAMPLES, STEPS, is_one_sentence

PAGE = "neurons/page.py"
LIVE = "gatewise_opened"
START = default_state()
TEXT = text_of(START)
READING = reading_of(TEXT)
PLACES = [(12, 0), (200, 17), (3, len(TEXT) - 1)]


def live(page):
    return told(page, LIVE)["opened"]


def by_the_book(place):
    """Every cell's numbers at a character, by the equations."""
    weights, model = network().exact, network()
    h = c = np.zeros(model.units)
    for symbol in [BOUNDARY, *model.alphabet.encode(TEXT[: place + 1])]:
        h_prev, c_prev = h, c
        i, f, o, g = np.split(weights.w_x[symbol] + h @ weights.w_h + weights.b, 4)
        i, f, o = (1 / (1 + np.exp(-z)) for z in (i, f, o))
        c = f * c + i * np.tanh(g)
        h = o * np.tanh(c)
    return {
        "f": f, "i": i, "g": np.tanh(g), "o": o, "c_prev": c_prev, "kept": f * c_prev, "added": i * np.tanh(g),
        "c": c, "tanh_c": np.tanh(c), "h": h, "h_prev": h_prev,
    }  # fmt: skip


@pytest.mark.parametrize(("cell", "place"), PLACES)
def test_every_number_is_the_recurrences(cell, place):
    told_, book = cell_payload(READING, cell, place, "plain"), by_the_book(place)
    for key in ("f", "i", "g", "o", "c_prev", *LINES):
        assert told_["values"][key] == pytest.approx(book[key][cell], abs=1e-10), key
    for block, sum_ in zip(BLOCKS, told_["sums"], strict=True):
        assert sum_["value"] == pytest.approx(book[block.letter][cell], abs=1e-10)
        for term in sum_["terms"]:
            assert term["h"] == pytest.approx(book["h_prev"][term["cell"]], abs=1e-10)


@pytest.mark.parametrize(("cell", "place"), PLACES)
def test_every_sum_is_written_out_and_adds_up(cell, place):
    told_ = cell_payload(READING, cell, place, "plain")
    assert [sum_["letter"] for sum_ in told_["sums"]] == ["f", "i", "g", "o"]
    for sum_ in told_["sums"]:
        products = [term["h"] * term["w"] for term in sum_["terms"]]
        assert [term["product"] for term in sum_["terms"]] == products
        assert all(abs(one) >= abs(other) for one, other in pairwise(products))
        assert sum(products) + sum_["rest"] == pytest.approx(sum_["total"], abs=1e-12)
        assert sum_["total"] + sum_["w_x"] + sum_["b"] == pytest.approx(sum_["z"], abs=1e-12)
        values = told_["values"]
        letter = sum_["letter"]
        assert (values[f"p_{letter}h"], values[f"z_{letter}"]) == (sum_["total"], sum_["z"])
        assert values["x"] * values[f"w_{letter}x"] == values[f"p_{letter}x"] == sum_["w_x"]
    values = told_["values"]
    assert values["c_prev"] * values["f"] == pytest.approx(values["kept"], abs=1e-12)
    assert values["kept"] + values["added"] == pytest.approx(values["c"], abs=1e-12)
    assert values["o"] * values["tanh_c"] == pytest.approx(values["h"], abs=1e-12)


@pytest.mark.parametrize(("cell", "place"), PLACES)
@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_the_first_page_shows_the_same_sums_shares_and_memories(cell, place, vocabulary):
    state, complaints = address(EXAMPLES, STEPS).decode(unit_query(READING, cell, place, vocabulary))
    assert complaints == () and state.vocabulary == vocabulary and str(cell) in state.title
    trace, values = step(state.parameters, *state.states), values_of(READING, cell, place)
    for key in ("z_f", "z_i", "z_g", "z_o", "f", "i", "g", "o", *LINES):
        assert float(getattr(trace, key)) == pytest.approx(values[key], abs=1e-12), key


def test_where_one_is_in_the_text_is_shown_on_one_line():
    place = re.search(r"\n[^\n]", TEXT).start() + 1
    before, here, behind = cell_payload(READING, 0, place, "plain")["around"]
    assert before.endswith("↵") and not any(sign in before + behind for sign in "\n\t")
    assert (before + here + behind).replace("↵", "\n") in TEXT and here == TEXT[place]
    assert cell_payload(READING, 0, place - 1, "plain")["sign"]["name"] == "line end"


def test_a_character_nobody_taught_it_has_the_weight_of_the_unknown():
    told_ = cell_payload(reading_of("ab東c"), 5, 2, "plain")
    assert told_["sign"]["name"] == "an unknown character" and told_["around"][1] == "東"


@pytest.mark.parametrize(("cell", "place"), [(-1, 0), (network().units, 0), (0, -1), (0, len(TEXT))])
def test_there_is_no_other_cell_or_character(cell, place):
    with pytest.raises(ValueError):
        cell_payload(READING, cell, place, "plain")


def test_the_panel_walks_over_cells_and_characters():
    page = open_page(PAGE, look="open", cell="12", place="5", names="12:starts,40:line end")
    assert (live(page)["cell"], live(page)["place"], live(page)["name"]) == (12, 4, "starts")
    page = send_to(page, LIVE, id=1, kind="place", place=5)
    page = send_to(page, LIVE, id=2, kind="cell", cell=40)
    assert (live(page)["cell"], live(page)["place"], live(page)["name"]) == (40, 5, "line end")
    assert (page.query_params["cell"], page.query_params["place"]) == ("40", "6")
    assert live(page)["values"]["h"] == pytest.approx(READING.h[6, 40])
    # The reader above looks there too.
    above = told(page, "gatewise_neurons")["neurons"]
    assert (above["cell"], above["place"], above["answered"]) == (40, 5, 2)


def test_it_can_be_opened_on_the_first_page():
    page = healthy(open_page(PAGE, look="open", cell="12", place="5"))
    links = [link.proto for link in page.get("page_link")]
    assert any("Open these sums" in link.label and "Unit+12" in link.query_string for link in links)


@pytest.mark.parametrize(
    "request_",
    [{}, {"kind": "eval"}, {"kind": "cell"}, {"kind": []},
     *({"kind": "cell", "cell": cell} for cell in (-1, network().units, 1.0, True, "1")),
     *({"kind": "place", "place": place} for place in (-1, len(TEXT), None, 2.0))],
    ids=str,
)  # fmt: skip
def test_anything_else_is_refused_in_one_sentence(request_):
    with pytest.raises(ValueError) as caught:
        reduce_opened(START, request_)
    assert is_one_sentence(str(caught.value))


def test_looking_at_another_character_is_not_undone():
    looking = reduce_opened(START, {"kind": "place", "place": 3})
    assert looking == replace(START, place=3) and looking.same_settings(START)
