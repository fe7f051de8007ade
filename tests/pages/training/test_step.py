"""One step of training in full: its tables and sentences."""

from dataclasses import replace

import pytest

from lstm_core.cells.lstm import WEIGHT_NAMES
from lstm_core.training.optimisers import OPTIMISERS
from pages.training import step_tables
from pages.training.panels.step import updated
from pages.ui.text.numbers import precise
from tests.pages.training.support import STATE, records_of


@pytest.mark.parametrize(
    "changes", [{}, {"optimiser": "rmsprop", "clip": 0.1}, {"loss_on": "every", "optimiser": "momentum"}]
)
def test_the_step_shown_is_the_step_of_the_run(changes):
    plan = replace(STATE, epochs=30, **changes).plan
    records = list(plan.records())
    for before, after in ((0, 1), (20, 21)):
        step = step_tables.step_of(plan, records[before], 1)
        assert step.update.after == pytest.approx(records[after].row, rel=1e-12, abs=1e-13)
        assert step.update.t == records[after].update.t


def test_the_tables_hold_the_recorded_factors_and_the_terms_add_up():
    step = step_tables.step_of(STATE.plan, records_of()[200], 0)
    for weight in WEIGHT_NAMES:
        rows = step_tables.weight_table(step, weight, "plain")["rows"]
        assert [row[0] for row in rows] == ["4", "3", "2", "1"]
        gradient = step.gradients.parameters.settable[weight]
        assert sum(float(row[-1].replace("−", "-")) for row in rows) == pytest.approx(gradient, abs=3e-4)
        names = [row[0] for row in step_tables.update_table(step, STATE.plan, weight)["rows"]]
        assert names == [
            *("gradient", "m before", "m", "m̂", "v before", "v", "v̂"),
            *("update", "weight before", "weight after"),
        ]
    forward = step_tables.forward_table(step, "plain")["rows"]
    assert forward[-1][-1] == "0.4342"
    told = step_tables.error_sentence(step, STATE.plan, 0)
    assert "0.4342 − 0 = 0.4342" in told and "0.1885" in told and "0.8684" in told


def test_the_lines_of_an_update_can_be_checked_by_hand():
    step = step_tables.step_of(STATE.plan, records_of()[200], 1)
    rows = step_tables.update_table(step, STATE.plan, "w_fh")["rows"]
    size = {name: float(value.replace("−", "-")) for name, _, value in rows}
    assert size["m"] == pytest.approx(0.9 * size["m before"] + 0.1 * size["gradient"], abs=2e-4)
    assert size["weight after"] == pytest.approx(size["weight before"] - size["update"], abs=1e-4)


def test_plain_gradient_descent_comes_before_the_optimiser():
    step = step_tables.step_of(STATE.plan, records_of()[0], 0)
    gradient = step.by_weight["w_gx"]["gradient"]
    told = step_tables.plain_sentence(step, STATE.plan, "w_gx")
    assert told.startswith("Plain gradient descent would subtract") and "Adam" in told
    assert f"**{precise(0.001 * gradient)}**" in told
    for name in OPTIMISERS:
        plan = replace(STATE, optimiser=name).plan
        told = step_tables.plain_sentence(step_tables.step_of(plan, records_of()[0], 0), plan, "w_gx")
        assert f"**{precise(0.001 * gradient)}**" in told and OPTIMISERS[name].name.lower() in told.lower()


def test_an_update_against_the_gradient_says_why():
    found = [
        (step.by_weight[name], step_tables.against_sentence(step, name))
        for step in (
            step_tables.step_of(STATE.plan, records_of()[n], k) for n in (0, 100, 500) for k in (0, 1)
        )
        for name in WEIGHT_NAMES
    ]
    for numbers, told in found:
        assert bool(told) == (numbers["step"] * numbers["gradient"] < 0)
    assert any(told for _, told in found) and not all(told for _, told in found)


def test_where_a_run_ends_its_first_update_is_shown():
    records = records_of()
    assert updated(records, replace(STATE, epoch=2000)).epoch == 2000
    assert updated(records, replace(STATE, epoch=5000)).epoch == 0
    assert updated(records[:1], STATE).epoch == 0
