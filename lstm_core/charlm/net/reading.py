"""Reading a text with every cell on record, and taking one cell apart at one character.

All in float64: what a page shows of a cell are the numbers of one and the same pass.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from lstm_core.cells.lstm import STACK_ORDER, names_in_order
from lstm_core.charlm.net.model import CharModel
from lstm_core.charlm.net.network import Memories, read
from lstm_core.charlm.text.alphabet import BOUNDARY, MAX_TEXT, Symbols
from lstm_core.kernels.softmax import softmax
from lstm_core.numbers.activations import FloatArray, sigmoid, tanh
from lstm_core.numbers.validation import one_of, whole_number

TOP = 5
QUANTITIES = ("tanh_c", "c", "h", "f", "i", "g", "o")
"""What a cell can be looked at by: its memories, its three gates and its candidate."""
_WINDOW = 1000
_CHANCES_AT_ONCE = 1_000_000


class CellTrace(NamedTuple):
    """One cell over a text, each (T,): its gates' shares, candidate, memories and what it lets out."""

    f: FloatArray
    i: FloatArray
    g: FloatArray
    o: FloatArray
    c_prev: FloatArray
    c: FloatArray
    tanh_c: FloatArray
    h: FloatArray

    @property
    def kept(self) -> FloatArray:
        """(T,): f · c_prev, what is left of the long-term memory."""
        return self.f * self.c_prev

    @property
    def added(self) -> FloatArray:
        """(T,): i · g, what is added to it."""
        return self.i * self.g


class Weightiest(NamedTuple):
    """The cells (n,) whose products are the largest in a sum, what the ``rest`` come to, and ``total``, all."""

    cells: npt.NDArray[np.intp]
    rest: float
    total: float


class BlockSum(NamedTuple):
    """How one block of one cell came to its sum z = Σ products + w_x + b.

    ``products`` (H,) are w_h · h_prev unit by unit, ``w_h`` and ``h_prev`` (H,) their factors;
    ``w_x`` is the weight of the character just read, ``b`` the bias; ``value`` is σ(z) or tanh(z).
    """

    w_h: FloatArray
    h_prev: FloatArray
    products: FloatArray
    w_x: float
    b: float
    z: float
    value: float

    def weightiest(self, n: int = TOP) -> Weightiest:
        """Return the ``n`` cells whose products are farthest from 0, farthest first."""
        order = np.argsort(-np.abs(self.products), kind="stable")
        rest = float(self.products[order[n:]].sum())
        return Weightiest(order[:n], rest, float(self.products.sum()))


@dataclass(frozen=True, eq=False)
class Reading:
    """A text of T characters as a model with H cells and V symbols read it; all arrays read-only.

    Attributes:
        symbols: (T,), one per character.
        h, c: (T + 1, H), memories; row t is what the network held before character t, and row
            t + 1 after it. Row 0 is after the boundary, with which every text begins.
        top, chances: (T + 1, 5), the likeliest symbols before character t and their probabilities,
            likeliest first; the last row is what would follow the text.
        surprise: (T,), −log₂ p of each character, in bits.
    """

    model: CharModel
    text: str
    symbols: Symbols
    h: FloatArray
    c: FloatArray
    top: Symbols
    chances: FloatArray
    surprise: FloatArray

    @property
    def nbytes(self) -> int:
        """What the arrays take; the model is shared."""
        arrays = (self.symbols, self.h, self.c, self.top, self.chances, self.surprise)
        return sum(array.nbytes for array in arrays)

    @property
    def tanh_c(self) -> FloatArray:
        """(T, H): tanh of every cell's long-term memory after each character, −1 to 1; worked out anew each time."""
        return tanh(self.c[1:])

    def over(self, quantity: str) -> FloatArray:
        """(T, H): one of QUANTITIES of every cell after each character; worked out anew each time.

        Raises ValueError for another quantity.
        """
        return self._over(one_of("quantity", quantity, QUANTITIES), slice(0, len(self.text)))

    def all_cells(self, place: int, quantity: str = "tanh_c") -> FloatArray:
        """(H,): the same after one character. Raises ValueError for a character or a quantity that does not exist."""
        whole_number("character", place, 0, len(self.text) - 1)
        row: FloatArray = self._over(one_of("quantity", quantity, QUANTITIES), slice(place, place + 1))[0]
        return row

    def _over(self, quantity: str, places: slice) -> FloatArray:
        after = slice(places.start + 1, places.stop + 1)
        if quantity in ("c", "tanh_c"):
            return self.c[after] if quantity == "c" else tanh(self.c[after])
        if quantity == "h":
            return self.h[after]
        units, weights = self.model.units, self.model.exact
        column = units * STACK_ORDER.index(quantity)
        block = slice(column, column + units)
        z = (
            self.h[places] @ weights.w_h[:, block]
            + weights.w_x[self.symbols[places], block]
            + weights.b[block]
        )
        found: FloatArray = tanh(z) if quantity == "g" else sigmoid(z)
        return found

    def cell(self, cell: int) -> CellTrace:
        """Return one cell over the whole text. Raises ValueError for a cell that does not exist."""
        whole_number("cell", cell, 0, self.model.units - 1)
        weights = self.model.exact
        columns = cell + self.model.units * np.arange(4)
        z = self.h[:-1] @ weights.w_h[:, columns] + weights.w_x[:, columns][self.symbols] + weights.b[columns]
        i, f, o = (sigmoid(z[:, k]) for k in range(3))
        c = self.c[:, cell]
        return CellTrace(f, i, tanh(z[:, 3]), o, c[:-1], c[1:], tanh(c[1:]), self.h[1:, cell])

    def sums(self, cell: int, place: int) -> dict[str, BlockSum]:
        """Return how the four blocks of a cell came about at the character ``place``, by block name.

        Raises ValueError for a cell or a character that does not exist.
        """
        whole_number("cell", cell, 0, self.model.units - 1)
        whole_number("character", place, 0, len(self.text) - 1)
        weights, h_prev = self.model.exact, self.h[place]
        found = {}
        for k, name in enumerate(names_in_order(STACK_ORDER)):
            column = cell + k * self.model.units
            w_h = np.asarray(weights.w_h[:, column], np.float64)
            w_x, b = float(weights.w_x[self.symbols[place], column]), float(weights.b[column])
            products = w_h * h_prev
            z = float(products.sum()) + w_x + b
            curve = tanh if name == "candidate" else sigmoid
            found[name] = BlockSum(w_h, h_prev, products, w_x, b, z, float(curve(z)))
        return found


