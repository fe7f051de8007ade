"""The shipped network that reads: its figures, its size, and PyTorch's values for the same weights."""

import hashlib
from pathlib import Path

import numpy as np
import pytest

from lstm_core.charlm.net.model import load_model
from lstm_core.charlm.net.reading import read_with

ROOT = Path(__file__).resolve().parents[2]
MODEL = ROOT / "assets/models/python.npz"
GOLDEN = ROOT / "tests/golden/charlm.npz"


@pytest.fixture(scope="module")
def model():
    return load_model(MODEL)


@pytest.fixture(scope="module")
def golden(model):
    with np.load(GOLDEN, allow_pickle=False) as file:
        found = {name: file[name] for name in file.files}
    total = hashlib.sha256()
    for array in model.weights:
        total.update(array.tobytes())
    if total.digest() != found["weights"].tobytes():
        pytest.fail(
            "tests/golden/charlm.npz belongs to other weights than assets/models/python.npz; "
            "make it again: python tests/golden/make_charlm.py (needs torch)"
        )
    return found


def test_reading_equals_pytorch(model, golden):
    text = golden["text"].tobytes().decode()
    assert len(text) >= 120 and "\n" in text and not all(map(model.alphabet.knows, text))
    reading = read_with(model, text)
    near = {"rtol": 0, "atol": 1e-5}
    np.testing.assert_allclose(reading.h, golden["h"], **near)
    np.testing.assert_allclose(reading.c, golden["c"], **near)
    logits = golden["logits"].astype(np.float64)
    p = np.exp(logits - logits.max(axis=1, keepdims=True))
    p /= p.sum(axis=1, keepdims=True)
    np.testing.assert_allclose(reading.h @ model.exact.out_w + model.exact.out_b, logits, **near)
    np.testing.assert_allclose(reading.chances, -np.sort(-p, axis=1)[:, :5], **near)
    np.testing.assert_allclose(
        reading.surprise, -np.log2(p[np.arange(len(text)), reading.symbols]), rtol=0, atol=1e-4
    )


def test_every_cell_equals_pytorch(model, golden):
    """With the gates a page shows, c = f·c_prev + i·g and h = o·tanh(c) are PyTorch's memories."""
    reading = read_with(model, golden["text"].tobytes().decode())
    for cell in range(model.units):
        trace = reading.cell(cell)
        c = trace.f * golden["c"][:-1, cell] + trace.i * trace.g
        np.testing.assert_allclose(c, golden["c"][1:, cell], rtol=0, atol=1e-5)
        np.testing.assert_allclose(trace.o * np.tanh(c), golden["h"][1:, cell], rtol=0, atol=1e-5)


def test_the_shipped_model_is_small_and_says_where_it_comes_from(model):
    assert MODEL.stat().st_size <= 2_000_000 and model.units == 256
    about = model.about
    assert about["corpus"]["source"].startswith("the standard library of Python 3.")
    assert about["corpus"]["held_out_files"] >= 10 and len(about["corpus"]["sha256"]) == 64
    assert about["command"].startswith("python -m lstm_core.charlm train ")
    assert "--corpus stdlib" in about["command"] and "--out assets/models/python.npz" in about["command"]
    assert f"--updates {about['settings']['updates']}" in about["command"]


def test_the_shipped_model_reads_better_than_it_has_to(model):
    figures = model.about["figures"]
    assert figures["bits"] <= 1.65
    assert figures["bits"] < figures["ngram_bits"]
    assert figures["characters"] == model.about["corpus"]["held_out_characters"] >= 100_000
