"""The gap experiment on its page: what the shipped result shows, and the pair that is trained there."""

import re
from dataclasses import replace

import numpy as np
import pytest

from lstm_core.gap.network import NETWORKS
from lstm_core.gap.results import LEARNED, GapResults, GapRun, GapSettings, Made, dump_gap
from lstm_core.gap.training import GapRecord, train_gap
from pages.gradients.gap import claim as gap_claim
from pages.gradients.gap import shipped as gap_shipped
from pages.gradients.gap import verdict as gap_verdict
from pages.gradients.gap.plan import GapPlan, PairRecord
from pages.gradients.gap.route import RUNS
from pages.gradients.spec import GRADIENTS
from pages.gradients.url import ADDRESS
from pages.ui.library import experiments
from tests.pages.runs import RunClient, status
from tests.pages.support import healthy, open_page, send_to, texts, told
from tests.ui.support import is_one_sentence

decode, encode = ADDRESS.decode, ADDRESS.encode

CLIENT = RunClient(RUNS)
PAGE = "gradients/page.py"


def results(reached):
    """A result in which each kind learned all gaps up to the given one."""
    base = GapSettings(
        kinds=tuple(reached),
        gaps=(2, 10),
        learning_rates=(0.01,),
        seeds=(0, 1, 2),
        updates=2,
        every=2,
        checks=10,
        tests=10,
    )
    runs = [
        GapRun(kind, gap, 0.01, seed, 1.0 if gap <= reached[kind] else 0.1 * (seed + 1), ((0, 0.2), (2, 0.5)))
        for kind in base.kinds
        for gap in base.gaps
        for seed in base.seeds
    ]
    made = Made(
        "2026-01-02", "python -m lstm_core.gap --out there.json", "3.11.1", "2.0.0", 2, 12, 300.0, 500.0
    )
    return GapResults(base, (made,), tuple(runs))


@pytest.mark.parametrize(
    ("reached", "words"),
    [
        ({"rnn": 2, "lstm": 10}, "**The claim holds here:**"),
        ({"rnn": 2, "rnn_orthogonal": 2, "lstm": 2, "lstm_bias_1": 10}, "only with the right start"),
        ({"rnn": 2, "lstm": 2, "lstm_bias_1": 2, "lstm_bias_gap": 10}, "only if the LSTM is told the gap"),
        ({"rnn": 2, "lstm": 2}, "does not hold"),
        ({"rnn": 10, "lstm": 2}, "does not hold"),
        ({"rnn": 0, "lstm": 0}, "no gap at all"),
    ],
    ids=str,
)
def test_the_verdict_follows_from_the_numbers(reached, words):
    found = results(reached)
    assert words in gap_claim.verdict(found)
    rows = gap_shipped.reach_table(found)["rows"]
    assert [[row[0], row[2]] for row in rows] == [
        [NETWORKS[kind].name, f"{gap} steps" if gap else "none"] for kind, gap in reached.items()
    ]


@pytest.mark.parametrize(
    ("reached", "behind"),
    [
        ({"rnn": 2, "rnn_orthogonal": 10, "lstm": 2, "lstm_bias_gap": 10}, ["LSTM"]),
        ({"rnn": 10, "lstm": 2, "lstm_bias_1": 0}, ["LSTM", "LSTM, forget bias 1"]),
        ({"rnn": 2, "lstm": 10}, []),
    ],
    ids=str,
)
def test_the_verdict_names_every_lstm_that_a_recurrent_network_leaves_behind(reached, behind):
    told = gap_claim.verdict(results(reached)).partition("got further than")[2].partition("\n")[0]
    assert re.findall("“(.+?)”", told) == behind


def test_the_claim_says_what_counts_as_learned_and_the_table_shows_the_worst_seed():
    found = results({"rnn": 2, "lstm": 10})
    assert "median of 3 seeds" in gap_claim.claim(found) and "95 %" in gap_claim.claim(found)
    runs = tuple(replace(run, accuracy=0.7) if (run.gap, run.seed) == (2, 1) else run for run in found.runs)
    rows = gap_shipped.reach_table(replace(found, runs=runs))["rows"]
    # 8 units: 9·8 + 8·8 + 8 for a layer, four times that for an LSTM's, and 4·8 + 4 for the read-out.
    assert rows == [["RNN", "180", "2 steps", "70.0 %"], ["LSTM", "612", "10 steps", "100.0 %"]]
    assert "70.0 % (“RNN”, 2 steps)" in gap_claim.verdict(replace(found, runs=runs))
    assert "hides failures" not in gap_claim.verdict(found)


