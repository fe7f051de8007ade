"""Neurons that read without a browser: links, requests, texts, names, counts, and files that are damaged."""

import json
import zlib
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_core.charlm.net.reading import read_with
from lstm_core.charlm.probes.cell_results import dump_cells, load_cells
from lstm_core.charlm.probes.following import rank_cells
from lstm_core.charlm.probes.probes import PROBES, probe_values
from lstm_core.charlm.probes.probing import measure
from lstm_core.charlm.text.alphabet import MAX_TEXT
from lstm_core.charlm.text.corpus import Corpus, Document
from lstm_core.words.vocabulary import VOCABULARIES
from pages.neurons.cell.naming import dump_names, parse_names
from pages.neurons.model import network
from pages.neurons.reader.payload import unknown_note
from pages.neurons.reader.requests import reduce
from pages.neurons.spec import NEURONS
from pages.neurons.state import (
    COLOURS,
    LIBRARY,
    MAX_LENGTH,
    MAX_SEED,
    ORDERS,
    OWN,
    PANELS,
    STRIPS,
    NeuronState,
    clean_name,
)
from pages.neurons.text.texts import library_files, own_text, shipped_passages, text_from_file, text_of
from pages.neurons.url import ADDRESS, default_state, packed, unpacked
from pages.ui.text.numbers import fixed
from tests.pages.neurons.support import UNITS, forget, reading_with, small_model, small_network
from tests.pages.support import healthy, open_page, send, texts, told, upload
from tests.pages.tab import Tab
from tests.ui.support import is_one_sentence

decode, encode = ADDRESS.decode, ADDRESS.encode

PAGE = "neurons/page.py"
MARKED = 'say("hello")  # [*a*](b)\n'


@pytest.fixture(autouse=True, scope="module")
def _small(tmp_path_factory):
    with small_network(tmp_path_factory.mktemp("network")):
        yield


def reader(page):
    return told(page, "gatewise_neurons")["neurons"]


plain_texts = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=80
)
names = st.text(min_size=1, max_size=50).map(clean_name).filter(bool)


@st.composite
def states(draw):
    """Any state a person can reach whose text fits a link."""
    passage = draw(st.sampled_from([*shipped_passages(), OWN, LIBRARY]))
    own = draw(plain_texts) if passage == OWN else ""
    file = draw(st.sampled_from([*library_files()])) if passage == LIBRARY else ""
    state = NeuronState(passage, own=own, file=file)
    n = len(text_of(state))
    start, stop = sorted(draw(st.tuples(st.integers(0, n), st.integers(0, n))))
    brush = (start, stop) if 0 < stop - start < n else None
    length = draw(st.integers(1, MAX_LENGTH))
    return replace(
        state,
        cell=draw(st.none() | st.integers(0, UNITS - 1)),
        probe=draw(st.sampled_from([*PROBES])),
        place=draw(st.integers(0, n - 1)),
        order=draw(st.sampled_from(ORDERS if brush else ORDERS[:2])),
        brush=brush,
        colours=draw(st.sampled_from(COLOURS)),
        strips=tuple(strip for strip in STRIPS if draw(st.booleans())),
        names=draw(
            st.dictionaries(st.integers(0, UNITS - 1), names, max_size=5).map(
                lambda d: dict(sorted(d.items()))
            )
        ),
        vocabulary=draw(st.sampled_from(VOCABULARIES)),
        explore=draw(st.sampled_from(["", *PANELS])),
        prompt=draw(
            st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=20)
        ),
        temperature=draw(st.sampled_from([0.0, 0.5, 0.6, 2.0])),
        seed=draw(st.integers(0, MAX_SEED)),
        length=length,
        above=draw(st.booleans()),
        choice=draw(st.none() | st.integers(0, length - 1)),
    )


# --- links -------------------------------------------------------------------------------


@settings(max_examples=80, deadline=None)
@given(states())
def test_a_link_brings_back_every_state(state):
    assert decode(encode(state)) == (state, ())


def test_the_default_needs_no_parameters():
    assert encode(default_state()) == {}


