import math
from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_core.cells.parameters import LSTMParameters
from lstm_core.unit.step import step
from lstm_core.unit.sweep import sweep
from lstm_core.words.symbols import RESULTS, SETTINGS, SYMBOLS, affected_by
from lstm_core.words.vocabulary import (
    BLOCKS,
    FUNCTIONS,
    SQUASH_PILL,
    STANDARD,
    VOCABULARIES,
    VOCABULARY_TITLES,
)
from pages.ui.params.unit_settings import STATE_PARAMETERS
from pages.ui.text.segments import in_words

KINDS = {"setting", "product", "sum", "share", "squashed", "memory"}
PYTHON = {"×": "*", "+": "+", "(": "(", ")": ")", "σ": "sigmoid", "tanh": "tanh", "−": "-", "1": "1"}

each_key = pytest.mark.parametrize("key", SYMBOLS)
each_result = pytest.mark.parametrize("key", RESULTS)
each_setting = pytest.mark.parametrize("setting", SETTINGS)
each_vocabulary = pytest.mark.parametrize("vocabulary", VOCABULARIES)


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


def unit_of(numbers):
    weights = {name: value for name, value in numbers.items() if name not in ("x", "h_prev", "c_prev")}
    return LSTMParameters.from_settable(weights), numbers["x"], numbers["h_prev"], numbers["c_prev"]


def test_settings_and_results_are_all_there_is():
    assert {*SETTINGS, *RESULTS} == set(SYMBOLS) and not {*SETTINGS} & {*RESULTS}
    assert len(SETTINGS) == 15 and len(RESULTS) >= 21
    assert set(RESULTS) == set(RESULTS)
    assert all(key == symbol.key for key, symbol in SYMBOLS.items())
    assert isinstance(SYMBOLS, Mapping) and not hasattr(SYMBOLS, "__setitem__")


@each_key
def test_every_quantity_has_a_kind_a_meaning_and_a_range(key):
    symbol = SYMBOLS[key]
    assert symbol.kind in KINDS
    assert symbol.meaning.endswith(".") and symbol.meaning[0].isupper()
    assert symbol.span
    assert bool(symbol.formula) == bool(symbol.equation) == (key in RESULTS)
    assert 1 <= symbol.decimals <= 4


@each_vocabulary
@each_key
def test_every_quantity_has_a_name_and_a_notation_in_every_vocabulary(key, vocabulary):
    symbol = SYMBOLS[key]
    assert set(symbol.names) == set(symbol.notation) == set(VOCABULARIES)
    name = symbol.names[vocabulary]
    assert (name.strip() == name and name[0] in "%t") or name[0].isupper()
    assert symbol.notation[vocabulary].base


@each_vocabulary
def test_no_two_quantities_share_a_name(vocabulary):
    names = [symbol.names[vocabulary] for symbol in SYMBOLS.values()]
    assert len(set(names)) == len(names)


def test_the_standard_notation_tells_all_quantities_apart():
    assert len({symbol.notation[STANDARD] for symbol in SYMBOLS.values()}) == len(SYMBOLS)


@each_result
def test_a_formula_uses_only_what_is_worked_out_before_it(key):
    order = list(SYMBOLS)
    assert SYMBOLS[key].depends_on
    assert all(order.index(needed) < order.index(key) for needed in SYMBOLS[key].depends_on)


finite = st.floats(-3, 3)


@given(st.fixed_dictionaries(dict.fromkeys(SETTINGS, finite)))
def test_the_formulas_evaluated_by_hand_are_the_engines_step(numbers):
    trace = step(*unit_of(numbers))
    known = dict(numbers)
    for key in RESULTS:
        code = " ".join(PYTHON.get(token, f"v['{token}']") for token in SYMBOLS[key].formula)
        known[key] = eval(code, {"v": known, "sigmoid": sigmoid, "tanh": math.tanh})
        assert known[key] == pytest.approx(float(getattr(trace, key)), rel=1e-12, abs=1e-14), key