def test_the_conditions_stand_where_the_conclusion_does():
    found = results({"rnn": 2, "rnn_orthogonal": 2, "lstm": 2, "lstm_bias_1": 2, "lstm_bias_gap": 10})
    said = gap_claim.claim(found) + gap_claim.verdict(found)
    for words in (
        "8 units",
        "612 parameters",
        "180 for a plain",
        "at least 2 of 3 runs",
        "within 2 updates",
        "this one task",
    ):
        assert words in said, words
    assert "as PyTorch starts them" in said and "told in advance how long to remember" in said
    assert "not told, “LSTM”, learned a gap of 2 steps" in said
    assert "told in advance" not in gap_claim.verdict(results({"rnn": 2, "lstm": 2, "lstm_bias_1": 10}))
    assert "near 50 % or 75 %" in gap_claim.groups_sentence()
    assert "two of the 4." in gap_claim.groups_sentence()


def test_what_more_updates_do_is_counted_from_the_other_file():
    more = results({"rnn": 10, "lstm": 0})
    runs = tuple(run for run in more.runs if run.gap == 10)
    more = GapResults(replace(more.settings, gaps=(10,), updates=12000), more.made, runs)
    said = gap_claim.longer_sentence(results({"rnn": 2, "lstm": 2}), more)
    assert "12,000 updates instead of 2 at a gap of 10 steps and learning rate 0.01" in said
    assert "“RNN” learned it in 3 of 3 runs and “LSTM” learned it in 0 of 3 runs" in said


@pytest.mark.parametrize(
    ("lstm", "rnn", "words"),
    [
        (
            1.0,
            0.435,
            ["has learned it: 100.0 %", "has not learned it, but does better than guessing: 43.5 %"],
        ),
        (0.225, 0.95, ["does no better than guessing: 22.5 %", "has learned it: 95.0 %"]),
        (0.34, 0.345, ["does no better than guessing: 34.0 %", "but does better than guessing: 34.5 %"]),
    ],
)
def test_what_was_trained_is_judged(lstm, rnn, words):
    last = PairRecord(500, 2.0, *(GapRecord(500, 500, 1.0, share, np.zeros(1)) for share in (rnn, lstm)))
    found = results({"rnn": 2, "lstm": 10})
    told = gap_verdict.outcome(GapPlan(gap=10, lstm="lstm"), last, found)
    assert told.startswith("After 500 updates, at a gap of 10 steps: “LSTM” ")
    assert told.index(words[0]) < told.index(". “RNN” ") < told.index(words[1])
    assert "“LSTM” 100.0 %, “RNN” 20.0 %" in told
    assert "medians" not in gap_verdict.outcome(GapPlan(gap=80), last, found)
    assert "medians" not in gap_verdict.outcome(GapPlan(), last, None)


def test_the_pair_to_begin_with_shows_what_a_start_is_worth():
    plan = GapPlan()
    *_, last = plan.records()
    assert last.lstm.accuracy >= LEARNED and gap_verdict.LUCK < last.rnn.accuracy < LEARNED


def test_the_verdict_says_what_lies_beyond():
    found = gap_claim.verdict(results({"rnn": 0, "lstm": 2}))
    assert "10 steps" in found and "20.0 %" in found and "25 %" in found
    assert "longest that was tried" in gap_claim.verdict(results({"rnn": 2, "lstm": 10}))


def test_the_panel_shows_the_file_with_its_spread_and_where_it_comes_from(tmp_path, monkeypatch):
    file = tmp_path / "gap.json"
    file.write_text(dump_gap(results({"rnn": 2, "lstm": 10})), encoding="utf-8")
    monkeypatch.setattr(experiments.shipped, "__defaults__", (file,), raising=False)
    experiments.shipped.cache_clear()
    found = experiments.shipped(file)
    chart = gap_shipped.chart(found, 10)
    assert [line["values"] for line in chart["lines"]] == [[1.0, 0.2], [1.0, 1.0]]
    assert chart["lines"][0]["low"][1] == 0.1 and chart["lines"][0]["high"][1] == pytest.approx(0.3)
    assert chart["at"] == "At gap" and "3 seeds" in chart["spread"]
    assert len({guide["style"] for guide in chart["guides"]}) == 2
    markers = [line["marker"] for line in gap_shipped.chart(experiments.shipped(), 20)["lines"]]
    assert len(markers) == len(set(markers)) == len(experiments.shipped().settings.kinds)
    assert chart["x_labels"] == ["2", "10"] and chart["mark"] == 1
    made = gap_claim.made_sentences(found)
    for part in (
        "2026-01-02",
        "python -m lstm_core.gap --out there.json",
        "seeds 0, 1, 2",
        "5 minutes",
        "12 runs",
    ):
        assert part in made
    assert len(gap_shipped.table(found)["rows"]) == 4


