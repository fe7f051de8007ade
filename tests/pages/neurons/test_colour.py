"""What the text is coloured by: the memory, its squeezed form, the output or a gate, and what follows the choice."""

import json
from dataclasses import replace

import numpy as np
import pytest
from starlette.applications import Starlette

from lstm_core.charlm.net.model import CharModel
from lstm_core.charlm.net.network import CharWeights
from lstm_core.charlm.net.reading import QUANTITIES, read_with
from lstm_core.charlm.probes.following import brushed, rank_cells
from lstm_core.charlm.probes.probes import PROBES, probe_values
from lstm_core.charlm.text.alphabet import Alphabet
from pages.neurons import columns
from pages.neurons.model.network import network, reading_of
from pages.neurons.reader.finding import cell_of
from pages.neurons.reader.requests import reduce
from pages.neurons.text.texts import text_of
from pages.neurons.url import ADDRESS, default_state
from tests.core.charlm.support import small_model
from tests.pages.neurons.test_page import paragraphs, spoken
from tests.pages.support import open_page, send, told
from tests.ui.support import Client

PAGE = "neurons/page.py"
START = default_state()
TEXT = text_of(START)
READING = reading_of(TEXT)
CLIENT = Client(Starlette(routes=[columns.route]))


def asked(what, **question):
    answer = CLIENT.request("POST", f"/{columns.PATH}/{what}", content=json.dumps({"text": TEXT, **question}))
    assert answer.status_code == 200, answer.text
    numbers, found = np.frombuffer(answer.content, "<f8"), {}
    for entry in answer.headers["x-lines"].split(","):
        name, _, count = entry.split(":")
        found[name], numbers = numbers[: int(count)], numbers[int(count) :]
    return found


def test_a_full_memory_behind_a_closed_gate_is_deep_by_tanh_c_and_almost_white_by_h():
    """By hand: c 2.0 and o 0.02 give tanh(c) = 0.9640 and h = 0.02 · 0.9640 = 0.0193."""
    nothing, wide = -60.0, 60.0
    # The boundary adds nothing; each a adds 1 to what is kept whole, so two of them make 2.
    w_x = np.zeros((3, 4), np.float32)
    w_x[0] = [nothing, wide, nothing, wide]
    w_x[2] = [wide, wide, np.log(0.02 / 0.98), wide]
    weights = CharWeights(
        w_x, np.zeros((1, 4), np.float32), np.zeros(4, np.float32), np.zeros((1, 3), np.float32), np.zeros(3, np.float32)
    )  # fmt: skip
    reading = read_with(CharModel(Alphabet("a"), weights, {}), "aa")
    found = {quantity: round(float(reading.over(quantity)[1, 0]), 4) for quantity in QUANTITIES}
    assert found == {"tanh_c": 0.9640, "c": 2.0, "h": 0.0193, "f": 1.0, "i": 1.0, "g": 1.0, "o": 0.02}


def test_there_is_such_a_place_on_the_page():
    """The l of “label”, and a unit that remembers it behind a closed output gate."""
    trace = READING.cell(44)
    assert trace.tanh_c[345] > 0.9 and trace.o[345] < 0.05
    assert trace.h[345] == pytest.approx(trace.o[345] * trace.tanh_c[345], abs=1e-12) and trace.h[345] < 0.05


def test_every_quantity_of_all_cells_is_the_one_of_each_cell():
    reading = read_with(small_model(), "abc de\n" * 30)
    for quantity in QUANTITIES:
        whole = reading.over(quantity)
        for cell in range(reading.model.units):
            alone = getattr(reading.cell(cell), quantity)
            np.testing.assert_allclose(whole[:, cell], alone, rtol=0, atol=1e-13)
        np.testing.assert_allclose(reading.all_cells(17, quantity), whole[17], rtol=0, atol=1e-13)
    with pytest.raises(ValueError, match="one of tanh_c, c, h, f, i, g, o"):
        reading.over("z")


