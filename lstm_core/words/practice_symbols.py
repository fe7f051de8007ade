"""The quantities that only exercises have: derivatives, updates, forecasts, counts and PyTorch's stacked numbers.

They are called and written the same in each vocabulary. How they are worked out stands with the exercises, which use some
of them in more than one way; the quantities of the units themselves are those of the other registries.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from lstm_core.words.symbols import Notation, Symbol
from lstm_core.words.vocabulary import VOCABULARIES

_ANY, _SHARE, _COUNT = "any number", "between 0 and 1", "a whole number"
_POSITIVE = "0 or more"
FACTORS, VALUES, ROWS = range(1, 5), range(1, 9), range(4)
"""Steps of a product, values of a series (both counted from 1), rows of a one-unit network (counted from 0, as Python does)."""


def _one(key: str, kind: str, role: str, written: str, name: str, meaning: str, span: str = _ANY) -> Symbol:
    """A quantity; ``written`` is its notation, what stands below the line after a blank."""
    base, _, sub = written.partition(" ")
    same, notation = dict.fromkeys(VOCABULARIES, name), dict.fromkeys(VOCABULARIES, Notation(base, sub))
    return Symbol(key, kind, role, (), span, meaning, MappingProxyType(same), MappingProxyType(notation))


def _products() -> Iterator[Symbol]:
    for n in FACTORS:
        yield _one(f"f_{n}", "share", "forget", f"f {n}", f"Share kept at step {n}",
                   f"Which share of the memory step {n} keeps.", _SHARE)  # fmt: skip
    for n in FACTORS[:-1]:
        yield _one(f"h_{n}", "squashed", "short_term", f"h {n}", f"Memory after step {n}",
                   f"The plain unit's memory after step {n}.", "between −1 and 1")  # fmt: skip
        yield _one(f"d_{n}", "memory", "short_term", f"d {n}", f"Factor of step {n}",
                   f"What step {n} multiplies a derivative by.")  # fmt: skip
    for n in FACTORS[1:]:
        yield _one(f"rail_{n}", "share", "long_term", f"∂c{'₀₁₂₃₄'[n]}/∂c₀", f"Product of {n} shares",
                   f"How much of the first memory is left after {n} steps.", _SHARE)  # fmt: skip
    yield from (
        _one("rnn_3", "memory", "short_term", "∂h₃/∂h₀", "Product of 3 factors",
             "How far the memory after 3 steps moves with the first one."),
        _one("d", "memory", "short_term", "d", "Factor of one step", "What each step multiplies a derivative by."),
        _one("rnn_10", "memory", "short_term", "∂h₁₀/∂h₀", "Product of 10 factors",
             "How far the plain unit's memory after 10 steps moves with the first one."),
        _one("fate", "setting", "plain", "fate", "With ever more steps",
             "What becomes of the plain unit's product with ever more steps.", "one of those offered"),
        _one("rail_10", "share", "long_term", "∂c₁₀/∂c₀", "Product of 10 shares",
             "How much of the first memory the LSTM's rail still carries after 10 steps.", _SHARE),
    )  # fmt: skip


def _gradients() -> Iterator[Symbol]:
    yield from (
        _one("df_dz", "memory", "forget", "∂f/∂z", "Slope of σ",
             "How fast the share changes with its sum.", "between 0 and 0.25"),
        _one("dg_dz", "memory", "candidate", "∂g/∂z", "Slope of tanh",
             "How fast the squashed value changes with its sum.", _SHARE),
        _one("dz", "setting", "plain", "Δz", "Change of the sum", "By how much each sum changes."),
        _one("df", "memory", "forget", "Δf", "Change of the share", "By about how much the share changes."),
        _one("dg", "memory", "candidate", "Δg", "Change of the squashed value",
             "By about how much the squashed value changes."),
        _one("dc_dw_fx", "memory", "forget", "∂c/∂w fx", "Gradient of the weight",
             "How fast the new memory changes with the forget gate's input weight."),
        _one("target", "setting", "plain", "target", "Target", "What the output should be."),
        _one("error", "memory", "output", "error", "Error", "The output less the target."),
        _one("dL_dh", "memory", "output", "∂L/∂h", "Slope of the loss",
             "How fast the squared error changes with the output."),
        _one("dh_dz", "memory", "short_term", "∂h/∂z", "Slope of tanh",
             "How fast the output changes with its sum.", _SHARE),
        _one("dh_dc", "memory", "output", "∂h/∂c", "From the memory to the output",
             "How fast the output changes with the new memory.", _SHARE),
        _one("dL_dw_x", "memory", "input", "∂L/∂w x", "Gradient of the weight",
             "How fast the loss changes with the input weight."),
        _one("dL_dw_fx", "memory", "forget", "∂L/∂w fx", "Gradient of the weight",
             "How fast the loss changes with the forget gate's input weight."),
    )  # fmt: skip


def _updates() -> Iterator[Symbol]:
    yield from (
        _one("w", "setting", "plain", "w", "Weight", "The weight before the update."),
        _one("gradient_before", "setting", "output", "∂L/∂w 1", "First gradient", "The gradient of the first update."),
        _one("gradient", "setting", "output", "∂L/∂w", "Gradient", "How fast the loss changes with the weight."),
        _one("rate", "setting", "input", "η", "Learning rate", "What sets the length of a step.", "above 0"),
        _one("momentum", "setting", "long_term", "μ", "Momentum", "Which share of the old sum stays.", _SHARE),
        _one("u_prev", "memory", "long_term", "u t−1", "Running sum before", "The running sum of the gradients so far."),
        _one("u", "memory", "long_term", "u t", "Running sum", "What is left of the old sum, and the new gradient."),
        _one("m_prev", "memory", "long_term", "m t−1", "Average before", "The average of the gradients so far."),
        _one("v_prev", "memory", "short_term", "v t−1", "Average of squares before",
             "The average of the squared gradients so far.", _POSITIVE),
        _one("m", "memory", "long_term", "m t", "Average of gradients", "The average with the new gradient in it."),
        _one("v", "memory", "short_term", "v t", "Average of squares",
             "The average with the new squared gradient in it.", _POSITIVE),
        _one("m_hat", "memory", "long_term", "m̂ t", "Corrected average", "The average, freed from its start at 0."),
        _one("v_hat", "memory", "short_term", "v̂ t", "Corrected average of squares",
             "The average of squares, freed from its start at 0.", _POSITIVE),
        _one("step", "memory", "candidate", "Δw", "Step", "What is subtracted from the weight."),
        _one("w_new", "memory", "plain", "w new", "New weight", "The weight after the update."),
    )  # fmt: skip


def _forecasts() -> Iterator[Symbol]:
    for n in VALUES:
        yield _one(f"y_{n}", "setting", "input", f"y {n}", f"Value {n}", f"Value {n} of the series.")
    for n in VALUES[1:]:
        yield _one(f"e_{n}", "memory", "output", f"e {n}", f"Error {n}",
                   f"How far the forecast of value {n} is off, without its sign.", _POSITIVE)  # fmt: skip
    yield from (
        _one("mae", "memory", "plain", "MAE", "Mean absolute error", "By how much the forecast is off on average.", _POSITIVE),
        _one("mae_last", "memory", "plain", "MAE last", "MAE of the last value",
             "By how much the last-value forecast is off on average.", _POSITIVE),
        _one("mae_seasonal", "memory", "plain", "MAE seasonal", "MAE of the season",
             "By how much the seasonal forecast is off on average.", _POSITIVE),
        _one("next_last", "memory", "input", "ŷ last", "Last-value forecast", "What the last-value forecast says comes next."),
        _one("next_seasonal", "memory", "input", "ŷ seasonal", "Seasonal forecast", "What the seasonal forecast says comes next."),
    )  # fmt: skip


def _counts() -> Iterator[Symbol]:
    listed = (
        ("n_inputs", "input", "D", "Inputs", "How many numbers the layer is shown at each step."),
        ("n_units", "long_term", "H", "Units", "How many units the layer has."),
        ("n_outputs", "output", "O", "Outputs", "How many numbers the read-out gives."),
        ("n_wx", "input", "n x", "Input weights", "How many weights the inputs have."),
        ("n_wh", "short_term", "n h", "Recurrent weights", "How many weights the units' own outputs have."),
        ("n_block", "forget", "n block", "One block", "How many parameters one of the four blocks has."),
        ("n_lstm", "long_term", "n LSTM", "LSTM layer", "How many parameters the LSTM layer has."),
        ("n_readout", "output", "n out", "Read-out", "How many parameters the linear read-out has."),
        ("n_all", "plain", "n", "Parameters", "How many parameters there are in all."),
        ("n_rows", "plain", "rows", "Rows of weight_ih", "How many rows PyTorch's weight_ih has."),
        ("n_cut", "input", "n cut", "Numbers in one block", "How many numbers of weight_ih belong to one block."),
        ("first_f", "forget", "first f", "Forget gate: first row", "The first row of the forget gate, counted from 0."),
        ("last_f", "forget", "last f", "Forget gate: last row", "The last row of the forget gate, counted from 0."),
        ("first_g", "candidate", "first g", "Candidate: first row", "The first row of the candidate, counted from 0."),
        ("last_g", "candidate", "last g", "Candidate: last row", "The last row of the candidate, counted from 0."),
    )  # fmt: skip
    for key, role, written, name, meaning in listed:
        yield _one(key, "count", role, written, name, meaning, _COUNT)


def _stacked() -> Iterator[Symbol]:
    roles = {"weight_ih": "input", "weight_hh": "short_term", "bias_ih": "input", "bias_hh": "short_term"}
    for name, role in roles.items():
        for n in ROWS:
            meaning = f"Row {n} of PyTorch's {name}, counted from 0."
            yield _one(f"{name}_{n}", "setting", role, f"{name}[{n}]", f"{name}, row {n}", meaning)


PRACTICE_SYMBOLS: Mapping[str, Symbol] = MappingProxyType(
    {
        symbol.key: symbol
        for family in (_products, _gradients, _updates, _forecasts, _counts, _stacked)
        for symbol in family()
    }
)
"""By key."""