def test_the_shipped_result_is_told_as_it_is():
    found = experiments.shipped()
    page = open_page(PAGE, open="gap")
    if found is None:
        assert "has not been made yet" in texts(page)
        return
    assert gap_claim.verdict(found) in texts(page)
    assert gap_claim.longer_sentence(found, experiments.longer()) in texts(page)
    assert all(made.date in texts(page) for made in found.made)


def test_both_networks_are_trained_on_the_same_terms_as_alone():
    plan = GapPlan(gap=2, units=4, updates=20, seed=3, rnn="rnn_orthogonal", lstm="lstm_bias_1")
    pairs = list(plan.records())
    assert [pair.epoch for pair in pairs] == [0, 10, 20]
    for key in ("rnn", "lstm"):
        alone = list(train_gap(getattr(plan, key), 2, 4, 3, 20, record_every=10, checks=200))
        for pair, record in zip(pairs, alone, strict=True):
            assert getattr(pair, key).row.tolist() == record.row.tolist()
            assert getattr(pair, key).accuracy == record.accuracy


def test_the_panel_asks_for_the_run_that_is_set_and_no_other():
    page = open_page(PAGE, gap="2", units="4", updates="200", words="standard", lag="3")
    asked = told(page, "gatewise_gap")["gap"]
    assert re.fullmatch(r"Takes about \d+ s on this machine\.", asked["note"])
    assert asked["run"] == "gap=2&units=4&updates=200"
    columns, ended = CLIENT.recorded(asked["run"])
    records = list(GapPlan(gap=2, units=4, updates=200).records())
    assert columns["epoch"].tolist() == [record.epoch for record in records]
    for cell in ("rnn", "lstm"):
        assert columns[cell].tolist() == [getattr(record, cell).accuracy for record in records]
        assert columns[f"{cell}_loss"].tolist() == [getattr(record, cell).loss for record in records]
    assert ended["sentence"].startswith("After 200 updates, at a gap of 2 steps:")
    found, _ = CLIENT.asked(asked["run"], at=100)
    assert status(found)["sentence"].startswith("After 100 updates, at a gap of 2 steps:")
    page = healthy(page.selectbox(key="gap_gap").set_value(5).run())
    assert page.query_params["gap"] == "5"
    assert told(page, "gatewise_gap")["gap"]["run"] == "gap=5&units=4&updates=200"


def test_what_a_training_of_the_pair_has_reached_stands_in_the_address():
    query = {"gap": "2", "units": "4", "updates": "200"}
    page = open_page(PAGE, **query)
    page = send_to(page, "gatewise_gap", kind="rest", update=120)
    assert page.query_params == query | {"reached": "120"}
    assert told(open_page(PAGE, **page.query_params), "gatewise_gap")["gap"]["reached"] == 120
    assert send_to(page, "gatewise_gap", kind="begin").query_params == query
    page = send_to(page, "gatewise_gap", kind="rest", update=120)
    page = healthy(page.selectbox(key="gap_gap").set_value(5).run())
    assert "reached" not in page.query_params


def test_a_pair_that_takes_long_is_not_made_again_by_a_link():
    payload = GRADIENTS.parts["gap"].payload(
        GRADIENTS.decode("open=gap&gap=160&updates=4000&draw=77&reached=4000")[0]
    )
    assert payload["reached"] == 0


@pytest.mark.parametrize("event", [{"kind": "row"}, {"kind": "rest"}, {"kind": "rest", "update": 501}, {}])
def test_the_pair_asks_the_server_for_nothing_else(event):
    with pytest.raises(ValueError) as caught:
        GRADIENTS.answer("", {"part": "gap", **event})
    assert is_one_sentence(str(caught.value))
