"""A large layer as maps: weights by unit and input, gates and memories by unit and step; so many cells that they stay few.

A map with more cells than are sent shows, for each small rectangle, the number in it that is farthest from 0. Numbers
are sent as whole numbers of the last decimal that is shown, so that what one reads off is rounded once, here.
"""

from __future__ import annotations

import base64
from typing import Any

import numpy as np

from lstm_core.layers.running import LayerRun
from lstm_core.numbers.activations import FloatArray
from lstm_core.words.symbols import SYMBOLS
from lstm_core.words.vocabulary import BLOCKS
from pages.layer.state import OVER_TIME, LayerState

MOST_CELLS = 32_768
_LIMITS = {2: 2**15 - 1, 4: 2**31 - 1}
_STEPS = (("f",), ("i", "g"), ("c",), ("h",))
_WEIGHTS = (("f",), ("i", "g"), (), ("o",))


def maps_payload(run: LayerRun, state: LayerState) -> dict[str, Any]:
    """The maps of the step one looks at: of weights, and over the steps of the series."""
    keys = (state.shown,) if state.step == 0 else _STEPS[state.step - 1]
    letters = () if state.step == 0 else _WEIGHTS[state.step - 1]
    return {
        "weights": [_weights(run, letter, state) for letter in letters],
        "over": [_over(run, key, state) for key in keys],
        "offered": [[key, SYMBOLS[key].names[state.vocabulary]] for key in OVER_TIME],
        "shown": state.shown,
    }


def _weights(run: LayerRun, letter: str, state: LayerState) -> dict[str, Any]:
    block = run.parameters.blocks[next(b.name for b in BLOCKS if b.letter == letter)]
    table = np.concatenate([block.w_h, block.w_x], axis=1)
    return {**_told(letter, state), "units": block.w_h.shape[1], **mapped(table)}


def _over(run: LayerRun, key: str, state: LayerState) -> dict[str, Any]:
    return {**_told(key, state), **mapped(run.series(key).T)}


def _told(key: str, state: LayerState) -> dict[str, Any]:
    symbol = SYMBOLS[key]
    return {"key": key, "name": symbol.names[state.vocabulary], "role": symbol.role}


def mapped(table: FloatArray) -> dict[str, Any]:
    """A table (rows, columns) for the browser: its shape, how many of its cells one drawn cell stands for, its numbers.

    ``cells`` are whole numbers of ``bytes`` bytes, little-endian, in base64: a number times ten to the power of
    ``decimals``.
    """
    tall, wide = _parts(*table.shape)
    drawn = pooled(table, tall, wide)
    largest = float(np.abs(drawn).max())
    size, decimals = next(
        (size, decimals)
        for size, decimals in ((2, 4), (2, 3), (4, 4), (4, 3), (4, 0))
        if largest * 10**decimals <= _LIMITS[size]
    )
    cells = np.rint(drawn * 10.0**decimals).astype(f"<i{size}")
    return {
        "shape": list(table.shape),
        "each": [tall, wide],
        "rows": drawn.shape[0],
        "wide": drawn.shape[1],
        "decimals": decimals,
        "bytes": size,
        "largest": largest or 1.0,
        "cells": base64.b64encode(cells.tobytes()).decode(),
    }


def _parts(rows: int, columns: int) -> tuple[int, int]:
    """How many rows and columns one drawn cell stands for: none, where they are few, and both sides alike."""
    tall = wide = 1
    while -(-rows // tall) * -(-columns // wide) > MOST_CELLS:
        if rows // tall >= columns // wide:
            tall += 1
        else:
            wide += 1
    return tall, wide


def pooled(table: FloatArray, tall: int, wide: int) -> FloatArray:
    """In each rectangle of ``tall`` rows and ``wide`` columns, the number that is farthest from 0."""
    if tall == wide == 1:
        return table
    rows, columns = (-(-size // part) for size, part in zip(table.shape, (tall, wide), strict=True))
    whole = np.zeros((rows * tall, columns * wide))
    whole[: table.shape[0], : table.shape[1]] = table
    cut = whole.reshape(rows, tall, columns, wide).transpose(0, 2, 1, 3).reshape(rows, columns, -1)
    farthest = np.abs(cut).argmax(axis=2)
    found: FloatArray = np.take_along_axis(cut, farthest[..., np.newaxis], axis=2)[..., 0]
    return found