WRONG = {
    "from": "nowhere", "cell": str(UNITS), "probe": "mood", "place": "0", "by": "x", "brush": "5-2", "colours": "grey",
    "strips": "gates,x", "names": "12", "words": "q", "look": "x", "begin": "z", "choice": "401", "temperature": "9", "seed": "-1",
    "length": "0",
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_what_a_link_says_wrongly_is_named_and_falls_back(name):
    state, complaints = decode({name: WRONG[name]})
    assert len(complaints) == 1 and f"“{name}”" in complaints[0]
    assert state == default_state()


@pytest.mark.parametrize(
    "text", ["%%%", "AAAA", packed("x" * (MAX_TEXT + 1)), packed("a\x00"), packed("abc")[:-3]]
)
def test_a_packed_text_that_cannot_be_read_is_named(text):
    state, complaints = decode({"from": OWN, "text": text})
    assert state == default_state() and len(complaints) == 1 and "“text”" in complaints[0]


def test_a_packed_text_cannot_fill_the_memory():
    bomb = zlib.compress(b"a" * 50_000_000, 9)
    import base64

    with pytest.raises(ValueError):
        unpacked(base64.urlsafe_b64encode(bomb).decode())


def test_a_text_of_twenty_thousand_characters_stands_in_the_address():
    rng = np.random.default_rng(0)
    text = "".join(map(chr, rng.integers(33, 127, MAX_TEXT)))
    state = NeuronState(OWN, own=text)
    assert decode(encode(state)) == (state, ())


def test_a_text_that_no_address_can_hold_is_refused_and_the_one_on_screen_stays():
    rng = np.random.default_rng(0)
    strange = "".join(map(chr, rng.integers(0x10000, 0x1FFFF, MAX_TEXT)))
    page = open_page(PAGE, look="text")
    before = reader(page)["text"]
    page.text_area[0].set_value(strange)
    page = healthy(page.button(key="neurons_use").click().run())
    assert reader(page)["text"] == before
    assert "50,000" in page.error[0].value
    # A link from before texts had room in it falls back and says so.
    assert "does not hold the text" in texts(open_page(PAGE, **{"from": OWN}))


# --- the text and its cells -------------------------------------------------------------------


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


def spoken(segments):
    """Segments as they are read."""
    return "".join(
        segment if isinstance(segment, str) else segment.get("text") or spoken(segment.get("strong", []))
        for segment in segments
    )


def paragraphs(page):
    """All running text with terms in it."""
    found = [element.proto for element in page.get("bidi_component")]
    told_ = [json.loads(one.json)["prose"] for one in found if one.component_name == "gatewise_prose"]
    return " ".join(spoken(paragraph) for one in told_ for paragraph in one["paragraphs"])


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
            told_ = spoken(lead[1])
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
        spoken(reader(open_page(PAGE, **{"from": "prose"}))["lead"][1])
        == shipped_passages()["prose"].sentence
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


def test_unknown_characters_are_counted():
    assert unknown_note("plain\n") == ""
    assert unknown_note("née").startswith("1 character ")
    assert unknown_note("né\t😀").startswith("3 characters ")


# --- other texts ---------------------------------------------------------------------------------


def test_own_text_is_read_as_it_is_but_for_its_line_ends():
    assert own_text("\ufeffa\r\nb\rc\n") == "a\nb\nc\n"
    assert text_from_file("né\r\n".encode()) == "né\n"
    page = open_page(PAGE, look="text")
    page.text_area[0].set_value(MARKED)
    page = healthy(page.button(key="neurons_use").click().run())
    assert reader(page)["text"] == MARKED
    assert (page.query_params["from"], unpacked(page.query_params["text"])) == (OWN, MARKED)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"\x7fELF\x00\x01", "not text"),
        (b"ok\ncaf\xe9", "line 2"),
        (b"x" * (MAX_TEXT + 1), "20,001"),
        ("caf\u00e9".encode("utf-16"), "not text"),
    ],
)
def test_a_file_that_is_no_text_is_refused_and_the_text_stays(content, says):
    page = open_page(PAGE, look="text", cell="3")
    before = reader(page)
    page = upload(page, content, "text.py")
    assert len(page.error) == 1 and says in page.error[0].value
    assert is_one_sentence(page.error[0].value) and page.error[0].value.rstrip().endswith(".")
    assert reader(page)["text"] == before["text"] and reader(page)["cell"] == 3


def test_an_uploaded_text_is_read():
    page = upload(open_page(PAGE, look="text"), MARKED, "text.py")
    assert reader(page)["text"] == MARKED


def test_a_file_the_network_never_saw_is_read():
    page = open_page(PAGE, look="text")
    name = [*library_files()][-1]
    page.selectbox(key="neurons_library").set_value(name)
    page = healthy(page.button(key="neurons_library_use").click().run())
    assert reader(page)["text"] == library_files()[name] and len(library_files()[name]) <= MAX_TEXT
    assert page.query_params["file"] == name


# --- names ----------------------------------------------------------------------------------------


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


# --- counts, and where the network comes from -------------------------------------------------------


def measured(folder):
    """What the small network's units follow, and the file that says so."""
    documents = tuple(Document(passage.key, passage.text) for passage in shipped_passages().values())
    results = measure(small_model(), Corpus("some texts", documents, documents), "probe", least=1)
    cells = folder / "cells.json"
    cells.write_text(dump_cells(results), encoding="utf-8")
    # As the file has them, to four decimals.
    return load_cells(cells), cells


