"""Alphabets beyond 254 characters: symbols of two bytes, from the file to what is read and written."""

import shlex
from pathlib import Path

import numpy as np
import pytest

from lstm_core.charlm.command import main
from lstm_core.charlm.net.generate import generate
from lstm_core.charlm.net.model import CharModel, load_model, save_model
from lstm_core.charlm.net.network import CharWeights, Shape
from lstm_core.charlm.net.reading import read_with
from lstm_core.charlm.net.writing import write_down
from lstm_core.charlm.probes.cell_results import fingerprint, load_cells
from lstm_core.charlm.probes.probing import memories_after
from lstm_core.charlm.text.alphabet import BOUNDARY, UNKNOWN, Alphabet
from lstm_core.charlm.text.corpus import Document
from tests.core.charlm.support import refused, small_model

MODELS = Path(__file__).parents[4] / "assets" / "models"
MANY = "".join(map(chr, range(0x4E00, 0x4E00 + 600)))
# The 11th, the 300th and the last: 256 places apart they would be one symbol in a single byte.
FEW = MANY[10] + MANY[299] + MANY[-1]
TEXT = FEW + FEW[::-1] + "?" + FEW


@pytest.fixture(scope="module")
def large():
    return small_model(characters=MANY)


def only(model, characters):
    """The same network for a part of its alphabet."""
    symbols = [BOUNDARY, UNKNOWN, *(int(s) for s in model.alphabet.encode(characters))]
    w_x, w_h, b, out_w, out_b = model.weights
    weights = CharWeights(
        w_x[symbols].copy(), w_h.copy(), b.copy(), out_w[:, symbols].copy(), out_b[symbols].copy()
    )
    return CharModel(Alphabet(characters), weights, {})


def test_every_character_has_its_own_weights(large):
    found, small = read_with(large, TEXT), read_with(only(large, FEW), TEXT)
    np.testing.assert_array_equal(found.h, small.h)
    np.testing.assert_array_equal(found.c, small.c)
    assert found.symbols.tolist() == [12, 301, 601, 601, 301, 12, 1, 12, 301, 601]
    documents = (Document("one", TEXT),)
    np.testing.assert_array_equal(memories_after(large, documents), found.tanh_c.astype(np.float32))


def test_what_is_expected_and_written_can_be_any_of_them(large):
    row = large.row.copy()
    Shape(large.alphabet.size, large.units).views(row).out_b[[299 + 2, 599 + 2]] += [90.0, 100.0]
    model = CharModel.from_row(large.alphabet, large.units, row, {})
    found = read_with(model, TEXT)
    assert (found.top[:, :2] == [601, 301]).all()
    assert found.surprise[2] == pytest.approx(0.0, abs=1e-3)
    written = write_down(generate(model, "", 120, 0.0))
    assert (
        written.text == MANY[-1] * 120
        and (written.symbols == 601).all()
        and (written.listed[:, 0] == 601).all()
    )


def test_a_text_is_written_down_alike_however_many_choices_are_held(large):
    choices = list(generate(large, "", 130, 1.0, 3))
    written = write_down(choices)
    assert written.text == "".join(choice.character for choice in choices)
    for place in (0, 49, 50, 99, 129):
        (alone,) = (write_down([choices[place]]),)
        for name in ("listed", "before", "after", "low", "high"):
            np.testing.assert_array_equal(getattr(written, name)[place], getattr(alone, name)[0])


def test_its_file_comes_back(large, tmp_path):
    path = tmp_path / "large.npz"
    save_model(large, path)
    found = load_model(path)
    assert found.alphabet.characters == MANY and fingerprint(found) == fingerprint(large)


def test_the_file_of_the_page_reads_and_writes_as_ever(tmp_path):
    path = tmp_path / "again.npz"
    shipped = MODELS / "python.npz"
    model = load_model(shipped)
    save_model(model, path)
    assert path.read_bytes() == shipped.read_bytes()
    assert (
        model.alphabet.kind == np.uint8
        and fingerprint(model) == load_cells(MODELS / "python_cells.json").model
    )


def test_the_command_learns_a_text_of_many_characters(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    rng = np.random.default_rng(0)
    (tmp_path / "text.txt").write_text("".join(MANY[k] for k in rng.integers(0, 600, 9000)), encoding="utf-8")
    command = "train --corpus text.txt --out m.npz --hidden 3 --batch 2 --length 8 --updates 3 --keep-rare"
    main(shlex.split(command))
    assert load_model(tmp_path / "m.npz").alphabet.characters == MANY
    assert "bits per character" in capsys.readouterr().out
    main(shlex.split(f"{command} --most 300"))
    assert len(load_model(tmp_path / "m.npz").alphabet.characters) == 300
    assert "most is 0; expected a whole number from 1 to 65534" in refused(f"{command} --most 0", capsys)


def test_a_network_whose_file_could_not_be_read_again_is_not_begun(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "text.txt").write_text("".join(map(chr, range(0x4E00, 0x4E00 + 20_000))), encoding="utf-8")
    said = refused("train --corpus text.txt --out m.npz --hidden 256 --keep-rare --updates 1", capsys)
    assert said.startswith("256 units and 19,002 symbols make a file of 99 MB; expected at most 64")