@given(st.fixed_dictionaries(dict.fromkeys(SETTINGS, finite)))
def test_every_value_lies_in_the_range_its_kind_promises(numbers):
    trace = step(*unit_of(numbers))
    for key in RESULTS:
        value = float(getattr(trace, key))
        if SYMBOLS[key].kind == "share":
            assert 0 < value < 1
        if SYMBOLS[key].kind == "squashed":
            assert -1 < value < 1


@each_setting
def test_what_a_setting_affects_is_what_changes_when_it_is_swept(setting):
    numbers = {name: 0.1 + 0.07 * place for place, name in enumerate(SETTINGS)}
    trace = sweep(*unit_of(numbers), setting, np.linspace(-1, 1, 21))
    changed = tuple(key for key in RESULTS if np.ptp(getattr(trace, key)) > 0)
    assert affected_by(setting) == changed


def test_the_vocabularies_are_complete():
    assert set(VOCABULARIES) == set(VOCABULARY_TITLES) and len(VOCABULARIES) == 4
    assert [block.letter for block in BLOCKS] == ["f", "i", "g", "o"]
    for table in (*FUNCTIONS.values(), SQUASH_PILL, *(b.names for b in BLOCKS), *(b.pill for b in BLOCKS)):
        assert set(table) == set(VOCABULARIES) and all(table.values())


@pytest.mark.parametrize(
    ("key", "vocabulary", "name"),
    [
        ("f", "plain", "Forget gate · % to keep"),
        ("f", "standard", "Forget gate"),
        ("f", "roles", "Remember vector"),
        ("i", "roles", "Save vector"),
        ("g", "roles", "Input modulation"),
        ("o", "roles", "Focus vector"),
        ("h_prev", "roles", "Working memory"),
        ("c_prev", "standard", "Cell state"),
        ("h", "standard", "New hidden state"),
    ],
)
def test_names_are_the_documents(key, vocabulary, name):
    assert SYMBOLS[key].names[vocabulary] == name


def test_z_notation_writes_the_activations_as_the_document_does():
    assert (FUNCTIONS["σ"]["z"], FUNCTIONS["tanh"]["z"]) == ("f", "F")
    assert SYMBOLS["w_fh"].notation["z"].base == "Ws1" and SYMBOLS["w_gx"].notation["z"].base == "Wi2"


def test_the_links_short_names_are_settings():
    assert set(STATE_PARAMETERS.values()) == {"x", "h_prev", "c_prev"}


@each_vocabulary
@each_key
def test_a_meaning_and_a_range_speak_the_words_on_screen(key, vocabulary):
    symbol = SYMBOLS[key]
    for template in (symbol.meaning, symbol.span):
        told = in_words(template, vocabulary)
        assert "{" not in told and told
    others = {"plain": ["cell state", "hidden state"], "standard": ["long-term", "short-term"]}
    for word in others.get(vocabulary, []):
        assert word not in in_words(symbol.meaning, vocabulary) + in_words(symbol.span, vocabulary)


def test_in_plain_words_a_gate_has_both_names_and_every_weight_one_of_its_own():
    for letter, title, what in (
        ("f", "Forget gate", "% to keep"),
        ("i", "Input gate", "% to add"),
        ("o", "Output gate", "% to output"),
    ):
        block = next(block for block in BLOCKS if block.letter == letter)
        assert block.pill["plain"] == (title, what)
        assert SYMBOLS[letter].names["plain"] == f"{title} · {what}"
    for vocabulary in VOCABULARIES:
        weights = [SYMBOLS[key].notation[vocabulary] for key in SETTINGS]
        assert len(set(weights)) == len(SETTINGS)


def test_what_is_kept_lies_between_0_and_the_memory():
    numbers = {name: 0.1 + 0.07 * place for place, name in enumerate(SETTINGS)}
    for memory in (-3.0, 0.0, 3.0):
        kept = float(step(*unit_of({**numbers, "c_prev": memory})).kept)
        assert min(0, memory) <= kept <= max(0, memory)