def tables(page):
    found = [element.proto for element in page.get("bidi_component")]
    return [json.loads(one.json)["table"] for one in found if one.component_name == "gatewise_table"]


def test_the_count_on_unseen_text_is_the_measured_one_by_both_yardsticks(tmp_path):
    results, cells = measured(tmp_path)
    with reading_with(network.MODEL, cells):
        page = open_page(PAGE, look="count")
    counts, said_ = results.counts(), paragraphs(page)
    assert f"{counts.any} of {UNITS} units" in said_ and f"{counts.none} follow none as well as 0.7" in said_
    assert f"{results.separable().any} units reach 0.95" in said_
    assert "Andrej Karpathy" in said_ and "95 %" in said_ and "5 % can" in said_ and "not comparable" in said_
    yardsticks, unseen, here = (table["rows"] for table in tables(page))
    on_unseen = [str(results.counts(threshold).any) for threshold in (0.5, 0.6, 0.7, 0.9)]
    assert [row[1] for row in yardsticks] == [*on_unseen, str(results.separable().any)]
    text = reader(page)["text"]
    for unseen_row, here_row, (key, probe) in zip(unseen, here, PROBES.items(), strict=True):
        ranking = results.rankings[key]
        assert unseen_row[0] == here_row[0] == probe.name
        assert unseen_row[1] == (str(ranking.cells[0]) if ranking.defined else "–")
        found = rank_cells(read_with(small_model(), text).tanh_c, probe_values(key, text), probe.kind)
        if found.defined:
            # The unit that is best here, and what the same unit does on unseen files.
            best = int(found.cells[0])
            wanted = [str(best), fixed(float(found.correlation[best]), 2)]
            assert here_row[1:4] == [*wanted, fixed(float(ranking.correlation[best]), 2)]
            if probe.kind == "yes_no":
                areas = [max(one.auc[best], 1 - one.auc[best]) for one in (found, ranking)]
                assert here_row[4:] == [fixed(float(area), 3) for area in areas]


def test_results_of_another_network_are_not_taken_for_this_ones(tmp_path):
    documents = (Document("one", 'a = "b"\n' * 50),)
    other = measure(small_model(units=8), Corpus("some texts", documents, documents), "probe", least=1)
    cells = tmp_path / "cells.json"
    cells.write_text(dump_cells(other), encoding="utf-8")
    with reading_with(network.MODEL, cells):
        page = open_page(PAGE, look="count")
    assert "another network" in page.info[0].value and told(page, "gatewise_table")


def test_without_results_the_page_counts_on_the_text_shown():
    page = open_page(PAGE, look="count")
    assert "There is no count" in page.info[0].value
    assert f"of {UNITS} units follow a probe" in paragraphs(page)
    yardsticks, here = (table["rows"] for table in tables(page))
    assert {row[1] for row in yardsticks} == {row[3] for row in here} == {"–"}


def test_the_page_says_what_its_network_is():
    page = open_page(PAGE)
    said = texts(page) + paragraphs(page)
    for fact in (
        "1,505 files",
        "9,090,753",
        "29 files",
        "1.613 (lower is better)",
        "needs 1.875",
        # log₂ of 98 symbols.
        "98 symbols 6.61",
        "**Seed of the last run**: 7",
        r"\*Python\*",
        f"{UNITS} units",
    ):
        assert fact in said, fact
    assert page.code[0].value.endswith("--seed 7 --out *.npz")


@pytest.mark.parametrize(
    "about", [{}, {"corpus": {}, "figures": {"bits": 1.5}, "settings": {}, "command": ""}]
)
def test_a_network_that_says_little_about_itself_is_shown_all_the_same(tmp_path, about):
    with small_network(tmp_path, about):
        page = open_page(PAGE)
    assert f"{UNITS} units" in texts(page) and "Training text" not in texts(page)
    assert f"{UNITS} LSTM units" in paragraphs(page)


@pytest.mark.parametrize("content", [None, b"", b"PK\x03\x04damaged"])
def test_a_network_that_cannot_be_loaded_is_one_sentence(tmp_path, content):
    path = tmp_path / "model.npz"
    if content is not None:
        path.write_bytes(content)
    with reading_with(path):
        page = open_page(PAGE)
    assert len(page.error) == 1 and is_one_sentence(page.error[0].value)
    assert not [
        element for element in page.get("bidi_component") if "neurons" in element.proto.component_name
    ]
    forget()
    assert json.dumps(reader(open_page(PAGE)))
