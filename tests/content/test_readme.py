"""What the README says in figures: its example prints what it promises, and the experiment found what it tells."""

import contextlib
import io
import re
from pathlib import Path

import pytest

from lstm_core.gap.results import LEARNED, load_gap
from pages.sources.figures.outcome import VERDICTS
from pages.sources.tables import FIGURES
from pages.ui.library.examples import shipped_examples

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROSE = " ".join(README.split())


def test_the_example_prints_what_is_promised():
    block = re.search(r"```python\n(.*?)```", README, re.DOTALL)[1]
    code = "\n".join(line[4:] for line in block.splitlines())
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(code, {})
    assert f"print `{printed.getvalue().strip()}`" in PROSE


def test_the_map_of_the_house_names_every_room_of_the_engine_and_nothing_that_is_not_there():
    lines = re.search(r"```\n(app\.py.*?)```", README, re.DOTALL)[1].splitlines()
    assert len(lines) <= 15
    top = [line.split()[0] for line in lines if not line.startswith(" ")]
    assert all((ROOT / name).exists() for name in top)
    rooms = {
        word
        for line in lines
        if line.startswith("  ")
        for word in re.split(r" {2,}", line.strip())[0].split()
    }
    assert rooms == {path.parent.name for path in (ROOT / "lstm_core").glob("*/__init__.py")}


def test_every_verdict_of_the_page_is_in_the_table_of_parameters():
    row = next(line for line in README.splitlines() if line.startswith("| `verdict`"))
    assert re.findall(r"`(\w+)`", row.split("|")[2]) == list(VERDICTS)
    assert f"the {len(FIGURES)} figures and claims" in PROSE


def test_every_worked_example_that_is_named_is_shipped():
    row = next(line for line in README.splitlines() if line.startswith("| `example` | the worked example"))
    named = re.findall(r"`(?:example=)?([a-z0-9-]+)`", row.partition(" | ")[2])
    assert len(named) == 3 and {*named} <= {*shipped_examples()}
    linked = re.findall(r"[?&]example=([a-z0-9-]+)", README)
    assert linked and {*linked} <= {*shipped_examples()}


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("lstm", r"the LSTM reaches no further than the plain network: a gap of (\d+) steps each"),
        ("rnn", r"the plain network: a gap of (\d+) steps each"),
        ("rnn_orthogonal", r"An orthogonal start takes the plain one to (\d+)"),
        ("rnn_identity", r"an identity start to (\d+)"),
        ("lstm_keras", r"Keras's start takes the LSTM to (\d+), and so does a forget bias of 1"),
        ("lstm_bias_1", r"Keras's start takes the LSTM to (\d+), and so does a forget bias of 1"),
        ("lstm_bias_gap", r"suit the gap learned (\d+), the longest tried"),
    ],
)
def test_the_experiments_reaches_are_those_of_the_shipped_result(kind, told):
    found = load_gap(ROOT / "assets/content/experiments/gap.json")
    assert int(re.search(told, PROSE)[1]) == found.reach(kind)
    assert found.reach("lstm_bias_gap") == max(found.settings.gaps)


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("rnn", r"updates the plain network learned a gap of 20 in (\d) of (\d) runs"),
        ("lstm", r"the LSTM of PyTorch's start in (\d) of (\d)"),
    ],
)
def test_the_longer_runs_end_as_the_shipped_result_says(kind, told):
    longer = load_gap(ROOT / "assets/content/experiments/gap-longer.json")
    learned = [accuracy >= LEARNED for accuracy in longer.cell(kind, 20).accuracies]
    assert f"with {longer.settings.updates:,} updates" in PROSE
    assert re.search(told, PROSE).groups() == (str(sum(learned)), str(len(learned)))
