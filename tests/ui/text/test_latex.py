"""Symbols and signs as LaTeX: what a paper's author pastes must compile."""

import re

import pytest

from lstm_core.words.rnn_symbols import RNN_SYMBOLS
from lstm_core.words.symbols import SYMBOLS
from lstm_core.words.tokens import OPERATORS
from lstm_core.words.vocabulary import FUNCTIONS, PLAIN, ROLES, STANDARD, VOCABULARIES, Z_NOTATION
from pages.ui.text.latex import SIGNS, in_text, symbol_in_latex

# Of LaTeX itself and amsmath.
COMMANDS = {"text", "tilde", "tanh", "times", "div", "sigma", "surd", "ln", "operatorname", "approx", "cdot"}
ESCAPES = set("&%$#_{}")


def assert_compiles(tex):
    """Only known commands, all braces closed, nothing outside ASCII, every special letter escaped."""
    depth = 0
    for piece in re.findall(r"\\(?:[A-Za-z]+|.)|.", tex):
        if len(piece) > 1:
            assert piece[1:] in COMMANDS | ESCAPES, tex
        depth += {"{": 1, "}": -1}.get(piece, 0)
        assert depth >= 0, tex
        assert piece not in ("%", "&", "#"), tex
    assert depth == 0 and tex.isascii(), tex


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_every_symbol_compiles(vocabulary):
    for symbol in (*SYMBOLS.values(), *RNN_SYMBOLS.values()):
        assert_compiles(symbol_in_latex(symbol.notation[vocabulary]))


@pytest.mark.parametrize(
    ("key", "vocabulary", "tex"),
    [
        ("c_prev", STANDARD, "c_{t-1}"),
        ("w_fh", STANDARD, "w_{fh}"),
        ("g", STANDARD, r"\tilde{c}_{t}"),
        ("tanh_c", STANDARD, r"\tanh c_{t}"),
        ("f", PLAIN, r"\text{\% to keep}"),
        ("w_fx", PLAIN, r"\text{forget w}_{2}"),
        ("h_prev", Z_NOTATION, r"\text{zs(t$-$1)}"),
        ("h_prev", ROLES, r"\text{working memory}"),
    ],
)
def test_symbols_are_written_as_on_screen(key, vocabulary, tex):
    assert symbol_in_latex(SYMBOLS[key].notation[vocabulary]) == tex


def test_every_sign_of_a_formula_is_known():
    signs = (OPERATORS - set(FUNCTIONS)) | {name for names in FUNCTIONS.values() for name in names.values()}
    for sign in signs:
        assert_compiles(SIGNS.get(sign, ""))
        # The rest are letters and words, which mean themselves.
        assert sign in SIGNS or sign in "()+fF" or sign.startswith("hard ")


def test_no_text_can_become_a_command():
    assert in_text(r"50 % of x_1 & \end{a}") == r"\text{50 \% of x\_1 \& \textbackslash{}end\{a\}}"
