"""Where the network that reads comes from, and how many of its units follow a probe."""

import json

import pytest

from lstm_core.charlm.net.reading import read_with
from lstm_core.charlm.probes.cell_results import dump_cells
from lstm_core.charlm.probes.following import rank_cells
from lstm_core.charlm.probes.probes import PROBES, probe_values
from lstm_core.charlm.probes.probing import measure
from lstm_core.charlm.text.corpus import Corpus, Document
from pages.neurons.model import network
from pages.ui.text.numbers import fixed
from tests.pages.neurons.support import (
    PAGE,
    UNITS,
    forget,
    measured,
    reader,
    reading_with,
    small_model,
    small_network,
)
from tests.pages.support import open_page, prose, texts, told
from tests.ui.support import is_one_sentence

pytestmark = pytest.mark.usefixtures("small_network")


def tables(page):
    found = [element.proto for element in page.get("bidi_component")]
    return [json.loads(one.json)["table"] for one in found if one.component_name == "gatewise_table"]


def test_the_count_on_unseen_text_is_the_measured_one_by_both_yardsticks(tmp_path):
    results, cells = measured(tmp_path)
    with reading_with(network.MODEL, cells):
        page = open_page(PAGE, look="count")
    counts, said_ = results.counts(), prose(page)
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
    assert f"of {UNITS} units follow a probe" in prose(page)
    yardsticks, here = (table["rows"] for table in tables(page))
    assert {row[1] for row in yardsticks} == {row[3] for row in here} == {"–"}


def test_the_page_says_what_its_network_is():
    page = open_page(PAGE)
    said = texts(page) + prose(page)
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
    assert f"{UNITS} LSTM units" in prose(page)


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
