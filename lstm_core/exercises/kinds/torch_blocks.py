"""Exercises in cutting PyTorch's stacked arrays: the blocks lie one below another in the order i, f, g, o.

weight_ih (4H, D), weight_hh (4H, H), bias_ih and bias_hh (4H,); rows are counted from 0, as Python does. Same cuts as
``LSTMParameters.from_torch``. Source: PyTorch documentation of torch.nn.LSTM.
"""

from __future__ import annotations

from collections.abc import Iterator

from lstm_core.exercises.level import Kind, Mistake, Range
from lstm_core.exercises.written import mistake, written_level

ORDER, FORGET_FIRST, CANDIDATE_LAST = (
    "ifgo",
    "order i, f, g, o read as f, i, g, o",
    "order i, f, g, o read as i, f, o, g",
)
OTHER_LIST, FROM_ONE = "weight_hh read for weight_ih", "rows counted from 1"
_ROWS = range(len(ORDER))
_PICKED = {
    f"w_{letter}{source}": f"{name}_{n}"
    for source, name in (("x", "weight_ih"), ("h", "weight_hh"))
    for n, letter in enumerate(ORDER)
}
"""By key of a weight, the row that holds it."""


def _read_as(order: str, name: str) -> Iterator[Mistake]:
    """Each number that another order of the blocks would give instead."""
    for n, letter in enumerate(ORDER):
        wrong = order.index(letter)
        if wrong == n:
            continue
        yield mistake(name, **{f"w_{letter}x": f"weight_ih_{wrong}"})
        yield mistake(name, **{f"w_{letter}h": f"weight_hh_{wrong}"})
        yield mistake(name, **{f"b_{letter}": f"bias_ih_{wrong} + bias_hh_{wrong}"})


def _other_list() -> Iterator[Mistake]:
    for n, letter in enumerate(ORDER):
        yield mistake(OTHER_LIST, **{f"w_{letter}x": f"weight_hh_{n}"})
        yield mistake("weight_ih read for weight_hh", **{f"w_{letter}h": f"weight_ih_{n}"})


def _biases() -> Iterator[Mistake]:
    for n, letter in enumerate(ORDER):
        yield mistake("second bias left out", **{f"b_{letter}": f"bias_ih_{n}"})
        yield mistake("first bias left out", **{f"b_{letter}": f"bias_hh_{n}"})
        yield mistake("multiplied, not added", **{f"b_{letter}": f"bias_ih_{n} × bias_hh_{n}"})
        yield mistake("mean of the two biases", **{f"b_{letter}": f"( bias_ih_{n} + bias_hh_{n} ) ÷ 2"})


_ORDERS = (*_read_as("figo", FORGET_FIRST), *_read_as("ifog", CANDIDATE_LAST))
_CUTS = (
    mistake("one block for four", n_rows="n_units"),
    mistake("three gates for four blocks", n_rows="3 × n_units"),
    mistake(OTHER_LIST, n_cut="n_units × n_units"),
    mistake("all four blocks for one", n_cut="4 × n_units × n_inputs"),
    mistake("added, not multiplied", n_cut="n_units + n_inputs"),
    mistake(FROM_ONE, first_f="n_units + 1"),
    mistake(FORGET_FIRST, first_f="0"),
    mistake("inputs for units", first_f="n_inputs"),
    mistake("end of the slice for the last row", last_f="2 × n_units"),
    mistake(FORGET_FIRST, last_f="n_units − 1"),
    mistake("inputs for units", last_f="2 × n_inputs − 1"),
    mistake(FROM_ONE, first_g="2 × n_units + 1"),
    mistake(CANDIDATE_LAST, first_g="3 × n_units"),
    mistake("inputs for units", first_g="2 × n_inputs"),
    mistake("end of the slice for the last row", last_g="3 × n_units"),
    mistake(CANDIDATE_LAST, last_g="4 × n_units − 1"),
    mistake("inputs for units", last_g="3 × n_inputs − 1"),
)

_NUMBER = Range(-2, 2, 2)
_LISTS = dict.fromkeys(("weight_ih", "weight_hh", "bias_ih", "bias_hh"), _NUMBER)


def _weights(*keys: str) -> dict[str, str]:
    return {key: _PICKED[key] for key in keys}


TORCH_BLOCKS = Kind(
    "torch-blocks",
    (
        written_level(
            "numbers from PyTorch's stacks",
            _PICKED,
            {"w_fx": 2, "w_ix": 2, "w_gh": 2, "w_oh": 2},
            _LISTS,
            (*_ORDERS, *_other_list()),
        ),
        written_level(
            "biases from PyTorch's stacks",
            {f"b_{letter}": f"bias_ih_{n} + bias_hh_{n}" for n, letter in enumerate(ORDER)},
            {f"b_{letter}": 2 for letter in ORDER},
            _LISTS,
            (*_ORDERS, *_biases()),
        ),
        written_level(
            "the rows of PyTorch's blocks",
            {
                "n_rows": "4 × n_units",
                "n_cut": "n_units × n_inputs",
                "first_f": "n_units",
                "last_f": "2 × n_units − 1",
                "first_g": "2 × n_units",
                "last_g": "3 × n_units − 1",
            },
            {"n_rows": 0, "n_cut": 0, "first_f": 0, "last_f": 0, "first_g": 0, "last_g": 0},
            {"n_inputs": Range(2, 12, 0), "n_units": Range(3, 64, 0)},
            _CUTS,
        ),
    ),
)
