"""A run that is stopped or killed: what is left, and that it goes on as if nothing had happened."""

import os
import shlex
import signal
import subprocess
import sys

import numpy as np
import pytest

from lstm_core.charlm import command
from lstm_core.charlm.command import main
from lstm_core.charlm.learn.checkpoint import load_checkpoint
from lstm_core.charlm.learn.training import Trainer
from lstm_core.charlm.text.corpus import read_corpus
from tests.core.charlm.support import CHECKPOINT, TRAIN, refused, trained, working_place
from tests.core.support import ROOT


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    return working_place(tmp_path, monkeypatch)


@pytest.mark.parametrize("kind", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("stop", [1, 13, 30])
def test_a_run_stopped_and_resumed_makes_the_same_file(folder, monkeypatch, capsys, kind, stop):
    """The signal comes in the middle of an update, which is finished first."""
    whole, before = trained(folder), signal.getsignal(kind)
    update = Trainer.update

    def signalled(self):
        if self.done == stop - 1:
            os.kill(os.getpid(), kind)
        return update(self)

    with monkeypatch.context() as patch:
        patch.setattr(Trainer, "update", signalled)
        if stop < 30:
            with pytest.raises(SystemExit) as end:
                main(TRAIN)
            assert end.value.code == 130 and "--resume goes on" in capsys.readouterr().err
            assert load_checkpoint(folder / CHECKPOINT).trainer(read_corpus("text")).done == stop
        else:
            main(TRAIN)
    if stop < 30:
        main([*TRAIN, "--resume"])
        assert f"going on after update {stop} of 30" in capsys.readouterr().err
    assert (folder / "m.npz").read_bytes() == whole
    assert not (folder / CHECKPOINT).exists()
    assert signal.getsignal(kind) == before


def test_going_on_needs_no_settings_and_keeps_those_it_began_with(folder, monkeypatch):
    whole = trained(folder)
    stopped_after(9, monkeypatch)
    main(shlex.split("train --corpus text --out m.npz --hidden 99 --minutes 5 --resume"))
    assert (folder / "m.npz").read_bytes() == whole


def stopped_after(updates, monkeypatch):
    update = Trainer.update

    def signalled(self):
        if self.done == updates - 1:
            os.kill(os.getpid(), signal.SIGINT)
        return update(self)

    with monkeypatch.context() as patch, pytest.raises(SystemExit):
        patch.setattr(Trainer, "update", signalled)
        main(TRAIN)


CHILD = """
import os, signal
import numpy as np
from lstm_core.charlm import command
from lstm_core.charlm.learn.training import Trainer

command.SAVE_EVERY_S = 0.0
{patch}
command.main({arguments!r})
"""
IN_AN_UPDATE = """
from lstm_core.charlm.learn.adam import Adam
update = Adam.update
def killed(self, *arguments):
    if self.t == 17:
        os.kill(os.getpid(), signal.SIGKILL)
    update(self, *arguments)
Adam.update = killed
"""
IN_HALF_A_CHECKPOINT = """
save, saved = np.savez, []
def killed(file, **arrays):
    saved.append(1)
    save(file, **arrays)
    if len(saved) == 17:
        file.truncate(file.tell() // 2)
        file.flush()
        os.kill(os.getpid(), signal.SIGKILL)
np.savez = killed
"""
BEFORE_IT_IS_IN_PLACE = """
from pathlib import Path
replace, placed = Path.replace, []
def killed(self, target):
    placed.append(1)
    if len(placed) == 17:
        os.kill(os.getpid(), signal.SIGKILL)
    return replace(self, target)
Path.replace = killed
"""


@pytest.mark.parametrize(
    ("patch", "kept"), [(IN_AN_UPDATE, 17), (IN_HALF_A_CHECKPOINT, 16), (BEFORE_IT_IS_IN_PLACE, 16)]
)
def test_a_killed_run_goes_on_and_makes_the_same_file(folder, patch, kept):
    """A kill that no program can answer to: in an update, in half a checkpoint, before a whole one is in place."""
    whole = trained(folder)
    child = subprocess.run(
        [sys.executable, "-c", CHILD.format(patch=patch, arguments=TRAIN)],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert child.returncode == -signal.SIGKILL, child.stderr.decode()
    assert load_checkpoint(folder / CHECKPOINT).trainer(read_corpus("text")).done == kept
    main([*TRAIN, "--resume"])
    assert (folder / "m.npz").read_bytes() == whole


def test_a_full_disk_leaves_the_checkpoint_before_it(folder, monkeypatch, capsys):
    whole, save, saved = trained(folder), np.savez, []

    def full(file, **arrays):
        saved.append(1)
        if len(saved) == 5:
            file.write(b"half")
            raise OSError(28, "No space left on device")
        save(file, **arrays)

    with monkeypatch.context() as patch:
        patch.setattr(np, "savez", full)
        patch.setattr(command, "SAVE_EVERY_S", 0.0)
        assert "No space left on device" in refused(TRAIN, capsys)
    assert sorted(path.name for path in folder.iterdir()) == [CHECKPOINT, "text"]
    main([*TRAIN, "--resume"])
    assert (folder / "m.npz").read_bytes() == whole


def test_a_stopped_run_is_not_thrown_away_unasked(folder, monkeypatch, capsys):
    stopped_after(5, monkeypatch)
    before = (folder / CHECKPOINT).read_bytes()
    assert "holds a run that was stopped; expected --resume to go on with it" in refused(TRAIN, capsys)
    assert (folder / CHECKPOINT).read_bytes() == before


def test_another_corpus_is_refused_and_the_checkpoint_stays(folder, monkeypatch, capsys):
    stopped_after(5, monkeypatch)
    before = (folder / CHECKPOINT).read_bytes()
    (folder / "text/0.py").write_text("changed")
    assert "the corpus is not the one the checkpoint was made with" in refused([*TRAIN, "--resume"], capsys)
    assert (folder / CHECKPOINT).read_bytes() == before
