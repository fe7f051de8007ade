import json
import re
from dataclasses import replace

import pytest

from lstm_core.gap.command import main, run_gap
from lstm_core.gap.results import GapResults, GapRun, Made, dump_gap, load_gap, parse_gap
from lstm_core.gap.settings import GapSettings
from lstm_core.gap.training import train_gap

SETTINGS = GapSettings(
    kinds=("rnn", "lstm"),
    gaps=(2, 8, 4),
    learning_rates=(0.003, 0.01),
    seeds=(0, 7, 3),
    units=3,
    updates=30,
    every=20,
    checks=20,
    tests=50,
)
MADE = Made("2026-01-31", "python -m lstm_core.gap --out x.json", "3.11.7", "2.4.6", 2, 36, 12.5, 20.25)


def result(accuracy, checked=lambda _: 0.5, settings=SETTINGS):
    """A result whose outcomes are functions of kind, gap, learning rate and seed."""
    runs = tuple(
        GapRun(*key, accuracy(key), ((0, 0.25), (20, 0.3), (30, checked(key))))
        for key in settings.combinations()
    )
    return GapResults(settings, (MADE,), runs)


def test_a_cell_is_the_spread_over_the_seeds_of_the_better_learning_rate():
    shares = {0: 0.9, 7: 0.3, 3: 0.5}
    found = result(
        lambda run: shares[run.seed] if run.learning_rate == 0.01 else 0.8,
        # One lucky seed does not choose a rate, and the test's accuracies never do.
        lambda run: {0.01: 0.6, 0.003: 1.0 if run.seed == 0 else 0.1}[run.learning_rate],
    )
    cell = found.cell("lstm", 8)
    assert (cell.learning_rate, cell.accuracies) == (0.01, (0.9, 0.3, 0.5))
    assert (cell.low, cell.middle, cell.high) == (0.3, 0.5, 0.9)
    assert result(lambda _: 0.5).cell("rnn", 2).learning_rate == 0.003


@pytest.mark.parametrize(
    ("medians", "reach"),
    [
        ({2: 1.0, 4: 0.95, 8: 0.94}, 4),
        ({2: 1.0, 4: 0.9, 8: 1.0}, 2),
        ({2: 0.5, 4: 1.0, 8: 1.0}, None),
        ({2: 1.0, 4: 1.0, 8: 1.0}, 8),
    ],
)
def test_reach_is_the_longest_gap_learned_with_all_shorter_ones(medians, reach):
    found = result(lambda run: medians[run.gap] if run.kind == "rnn" else 0.0)
    assert found.reach("rnn") == reach and found.reach("lstm") is None


def test_a_file_reads_back_as_it_was_written(tmp_path):
    found = result(lambda run: 0.02 * run.seed)
    path = tmp_path / "gap.json"
    path.write_text(dump_gap(found), encoding="utf-8")
    assert load_gap(path) == found


def test_the_experiment_is_training_and_does_not_depend_on_the_number_of_processes():
    small = replace(SETTINGS, gaps=(3,), seeds=(0, 1))
    told = []
    runs, seconds = run_gap(small, 2, lambda *news: told.append(news))
    assert runs == run_gap(small, 1)[0] and seconds > 0
    assert parse_gap(dump_gap(GapResults(small, (MADE,), tuple(runs)))).runs == tuple(runs)
    assert [done for done, _, _ in told] == list(range(1, 9)) and told[-1][1:] == (8, pytest.approx(1.0))
    one = next(run for run in runs if (run.kind, run.learning_rate, run.seed) == ("lstm", 0.01, 1))
    records = train_gap("lstm", 3, 3, 1, 30, learning_rate=0.01, record_every=20, checks=20)
    assert one.curve == tuple((record.update, record.accuracy) for record in records)


def test_the_command_writes_a_file_that_says_how_it_was_made(tmp_path, capsys):
    path = tmp_path / "gap.json"
    main(["--out", str(path), "--seeds", "2", "--updates", "3", "--gaps", "2", "4"])
    found = load_gap(path)
    (made,) = found.made
    assert made.command == f"python -m lstm_core.gap --out {path} --seeds 2 --updates 3 --gaps 2 4"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", made.date) and made.seconds > 0
    assert made.runs == len(found.runs) == 7 * 2 * 2 * 2
    assert (found.settings.seeds, found.settings.updates, found.settings.gaps) == ((0, 1), 3, (2, 4))
    table = capsys.readouterr().out
    assert "LSTM, forget bias 1" in table and f"{found.cell('rnn', 2).middle:.3f}" in table
    for wrong in (["--out", str(tmp_path / "no/gap.json")], ["--out", str(path), "--seeds", "0"]):
        with pytest.raises(SystemExit):
            main(wrong)
        assert "expected" in capsys.readouterr().err


