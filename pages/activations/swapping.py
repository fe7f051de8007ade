"""The unit as it is beside the unit with one curve exchanged, over a series: runs, lines and what they show. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
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
from pages.ui.text.numbers import percent, precise
from pages.ui.text.texts import text

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
    return text("activations.swap.choice", name=name, old=old, new=new)


def line_chart(state: ActivationsState, runs: Swapped, key: str) -> dict[str, Any]:
    """One recorded quantity over the days, as it is (solid) and exchanged (dashed)."""
    symbol = SYMBOLS[key]
    old, new = _curves(state.swap, state.vocabulary)
    name = symbol.names[state.vocabulary]
    return {
        "label": text("activations.swap.chart", name=name, days=str(len(state.days)), old=old, new=new),
        "title": name,
        "xs": list(range(1, len(state.days) + 1)),
        "x_title": text("activations.swap.day"),
        "height": HEIGHT,
        "lines": [
            _line(key, text("activations.swap.with", curve=old), symbol.role, "solid", runs.usual),
            _line(
                f"swapped.{key}", text("activations.swap.with", curve=new), "plain", "dashed", runs.exchanged
            ),
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
    least, least_new = (float(np.min(run.added)) for run in (runs.usual, runs.exchanged))
    falls = int(np.sum(runs.exchanged.c < runs.exchanged.c_prev))
    end, end_new = (precise(float(run.c[-1])) for run in (runs.usual, runs.exchanged))
    outcome = "falls" if falls else "never_kept" if state.kept else "never"
    given = {
        "old": old,
        "new": new,
        "below": str(int(np.sum(runs.usual.added < 0))),
        "days": _days(len(state.days)),
        "least": precise(least),
        "least_new": precise(least_new),
        "falls": _days(falls),
        "end": end,
        "end_new": end_new,
    }
    parts = ("before", "after", outcome, "end")
    return " ".join(text(f"activations.swap.candidate.{part}", state.vocabulary, **given) for part in parts)


def _of_gate(state: ActivationsState, runs: Swapped) -> str:
    letter = BLOCK_LETTERS[state.swap]
    old, new = _curves(state.swap, state.vocabulary)
    shares, usual = (getattr(run, letter) for run in (runs.exchanged, runs.usual))
    day = int(np.argmin(shares))
    what, result = {"f": ("c_prev", "kept"), "i": ("g", "added"), "o": ("tanh_c", "h")}[letter]
    before, after = (float(getattr(runs.exchanged, key)[day]) for key in (what, result))
    given = {
        "old": old,
        "new": new,
        "low": precise(float(usual.min())),
        "high": precise(float(usual.max())),
        "least": precise(float(shares[day])),
        "share": percent(float(shares[day])),
        "below": _days(int(np.sum(shares < 0))),
        "day": str(day + 1),
        "from": precise(before),
        "to": precise(after),
    }
    parts = ("before", "negative" if shares[day] < 0 else "not_here")
    return " ".join(text(f"activations.swap.gate.{part}", state.vocabulary, **given) for part in parts)


@cache
def facts() -> Mapping[str, str]:
    """What the lesson of the page says in numbers: the least that is added in the first series with the curves swapped."""
    runs = swapped(ActivationsState())
    return {"least": precise(float(np.min(runs.exchanged.added)))}


def _line(key: str, label: str, role: str, style: str, run: SequenceTrace) -> dict[str, Any]:
    values = getattr(run, key.removeprefix("swapped.")).tolist()
    return {"key": key, "label": label, "role": role, "style": style, "values": values}


def _curves(block: str, vocabulary: str) -> tuple[str, str]:
    sigmoid, tanh = FUNCTIONS[SIGMOID][vocabulary], FUNCTIONS[TANH][vocabulary]
    return (tanh, sigmoid) if block == "candidate" else (sigmoid, tanh)


def _days(count: int) -> str:
    which = {0: "none", 1: "one"}.get(count, "more")
    return text(f"activations.swap.count.{which}", count=str(count))
