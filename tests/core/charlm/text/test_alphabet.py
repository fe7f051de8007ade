import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_core.charlm.text.alphabet import BOUNDARY, MOST, UNKNOWN, Alphabet

ALPHABET = Alphabet.of(["héllo\n\tworld 😀"], rare=1)


@given(st.text(alphabet=ALPHABET.characters))
def test_known_characters_come_back(text):
    symbols = ALPHABET.encode(text)
    assert symbols.dtype == np.uint8 and symbols.shape == (len(text),)
    assert "".join(map(ALPHABET.decode, symbols)) == text
    assert all(symbol > UNKNOWN for symbol in symbols)


@given(st.text())
def test_every_character_of_any_text_has_one_symbol(text):
    symbols = ALPHABET.encode(text)
    for character, symbol in zip(text, symbols, strict=True):
        assert (symbol == UNKNOWN) == (not ALPHABET.knows(character))
        assert ALPHABET.decode(symbol) == (character if ALPHABET.knows(character) else "\ufffd")


def test_symbols_ascend_after_boundary_and_unknown():
    alphabet = Alphabet("ab")
    assert alphabet.encode("ab?").tolist() == [2, 3, UNKNOWN]
    assert alphabet.size == 4
    assert [alphabet.decode(symbol) for symbol in range(4)] == ["", "\ufffd", "a", "b"]
    assert {BOUNDARY, UNKNOWN} == {0, 1}


def test_a_sign_for_the_unknown_is_itself_unknown():
    assert not Alphabet("ab").knows("\ufffd")


def test_rare_characters_have_no_symbol():
    texts = ["a" * 12 + "b" * 19, "a" * 8]
    assert Alphabet.of(texts).characters == "a"
    assert Alphabet.of(texts, rare=19).characters == "ab"


def test_the_most_frequent_are_kept_and_the_first_of_equals():
    plenty = [chr(0x4E00 + k) for k in range(300)]
    texts = ["".join(plenty), "".join(plenty[100:150])]
    assert Alphabet.of(texts, rare=1).characters == "".join(plenty)
    kept = Alphabet.of(texts, rare=1, most=254).characters
    assert set(plenty[100:150]) <= set(kept)
    assert kept == "".join(sorted({*plenty[100:150], *plenty[:100], *plenty[150:254]}))


@pytest.mark.parametrize(("count", "kind"), [(254, np.uint8), (255, np.uint16), (MOST, np.uint16)])
def test_symbols_take_two_bytes_where_one_does_not_hold_them(count, kind):
    # From U+E000 on there are no surrogates.
    characters = "".join(map(chr, range(0xE000, 0xE000 + count)))
    alphabet = Alphabet(characters)
    symbols = alphabet.encode(characters + "?")
    assert symbols.dtype == kind and symbols.tolist() == [*range(2, count + 2), UNKNOWN]
    assert alphabet.decode(count + 1) == characters[-1]


@pytest.mark.parametrize("characters", ["", "ba", "aab", "".join(map(chr, range(300, 65_900))), "a\ud800"])
def test_other_alphabets_are_refused(characters):
    with pytest.raises(ValueError, match="alphabet.*; expected"):
        Alphabet(characters)


def test_a_text_without_frequent_characters_is_refused():
    with pytest.raises(ValueError, match="no character occurs 20 times"):
        Alphabet.of(["twenty different"])
