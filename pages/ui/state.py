"""Everything a person can set on the unit's page, as one frozen value.

Data flows one way: the URL makes a state, a state makes a trace, a trace makes the screen. A widget
or the diagram asks for a new state; nothing else changes one.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType

from lstm_core.cells.lstm import WEIGHT_NAMES
from lstm_core.cells.parameters import LSTMParameters
from lstm_core.files.examples import WorkedExample
from lstm_core.words.symbols import SETTINGS

OWN = "own"
FARTHEST = 1_000_000
LONGEST = 40


@dataclass(frozen=True)
class UnitState:
    """What is set on the page.

    ``example``, ``title``, ``numbers``, ``decimals`` and ``vocabulary`` are changes that undo takes back;
    the rest says where one is looking, which undo leaves alone.
    """

    example: str
    numbers: Mapping[str, float]
    title: str = ""
    decimals: int | None = None
    vocabulary: str = "plain"
    division: str = "stages"
    step: int = 0
    explore: str = ""
    seek: tuple[str, str, str] = ("x", "c", "2.03")
    curve: tuple[str, str] = ("x", "c")

    @property
    def parameters(self) -> LSTMParameters:
        """The twelve weights and biases as the engine takes them."""
        return parameters_of(self.numbers)

    @property
    def states(self) -> tuple[float, float, float]:
        """Input, short-term memory and long-term memory."""
        return self.numbers["x"], self.numbers["h_prev"], self.numbers["c_prev"]

    def with_number(self, name: str, value: float) -> UnitState:
        """The same state with one of the fifteen numbers changed."""
        return replace(self, numbers={**self.numbers, name: value})

    def same_settings(self, other: UnitState) -> bool:
        """True when nothing that undo takes back differs."""
        return _settings(self) == _settings(other)

    def with_settings_of(self, other: UnitState) -> UnitState:
        """What is set in ``other``, seen from where one is looking now."""
        return replace(
            self,
            example=other.example,
            title=other.title,
            numbers=other.numbers,
            decimals=other.decimals,
            vocabulary=other.vocabulary,
        )


def _settings(state: UnitState) -> tuple[object, ...]:
    return state.example, state.title, dict(state.numbers), state.decimals, state.vocabulary


def parameters_of(numbers: Mapping[str, float]) -> LSTMParameters:
    """The scalar unit whose weights stand under ``w_fh``, ``w_fx``, ``b_f`` and so on in ``numbers``."""
    return LSTMParameters.from_settable({name: numbers[name] for name in WEIGHT_NAMES})


@lru_cache(maxsize=64)
def numbers_of(example: WorkedExample) -> Mapping[str, float]:
    """The fifteen numbers of a worked example, in the registry's order."""
    found = {
        "x": example.x,
        "h_prev": example.h_prev,
        "c_prev": example.c_prev,
        **example.parameters.settable,
    }
    return MappingProxyType({name: float(found[name]) for name in SETTINGS})


A_NUMBER = f"a number between −{FARTHEST:,} and {FARTHEST:,}"
"""What a link may say for a number."""


def number_from_text(text: str) -> float:
    """A typed number: decimal point or comma, ordinary or true minus sign.

    Raises:
        ValueError: one sentence that says what was typed and what is accepted.
    """
    typed = text.strip()
    shown = typed[:LONGEST]
    try:
        number = float(typed.replace("−", "-").replace(",", ".")) if len(typed) <= LONGEST else math.nan
    except ValueError:
        number = math.nan
    if not abs(number) <= FARTHEST:
        raise ValueError(
            f"“{shown}” cannot be used here; type a number between −{FARTHEST:,} and {FARTHEST:,}, such as −0.5."
            if shown
            else f"The field is empty; type a number between −{FARTHEST:,} and {FARTHEST:,}, such as −0.5."
        )
    return number + 0.0


def check_number(name: str, value: float) -> None:
    """Refuse a setting that is too far from 0 to be drawn or swept.

    Raises:
        ValueError: names the setting, its value and what is accepted.
    """
    if not abs(value) <= FARTHEST:
        raise ValueError(f"{name} is {value:g}; expected a number between −{FARTHEST:,} and {FARTHEST:,}")
