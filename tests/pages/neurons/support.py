"""A small network for the page of neurons that read, so that its tests need not wait for the shipped one's."""

from contextlib import contextmanager

import numpy as np
import pytest
from hypothesis import strategies as st

from lstm_core.charlm.net.model import CharModel, save_model
from lstm_core.charlm.net.network import Shape
from lstm_core.charlm.probes.cell_results import dump_cells, load_cells
from lstm_core.charlm.probes.probing import measure
from lstm_core.charlm.text.alphabet import Alphabet
from lstm_core.charlm.text.corpus import Corpus, Document
from pages.neurons.model import held_out, network
from pages.neurons.reader import finding
from pages.neurons.state import clean_name
from pages.neurons.text.texts import shipped_passages
from pages.neurons.url import ADDRESS
from pages.neurons.writing import writings
from tests.pages.support import told

decode, encode = ADDRESS.decode, ADDRESS.encode
PAGE = "neurons/page.py"

UNITS = 24
ALPHABET = Alphabet("".join(sorted({"\n", *map(chr, range(32, 127))})))
ABOUT = {
    "command": "python -m lstm_core.charlm train --corpus stdlib --seed 7 --out *.npz",
    "corpus": {"source": "the standard library of *Python*", "files": 1505, "characters": 9_090_753,
               "held_out_files": 29, "held_out_characters": 530_468},
    "figures": {"bits": 1.6125, "ngram_bits": 1.875},
    "settings": {"seed": 7},
}  # fmt: skip


def small_model(about=ABOUT, units=UNITS):
    """Random weights, large enough for cells to differ."""
    shape = Shape(ALPHABET.size, units)
    row = np.random.default_rng(0).normal(0.0, 0.6, shape.size).astype(np.float32)
    return CharModel.from_row(ALPHABET, units, row, about)


def forget():
    """Empty what the page keeps of networks and readings."""
    for module in (network, finding, held_out, writings):
        for kept in vars(module).values():
            if hasattr(kept, "cache_clear"):
                kept.cache_clear()


@contextmanager
def reading_with(path, cells=None):
    """The page with the network at this path, and what was measured on it at another."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(network, "MODEL", path)
        patch.setattr(held_out, "CELLS", cells or path.with_name("nothing.json"))
        forget()
        yield
    forget()


@contextmanager
def small_network(folder, about=ABOUT):
    """The page with a small network."""
    path = folder / "small.npz"
    save_model(small_model(about), path)
    with reading_with(path):
        yield


names = st.text(min_size=1, max_size=50).map(clean_name).filter(bool)


def measured(folder):
    """What the small network's units follow, and the file that says so."""
    documents = tuple(Document(passage.key, passage.text) for passage in shipped_passages().values())
    results = measure(small_model(), Corpus("some texts", documents, documents), "probe", least=1)
    cells = folder / "cells.json"
    cells.write_text(dump_cells(results), encoding="utf-8")
    # As the file has them, to four decimals.
    return load_cells(cells), cells


def reader(page):
    return told(page, "gatewise_neurons")["neurons"]