def likeliest(p: FloatArray, most: int) -> tuple[npt.NDArray[np.int64], FloatArray]:
    """Return where the ``most`` largest of each row of ``p`` (T, V) stand, and those; ``p`` is used up.

    Of equal ones the first comes first, so that they never change places.
    """
    rows = np.arange(len(p))
    places, found = np.empty((len(p), most), np.int64), np.empty((len(p), most))
    for k in range(most):
        places[:, k] = p.argmax(axis=1)
        found[:, k] = p[rows, places[:, k]]
        p[rows, places[:, k]] = -1.0
    return places, found


def read_with(model: CharModel, text: str) -> Reading:
    """Return what every cell of ``model`` does while it reads ``text``.

    Equations: those of :func:`lstm_core.unit.step.step` for each character, from empty memories and a
    boundary; p = softmax(h·out_w + out_b) for the next. Raises ValueError for an empty text, one
    above 20,000 characters, and one with a zero byte, which no text has.
    """
    if not text:
        raise ValueError("the text is empty; expected 1 to 20,000 characters")
    if len(text) > MAX_TEXT:
        raise ValueError(f"the text has {len(text):,} characters; expected at most {MAX_TEXT:,}")
    if "\x00" in text:
        raise ValueError(
            f"character {text.index(chr(0)) + 1:,} is a zero byte, so this is no text; expected text"
        )
    symbols = model.alphabet.encode(text)
    fed = np.concatenate([[BOUNDARY], symbols]).astype(model.alphabet.kind)
    h, c = (np.empty((len(fed), model.units)) for _ in range(2))
    most = min(TOP, model.alphabet.size)
    top, chances = np.empty((len(fed), most), model.alphabet.kind), np.empty((len(fed), most))
    p_true = np.empty(len(text))
    memories: Memories | None = None
    # Of a large alphabet, fewer characters at a time.
    window = max(1, min(_WINDOW, _CHANCES_AT_ONCE // model.alphabet.size))
    for start in range(0, len(fed), window):
        cut = slice(start, min(start + window, len(fed)))
        tape = read(model.exact, fed[cut, None], memories)
        h[cut], c[cut] = tape.h[1:, 0], tape.c[1:, 0]
        memories = Memories(tape.h[-1], tape.c[-1])
        p = softmax(h[cut] @ model.exact.out_w + model.exact.out_b)
        following = symbols[cut]
        p_true[cut] = p[np.arange(len(following)), following]
        top[cut], chances[cut] = likeliest(p, most)
    surprise = -np.log2(np.maximum(p_true, np.finfo(np.float64).tiny))
    for array in (symbols, h, c, top, chances, surprise):
        array.setflags(write=False)
    return Reading(model, text, symbols, h, c, top, chances, surprise)
