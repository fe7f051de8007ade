"""Neurons that read without a browser: the text and its units, requests, undo, names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_core.charlm.net.reading import read_with
from lstm_core.charlm.probes.following import rank_cells
from lstm_core.charlm.probes.probes import PROBES, probe_values
from pages.neurons.cell.naming import dump_names, parse_names
from pages.neurons.model import network
from pages.neurons.reader.requests import reduce
from pages.neurons.spec import NEURONS
from pages.neurons.state import (
    ORDERS,
    OWN,
    NeuronState,
)
from pages.neurons.text.texts import shipped_passages
from pages.neurons.url import default_state, packed
from pages.ui.text.numbers import fixed
from tests.pages.neurons.support import (
    PAGE,
    UNITS,
    measured,
    names,
    reader,
    reading_with,
    small_model,
)
from tests.pages.support import healthy, open_page, send, texts, upload, words
from tests.pages.tab import Tab
from tests.ui.support import is_one_sentence

pytestmark = pytest.mark.usefixtures("small_network")


def test_the_first_screen_shows_the_cell_that_follows_the_probe_best():
    data = reader(open_page(PAGE))
    text = data["text"]
    assert text == next(iter(shipped_passages().values())).text
    found = read_with(small_model(), text)
    for probe in ("quotes", "indentation"):
        data = reader(open_page(PAGE, probe=probe))
        wanted = rank_cells(found.tanh_c, probe_values(probe, text), PROBES[probe].kind)
        assert (data["cell"], data["chosen"]) == (wanted.cells[0], False)
    assert data["units"] == UNITS and data["measured"] is False
    assert "".join(data["signs"].values())[1:] == small_model().alphabet.characters


def test_a_passage_says_how_well_its_best_unit_does_there_and_on_unseen_files(tmp_path):
    results, cells = measured(tmp_path)
    with reading_with(network.MODEL, cells):
        for key in ("comments", "lines"):
            passage = shipped_passages()[key]
            lead = reader(open_page(PAGE, **{"from": key}))["lead"]
            found = read_with(small_model(), passage.text)
            kind = PROBES[passage.probe].kind
            here = rank_cells(found.tanh_c, probe_values(passage.probe, passage.text), kind)
            best = int(here.cells[0])
            told_ = words(lead[1])
            assert told_.startswith(passage.sentence)
            assert f"best unit here, {best}, follows “{PROBES[passage.probe].name}” with a " in told_
            unseen = results.rankings[passage.probe]
            figures = [fixed(float(one.correlation[best]), 2) for one in (here, unseen)]
            assert "{} ({} on unseen files)".format(*figures) in told_
            if kind == "yes_no":
                areas = [fixed(float(max(one.auc[best], 1 - one.auc[best])), 3) for one in (here, unseen)]
                assert told_.endswith("an AUC of {} ({}).".format(*areas))
    # Nothing there ever changes a probe that prose asks for.
    assert (
        words(reader(open_page(PAGE, **{"from": "prose"}))["lead"][1]) == shipped_passages()["prose"].sentence
    )
    assert len(reader(open_page(PAGE, **{"from": OWN}, text=packed("abc")))["lead"]) == 1


def test_a_passage_that_is_chosen_is_looked_at_for_what_it_shows_and_a_link_as_it_says():
    page = open_page(PAGE)
    page = healthy(page.selectbox(key="neurons_passage").set_value("brackets").run())
    assert (reader(page)["probe"], page.query_params["probe"]) == ("bracket_depth", "bracket_depth")
    assert reader(open_page(PAGE, **{"from": "brackets"}))["probe"] == "quotes"


def test_another_passage_is_seen_from_its_first_character():
    page = open_page(PAGE, place="9", brush="3-6", by="brush", cell="5")
    last = [*shipped_passages()][-1]
    page = healthy(page.selectbox(key="neurons_passage").set_value(last).run())
    data = reader(page)
    assert data["text"] == shipped_passages()[last].text
    assert (data["place"], data["brush"], data["order"], data["cell"]) == (0, None, ORDERS[0], 5)
    assert page.query_params["from"] == last


def test_the_live_part_asks_and_the_address_follows():
    page = open_page(PAGE)
    for request, parameter, wanted in (
        ({"kind": "cell", "cell": 7}, "cell", "7"),
        ({"kind": "place", "place": 11}, "place", "12"),
        ({"kind": "name", "cell": 7, "name": " line, end: "}, "names", "7:line end"),
        ({"kind": "strips", "strips": ["surprise", "gates"]}, "strips", "gates,surprise"),
        ({"kind": "colours", "colours": "orange-purple"}, "colours", "orange-purple"),
        ({"kind": "brush", "start": 4, "stop": 9}, "brush", "5-9"),
        ({"kind": "order", "order": "here"}, "by", "here"),
        ({"kind": "probe", "probe": "url"}, "probe", "url"),
    ):
        page = send(page, id=1, **request)
        assert page.query_params[parameter] == wanted, request
        assert reader(page)["message"] == ""
    # A new probe shows the cell that follows it best.
    assert "cell" not in page.query_params and reader(page)["order"] == "probe"


@pytest.mark.parametrize(
    "request_",
    [
        {"kind": "cell", "cell": UNITS},
        {"kind": "cell", "cell": "3"},
        {"kind": "place", "place": -1},
        {"kind": "place"},
        {"kind": "brush", "start": 5, "stop": 5},
        {"kind": "brush", "start": 0, "stop": 10**9},
        {"kind": "brush", "start": 0, "stop": None},
        {"kind": "probe", "probe": "mood"},
        {"kind": "probe", "probe": ["url"]},
        {"kind": "order", "order": 3},
        {"kind": "strips", "strips": "gates"},
        {"kind": "colours", "colours": None},
        {"kind": "name", "cell": None, "name": "x"},
        {"kind": "dance"},
        {},
    ],
)
def test_a_request_that_cannot_be_met_leaves_everything(request_):
    with pytest.raises(ValueError) as problem:
        reduce(default_state(), request_)
    assert is_one_sentence(str(problem.value)) and str(problem.value).endswith(".")


def test_the_whole_text_cannot_be_brushed():
    state = NeuronState(OWN, own="abc")
    with pytest.raises(ValueError, match="whole text"):
        reduce(state, {"kind": "brush", "start": 0, "stop": 3})
    assert reduce(state, {"kind": "brush", "start": 0, "stop": 2}).brush == (0, 2)


def test_undo_takes_back_what_was_set_and_leaves_where_one_looks():
    tab = Tab.of(NEURONS, default_state()).ask({"kind": "cell", "cell": 3}).ask({"kind": "place", "place": 5})
    named = tab.ask({"kind": "name", "cell": 3, "name": "mine"}).state
    back = tab.ask({"kind": "undo"}).state
    assert (back.cell, back.names, back.place) == (3, {}, 5)
    assert tab.ask({"kind": "redo"}).state == named
    start = tab.ask({"kind": "reset"}).state
    assert (start.cell, start.names, start.place) == (None, {}, 5)


def test_undo_of_another_text_looks_where_that_text_has_characters():
    long, short = NeuronState(OWN, own="a long text", place=9), NeuronState(OWN, own="abc")
    assert short.with_settings_of(long) == long
    assert long.with_settings_of(NeuronState(OWN, own="ab")).place == 0


@given(st.dictionaries(st.integers(0, UNITS - 1), names))
def test_names_come_back_from_their_file(given_names):
    assert parse_names(dump_names(given_names).encode(), UNITS) == given_names


BAD_NAMES = [
    b"", b"\xff", b"[]", b"{}", b'{"format": "other/1", "names": {}}', b'{"format": "gatewise-cell-names/1", "names": []}',
    b'{"format": "gatewise-cell-names/1", "names": {"99": "x"}}', b'{"format": "gatewise-cell-names/1", "names": {"-1": "x"}}',
    b'{"format": "gatewise-cell-names/1", "names": {"1": 5}}', b'{"format": "gatewise-cell-names/1", "names": {"1": " "}}',
    b'{"format": "gatewise-cell-names/1", "names": {"1": "x"}, "more": 1}',
]  # fmt: skip


@pytest.mark.parametrize("content", BAD_NAMES)
def test_a_file_that_holds_no_names_is_refused(content):
    with pytest.raises(ValueError) as problem:
        parse_names(content, UNITS)
    assert is_one_sentence(str(problem.value))


def test_names_are_uploaded_and_shown_as_they_are():
    page = open_page(PAGE, look="names", names="3:mine")
    page = upload(page, dump_names({5: "*a* [b]"}), "names.json")
    assert reader(page)["names"] == {"5": "*a* [b]"}
    assert r"\*a\* \[b\]" in texts(page)
    page = upload(page, b"{", "names.json")
    assert len(page.error) == 1 and reader(page)["names"] == {"5": "*a* [b]"}
