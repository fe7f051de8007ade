import pytest

from lstm_core.words.rnn_symbols import RNN_SYMBOLS
from lstm_core.words.symbols import SYMBOLS
from pages.ui.text.names import lower_first


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("Forget gate", "forget gate"),
        ("LSTM", "LSTM"),
        ("A", "A"),
        ("% long-term memory to remember", "% long-term memory to remember"),
        ("x", "x"),
        ("", ""),
    ],
)
def test_a_name_begins_small_inside_a_sentence_unless_it_is_an_abbreviation(name, inside):
    assert lower_first(name) == inside


def test_every_quantity_has_a_name_that_fits_inside_a_sentence():
    names = {name for symbol in (*SYMBOLS.values(), *RNN_SYMBOLS.values()) for name in symbol.names.values()}
    assert all(not lower_first(name)[0].isupper() for name in names if name[1:2].islower())
