"""The shipped network that reads: its figures, its size, and PyTorch's values for the same weights."""

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest

from lstm_core.charlm.net.model import load_model
from lstm_core.charlm.net.reading import read_with
from lstm_core.charlm.probes.cell_results import fingerprint, load_cells

ROOT = Path(__file__).resolve().parents[2]
MODEL = ROOT / "assets/models/python.npz"
CELLS = ROOT / "assets/models/python_cells.json"
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


def test_the_counts_of_units_that_can_be_understood(model):
    """Counted again from the numbers as they stand in the file."""
    stored = json.loads(CELLS.read_text(encoding="utf-8"))["probes"]
    results = load_cells(CELLS)
    assert results.model == fingerprint(model)
    for threshold, wanted in ((0.5, 16), (0.6, 9), (0.7, 4), (0.9, 0)):
        followed = {
            unit
            for probe in stored.values()
            for unit, r in enumerate(probe["correlation"])
            if abs(r) >= threshold
        }
        assert len(followed) == wanted == results.counts(threshold).any, threshold
    told_apart = {
        unit
        for probe in stored.values()
        for unit, area in enumerate(probe.get("auc", ()))
        if max(area, 1 - area) >= 0.95
    }
    assert told_apart == {26, 100, 171, 211} and results.separable().any == 4
    # Two of them follow a probe by their correlation as well.
    assert results.by_either() == 6 and results.counts().any == 4
    url, condition = stored["url"], stored["if_condition"]
    assert (round(url["correlation"][100], 2), round(url["auc"][100], 3)) == (0.06, 0.992)
    assert (round(condition["correlation"][171], 2), round(1 - condition["auc"][171], 3)) == (-0.38, 0.951)


def test_blind_guessing_takes_as_many_questions_as_halving_the_symbols(model):
    assert model.alphabet.size == 98
    assert 2**model.alphabet.blind_bits == pytest.approx(98, rel=1e-12)
    assert f"{model.alphabet.blind_bits:.2f}" == "6.61"
    figures = model.about["figures"]
    assert (round(figures["bits"], 3), round(figures["ngram_bits"], 3)) == (1.647, 1.869)
    assert model.about["settings"]["length"] == 100


def test_the_shipped_model_reads_better_than_it_has_to(model):
    figures = model.about["figures"]
    assert figures["bits"] <= 1.65
    assert figures["bits"] < figures["ngram_bits"]
    assert figures["characters"] == model.about["corpus"]["held_out_characters"] >= 100_000
