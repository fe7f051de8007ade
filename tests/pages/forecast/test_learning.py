"""What a forecasting network learns from: nothing after the split, and recipes that fit."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_core.forecasting.series import SCALINGS
from lstm_core.unit.sequence import run
from pages.forecast.run.job import drawn
from pages.forecast.run.network import GATES, parameters_of
from pages.forecast.run.outcome import Asked, outcome
from pages.forecast.run.recipe import Recipe, epoch_seconds, prepared, recipe_for, windows_of
from pages.forecast.state import own_state
from pages.forecast.url import fits
from tests.pages.forecast.support import RECIPE, SERIES, START, learned

wild = st.lists(st.floats(-1e9, 1e9), min_size=4, max_size=4)


@given(wild, st.sampled_from(SCALINGS))
@settings(deadline=None, max_examples=25)
def test_no_value_after_the_split_reaches_scale_weights_or_first_forecast(rest, scaling):
    recipe = Recipe(held_out=4, window=3, units=2, batch=4, scaling=scaling)
    (job, last, network), (other, again, same) = (
        learned((*START, *end), recipe) for end in (rest, (0.0,) * 4)
    )
    assert job.prepared().scaler == other.prepared().scaler
    assert last.row.tobytes() == again.row.tobytes() and last.loss == again.loss
    first = len(START)
    one = outcome(Asked(job.values, recipe, 2), network)
    two = outcome(Asked(other.values, recipe, 2), same)
    for key, forecast in one.forecasts.items():
        assert forecast[0] == two.forecasts[key][0]
    # Fed back, the whole held-out part is forecast without a look at it.
    one = outcome(Asked(job.values, recipe, 2, several=True), network)
    two = outcome(Asked(other.values, recipe, 2, several=True), same)
    for key, forecast in one.forecasts.items():
        assert forecast.tobytes() == two.forecasts[key].tobytes()
    for key in GATES:
        assert (
            network.gates(job.values)[key][:first].tobytes()
            == same.gates(other.values)[key][:first].tobytes()
        )


def test_the_check_above_would_notice_a_scale_that_has_seen_everything():
    assert (
        prepared((*START, 99.0, 0.0, 0.0, 0.0), RECIPE).scaler
        != prepared((*START, 99.0, 0.0, 0.0, 0.0), Recipe(held_out=3, window=3)).scaler
    )


def test_the_gates_are_those_of_the_last_step_of_each_window():
    job, _, network = learned((*START, 9.0, 8.0, 7.0, 6.0))
    gates = network.gates(job.values)
    scaled = network.scaler.apply(job.values)
    for number in (2, 9, 17):
        alone = run(network.parameters, scaled[number - 2 : number + 1, np.newaxis])
        for key in GATES:
            np.testing.assert_allclose(gates[key][number], getattr(alone, key)[-1], rtol=1e-12)
    assert all(np.isnan(gates[key][:2]).all() for key in GATES)


def test_the_gates_of_a_long_series_come_in_pieces_that_fit_together(monkeypatch):
    job, _, network = learned((*START, 9.0, 8.0, 7.0, 6.0))
    whole = network.gates(job.values)
    monkeypatch.setattr("pages.forecast.run.network._CHUNK", 20)
    for key, pieces in network.gates(job.values).items():
        np.testing.assert_allclose(pieces, whole[key], rtol=1e-12)


@given(st.integers(4, 5000))
@settings(deadline=None)
def test_a_series_of_any_length_gets_a_recipe_that_can_be_carried_out(length):
    values = tuple(float(k % 7) for k in range(length))
    state = own_state(values)
    fits(state)
    assert recipe_for(length) == (state.recipe, state.epochs)


@pytest.mark.parametrize(
    ("values", "recipe", "told"),
    [
        (range(10), Recipe(9, 1), "The held-out part of 9 leaves too little of the 10 values; accepted here are 1 to 8."),
        (range(10), Recipe(2, 8), "A window of 8 does not fit into the 8 values before the split"),
        ([5] * 8 + [1, 2], Recipe(2, 2), "The 8 values before the split are all 5"),
        (range(5000), Recipe(10, 100, units=32, batch=1), "One round through this series would take too long here"),
        ([1e-300, 0, 1e15, 2], Recipe(1, 1), None),
    ],
)  # fmt: skip
def test_recipes_that_do_not_fit_are_refused_in_one_sentence(values, recipe, told):
    values = tuple(map(float, values))
    if told is None:
        prepared(values, recipe)
        return
    with pytest.raises(ValueError) as caught:
        prepared(values, recipe)
    assert str(caught.value).startswith(told) and str(caught.value).endswith(".")


def test_what_training_sets():
    # 4·(8·(8 + 1) + 8) weights and biases of the layer, 8 + 1 of the output layer.
    assert parameters_of(Recipe(24, 13, units=8)) == 329
    assert parameters_of(Recipe(24, 13, units=1)) == 14
    assert (
        windows_of(144, Recipe(24, 13))
        == 107
        == len(prepared(SERIES["passengers"].values, Recipe(24, 13)).targets)
    )


def test_more_work_takes_longer():
    small = epoch_seconds(1000, Recipe(100, 10))
    assert small < min(
        epoch_seconds(2000, Recipe(100, 10)),
        epoch_seconds(1000, Recipe(100, 20)),
        epoch_seconds(1000, Recipe(100, 10, units=32)),
        epoch_seconds(1000, Recipe(100, 10, batch=4)),
    )


def test_of_a_long_held_out_part_some_values_are_watched_the_first_and_the_last_among_them():
    assert drawn(3).tolist() == [0, 1, 2]
    many = drawn(1000)
    assert (many[0], many[-1], len(many)) == (0, 999, 200) and (np.diff(many) > 0).all()
