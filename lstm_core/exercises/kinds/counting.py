"""Exercises in counting parameters: a plain recurrent layer, an LSTM, PyTorch's LSTM with a read-out.

With D inputs and H units a block has H·D + H·H weights and H biases; an LSTM has four of them. PyTorch keeps two biases per
block, of which only the sum acts. Source: PyTorch documentation of torch.nn.RNN, torch.nn.LSTM and torch.nn.Linear.
"""

from __future__ import annotations

from lstm_core.exercises.level import Kind, Range
from lstm_core.exercises.written import mistake, written_level

NO_BIAS, SWAPPED = "bias forgotten in the count", "inputs and units swapped"
NO_RECURRENT, THREE, ONE = "recurrent weights forgotten", "three gates for four blocks", "one block for four"
SECOND, NO_SECOND = "second bias counted where there is one", "second bias left out"

_IN_PLAIN = (
    mistake("added, not multiplied", n_wx="n_units + n_inputs"),
    mistake(SWAPPED, n_wh="n_inputs × n_inputs"),
    mistake("inputs for units", n_wh="n_units × n_inputs"),
    mistake("one weight for each unit", n_wh="n_units"),
    mistake("added, not multiplied", n_wh="n_units + n_units"),
    mistake(NO_BIAS, n_all="n_wx + n_wh"),
    mistake("one bias for the whole layer", n_all="n_wx + n_wh + 1"),
    mistake(SECOND, n_all="n_wx + n_wh + 2 × n_units"),
    mistake(NO_RECURRENT, n_all="n_wx + n_units"),
)
_IN_LSTM = (
    mistake(NO_BIAS, n_block="n_units × n_inputs + n_units × n_units"),
    mistake("one bias for the whole layer", n_block="n_units × n_inputs + n_units × n_units + 1"),
    mistake(SECOND, n_block="n_units × n_inputs + n_units × n_units + 2 × n_units"),
    mistake(SWAPPED, n_block="n_inputs × n_units + n_inputs × n_inputs + n_inputs"),
    mistake(NO_RECURRENT, n_block="n_units × n_inputs + n_units"),
    mistake(THREE, n_all="3 × n_block"),
    mistake(ONE, n_all="n_block"),
)
_WEIGHTS = "n_units × n_inputs + n_units × n_units"
_IN_TORCH = (
    mistake(NO_SECOND, n_lstm=f"4 × ( {_WEIGHTS} + n_units )"),
    mistake(NO_BIAS, n_lstm=f"4 × ( {_WEIGHTS} )"),
    mistake(SWAPPED, n_lstm="4 × ( n_inputs × n_units + n_inputs × n_inputs + 2 × n_inputs )"),
    mistake(NO_RECURRENT, n_lstm="4 × ( n_units × n_inputs + 2 × n_units )"),
    mistake(THREE, n_lstm=f"3 × ( {_WEIGHTS} + 2 × n_units )"),
    mistake(ONE, n_lstm=f"{_WEIGHTS} + 2 × n_units"),
    mistake(NO_BIAS, n_readout="n_outputs × n_units"),
    mistake(SECOND, n_readout="n_outputs × n_units + 2 × n_outputs"),
    mistake("inputs for units", n_readout="n_outputs × n_inputs + n_outputs"),
    mistake("one bias for each unit", n_readout="n_outputs × n_units + n_units"),
    mistake("read-out forgotten", n_all="n_lstm"),
)

COUNTING = Kind(
    "counting",
    (
        written_level(
            "the parameters of a plain recurrent layer",
            {"n_wx": "n_units × n_inputs", "n_wh": "n_units × n_units", "n_all": "n_wx + n_wh + n_units"},
            {"n_wx": 0, "n_wh": 0, "n_all": 0},
            {"n_inputs": Range(2, 9, 0), "n_units": Range(3, 12, 0)},
            _IN_PLAIN,
        ),
        written_level(
            "the parameters of an LSTM layer",
            {"n_block": f"{_WEIGHTS} + n_units", "n_all": "4 × n_block"},
            {"n_block": 0, "n_all": 0},
            {"n_inputs": Range(2, 20, 0), "n_units": Range(3, 20, 0)},
            _IN_LSTM,
        ),
        written_level(
            "the parameters of PyTorch's LSTM with a read-out",
            {
                "n_lstm": f"4 × ( {_WEIGHTS} + 2 × n_units )",
                "n_readout": "n_outputs × n_units + n_outputs",
                "n_all": "n_lstm + n_readout",
            },
            {"n_lstm": 0, "n_readout": 0, "n_all": 0},
            {"n_inputs": Range(2, 30, 0), "n_units": Range(4, 64, 0), "n_outputs": Range(2, 10, 0)},
            _IN_TORCH,
        ),
    ),
)