@pytest.mark.parametrize("quantity", QUANTITIES)
def test_ranking_selection_and_character_follow_the_choice(quantity):
    over = READING.over(quantity)
    for probe in ("quotes", "indentation"):
        found = asked("probe", probe=probe, colour=quantity)
        wanted = rank_cells(over, probe_values(probe, TEXT), PROBES[probe].kind)
        np.testing.assert_array_equal(found["cells"], wanted.cells)
        np.testing.assert_array_equal(found["correlation"], wanted.correlation)
        # Unseen files were measured by tanh(c) only.
        assert np.isnan(found["unseen"]).all() == (quantity != "tanh_c")
        assert cell_of(replace(START, probe=probe, colour=quantity)) == wanted.cells[0]
    spans, wanted = asked("brush", start=10, stop=40, colour=quantity), brushed(over, 10, 40)
    np.testing.assert_array_equal(spans["cells"], wanted.cells)
    here = asked("place", place=77, colour=quantity)
    np.testing.assert_allclose(here["values"], over[77], rtol=0, atol=1e-13)
    # Where the scale ends: c has no bounds of its own.
    ends = [float(one["reach"][0]) for one in (here, spans)]
    if quantity == "c":
        assert ends == pytest.approx([np.abs(over[77]).max(), np.abs(wanted.difference).max()])
    else:
        assert ends == [1.0, 1.0 if quantity in "fio" else 2.0]


def test_the_scale_of_c_ends_at_the_largest_size_of_the_cell_in_the_text():
    assert asked("cell", cell=29)["reach"] == pytest.approx([np.abs(READING.c[1:, 29]).max()])


def test_another_quantity_keeps_the_cell_and_the_link_says_it():
    first = cell_of(START)
    assert cell_of(replace(START, colour="o")) != first
    pinned = send(open_page(PAGE), id=1, kind="colour", colour="o")
    assert told(pinned, "gatewise_neurons")["neurons"]["cell"] == first
    page = send(pinned, id=2, kind="colour", colour="h")
    data = told(page, "gatewise_neurons")["neurons"]
    assert (page.query_params["colour"], data["colour"], data["cell"]) == ("h", "h", first)
    assert data["quantities"] == {
        "tanh_c": True, "c": True, "h": True, "f": False, "i": False, "g": True, "o": False,
    }  # fmt: skip
    assert data["measured"] is False
    state = ADDRESS.decode({"colour": "o", "probe": "comment"})[0]
    assert state.colour == "o" and ADDRESS.encode(state) == {"colour": "o", "probe": "comment"}
    assert ADDRESS.decode({"colour": "z"}) == (
        START, ("“colour” in the link is not a quantity of a unit: tanh_c, c, h, f, i, g or o, so the default is shown.",),
    )  # fmt: skip
    for wrong in ("z", None, ["h"]):
        with pytest.raises(ValueError):
            reduce(START, {"kind": "colour", "colour": wrong})
    answer = CLIENT.request(
        "POST", f"/{columns.PATH}/place", content='{"text": "abc", "place": 1, "colour": "z"}'
    )
    assert answer.status_code == 400 and answer.text == "colour is one of tanh_c, c, h, f, i, g, o"


def test_the_page_says_what_is_coloured_and_which_pictures_there_are():
    for quantity, says in (
        ("tanh_c", "squeezed to between −1 and 1"),
        ("c", "the scale ends at the largest size"),
        ("h", "h = o · tanh(c)"),
        ("o", "the share of tanh(c) that the unit passed on, from 0 to 1"),
    ):
        lead = spoken(told(open_page(PAGE, colour=quantity), "gatewise_neurons")["neurons"]["lead"][0])
        assert says in lead
        assert ("article of 2015 colours h" in lead and "both are in use" in lead) == (quantity != "o")
    assert "All of this is counted with tanh(c)" in paragraphs(open_page(PAGE, look="count", colour="h"))
    assert network().units == 256
