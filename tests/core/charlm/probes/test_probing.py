"""What a small network's cells follow on held-out files: the measuring, the command and the file it writes."""

import json
import math
import re

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from lstm_core.charlm.command import main
from lstm_core.charlm.net.model import CharModel, load_model, save_model
from lstm_core.charlm.net.network import Shape
from lstm_core.charlm.net.reading import read_with
from lstm_core.charlm.probes.cell_results import dump_cells, fingerprint, load_cells, parse_cells
from lstm_core.charlm.probes.following import rank_cells
from lstm_core.charlm.probes.probes import COUNTS, PROBES, probe_values
from lstm_core.charlm.probes.probing import follow, measure, memories_after
from lstm_core.charlm.text.alphabet import Alphabet
from lstm_core.charlm.text.corpus import Corpus, Document, read_corpus
from lstm_core.charlm.text.passages import passages

ALPHABET = Alphabet("".join(["\n", *map(chr, range(32, 127))]))
TEXTS = {passage.key: passage.text for passage in passages()}


def small_model(seed=0, units=5):
    row = 3.0 * Shape(ALPHABET.size, units).start(seed)
    return CharModel.from_row(ALPHABET, units, row, {})


MODEL = small_model()
# Around the windows in which files are read, out of order; with a comment, a URL and unknown characters.
LENGTHS = (501, 1, 1998, 499, 500, 3, 1000, 1001)
SOURCE = "".join(TEXTS.values())
DOCUMENTS = tuple(Document(f"{k}.py", SOURCE[977 * k :][:length]) for k, length in enumerate(LENGTHS))
FOUND = measure(MODEL, Corpus("some files", (), DOCUMENTS), "python -m lstm_core.charlm probe", least=1)
CHARACTERS = sum(LENGTHS)


def test_each_file_is_read_as_if_there_were_no_other():
    kept = memories_after(MODEL, DOCUMENTS)
    alone = np.concatenate([read_with(MODEL, document.text).tanh_c for document in DOCUMENTS])
    assert kept.dtype == np.float32
    assert_allclose(kept, alone, rtol=0, atol=1e-7)


def test_every_cell_is_compared_with_every_probe_over_all_files():
    cells = np.concatenate([read_with(MODEL, document.text).tanh_c for document in DOCUMENTS])
    found = follow(MODEL, DOCUMENTS, least=CHARACTERS)
    assert list(found) == list(PROBES)
    for key, probe in PROBES.items():
        values = np.concatenate([probe_values(key, document.text) for document in DOCUMENTS])
        expected = rank_cells(cells, values, probe.kind)
        assert expected.defined and found[key].measure == expected.measure
        assert_allclose(found[key].correlation, expected.correlation, rtol=0, atol=1e-6)
        if probe.kind == "yes_no":
            assert_allclose(found[key].auc, expected.auc, rtol=0, atol=1e-6)
        else:
            assert found[key].auc is None


def test_a_count_is_fitted_on_every_other_file_and_judged_on_the_rest():
    readings = [read_with(MODEL, document.text).tanh_c for document in DOCUMENTS]
    one, other = (np.concatenate(readings[start::2]) for start in (0, 1))
    for key in COUNTS:
        values = [probe_values(key, document.text) for document in DOCUMENTS]
        fitted, judged = (np.concatenate(values[start::2]) for start in (0, 1))
        used, judges = ~np.isnan(fitted), ~np.isnan(judged)
        found = FOUND.counting[key]
        for cell in range(MODEL.units):
            slope, level = np.polyfit(one[used, cell], fitted[used], 1)
            left = ((judged[judges] - level - slope * other[judges, cell]) ** 2).sum()
            wanted = 1 - left / ((judged[judges] - judged[judges].mean()) ** 2).sum()
            assert found.cells[cell] == pytest.approx(wanted, abs=1e-5)
        assert found.readout > found.cells.max() - 0.3 and math.isfinite(found.readout)
    again = parse_cells(dump_cells(FOUND))
    assert_allclose(again.counting["indentation"].cells, FOUND.counting["indentation"].cells, atol=5.1e-5)
    assert again.counting["indentation"].readout == pytest.approx(
        FOUND.counting["indentation"].readout, abs=5.1e-5
    )


def test_a_file_from_before_counts_were_read_off_is_still_read():
    data = json.loads(dump_cells(FOUND))
    del data["counting"]
    found = parse_cells(json.dumps(data))
    assert found.counting == {} and "counting" not in json.loads(dump_cells(found))


@pytest.mark.parametrize(
    "counting",
    [
        [],
        {},
        {"indentation": {}},
        {key: {"readout": 0.5, "cells": [0.5] * 4} for key in COUNTS},
        {key: {"readout": 1.5, "cells": [0.5] * 5} for key in COUNTS},
        {key: {"readout": 0.5, "cells": [0.5, 2, 0, 0, 0]} for key in COUNTS},
        {key: {"readout": "x", "cells": [0.5] * 5} for key in COUNTS},
    ],
    ids=str,
)
def test_damaged_counts_are_refused_in_one_sentence(counting):
    data = json.loads(dump_cells(FOUND)) | {"counting": counting}
    with pytest.raises(ValueError, match="expected"):
        parse_cells(json.dumps(data))