def test_runs_that_are_there_are_kept_and_only_the_others_made(tmp_path, capsys):
    path = tmp_path / "gap.json"
    small = ["--out", str(path), "--seeds", "1", "--updates", "2", "--every", "2", "--rates", "0.01"]
    main([*small, "--gaps", "2", "--kinds", "rnn", "lstm"])
    first = load_gap(path)
    # An outcome that no training gives is seen to be kept.
    odd = (replace(first.runs[0], accuracy=0.123), *first.runs[1:])
    path.write_text(dump_gap(replace(first, runs=odd)), encoding="utf-8")
    main([*small, "--gaps", "2", "4", "--kinds", "rnn", "rnn_identity", "lstm", "--keep"])
    found = load_gap(path)
    assert found.cell("rnn", 2).accuracies == (0.123,)
    assert [made.runs for made in found.made] == [2, 4] and found.made[0] == first.made[0]
    assert found.made[1].command.endswith("--keep")
    main([*small, "--gaps", "2", "4", "--kinds", "rnn", "rnn_identity", "lstm"])
    again = load_gap(path)
    assert again.runs[1:] == found.runs[1:] and again.runs[0].accuracy != 0.123
    capsys.readouterr()
    for wrong in (["--updates", "3"], ["--out", str(tmp_path / "none.json")]):
        with pytest.raises(SystemExit):
            main([*small, "--gaps", "2", "--keep", *wrong])
        assert "error" in capsys.readouterr().err


def changed(change):
    data = json.loads(dump_gap(result(lambda _: 0.5)))
    change(data)
    return json.dumps(data)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda d: d.update(format="x"), "format is 'x'; expected \"gatewise-gap/2\""),
        (lambda d: d.pop("made"), "the result lacks the key 'made'"),
        (lambda d: d["settings"].pop("units"), "settings lacks the key 'units'"),
        (lambda d: d["settings"].update(more=1), "settings has the unknown key 'more'"),
        (lambda d: d["settings"].update(gaps=[]), "gaps has 0 entries"),
        (lambda d: d["settings"].update(gaps=[2, 2, 4]), r"gaps is \(2, 2, 4\); expected at least one entry"),
        (lambda d: d["settings"].update(seeds=[-1]), "an entry of seeds is -1"),
        (lambda d: d["settings"].update(kinds=["gru"]), "an entry of kinds is 'gru'"),
        (lambda d: d["settings"].update(kinds=[["rnn"]]), "an entry of kinds is"),
        (lambda d: d["settings"].update(clip=0), "clip is 0; expected a number greater than 0"),
        (lambda d: d["settings"].update(updates=True), "updates is True; expected a whole number"),
        (lambda d: d.update(made=[]), "made has 0 entries"),
        (lambda d: d["made"][0].update(date=""), "date is empty"),
        (lambda d: d["made"][0].update(command="a\nb"), "command holds the control character"),
        (lambda d: d["made"][0].update(seconds=-1), "seconds is -1; expected"),
        (lambda d: d["made"][0].update(runs=-1), "runs is -1; expected"),
        (lambda d: d["runs"].pop(), "runs has 35 entries; expected a list of 36 to 36 runs"),
        (lambda d: d["runs"].reverse(), r"runs\[0\] is another combination of kind, gap"),
        (lambda d: d["runs"][1].update(seed=0), r"runs\[1\] is another combination"),
        (lambda d: d["runs"][0].update(accuracy=1.02), r"runs\[0\].accuracy is 1.02"),
        (
            lambda d: d["runs"][0].update(accuracy=0.51),
            r"runs\[0\].accuracy is 0.51; expected a share from 0",
        ),
        (lambda d: d["runs"][0]["curve"].pop(), r"runs\[0\].curve has other updates"),
        (lambda d: d["runs"][0]["curve"][1].pop(), r"runs\[0\].curve\[1\] has 1 entries"),
        (lambda d: d["runs"][0].update(kind="gru"), r"runs\[0\].kind is 'gru'; expected one of rnn, lstm"),
    ],
)
def test_refusals(change, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        parse_gap(changed(change))


def test_what_is_not_there_is_refused(tmp_path):
    found = result(lambda _: 0.5)
    with pytest.raises(ValueError, match="gap is 3; expected one of 2, 8, 4"):
        found.cell("rnn", 3)
    with pytest.raises(ValueError, match="kind is 'lstm_bias_1'; expected one of rnn, lstm"):
        found.reach("lstm_bias_1")
    path = tmp_path / "broken.json"
    path.write_text("{", encoding="utf-8")
    with pytest.raises(ValueError, match=r"^broken\.json: the result is not JSON at line 1"):
        load_gap(path)
