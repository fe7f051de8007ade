"""``python -m tests``: both halves run, one that fails fails the whole, Ctrl+C ends both."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.__main__ import HALVES, NOTHING_COLLECTED, overall

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 240
# A parent may ignore Ctrl+C (nohup does); here it is what is tested.
PROGRAM = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from tests.__main__ import side_by_side
sys.exit(side_by_side({"one": [sys.argv[1]], "two": [sys.argv[2]]}, ["-c", "pyproject.toml"]))
"""
PASSES = "def test_it():\n    pass\n"
FAILS = "def test_it():\n    assert 1 == 2\n"
WAITS = """
import pathlib, time, pytest
@pytest.fixture
def open_thing():
    pathlib.Path(__file__).with_suffix(".started").touch()
    yield
    pathlib.Path(__file__).with_suffix(".closed").touch()
def test_it(open_thing):
    time.sleep(600)
"""


def started(folder, *contents):
    files = [folder / f"test_{number}.py" for number in range(len(contents))]
    for file, content in zip(files, contents, strict=True):
        file.write_text(content, encoding="utf-8")
    command = [sys.executable, "-c", PROGRAM, *map(str, files)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def test_every_test_belongs_to_one_of_the_halves():
    rooms, (whole, *ignored) = HALVES.values()
    assert (whole, ignored) == ("tests", [f"--ignore={room}" for room in rooms])
    assert all((ROOT / room).is_dir() for room in rooms)


@pytest.mark.parametrize(
    ("statuses", "whole"),
    [
        ((0, 0), 0),
        ((1, 0), 1),
        ((0, 2), 2),
        ((0, NOTHING_COLLECTED), 0),
        ((NOTHING_COLLECTED, NOTHING_COLLECTED), NOTHING_COLLECTED),
        ((NOTHING_COLLECTED, 1), 1),
        ((-9, 0), -9),
    ],
)
def test_the_whole_passes_when_no_half_failed(statuses, whole):
    assert overall(statuses) == whole


@pytest.mark.parametrize(("second", "status"), [(PASSES, 0), (FAILS, 1)], ids=["passes", "fails"])
def test_both_run_and_one_that_fails_fails_the_whole(tmp_path, second, status):
    process = started(tmp_path, PASSES, second)
    said, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == status
    closing = said.splitlines()[-2:]
    assert closing[0].startswith("one: 1 passed in ")
    assert closing[1].startswith(f"two: 1 {'failed' if status else 'passed'} in ")
    assert ("assert 1 == 2" in said) == bool(status)


def test_ctrl_c_ends_both_and_lets_them_close_what_they_opened(tmp_path):
    process = started(tmp_path, WAITS, WAITS)
    deadline = time.monotonic() + PATIENCE
    while len(list(tmp_path.glob("*.started"))) < 2:
        assert time.monotonic() < deadline and process.poll() is None
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    said, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130
    assert said.count("KeyboardInterrupt") >= 2
    assert len(list(tmp_path.glob("*.closed"))) == 2
