"""The command: what it writes, what it prints, and the sentence with which it refuses."""

import os
import re
import shlex
import subprocess
import sys

import numpy as np
import pytest

from lstm_core.charlm import command
from lstm_core.charlm.command import main
from lstm_core.charlm.learn.evaluate import evaluate
from lstm_core.charlm.net.model import load_model
from lstm_core.charlm.text.corpus import read_corpus
from tests.core.charlm.support import TRAIN, refused, trained, working_place
from tests.core.support import ROOT

EVALUATE = ["evaluate", "--model", "m.npz", "--corpus", "text"]


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    return working_place(tmp_path, monkeypatch)


def test_the_same_command_makes_the_same_file(folder):
    first = trained(folder)
    assert trained(folder) == first


def test_a_model_says_where_it_comes_from(folder, capsys):
    main(TRAIN)
    out = capsys.readouterr().out
    model, corpus = load_model(folder / "m.npz"), read_corpus("text")
    about = model.about
    assert model.units == about["settings"]["hidden"] == 8
    assert about["corpus"] == corpus.summary()
    assert about["command"] == shlex.join(["python", "-m", "lstm_core.charlm", *again(TRAIN, 30)])
    assert about["made_with"]["numpy"] == np.__version__
    assert about["characters_read"] == 30 * 4 * 16
    assert len(about["learning"]) == 30 and about["learning"][-1] < about["learning"][0]
    assert about["figures"] == evaluate(model, corpus).as_dict()
    assert f"network        {about['figures']['bits']:.4f} bits per character" in out
    assert f"six-gram       {about['figures']['ngram_bits']:.4f} bits per character" in out
    assert f"held-out text: {about['figures']['characters']:,} characters" in out


def test_a_run_can_begin_with_what_a_model_has_learned(folder, capsys):
    main(TRAIN)
    first = load_model(folder / "m.npz")
    on = shlex.split(
        "train --corpus text --from m.npz --out n.npz --batch 4 --length 16 --seed 8 --rate 1e-9 --updates 20"
    )
    main(on)
    second, content = load_model(folder / "n.npz"), (folder / "n.npz").read_bytes()
    assert second.units == first.units and second.alphabet == first.alphabet
    # With hardly any learning it stays where the other ended.
    np.testing.assert_allclose(second.row, first.row, rtol=0, atol=1e-6)
    assert second.about["command"].splitlines() == [
        first.about["command"],
        shlex.join(["python", "-m", "lstm_core.charlm", *again(on, 20)]),
    ]
    assert second.about["characters_read"] == 30 * 4 * 16 + 20 * 4 * 16
    main(on)
    assert (folder / "n.npz").read_bytes() == content
    said = refused([*on, "--hidden", "9"], capsys)
    assert said == "--hidden is 9; expected 8, as many as the model of --from has"
    assert "does not exist" in refused([*on, "--from", "nothing.npz"], capsys)


def again(arguments, updates):
    place = arguments.index("--updates")
    return [*arguments[:place], *arguments[place + 2 :], "--updates", str(updates)]


@pytest.mark.parametrize("spelling", [["--minutes", "0.001"], ["--minutes=0.001"]])
def test_the_recorded_command_of_a_run_by_the_clock_makes_the_file_again(folder, capsys, spelling):
    main([*again(TRAIN, 0)[:-2], *spelling])
    found = re.search(r"ms per update: --updates (\d+) will make this run again", capsys.readouterr().err)
    first = (folder / "m.npz").read_bytes()
    words = shlex.split(load_model(folder / "m.npz").about["command"])
    assert words[:3] == ["python", "-m", "lstm_core.charlm"]
    assert words[-2:] == ["--updates", found[1]]
    main(words[3:])
    assert (folder / "m.npz").read_bytes() == first


def test_progress_tells_bits_and_time_left(monkeypatch, capsys):
    monkeypatch.setattr(command, "SAY_EVERY_S", 0.0)
    main(TRAIN)
    said = capsys.readouterr().err
    assert re.search(r"5 files|6 files", said) and "held out" in said and "characters have a symbol" in said
    assert re.search(r"update 15 of 30: \d\.\d{3} bits per character, \d+ s left", said)


