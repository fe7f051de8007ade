"""The LSTM cell: the registry's equations, and the orders in which its four blocks are written.

Source: Hochreiter & Schmidhuber (1997); forget gate: Gers, Schmidhuber & Cummins (2000).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from lstm_core.cells.cell import Cell
from lstm_core.words.symbols import RESULTS, SYMBOLS
from lstm_core.words.variants import CellVariant
from lstm_core.words.vocabulary import BLOCKS

LSTM = Cell("LSTM", {key: SYMBOLS[key].equation for key in RESULTS}, carried={"h_prev": "h", "c_prev": "c"})


@lru_cache(maxsize=16)
def cell_of(variant: CellVariant) -> Cell:
    """Return the LSTM with a variant's curves: the same quantities in the same order, some with another equation."""
    if variant.is_usual:
        return LSTM
    return Cell(LSTM.name, {key: variant.symbols[key].equation for key in RESULTS}, LSTM.carried)


BLOCK_NAMES: Mapping[str, str] = MappingProxyType({block.letter: block.name for block in BLOCKS})
"""The four blocks, letter and name, in the order in which a lesson meets them: f, i, g, o."""

BLOCK_LETTERS: Mapping[str, str] = MappingProxyType({name: letter for letter, name in BLOCK_NAMES.items()})
"""The same the other way round: forget f, input i, candidate g, output o."""

TORCH_ORDER = "ifgo"
"""The order in which PyTorch stacks the blocks."""

STACK_ORDER = "ifog"
"""The engine's own stacking: the three gates lie side by side, so that one call squashes them."""

GATES = "fio"
"""The three blocks whose curve is σ, a share: what can be held still."""

WEIGHT_NAMES = LSTM.weights
"""The twelve numbers of the scalar unit, block by block in the order a lesson meets them."""


def names_in_order(letters: str) -> tuple[str, ...]:
    """Return the blocks' names for a row of letters, "ifgo" for instance."""
    return tuple(BLOCK_NAMES[letter] for letter in letters)