def test_a_cell_that_is_made_to_follow_comments_is_found():
    """Cell 3 of 20, more than are compared at once, is set to tanh(1) by # and to tanh(−1) by a line feed."""
    units = 20
    row = Shape(ALPHABET.size, units).start(0)
    weights = Shape(ALPHABET.size, units).views(row)
    weights.w_h[:, 3::units] = 0.0
    weights.w_x[:, 3::units] = 0.0
    weights.b[3::units] = (-20.0, 20.0, 0.0, 0.0)  # i, f, o, g
    for character, sign in (("#", 1.0), ("\n", -1.0)):
        symbol = ALPHABET.encode(character)[0]
        # Writes, and forgets what was there.
        weights.w_x[symbol, 3::units] = (40.0, -40.0, 0.0, 20.0 * sign)
    text = "a = f(b)  # and more\n" * 40
    found = follow(CharModel.from_row(ALPHABET, units, row, {}), (Document("a", text),), least=1)
    assert found["comment"].cells[0] == 3
    assert found["comment"].correlation[3] > 0.99 and found["comment"].auc[3] == 1.0
    assert not found["quotes"].defined and np.isnan(found["quotes"].correlation).all()


def test_too_little_text_is_refused():
    with pytest.raises(ValueError, match="has 5,503 characters; expected at least 100,000"):
        follow(MODEL, DOCUMENTS)
    with pytest.raises(ValueError, match="has 0 characters"):
        follow(MODEL, (), least=0)


def test_the_result_says_where_it_comes_from_and_reads_back():
    assert (FOUND.files, FOUND.characters, FOUND.cells) == (len(LENGTHS), CHARACTERS, 5)
    assert FOUND.source == "some files" and FOUND.model == fingerprint(MODEL)
    again = parse_cells(dump_cells(FOUND))
    assert dump_cells(again) == dump_cells(FOUND)
    for name in ("date", "command", "source", "corpus", "model", "files", "characters", "cells"):
        assert getattr(again, name) == getattr(FOUND, name)
    for key, ranking in FOUND.rankings.items():
        assert_allclose(again.rankings[key].correlation, ranking.correlation, rtol=0, atol=5.1e-5)
        assert again.rankings[key].measure == ranking.measure and again.rankings[key].defined


def test_the_best_cells_and_the_counts_come_from_all_correlations():
    ranking = FOUND.rankings["quotes"]
    best = FOUND.best("quotes", 3)
    assert [one.cell for one in best] == ranking.cells[:3].tolist()
    assert [one.correlation for one in best] == [ranking.correlation[one.cell] for one in best]
    assert [one.auc for one in best] == [ranking.auc[one.cell] for one in best]
    assert all(one.auc is None for one in FOUND.best("indentation")) and len(FOUND.best("indentation")) == 5
    size = abs(best[0].correlation)
    assert FOUND.counts(size).following["quotes"] == 1
    assert FOUND.counts(0.0).any == 5 and FOUND.counts(1.01).none == 5


def test_a_probe_and_a_cell_that_never_change_have_no_correlation_in_the_file():
    data = json.loads(dump_cells(FOUND))
    data["probes"]["url"] = {"correlation": [None] * 5, "auc": [None] * 5}
    data["probes"]["quotes"]["correlation"][2] = None
    found = parse_cells(json.dumps(data))
    assert found.best("url") == () and found.counts().undefined == ("url",)
    assert len(found.best("quotes")) == 4 and found.rankings["quotes"].cells[-1] == 2
    assert json.loads(dump_cells(found))["probes"] == data["probes"]


def test_a_fingerprint_belongs_to_one_model(tmp_path):
    save_model(MODEL, tmp_path / "m.npz")
    assert fingerprint(load_model(tmp_path / "m.npz")) == fingerprint(MODEL)
    assert re.fullmatch("[0-9a-f]{64}", fingerprint(MODEL))
    row = 3.0 * Shape(ALPHABET.size, 5).start(0)
    row[-1] = np.nextafter(row[-1], np.float32(1.0))
    others = [
        small_model(1),
        CharModel.from_row(ALPHABET, 5, row, {}),
        CharModel(Alphabet(ALPHABET.characters[:-1] + "é"), MODEL.weights, {}),
    ]
    assert len({fingerprint(model) for model in (MODEL, *others)}) == 4


def edited(edit):
    data = json.loads(dump_cells(FOUND))
    edit(data)
    return json.dumps(data)


