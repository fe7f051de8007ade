"""What the browser is told once for each vocabulary: names, formulas, lesson texts, colours and curves."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from lstm_core.cells.evaluate import ARRAYS
from lstm_core.words.symbols import RESULTS, SETTINGS, SYMBOLS, Symbol
from lstm_core.words.tokens import SIGMOID, TANH
from lstm_core.words.vocabulary import BLOCKS, FUNCTIONS, SQUASH_PILL, VOCABULARIES
from pages.ui.text.formulas import in_numbers, in_symbols
from pages.ui.text.glossary import glossary
from pages.ui.text.latex import SIGNS, symbol_in_latex
from pages.ui.text.lesson import BECAUSE, WHOLE, unit_lesson
from pages.ui.text.segments import cases_of, in_words, segments
from pages.ui.text.texts import live_texts

PALETTE_FILE = Path(__file__).parents[3] / "assets" / "palette.json"
CURVE_REACH = 6.0


@cache
def words_files() -> dict[str, bytes]:
    """The file for each vocabulary, as JSON."""
    return {
        vocabulary: json.dumps(
            {
                "words": words_in(vocabulary),
                "curves": curves(),
                "palette": palette(),
                "settings": SETTINGS,
                "texts": live_texts(),
                "glossary": {name: term.told() for name, term in glossary().items()},
            },
            ensure_ascii=False,
        ).encode()
        for vocabulary in VOCABULARIES
    }


@cache
def palette() -> dict[str, dict[str, str]]:
    """The colour of each role, for the light and the dark theme."""
    colours: dict[str, dict[str, str]] = json.loads(PALETTE_FILE.read_text(encoding="utf-8"))
    return colours


@cache
def curves() -> dict[str, list[list[float]]]:
    """Points on the two activation curves, from the engine, for the small pictures."""
    # With the candidate's tanh dropped its sum goes straight through.
    functions = {"sigmoid": SIGMOID, "tanh": TANH, "linear": ""}
    return {name: curve_points(token) for name, token in functions.items()}


def curve_points(token: str) -> list[list[float]]:
    """Points on a curve by its sign in an equation; of no curve at all, a straight line."""
    reach = np.linspace(-CURVE_REACH, CURVE_REACH, 61)
    values = ARRAYS[token](reach) if token else reach
    return [[round(float(z), 3), round(float(a), 4)] for z, a in zip(reach, values, strict=True)]


def symbol_payload(symbol: Symbol, vocabulary: str) -> dict[str, Any]:
    """What the browser is told of a quantity: its name and notation in one vocabulary, its role, kind and range."""
    written = symbol.notation[vocabulary]
    return {
        "name": symbol.names[vocabulary],
        "role": symbol.role,
        "kind": symbol.kind,
        "decimals": symbol.decimals,
        "meaning": in_words(symbol.meaning, vocabulary),
        "span": in_words(symbol.span, vocabulary),
        "base": written.base,
        "sub": written.sub,
        "tilde": written.tilde,
        "function": written.function,
        "latex": symbol_in_latex(written),
        **({"gate": symbol.gate[vocabulary]} if symbol.gate else {}),
    }


@cache
def words_in(vocabulary: str) -> dict[str, Any]:
    """Names, notations, formulas and lesson texts in one vocabulary."""
    symbols = {key: symbol_payload(SYMBOLS[key], vocabulary) for key in SETTINGS}
    symbols |= results_payload(SYMBOLS, vocabulary)
    lesson = unit_lesson()
    return {
        "vocabulary": vocabulary,
        "latex": dict(SIGNS),
        "symbols": {key: symbols[key] for key in SYMBOLS},
        "pills": {block.letter: block.pill[vocabulary] for block in BLOCKS}
        | {"squash": SQUASH_PILL[vocabulary]},
        "functions": functions_in(vocabulary),
        WHOLE: told_entry(lesson[WHOLE]),
        "divisions": [
            {
                "id": d["id"],
                "title": d["title"],
                "noun": d["noun"],
                "steps": [told_entry(told) for told in d["steps"]],
            }
            for d in lesson["divisions"]
        ],
        BECAUSE: {name: cases_of(cases) for name, cases in lesson[BECAUSE].items()},
    }


def functions_in(vocabulary: str, gates: str = SIGMOID) -> dict[str, str]:
    """The names of the curves: of the gates' one, by its sign in an equation, of tanh, and of none."""
    tanh = FUNCTIONS[TANH][vocabulary]
    return {"sigmoid": FUNCTIONS[gates][vocabulary], "tanh": tanh, "linear": f"no {tanh}"}


def results_payload(symbols: Mapping[str, Symbol], vocabulary: str) -> dict[str, dict[str, Any]]:
    """What the browser is told of the results of a cell with this registry, their formulas included."""
    return {
        key: symbol_payload(symbols[key], vocabulary)
        | {
            "formula": in_symbols(key, vocabulary, symbols),
            "numbers": in_numbers(key, vocabulary, symbols),
        }
        for key in RESULTS
    }


def told_entry(entry: Mapping[str, Any]) -> dict[str, Any]:
    """A step of the lesson with its sentence in pieces."""
    return {**entry, "sentence": segments(entry["sentence"])}