def test_rare_characters_are_stated(folder, capsys):
    for path in (folder / "text").iterdir():
        path.write_text(path.read_text() + "é")
    main(TRAIN)
    rare = sum(text.count("é") for _, text in read_corpus("text").training)
    assert f"{rare} places hold rarer ones, read as one unknown sign" in capsys.readouterr().err
    assert not load_model(folder / "m.npz").alphabet.knows("é")
    main([*TRAIN, "--keep-rare"])
    assert load_model(folder / "m.npz").alphabet.knows("é")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ("--minutes 0", "--minutes is 0; expected a number above 0"),
        ("--minutes -3", "--minutes is -3; expected a number above 0"),
        ("--minutes nan", "minutes is nan; expected a finite number"),
        ("--minutes inf", "minutes is inf; expected a finite number"),
        ("--updates 0", "updates is 0; expected a whole number from 1"),
        ("--updates -5", "updates is -5; expected"),
        ("--hidden 100000", "hidden is 100000; expected a whole number from 1 to 1024"),
        ("--hidden 1024 --batch 1024 --length 1000", "batch × length × hidden is 1,048,576,000; expected"),
        ("--workers 3", "batch is 32; expected a multiple of workers, 3"),
        ("--batch 1024 --length 1000 --hidden 1", "characters; expected at least 1025024"),
        ("--rate 0", "rate is 0.0; expected a number above 0"),
        ("--seed -1", "seed is -1; expected"),
        ("--out nowhere/m.npz", "--out is in nowhere, which does not exist"),
        ("--out text", "--out is the folder text; expected a file"),
        ("--corpus nothing", "nothing is neither a file nor a folder"),
        ("--resume", "m.npz.checkpoint does not exist"),
        ("--min 3", "unrecognized arguments: --min 3"),
        ("--minutes 3 --updates 3", "not allowed with argument --minutes"),
    ],
)
def test_wrong_training_arguments_end_with_one_sentence(folder, arguments, sentence, capsys):
    assert sentence in refused(f"train --corpus text --out m.npz {arguments}", capsys)
    assert [path.name for path in folder.iterdir()] == ["text"]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("binary", b"ab\x00cd" * 20, "binary is a binary file"),
        ("latin", b"caf\xe9" * 20, "latin is not UTF-8 text"),
        ("none", b"", "none has 0 characters"),
        ("short", b"x" * 20, "no character occurs 20 times"),
    ],
)
def test_what_is_no_corpus_ends_with_one_sentence(folder, name, content, sentence, capsys):
    (folder / name).write_bytes(content)
    assert sentence in refused(f"train --corpus {name} --out m.npz", capsys)


def test_twenty_characters_are_enough(folder):
    (folder / "short").write_text("abcdefghij" * 2)
    main(
        shlex.split(
            "train --corpus short --out m.npz --hidden 1 --batch 1 --length 4 --workers 1 --updates 2 --keep-rare"
        )
    )
    assert load_model(folder / "m.npz").about["figures"]["characters"] == 1


def test_evaluate_prints_the_figures_again(folder, capsys):
    main(TRAIN)
    figures = capsys.readouterr().out
    main(EVALUATE)
    said = capsys.readouterr()
    assert said.out == figures and said.err == ""
    (folder / "text/0.py").write_text("changed\n" * 9)
    main(EVALUATE)
    assert "this is not the text the model was trained on" in capsys.readouterr().err


def test_generate_writes_what_the_seed_says(capsys):
    main(TRAIN)
    capsys.readouterr()
    for options, length in (
        ("", 500),
        ("--characters 40 --temperature 0 --prompt if", 40),
        ("--characters 0", 0),
    ):
        texts = set()
        for _ in range(2):
            main(["generate", "--model", "m.npz", *options.split()])
            texts.add(capsys.readouterr().out)
        assert len(texts) == 1 and len(texts.pop()) == length + 1


@pytest.mark.parametrize("do", ["evaluate --corpus text", "generate"])
def test_what_is_no_model_ends_with_one_sentence(folder, do, capsys):
    (folder / "m.npz").write_text("just some text")
    assert "m.npz is damaged or of another kind; expected" in refused(f"{do} --model m.npz", capsys)
    assert "x.npz does not exist; expected" in refused(f"{do} --model x.npz", capsys)


@pytest.mark.parametrize("options", ["--temperature 9", "--characters -1", "--seed -1", "--temperature nan"])
def test_wrong_writing_arguments_end_with_one_sentence(options, capsys):
    main(TRAIN)
    assert "; expected " in refused(f"generate --model m.npz {options}", capsys)


def test_the_program_starts_by_its_name(folder):
    done = subprocess.run(
        [sys.executable, "-m", "lstm_core.charlm", *TRAIN],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "bits per character" in done.stdout and load_model(folder / "m.npz").units == 8
