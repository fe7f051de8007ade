"""What the browser is told of one cell at one character: every sum, and the unit's arithmetic after it. Pure."""

from __future__ import annotations

from typing import Any

from lstm_core.charlm.net.reading import BlockSum, Reading
from lstm_core.words.symbols import SYMBOLS
from lstm_core.words.tokens import SIGMOID, TANH
from lstm_core.words.vocabulary import BLOCKS, FUNCTIONS
from pages.neurons.text.signs import Sign, sign_in, sign_of
from pages.ui.params.codecs import short
from pages.ui.params.links import OWN, weights_query, words_query
from pages.ui.text.texts import text

BEFORE, BEHIND = 44, 14
LINES = ("kept", "added", "c", "tanh_c", "h")
TOGETHER = 1.0
"""What the character read, and all cells' memories together, count on the first page: once."""


def cell_payload(
    reading: Reading, cell: int, place: int, vocabulary: str, *, name: str = ""
) -> dict[str, Any]:
    """One cell as it reads the character at ``place``; ``name`` is what a person calls it.

    Raises ValueError for a cell or a character that does not exist.
    """
    sums = reading.sums(cell, place)
    sign = _read(reading, place)
    return {
        "vocabulary": vocabulary,
        "cell": cell,
        "cells": reading.model.units,
        "place": place,
        "count": len(reading.text),
        "name": name,
        "sign": sign._asdict(),
        "around": _around(reading.text, place),
        "values": values_of(reading, cell, place),
        "exact": _exact(reading, cell, place),
        "decimals": None,
        "sums": [_told_sum(block.letter, sums[block.name], vocabulary) for block in BLOCKS],
        "lines": list(LINES),
        "pills": {
            "memories": [
                SYMBOLS["h_prev"].names[vocabulary],
                text("neurons.open.of_all", units=str(reading.model.units)),
            ],
            "character": [SYMBOLS["x"].names[vocabulary], sign.name],
            "weights": [text("neurons.open.weights", units=str(reading.model.units))],
        },
    }


def values_of(reading: Reading, cell: int, place: int) -> dict[str, float]:
    """The numbers of the unit's picture; the weights of the memories are too many to stand there.

    A character counts once, so x is 1 and the product is its weight itself.
    """
    trace, sums = reading.cell(cell), reading.sums(cell, place)
    found = {"x": TOGETHER}
    for block in BLOCKS:
        told = sums[block.name]
        letter = block.letter
        found |= {
            f"p_{letter}h": told.weightiest().total,
            f"p_{letter}x": told.w_x,
            f"w_{letter}x": told.w_x,
            f"b_{letter}": told.b,
            f"z_{letter}": told.z,
            letter: told.value,
        }
    recorded = ("c_prev", "kept", "added", "c", "tanh_c", "h")
    return found | {key: float(getattr(trace, key)[place]) for key in recorded}


def unit_query(reading: Reading, cell: int, place: int, vocabulary: str) -> dict[str, str]:
    """The address parameters with which the first page shows exactly this sum and these memories.

    There the unit has one short-term memory, 1, and its weight is what all cells' memories come to here;
    the input is 1 as well, and its weight the character's.
    """
    values = values_of(reading, cell, place)
    weights = {
        key: number
        for block in BLOCKS
        for key, number in (
            (f"w_{block.letter}h", values[f"p_{block.letter}h"]),
            (f"w_{block.letter}x", values[f"w_{block.letter}x"]),
            (f"b_{block.letter}", values[f"b_{block.letter}"]),
        )
    }
    return {
        "example": OWN,
        "title": text("neurons.open.title", unit=str(cell), sign=_read(reading, place).name),
        "x": short(TOGETHER),
        "h": short(TOGETHER),
        "c": short(values["c_prev"]),
        **weights_query(weights),
        **words_query(vocabulary),
    }


def _told_sum(letter: str, block: BlockSum, vocabulary: str) -> dict[str, Any]:
    heaviest = block.weightiest()
    symbol = SYMBOLS[letter]
    return {
        "letter": letter,
        "name": symbol.names[vocabulary],
        "role": symbol.role,
        "function": FUNCTIONS[TANH if letter == "g" else SIGMOID][vocabulary],
        "terms": [
            {
                "cell": int(cell),
                "h": float(block.h_prev[cell]),
                "w": float(block.w_h[cell]),
                "product": float(block.products[cell]),
            }
            for cell in heaviest.cells
        ],
        "rest": heaviest.rest,
        "total": heaviest.total,
        "w_x": block.w_x,
        "b": block.b,
        "z": block.z,
        "value": block.value,
    }


def _exact(reading: Reading, cell: int, place: int) -> dict[str, float]:
    return {"c": float(reading.c[place + 1, cell]), "h": float(reading.h[place + 1, cell])}


def _read(reading: Reading, place: int) -> Sign:
    """The sign of the character read; the network has one symbol for all it does not know."""
    character = reading.text[place]
    known = reading.model.alphabet.knows(character)
    return sign_of(character) if known else sign_in(reading.model.alphabet, int(reading.symbols[place]))


def _around(text: str, place: int) -> list[str]:
    """What stands before the character, its glyph, and what comes next, on one line."""
    near = (text[max(0, place - BEFORE) : place], text[place], text[place + 1 : place + 1 + BEHIND])
    before, here, behind = ("".join(_visible(character) for character in part) for part in near)
    return [before, here, behind]


def _visible(character: str) -> str:
    return character if character == " " or character.isprintable() else sign_of(character).glyph
