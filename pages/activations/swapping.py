"""The unit as it is beside the unit with one curve exchanged, over a series: runs, lines and what they show. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from lstm_core.cells.lstm import BLOCK_LETTERS
from lstm_core.cells.trace import SequenceTrace
from lstm_core.unit.sweep_sequence import run_with
from lstm_core.words.symbols import SYMBOLS
from lstm_core.words.tokens import SIGMOID, TANH
from lstm_core.words.vocabulary import FUNCTIONS
from pages.activations.series import weights_for
from pages.activations.state import ActivationsState
from pages.ui.params.unit_settings import parameters_of
from pages.ui.text.names import lower_first
from pages.ui.text.numbers import precise

HEIGHT = 230


@dataclass(frozen=True, eq=False)
class Swapped:
    """Both runs of one series: ``usual`` and with the curve ``exchanged``."""

    usual: SequenceTrace
    exchanged: SequenceTrace


def swapped(state: ActivationsState) -> Swapped:
    """Run the chosen series both ways, the forget gate held at 100 % in both where asked."""
    parameters = parameters_of(weights_for(state.series))
    hold = {"f": 1.0} if state.kept and state.swap != "forget" else {}
    usual = run_with(parameters, state.days, hold=hold)
    if state.swap == "candidate":
        return Swapped(usual, run_with(parameters, state.days, hold=hold, candidate="sigmoid"))
    return Swapped(usual, run_with(parameters, state.days, hold=hold, signed=(BLOCK_LETTERS[state.swap],)))


def swap_title(block: str, vocabulary: str) -> str:
    """What is exchanged, in words."""
    name = SYMBOLS[BLOCK_LETTERS[block]].names[vocabulary]
    old, new = _curves(block, vocabulary)
    return f"{name}: {new} for {old}"


def line_chart(state: ActivationsState, runs: Swapped, key: str) -> dict[str, Any]:
    """One recorded quantity over the days, as it is (solid) and exchanged (dashed)."""
    symbol = SYMBOLS[key]
    old, new = _curves(state.swap, state.vocabulary)
    name = symbol.names[state.vocabulary]
    return {
        "label": f"{name} over {len(state.days)} days, with {old} and with {new}",
        "title": name,
        "xs": list(range(1, len(state.days) + 1)),
        "x_title": "day",
        "height": HEIGHT,
        "lines": [
            _line(key, f"with {old}", symbol.role, "solid", runs.usual),
            _line(f"swapped.{key}", f"with {new}", "plain", "dashed", runs.exchanged),
        ],
        "mark": len(state.days),
    }


def shown_quantities(block: str) -> tuple[str, str]:
    """Which two quantities show best what the exchange does."""
    return {"candidate": ("added", "c"), "forget": ("f", "c"), "input": ("added", "c"), "output": ("o", "h")}[
        block
    ]


def swap_sentence(state: ActivationsState, runs: Swapped) -> str:
    """What the exchange did in these runs, in numbers."""
    telling = _of_candidate if state.swap == "candidate" else _of_gate
    return telling(state, runs)


def _of_candidate(state: ActivationsState, runs: Swapped) -> str:
    old, new = _curves("candidate", state.vocabulary)
    below = int(np.sum(runs.usual.added < 0))
    least, least_new = (float(np.min(run.added)) for run in (runs.usual, runs.exchanged))
    memory = lower_first(SYMBOLS["c"].names[state.vocabulary])
    falls = int(np.sum(runs.exchanged.c < runs.exchanged.c_prev))
    end, end_new = (precise(float(run.c[-1])) for run in (runs.usual, runs.exchanged))
    never = (
        f"**The {memory} never falls**: what is added is never negative, and the forget gate keeps everything."
        if state.kept and not falls
        else f"It falls on {_days(falls)}, only because the forget gate then keeps less than all of it."
        if falls
        else "It never falls."
    )
    return (
        f"With {old}, {_days(below)} of {len(state.days)} take something away (the least added is {precise(least)}). "
        f"With {new} every day adds at least **{precise(least_new)}**, so by adding the {memory} can only grow. {never} "
        f"It ends at {end_new} instead of {end}."
    )


def _of_gate(state: ActivationsState, runs: Swapped) -> str:
    letter = BLOCK_LETTERS[state.swap]
    old, new = _curves(state.swap, state.vocabulary)
    shares = getattr(runs.exchanged, letter)
    usual = getattr(runs.usual, letter)
    day = int(np.argmin(shares))
    share = float(shares[day])
    start = (
        f"With {old} the share lies between 0 and 1 (here from {precise(float(usual.min()))} to "
        f"{precise(float(usual.max()))})."
    )
    if share >= 0:
        return f"{start} With {new} it could be negative; in this series it is not, the least is {precise(share)}."
    what, result = {"f": ("c_prev", "kept"), "i": ("g", "added"), "o": ("tanh_c", "h")}[letter]
    before, after = (float(getattr(runs.exchanged, key)[day]) for key in (what, result))
    return (
        f"{start} With {new} it is below zero on {_days(int(np.sum(shares < 0)))}, and a negative share is none: "
        f"on day {day + 1} the gate lets through **{precise(share)}**, which turns {precise(before)} "
        f"into {precise(after)}, the sign changed. That is why gates are sigmoids."
    )


def _line(key: str, label: str, role: str, style: str, run: SequenceTrace) -> dict[str, Any]:
    values = getattr(run, key.removeprefix("swapped.")).tolist()
    return {"key": key, "label": label, "role": role, "style": style, "values": values}


def _curves(block: str, vocabulary: str) -> tuple[str, str]:
    sigmoid, tanh = FUNCTIONS[SIGMOID][vocabulary], FUNCTIONS[TANH][vocabulary]
    return (tanh, sigmoid) if block == "candidate" else (sigmoid, tanh)


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count or 'no'} days"
