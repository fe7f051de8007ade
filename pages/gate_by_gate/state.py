"""Everything a person can set on the unit's page, as one frozen value.

Data flows one way: the URL makes a state, a state makes a trace, a trace makes the screen. A widget
or the diagram asks for a new state; nothing else changes one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from lstm_core.cells.parameters import LSTMParameters
from pages.ui.params.unit_settings import parameters_of


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
