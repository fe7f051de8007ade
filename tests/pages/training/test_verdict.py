"""What is said of a training run: stuck or not and why, and what its answers tell."""

from dataclasses import replace

import numpy as np
import pytest

from lstm_core.cells.lstm import WEIGHT_NAMES
from lstm_core.cells.parameters import LSTMParameters
from pages.training.data import own_data
from pages.training.live.payload import note_on
from pages.training.record.recording import last_predictions
from pages.training.record.telling import one_answer, telling
from pages.training.record.verdict import saturated, stuck
from pages.training.state import GIVEN, OWN, RANDOM
from tests.pages.training.support import STATE, records_of


def test_the_published_run_is_not_stuck():
    assert stuck(records_of(), STATE.series) == ""


def test_a_run_with_saturated_gates_is_called_stuck_and_why():
    changes = {"optimiser": "gradient_descent", "rate": 50.0, "start": RANDOM, "seed": 0, "epochs": 500}
    told = stuck(records_of(**changes), STATE.series)
    assert told.startswith("Stuck") and "output gate is saturated" in told and "which may be why" in told
    largest = max(abs(value) for value in records_of(**changes)[-1].row)
    assert "learning rate that was too high" in told and f"{largest:.2f}" in told


def test_too_high_a_rate_is_named_even_where_it_is_absurd():
    changes = {"optimiser": "gradient_descent", "rate": 1e6, "epochs": 200}
    told = stuck(records_of(**changes), STATE.series)
    assert "saturated" in told and "learning rate that was too high" in told


def test_saturated_gates_with_small_weights_are_not_blamed_on_the_rate():
    given = tuple(9.0 if name == "b_o" else 0.0 for name in WEIGHT_NAMES)
    told = stuck(records_of(start=GIVEN, given=given, rate=1e-6, epochs=100), STATE.series)
    assert "output gate is saturated" in told and "too high" not in told


def test_targets_that_contradict_each_other_are_no_fault_of_the_run():
    data = own_data.data_from_text("0, 1 → 0\n0, 1 → 1")
    changes = {"data": OWN, "own": data, "rate": 0.01, "epochs": 3000}
    assert records_of(**changes)[-1].loss == pytest.approx(0.5, abs=1e-3)
    assert stuck(records_of(**changes), data) == ""
    told = note_on(replace(STATE, **changes).plan)
    assert "different targets" in told and "0.5000" in told
    assert note_on(STATE.plan) == ""


def test_a_plateau_without_saturation_is_called_stuck_too():
    told = stuck(records_of(start=RANDOM, seed=0, epochs=2000), STATE.series)
    assert told.startswith("Stuck") and "saturated" not in told and told.endswith("may help.")


def test_a_short_run_or_one_that_still_moves_is_not_stuck():
    assert stuck(records_of(epochs=40), STATE.series) == ""
    assert (
        stuck(records_of(start=RANDOM, seed=1, epochs=2000, optimiser="gradient_descent"), STATE.series) == ""
    )


def test_saturated_means_level_on_every_day():
    def unit(bias, weight):
        return LSTMParameters.scalar(
            forget=(0, weight, bias), input=(0, 0, 0), candidate=(0, 1, 0), output=(0, 0, -9)
        )

    assert saturated(unit(9, 0), [[0.0, 1.0]]) == ["forget", "output"]
    assert saturated(unit(0, 9), [[0.0, 1.0]]) == ["output"]


def test_the_plateau_and_where_it_ends_are_read_off_the_predictions():
    records = records_of()
    told = telling(STATE.series, last_predictions(records))
    for record, plateau, apart in zip(records, told["plateau"], told["apart"], strict=True):
        a, b = record.predictions
        assert plateau == (0.4 <= a <= 0.6 and 0.4 <= b <= 0.6)
        assert apart == (a < 0.25 and b > 0.75)
    flat = [record.epoch for record, there in zip(records, told["plateau"], strict=True) if there]
    first = next(record.epoch for record, there in zip(records, told["apart"], strict=True) if there)
    # From the predictions that the source prints: 0.43 and 0.62 at 2,000, 0.27 and 0.75 at 3,000.
    assert flat == list(range(flat[0], flat[-1] + 10, 10)) and flat[0] < 500 < 1500 < flat[-1] < 2000
    assert 3000 < first < 3200 and all(told["apart"][first // 10 :])


def test_series_with_one_target_have_no_plateau():
    data = own_data.data_from_text("0, 1 → 0.5\n1, 1 → 0.5")
    told = telling(data, np.full((3, 2), 0.5))
    assert not told["plateau"].any() and not told["apart"].any()


def test_a_target_in_the_middle_is_told_apart_by_the_others():
    data = own_data.data_from_text("0 → 0\n1 → 0.5\n2 → 1")
    assert telling(data, np.array([[0.1, 0.5, 0.9], [0.4, 0.5, 0.6]]))["apart"].tolist() == [1, 0]


def test_one_answer_for_all_leaves_the_spread_of_the_targets():
    assert one_answer(STATE.series) == {"answer": 0.5, "loss": 0.5}
