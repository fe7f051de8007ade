"""The exercises in forecasts, counts and PyTorch's blocks give what the engine's other rooms give."""

import numpy as np
import pytest

from lstm_core.cells.parameters import LSTMParameters, random_parameters
from lstm_core.cells.rnn_parameters import RNNParameters
from lstm_core.exercises import exercise_of
from lstm_core.forecasting.forecast import errors, naive_forecasts
from lstm_core.training.layout import Layout
from lstm_core.training.readout import LinearReadout
from tests.core.exercises.drawn import close, drawn

# Forecasts


def series(given):
    return [given[f"y_{n}"] for n in range(1, len(given) + 1)]


def test_forecasts_and_their_errors_are_those_of_the_rules_of_thumb():
    for given, found in drawn("forecast", 1):
        row = series(given)
        assert found["mae"] == close(errors(naive_forecasts(row, 1)["last"], row[1:]).mae)
    for level in (2, 3):
        for given, found in drawn("forecast", level):
            row = series(given)
            rules = naive_forecasts(row, 4, period=4)
            ahead = naive_forecasts([*row, 0.0], 8, period=4)
            expected = {
                "mae": errors(rules["seasonal"], row[4:]).mae,
                "mae_seasonal": errors(rules["seasonal"], row[4:]).mae,
                "mae_last": errors(rules["last"], row[4:]).mae,
                "next_last": ahead["last"][0],
                "next_seasonal": ahead["seasonal"][0],
            }
            assert all(found[key] == close(expected[key]) for key in expected.keys() & found.keys())
            assert len(expected.keys() & found.keys()) >= 2


def test_a_forecast_by_hand():
    given = dict(zip((f"y_{n}" for n in range(1, 9)), (10, 20, 30, 40, 12, 19, 30, 44), strict=True))
    found = exercise_of("forecast", given, 3).solution
    assert [found["mae_last"], found["mae_seasonal"]] == close([(28 + 7 + 11 + 14) / 4, (2 + 1 + 0 + 4) / 4])
    assert [found["next_last"], found["next_seasonal"]] == [44, 12]


# Counts


def test_counts_are_the_sizes_of_the_engines_arrays():
    for given, found in drawn("counting", 1):
        inputs, units = int(given["n_inputs"]), int(given["n_units"])
        layer = RNNParameters(np.zeros((units, units)), np.zeros((units, inputs)), np.zeros(units))
        assert [found["n_wx"], found["n_wh"]] == [layer.w_x.size, layer.w_h.size]
        assert found["n_all"] == layer.w_h.size + layer.w_x.size + layer.b.size
    for given, found in drawn("counting", 2):
        layer = random_parameters(int(given["n_inputs"]), int(given["n_units"]))
        assert found["n_block"] == sum(part.size for part in layer.forget)
        assert found["n_all"] == Layout.of(layer).row(layer).size
    for given, found in drawn("counting", 3):
        units = int(given["n_units"])
        layer, readout = (
            random_parameters(int(given["n_inputs"]), units),
            LinearReadout.random(units, int(given["n_outputs"])),
        )
        one_bias = Layout.of(layer, readout).row(layer, readout).size
        assert found["n_all"] == one_bias + 4 * units
        assert found["n_readout"] == readout.weights.size + readout.bias.size


def test_counts_by_hand():
    """Sizes of torch.nn.LSTM(10, 20) and torch.nn.Linear(20, 1) as PyTorch counts them."""
    found = exercise_of("counting", {"n_inputs": 10, "n_units": 20, "n_outputs": 1}, 3).solution
    assert [found["n_lstm"], found["n_readout"], found["n_all"]] == [2560, 21, 2581]
    assert exercise_of("counting", {"n_inputs": 3, "n_units": 2}, 1).solution["n_all"] == 12


# PyTorch's blocks


def stacks(given):
    return {
        name: np.array([given.get(f"{name}_{row}", 0.0) for row in range(4)])
        for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
    }


@pytest.mark.parametrize("level", [1, 2])
def test_the_cut_is_the_engines_own(level):
    for given, found in drawn("torch-blocks", level):
        rows = stacks(given)
        unit = LSTMParameters.from_torch(
            rows["weight_ih"][:, None], rows["weight_hh"][:, None], rows["bias_ih"], rows["bias_hh"]
        )
        assert dict(found) == close({key: unit.settable[key] for key in found})


def test_the_rows_are_those_that_the_engine_cuts():
    for given, found in drawn("torch-blocks", 3):
        inputs, units = int(given["n_inputs"]), int(given["n_units"])
        numbered = np.tile(np.arange(4.0 * units)[:, None], inputs)
        layer = LSTMParameters.from_torch(
            numbered, np.zeros((4 * units, units)), np.zeros(4 * units), np.zeros(4 * units)
        )
        ends = [
            layer.forget.w_x[0, 0],
            layer.forget.w_x[-1, 0],
            layer.candidate.w_x[0, 0],
            layer.candidate.w_x[-1, 0],
        ]
        assert [found[key] for key in ("first_f", "last_f", "first_g", "last_g")] == ends
        assert [found["n_rows"], found["n_cut"]] == [len(numbered), layer.forget.w_x.size]
