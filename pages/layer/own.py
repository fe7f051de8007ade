"""Weights, series and memories of one's own, as an address says them: rows of numbers, packed where they are many. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from lstm_core.cells.parameters import BlockWeights, LSTMParameters
from lstm_core.layers.network import BACKWARD, FORWARD, Network, levels_of
from lstm_core.numbers.activations import FloatArray
from lstm_core.words.variants import USUAL, CellVariant
from lstm_core.words.vocabulary import BLOCKS
from pages.ui.params.codecs import Codec, short
from pages.ui.params.packing import packed, unpacked
from pages.ui.params.typed_numbers import MAX_SETTING, Row, Rows

Starts = tuple[tuple[Row, Row], ...]

MOST_NUMBERS = 2_500
"""Weights and biases that fit into an address; what has more comes as a file."""
MOST_LAYERS = 8
MOST_STEPS, MOST_GIVEN = 500, 4_000
"""Steps of a series, and numbers in it."""
_LONG = 300
_MOST_BYTES = 30 * MOST_GIVEN
_PACKED = "eN"
"""What a packed text begins with, and no number does."""
_NUMBER = re.compile(r"-?\d{1,20}(\.\d{0,20})?(e[+-]?\d{1,3})?")
_WAYS = {"f": FORWARD, "b": BACKWARD, "t": BACKWARD}
"""A backward layer after a forward one stands beside it, or on top of it with a t."""
_BESIDE = ("f", "b")


@dataclass(frozen=True)
class OwnLayer:
    """A layer's direction, its rows of weights, and its level, counted from 0.

    Rows are those of the forget gate, the input gate, the candidate and the output gate. Each belongs to one unit: its
    weights on h, on the inputs, and its bias, (4 · H) × (H + D + 1).
    """

    direction: str
    rows: Rows
    level: int = 0

    @property
    def units(self) -> int:
        """H."""
        return len(self.rows) // len(BLOCKS)

    @property
    def inputs(self) -> int:
        """D."""
        return len(self.rows[0]) - self.units - 1

    def parameters(self) -> LSTMParameters:
        """As the engine takes it. Raises ValueError for rows that are no layer."""
        units = self.units
        if units < 1 or len(self.rows) != units * len(BLOCKS) or len({len(row) for row in self.rows}) != 1:
            raise ValueError(f"{len(self.rows)} rows are no four blocks of as many units")
        if self.inputs < 1:
            raise ValueError(f"a row of {len(self.rows[0])} numbers leaves no weight for an input")
        table = np.array(self.rows)
        blocks = {
            block.name: BlockWeights(part[:, :units], part[:, units:-1], part[:, -1])
            for block, part in zip(BLOCKS, np.split(table, len(BLOCKS)), strict=True)
        }
        return LSTMParameters(**blocks)


def own_of(network: Network) -> tuple[OwnLayer, ...]:
    """A network's layers as rows."""
    found = []
    for layer, place in zip(network.layers, network.places, strict=True):
        blocks = [layer.blocks[block.name] for block in BLOCKS]
        rows = [np.concatenate([b.w_h, b.w_x, b.b[:, np.newaxis]], axis=1) for b in blocks]
        found.append(OwnLayer(place.direction, rows_of(np.concatenate(rows)), place.level))
    return tuple(found)


def rows_of(table: object) -> Rows:
    """A table of numbers, (T, D), as a state keeps it."""
    return tuple(map(tuple, np.asarray(table, dtype=np.float64).tolist()))


def starts_of(memories: Iterable[tuple[FloatArray, FloatArray]]) -> Starts:
    """Each layer's h and c, (H,), as a state keeps them."""
    return tuple((tuple(h.tolist()), tuple(c.tolist())) for h, c in memories)


def network_of_own(layers: Sequence[OwnLayer], variant: CellVariant = USUAL) -> Network:
    """The network they make. Raises ValueError where they do not fit together."""
    parameters = tuple(own.parameters() for own in layers)
    directions, levels = tuple(own.direction for own in layers), tuple(own.level for own in layers)
    return Network(parameters, directions, variant=variant, level_of=levels)


def _rows(text: str, most: int) -> Rows:
    rows = text.split(";")
    if text.count(",") + len(rows) > most:
        raise ValueError(text)
    return tuple(tuple(map(_number, row.split(","))) for row in rows)


def _number(text: str) -> float:
    if not _NUMBER.fullmatch(text) or abs(value := float(text)) > MAX_SETTING:
        raise ValueError(text)
    return value + 0.0


def _plain(text: str) -> str:
    return unpacked(text, _MOST_BYTES).decode() if text.startswith(_PACKED) else text


def _short(text: str) -> str:
    return packed(text.encode()) if len(text) > _LONG else text


def _written(rows: Rows) -> str:
    return ";".join(",".join(map(short, row)) for row in rows)


def _read_own(text: str) -> tuple[OwnLayer, ...]:
    parts = [part.partition(";") for part in _plain(text).split("|")]
    levels = levels_of([way for way, _, _ in parts], _BESIDE)
    layers = tuple(
        OwnLayer(_WAYS[way], _rows(rows, MOST_NUMBERS), level)
        for (way, _, rows), level in zip(parts, levels, strict=True)
    )
    if not fits_an_address(layers):
        raise ValueError(text)
    network_of_own(layers)
    return layers


def _write_own(layers: Sequence[OwnLayer]) -> str:
    befores = (None, *layers[:-1])
    return _short(
        "|".join(
            f"{_way(before, own)};{_written(own.rows)}" for before, own in zip(befores, layers, strict=True)
        )
    )


def _way(before: OwnLayer | None, own: OwnLayer) -> str:
    if own.direction == FORWARD:
        return "f"
    is_on_top = before is not None and before.direction == FORWARD and before.level < own.level
    return "t" if is_on_top else "b"


def fits_an_address(layers: Sequence[OwnLayer]) -> bool:
    """Whether they are few enough numbers to be said in an address."""
    few = sum(len(own.rows) * len(own.rows[0]) for own in layers) <= MOST_NUMBERS
    near = all(abs(number) <= MAX_SETTING for own in layers for row in own.rows for number in row)
    return few and near and len(layers) <= MOST_LAYERS


ROWS: Codec[Rows] = Codec(
    lambda text: _rows(_plain(text), MOST_GIVEN),
    lambda rows: _short(_written(rows)),
    "rows of numbers, with commas inside a row and semicolons between rows",
)
"""A series, a row for each step, or memories, a row for each layer."""

OWN_LAYERS: Codec[tuple[OwnLayer, ...]] = Codec(
    _read_own,
    _write_own,
    "f, b or t for each layer and its rows of weights, with semicolons between rows and | between layers",
)
"""The weights of layers, each forwards or backwards."""
