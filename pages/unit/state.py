"""Everything a person can set on the unit's page, as one frozen value.

Data flows one way: the URL makes a state, a state makes a trace, a trace makes the screen. A widget
or the diagram asks for a new state; nothing else changes one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from lstm_core.cells.parameters import LSTMParameters
from lstm_core.words.variants import USUAL, CellVariant
from pages.ui.params.unit_settings import parameters_of
from pages.ui.visits.settings import Settings, view


@dataclass(frozen=True)
class UnitState(Settings):
    """What is set on the page.

    ``title`` is that of an example of one's own. ``decimals`` are those of paper arithmetic, None for exact; ``variant`` says which curves the cell has.
    ``division`` and ``step`` say where one stands in the unit, ``explore`` which panel is open, ``seek`` and
    ``curve`` what is asked there, ``library`` whose code; ``predict``, whether results stay hidden until they are worked out.
    """

    example: str
    numbers: Mapping[str, float]
    title: str = ""
    decimals: int | None = None
    variant: CellVariant = USUAL
    vocabulary: str = "plain"
    division: str = view("stages")
    step: int = view(0)
    explore: str = view("")
    predict: bool = view(False)
    library: str = view("numpy")
    seek: tuple[str, str, str] = view(("x", "c", "2.03"))
    curve: tuple[str, str] = view(("x", "c"))

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