@pytest.mark.parametrize(
    ("edit", "complaint"),
    [
        (lambda data: data.update(format="gatewise-cells/2"), "format is 'gatewise-cells/2'; expected"),
        (lambda data: data.pop("model"), "lacks the key 'model'"),
        (lambda data: data.update(more=1), "unknown key 'more'"),
        (lambda data: data["probes"].pop("url"), "probes lacks the key 'url'"),
        (lambda data: data["probes"].update(mood={}), "unknown key 'mood'"),
        (lambda data: data["probes"]["quotes"].pop("auc"), "quotes lacks the key 'auc'"),
        (lambda data: data["probes"]["indentation"].update(auc=[0] * 5), "unknown key 'auc'"),
        (
            lambda data: data["probes"]["quotes"]["auc"].pop(),
            "quotes.auc has 4 entries; expected a list of 5 to 5",
        ),
        (
            lambda data: data["probes"]["quotes"]["correlation"].__setitem__(1, -1.01),
            r"correlation\[1\] is -1.01",
        ),
        (lambda data: data["probes"]["quotes"]["auc"].__setitem__(4, -0.1), r"auc\[4\] is -0.1; expected"),
        (lambda data: data["probes"]["quotes"]["auc"].__setitem__(4, True), r"auc\[4\] is True"),
        (lambda data: data.update(cells=0), "cells is 0; expected a whole number"),
        (lambda data: data.update(characters="many"), "characters is 'many'"),
        (lambda data: data.update(command="a\nb"), "control character"),
    ],
)
def test_a_damaged_result_is_refused_in_one_sentence(edit, complaint):
    with pytest.raises(ValueError, match=complaint) as refused:
        parse_cells(edited(edit))
    assert "\n" not in str(refused.value)


def test_a_file_that_is_none_is_refused_by_name(tmp_path):
    path = tmp_path / "cells.json"
    with pytest.raises(ValueError, match="cells.json cannot be read"):
        load_cells(path)
    for content, complaint in (
        (b"\xff", "not UTF-8"),
        (b"[]", "expected an object"),
        (dump_cells(FOUND)[:-3].encode(), "not JSON"),
        (b"[" * 3_000_000, "1024 KiB"),
        (b'{"cells": NaN}', "holds NaN"),
    ):
        path.write_bytes(content)
        with pytest.raises(ValueError, match=f"^cells.json: .*{complaint}"):
            load_cells(path)


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    """A folder of which 100,000 characters and more are held out."""
    folder = tmp_path_factory.mktemp("library")
    for k in range(300):
        (folder / f"{k}.txt").write_text(SOURCE[k:], encoding="utf-8")
    return folder


def test_the_command_measures_the_held_out_files_only(library, tmp_path, capsys):
    save_model(MODEL, tmp_path / "model.npz")
    out = tmp_path / "cells.json"
    given = ["probe", "--model", str(tmp_path / "model.npz"), "--corpus", str(library), "--out", str(out)]
    main(given)
    found, corpus = load_cells(out), read_corpus(str(library))
    printed = capsys.readouterr()
    assert "not the text the model was trained on" in printed.err
    assert (found.files, found.corpus) == (len(corpus.held_out), corpus.digest)
    assert found.characters == sum(len(text) for _, text in corpus.held_out) >= 100_000
    assert found.model == fingerprint(MODEL) and found.command.split()[:4] == [
        "python",
        "-m",
        "lstm_core.charlm",
        "probe",
    ]
    expected = follow(MODEL, corpus.held_out)
    for key, ranking in expected.items():
        assert_allclose(found.rankings[key].correlation, ranking.correlation, rtol=0, atol=5.1e-5)
        cell = found.best(key, 1)[0]
        assert f"{PROBES[key].name:<22} {cell.cell}: {cell.correlation:+.3f}" in printed.out
    for threshold in (0.5, 0.7, 0.9):
        counted = found.counts(threshold)
        assert f"≥ {threshold}: {counted.any} cells follow a probe, {counted.none} none" in printed.out


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"--out": "nowhere/cells.json"}, "nowhere, which does not exist"),
        ({"--out": "."}, "--out is the folder .; expected a file to write"),
        ({"--model": "missing.npz"}, "missing.npz does not exist"),
        ({"--corpus": "short.txt"}, "the held-out text has 500 characters; expected at least 100,000"),
    ],
)
def test_wrong_input_ends_the_command_with_one_sentence(tmp_path, monkeypatch, capsys, change, complaint):
    monkeypatch.chdir(tmp_path)
    save_model(MODEL, tmp_path / "model.npz")
    (tmp_path / "short.txt").write_text("a" * 10_000, encoding="utf-8")
    given = {"--model": "model.npz", "--corpus": "short.txt", "--out": "cells.json"} | change
    with pytest.raises(SystemExit) as ended:
        main(["probe", *(part for pair in given.items() for part in pair)])
    assert ended.value.code == 2 and complaint in capsys.readouterr().err
    assert not (tmp_path / "cells.json").exists()


def test_no_number_is_lost_to_rounding_but_the_fifth_decimal():
    values = json.loads(dump_cells(FOUND))["probes"]["quotes"]["correlation"]
    assert_array_equal(values, [round(float(value), 4) for value in FOUND.rankings["quotes"].correlation])
    assert not any(math.isnan(value) for value in values)
