"""A training run as the browser plays it: columns, payload, requests, and runs side by side."""

import json
from dataclasses import replace

import numpy as np
import pytest

from lstm_core.unit.sequence import run
from lstm_core.words.symbols import RESULTS
from pages.training.comparison import WHOLE, log_ticks, loss_chart, outcome_of, outcome_table
from pages.training.live.payload import columns_of, training_payload
from pages.training.live.requests import first_record, published, reduce
from pages.training.record.recording import curves, unit_over_epochs
from tests.pages.training.support import STATE, records_of, unpacked
from tests.ui.support import is_one_sentence


def test_the_unit_over_the_epochs_is_what_the_engine_gives_for_each():
    records = records_of()
    columns = curves(records)
    for company, days in enumerate(STATE.series.series):
        for day in range(4):
            found = unit_over_epochs(columns, days, day)
            for row in (0, 1, 200, 500):
                trace = run(records[row].parameters, list(days)).at(day)
                for key in (*RESULTS, "x", "h_prev", "c_prev"):
                    assert found[key][row] == pytest.approx(float(getattr(trace, key)), rel=0, abs=1e-14)
        assert columns[f"prediction_{company}"][200] == pytest.approx(found["h"][200], abs=1e-13)


def test_a_run_is_drawn_from_its_records_with_the_whole_unit():
    columns = columns_of(records_of(), replace(STATE, company=1))
    assert len(columns["h"]) == 501
    assert round(columns["prediction_0"][200], 2) == 0.43 and round(columns["h"][200], 2) == 0.62


def test_the_page_is_told_the_start_and_the_question_that_brings_the_run():
    payload = training_payload(replace(STATE, epoch=2000, rate=0.5, vocabulary="z", pace="slow"))
    start = unpacked(payload)
    assert start["epoch"].tolist() == [0.0] and payload["unit"]["values"]["h"] == start["h"][0]
    assert payload["run"] == payload["plan"] == "rate=0.5" and payload["seconds"] == 60.0
    assert training_payload(replace(STATE, company=1))["run"] == "company=2"
    assert json.loads(json.dumps(payload)) == payload


def test_ticks():
    assert log_ticks(np.array([-3.2, 0.1]))["range"] == [-4, 1]
    assert [text for _, text in log_ticks(np.array([-2.0, 1.0]))["ticks"]] == ["0.01", "0.1", "1", "10"]
    assert log_ticks(np.array([0.0]))["range"][0] < log_ticks(np.array([0.0]))["range"][1]


def test_an_epoch_is_looked_at_as_far_as_the_run_came():
    assert reduce(STATE, {"kind": "epoch", "epoch": 20.0}).epoch == 20
    stopped = replace(STATE, epoch=5, ended=10)
    assert reduce(stopped, {"kind": "epoch", "epoch": 10}).epoch == 10
    with pytest.raises(ValueError):
        reduce(stopped, {"kind": "epoch", "epoch": 11})


def test_another_series_is_looked_at_on_its_last_day():
    found = reduce(STATE, {"kind": "look", "company": 1, "day": None})
    assert found.look == (1, 3)
    assert reduce(found, {"kind": "look", "company": 1, "day": 0}).look == (1, 0)


def test_reset_brings_the_published_recipe_back_in_the_same_words():
    changed = replace(STATE, rate=1.0, loss_on="every", vocabulary="z")
    assert published(changed) == replace(STATE, vocabulary="z")


@pytest.mark.parametrize(
    "request_",
    [
        *(
            {},
            {"kind": "eval"},
            {"kind": []},
            {"kind": "epoch"},
            {"kind": "rest"},
            {"kind": "rest", "epoch": 3},
        ),
        *({"kind": "epoch", "epoch": epoch} for epoch in (-1, True, "1", None, 1.5, 5001, float("nan"))),
        *({"kind": "rest", "epoch": 3, "how": how} for how in ("", None, "running", [])),
        *({"kind": "look", "company": c, "day": 0} for c in (-1, 2, True, None, "0")),
        *(
            {"kind": "plane", "axis": a, "weight": w}
            for a, w in (("up", "h"), ("x", "b_g"), ([], []), ("up", None))
        ),
        *({"kind": "preset", "name": n} for n in ("", None, [], {}, "sgd")),
        *({"kind": "look", "company": 0, "day": d} for d in (-1, 4, True, "0", 1.0)),
    ],
    ids=str,
)
def test_a_request_the_page_does_not_make_is_refused(request_):
    with pytest.raises(ValueError) as caught:
        reduce(STATE, request_)
    assert is_one_sentence(str(caught.value))


def finished(number, state):
    return outcome_of(number, state.plan, tuple(state.plan.records()), WHOLE)


def test_runs_are_compared_over_common_epochs():
    runs = [
        finished(1, replace(STATE, epochs=50)),
        finished(2, replace(STATE, epochs=100, rate=0.1, clip=1.0)),
    ]
    chart = loss_chart(runs)
    assert chart["xs"][0] == 0 and chart["xs"][-1] == 100
    first, second = chart["lines"]
    assert first["values"][-1] is None and second["values"][-1] == pytest.approx(np.log10(runs[1].loss))
    assert first["values"][50] == pytest.approx(np.log10(runs[0].loss)) and first["values"][51] is None
    assert first["label"] == "Run 1: Adam 0.001, 50 epochs, published start"
    assert "clipped at 1" in second["label"] and (first["role"], first["style"]) != (
        second["role"],
        second["style"],
    )
    rows = outcome_table(runs)["rows"]
    assert rows[0][1] == "50" and rows[0][4] == "ran all epochs" and rows[0][3].startswith("A ")


def test_the_first_record_is_the_start():
    assert first_record(STATE.plan).row.tolist() == list(STATE.plan.start)
