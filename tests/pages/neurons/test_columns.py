"""What the browser looks up about a text: the engine's numbers to the last bit, and one sentence for any other question."""

import json

import numpy as np
import pytest
from starlette.applications import Starlette

from lstm_core.charlm.net.reading import TOP, read_with
from lstm_core.charlm.probes.cell_results import dump_cells
from lstm_core.charlm.probes.following import brushed, rank_cells
from lstm_core.charlm.probes.probes import PROBES, probe_values
from lstm_core.charlm.probes.probing import measure
from lstm_core.charlm.text.alphabet import MAX_TEXT, UNKNOWN
from lstm_core.charlm.text.corpus import Corpus, Document
from pages.neurons import columns
from pages.neurons.model import network as module
from pages.neurons.model.network import network
from pages.neurons.text.texts import shipped_passages
from tests.pages.neurons.support import UNITS, reading_with, small_model
from tests.ui.support import Client, is_one_sentence

CLIENT = Client(Starlette(routes=[columns.route]))
TEXT = 'if ready(("now")):  # é\n    print("www.example.co.uk", [1, (2, 3)])\n'

pytestmark = pytest.mark.usefixtures("small_network")


@pytest.fixture(scope="module")
def reading():
    return read_with(network(), TEXT)


def post(what, content):
    body = content if isinstance(content, bytes) else json.dumps(content).encode()
    return CLIENT.request("POST", f"/{columns.PATH}/{what}", content=body)


def asked(what, **question):
    """The answer's columns by name."""
    answer = post(what, {"text": TEXT, **question})
    assert answer.status_code == 200, answer.text
    numbers, found, start = np.frombuffer(answer.content, "<f8"), {}, 0
    for entry in answer.headers["x-lines"].split(","):
        name, rows, count = entry.split(":")
        assert rows == "1"
        found[name] = numbers[start : start + int(count)]
        start += int(count)
    assert start == numbers.size
    return found


def test_a_cell_over_the_text(reading):
    for cell in (0, 7, UNITS - 1):
        found = asked("cell", cell=cell)
        assert list(found) == ["f", "i", "g", "o", "c_prev", "c", "tanh_c", "h", "reach"]
        for name, values in reading.cell(cell)._asdict().items():
            np.testing.assert_array_equal(found[name], values)


def test_characters_with_what_was_expected_to_follow_each(reading):
    found = asked("text")
    np.testing.assert_array_equal(found["symbol"], reading.symbols)
    assert found["symbol"][TEXT.index("é")] == UNKNOWN
    np.testing.assert_array_equal(found["surprise"], reading.surprise)
    for k in range(TOP):
        np.testing.assert_array_equal(found[f"top{k}"], reading.top[1:, k])
        np.testing.assert_array_equal(found[f"chance{k}"], reading.chances[1:, k])
    # The chance that row t gives to the character after it is that one's surprise.
    likeliest = found["top0"][:-1] == found["symbol"][1:]
    assert likeliest.any()
    np.testing.assert_allclose(-np.log2(found["chance0"][:-1])[likeliest], found["surprise"][1:][likeliest])


def test_all_cells_after_a_character(reading):
    for place in (0, 20, len(TEXT) - 1):
        np.testing.assert_array_equal(asked("place", place=place)["values"], reading.tanh_c[place])


@pytest.mark.parametrize("probe", PROBES)
def test_how_cells_follow_a_probe(reading, probe):
    found = asked("probe", probe=probe)
    values = probe_values(probe, TEXT)
    wanted = rank_cells(reading.tanh_c, values, PROBES[probe].kind)
    np.testing.assert_array_equal(found["values"], values)
    np.testing.assert_array_equal(found["cells"], wanted.cells)
    np.testing.assert_array_equal(found["correlation"], wanted.correlation)
    auc = np.full(UNITS, np.nan) if wanted.auc is None else wanted.auc
    np.testing.assert_array_equal(found["auc"], auc)
    np.testing.assert_array_equal(found["separation"], np.maximum(auc, 1 - auc))
    for name in ("unseen", "unseen_auc", "unseen_separation"):
        assert np.isnan(found[name]).all(), "nothing was measured on this network"


def test_beside_what_a_cell_does_here_stands_what_it_does_on_unseen_files(tmp_path):
    documents = tuple(Document(passage.key, passage.text) for passage in shipped_passages().values())
    results = measure(small_model(), Corpus("some texts", documents, documents), "probe", least=1)
    cells = tmp_path / "cells.json"
    cells.write_text(dump_cells(results), encoding="utf-8")
    with reading_with(module.MODEL, cells):
        for probe in ("quotes", "indentation"):
            found, wanted = asked("probe", probe=probe), results.rankings[probe]
            np.testing.assert_allclose(found["unseen"], wanted.correlation, atol=5.1e-5)
            auc = np.full(UNITS, np.nan) if wanted.auc is None else wanted.auc
            np.testing.assert_allclose(found["unseen_auc"], auc, atol=5.1e-5)
            np.testing.assert_allclose(found["unseen_separation"], np.maximum(auc, 1 - auc), atol=1e-4)


def test_how_cells_differ_inside_a_span(reading):
    found, wanted = asked("brush", start=10, stop=20), brushed(reading.tanh_c, 10, 20)
    for name in ("cells", "inside", "outside", "difference"):
        np.testing.assert_array_equal(found[name], getattr(wanted, name))


@pytest.mark.parametrize(
    ("what", "question"),
    [
        ("text", b""),
        ("text", b"\xff"),
        ("text", b"[" * 50_000),
        ("text", []),
        ("text", {}),
        ("text", {"text": ""}),
        ("text", {"text": 5}),
        ("text", {"text": "a\x00b"}),
        ("text", {"text": "x" * (MAX_TEXT + 1)}),
        ("cell", {"text": "abc"}),
        ("cell", {"text": "abc", "cell": UNITS}),
        ("cell", {"text": "abc", "cell": -1}),
        ("cell", {"text": "abc", "cell": True}),
        ("cell", {"text": "abc", "cell": 1.0}),
        ("place", {"text": "abc", "place": 3}),
        ("place", {"text": "abc", "place": "1"}),
        ("probe", {"text": "abc", "probe": "mood"}),
        ("probe", {"text": "abc", "probe": ["quotes"]}),
        ("brush", {"text": "abc", "start": 1, "stop": 1}),
        ("brush", {"text": "abc", "start": 2, "stop": 1}),
        ("brush", {"text": "abc", "start": 0, "stop": 3}),
        ("brush", {"text": "abc", "start": 0, "stop": 4}),
        ("brush", {"text": "a", "start": 0, "stop": 1}),
        ("weather", {"text": "abc"}),
    ],
)
def test_any_other_question_is_refused_in_a_sentence(what, question):
    answer = post(what, question)
    assert answer.status_code == 400
    assert is_one_sentence(f"{answer.text}."), answer.text


def test_a_question_without_end_is_refused():
    assert post("text", b" " * (columns.MAX_BODY + 1)).status_code == 413


def test_a_text_of_twenty_thousand_of_the_widest_signs_can_be_asked_about():
    answer = post("place", {"text": "\U0001f600" * MAX_TEXT, "place": MAX_TEXT - 1})
    assert answer.status_code == 200 and len(answer.content) == 8 * (UNITS + 1)
