"""Where each quantity stands in the picture of the unit, in words."""

from __future__ import annotations

from lstm_core.words.vocabulary import BLOCKS

_NAMED = {
    "x": "bottom left, filled box",
    "h_prev": "left end of the lower rail",
    "c_prev": "left end of the upper rail",
    "kept": "upper rail, after the ×",
    "added": "below the + on the upper rail",
    "c": "right end of the upper rail",
    "tanh_c": "last column, under the curve",
    "h": "right end of the lower rail",
}
_ORDINAL = dict(zip((block.letter for block in BLOCKS), ("first", "second", "third", "fourth"), strict=True))


def place_of(key: str) -> str:
    """Where to look for a quantity."""
    if key in _NAMED:
        return _NAMED[key]
    if key in _ORDINAL:
        return f"{_ORDINAL[key]} column, above the curve"
    letter = key[2]
    column = f"{_ORDINAL[letter]} column"
    if key.startswith("w_"):
        return f"{column}, {'left' if key.endswith('h') else 'right'} box at its foot"
    if key.startswith("p_"):
        return f"{column}, above the {'left' if key.endswith('h') else 'right'} box"
    return f"{column}, box beside the Σ" if key.startswith("b_") else f"{column}, above the Σ"
