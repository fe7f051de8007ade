"""Bits per character on texts a network has never seen, beside the six-gram counted in what it has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from lstm_core.charlm.learn.ngram import NGram
from lstm_core.charlm.learn.training import BITS, one_row
from lstm_core.charlm.net.model import CharModel
from lstm_core.charlm.net.network import CharWeights, Memories, read
from lstm_core.charlm.text.alphabet import BOUNDARY, UNKNOWN, Alphabet, Symbols
from lstm_core.charlm.text.corpus import Corpus, Document
from lstm_core.kernels.softmax import cross_entropy

LANES = 16
_WINDOW = 500
_LOGITS_AT_ONCE = 20_000_000


@dataclass(frozen=True)
class Figures:
    """Held-out bits per character of the network and of the six-gram, over how many characters.

    ``unknown`` of the characters are not in the alphabet; both have to predict the sign for them.
    """

    bits: float
    ngram_bits: float
    characters: int
    unknown: int

    def as_dict(self) -> Mapping[str, Any]:
        """The figures by name."""
        return asdict(self)


def evaluate(model: CharModel, corpus: Corpus) -> Figures:
    """Return both figures on the corpus's held-out documents.

    The network reads the files one after another in 16 lanes, the six-gram likewise in one row;
    every character counts once, the boundaries between files do not.
    """
    lost, characters = network_nats(model.weights, lanes(corpus.held_out, model.alphabet))
    held_out = one_row(corpus.held_out, model.alphabet)
    counted = NGram(one_row(corpus.training, model.alphabet), model.alphabet.size)
    # Boundaries before the first file stand for what came before it.
    padded = np.concatenate([np.full(counted.order - 2, BOUNDARY, held_out.dtype), held_out])
    bits = counted.bits(padded)[held_out[1:] != BOUNDARY]
    return Figures(BITS * lost / characters, float(bits.mean()), characters, int(np.sum(held_out == UNKNOWN)))


def lanes(documents: tuple[Document, ...], alphabet: Alphabet) -> Symbols:
    """Return the documents as columns of symbols (T, 16), each file behind a boundary, boundaries at the end."""
    columns: list[list[Document]] = [[] for _ in range(LANES)]
    lengths = [0] * LANES
    for document in sorted(documents, key=lambda d: (-len(d.text), d.name)):
        place = lengths.index(min(lengths))
        columns[place].append(document)
        lengths[place] += len(document.text) + 1
    rows = np.full((max(lengths) + 1, LANES), BOUNDARY, alphabet.kind)
    for k, column in enumerate(columns):
        if column:
            symbols = one_row(tuple(column), alphabet)
            rows[: len(symbols), k] = symbols
    return rows


def network_nats(weights: CharWeights, rows: Symbols) -> tuple[float, int]:
    """Return −Σ ln p over all symbols of ``rows`` (T, B) but the first row and boundaries, and their number."""
    memories: Memories | None = None
    lost, count = 0.0, 0
    # Of a large alphabet, fewer characters at a time.
    steps = max(1, min(_WINDOW, _LOGITS_AT_ONCE // (rows.shape[1] * len(weights.out_b))))
    for start in range(0, len(rows) - 1, steps):
        window = rows[start : start + steps + 1]
        tape = read(weights, window[:-1], memories)
        memories = Memories(tape.h[-1], tape.c[-1])
        targets = window[1:].ravel()
        wanted = targets != BOUNDARY
        logits = tape.h[1:].reshape(len(targets), -1)[wanted] @ weights.out_w + weights.out_b
        lost += cross_entropy(logits, targets[wanted])[0]
        count += int(wanted.sum())
    return lost, count
