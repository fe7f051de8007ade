import csv
import io
import json
from dataclasses import replace

import pytest
from hypothesis import given, settings

from lstm_core.unit.paper import paper_step
from lstm_core.unit.step import step
from lstm_core.words.symbols import RESULTS, SETTINGS, SYMBOLS
from lstm_core.words.vocabulary import VOCABULARIES
from pages.unit.tables import all_values, value_csv, value_rows
from tests.ui.support import DEFAULT, states

each_vocabulary = pytest.mark.parametrize("vocabulary", VOCABULARIES)


def rows_of(state):
    return list(csv.DictReader(io.StringIO(value_csv(state))))


@settings(max_examples=30)
@given(states())
def test_the_csv_reads_back_to_the_same_numbers_in_full(state):
    read = {row["key"]: float(row["value"]) for row in rows_of(state)}
    taken = state.parameters, *state.states
    trace = step(*taken) if state.decimals is None else paper_step(*taken, state.decimals)
    assert read == dict(state.numbers) | {key: float(getattr(trace, key)) for key in RESULTS}
    assert list(read) == list(SYMBOLS)


@each_vocabulary
def test_the_csv_names_every_quantity_in_the_chosen_words(vocabulary):
    rows = rows_of(replace(DEFAULT, vocabulary=vocabulary))
    assert [row["quantity"] for row in rows] == [symbol.names[vocabulary] for symbol in SYMBOLS.values()]
    assert all(row["meaning"] and row["kind"] for row in rows)
    assert [row["key"] for row in rows if not row["formula"]] == list(SETTINGS)


def plain(cell):
    """A cell as text: its notation is drawn by the browser, its keys stand for it here."""
    return cell if isinstance(cell, str) else "".join(p if isinstance(p, str) else p["symbol"] for p in cell)


@each_vocabulary
@pytest.mark.parametrize("decimals", [None, 2])
def test_the_table_has_one_full_row_for_each_quantity(vocabulary, decimals):
    table = json.loads(json.dumps(value_rows(replace(DEFAULT, vocabulary=vocabulary, decimals=decimals))))
    assert table["label"]
    assert [row[0] for row in table["rows"]] == [symbol.names[vocabulary] for symbol in SYMBOLS.values()]
    for (key, symbol), row in zip(SYMBOLS.items(), table["rows"], strict=True):
        assert len(row) == len(table["head"])
        assert all(plain(cell).strip() for cell in row)
        cells = dict(zip((head["text"] for head in table["head"]), row, strict=True))
        assert cells["Symbol"] == [{"symbol": key}]
        keys = [part["symbol"] for part in cells["Formula"] if isinstance(part, dict)]
        assert keys == [token for token in symbol.formula if token in SYMBOLS]


def test_the_table_shows_the_documents_numbers():
    table = value_rows(DEFAULT)
    place = next(place for place, head in enumerate(table["head"]) if head["numeric"])
    value = {key: row[place] for key, row in zip(SYMBOLS, table["rows"], strict=True)}
    assert (value["x"], value["w_fh"], value["b_g"]) == ("1.00", "2.70", "−0.32")
    assert (value["z_f"], value["f"], value["c"], value["h"]) == ("5.9500", "0.9974", "2.9476", "0.9862")


def test_values_stand_in_the_registrys_order():
    assert tuple(all_values(DEFAULT)) == tuple(SYMBOLS)
