"""Everything a person can set on the page, as one frozen value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from lstm_core.cells.lstm import BLOCK_LETTERS
from lstm_core.cells.parameters import LSTMParameters
from lstm_core.unit.step import step
from lstm_core.words.symbols import RESULTS
from pages.ui.library.examples import shipped_examples
from pages.ui.live.grid import SPANS
from pages.ui.params.unit_settings import numbers_of, parameters_of
from pages.ui.visits.settings import Settings, view

GATES = tuple(BLOCK_LETTERS)
REACHES = (3, *SPANS)


@dataclass(frozen=True)
class GatesState(Settings):
    """What is set on the page.

    ``numbers`` are the unit's fifteen settings. ``gate`` (whose map is shown) and ``explore`` (the open panel) say where
    one is looking, and ``predict`` whether results stay hidden until they are worked out; undo leaves them.
    """

    numbers: Mapping[str, float]
    vocabulary: str = "plain"
    gate: str = view("forget")
    explore: str = view("")
    predict: bool = view(False)

    @property
    def letter(self) -> str:
        """The gate's letter in the names of its numbers."""
        return BLOCK_LETTERS[self.gate]

    @property
    def weights(self) -> tuple[str, str, str]:
        """The gate's three settings: short-term weight, input weight, bias."""
        return f"w_{self.letter}h", f"w_{self.letter}x", f"b_{self.letter}"

    @property
    def reach(self) -> int:
        """How far the map goes: 3, or as far as its point needs."""
        farthest = max(abs(self.numbers["x"]), abs(self.numbers["h_prev"]))
        return next(reach for reach in REACHES if farthest <= reach)

    @property
    def parameters(self) -> LSTMParameters:
        """The twelve weights and biases as the engine takes them."""
        return parameters_of(self.numbers)

    def results(self) -> dict[str, float]:
        """The unit's recorded results."""
        numbers = self.numbers
        trace = step(self.parameters, numbers["x"], numbers["h_prev"], numbers["c_prev"])
        return {key: float(getattr(trace, key)) for key in RESULTS}

    def with_numbers(self, **numbers: float) -> GatesState:
        """Some of the fifteen numbers changed."""
        return replace(self, numbers={**self.numbers, **numbers})

    def looking_at(self, gate: str) -> GatesState:
        """The same numbers with another gate's map."""
        return replace(self, gate=gate)


def default_state() -> GatesState:
    """The numbers of the first worked example."""
    return GatesState(dict(numbers_of(next(iter(shipped_examples().values())))))


def start_of(state: GatesState) -> GatesState:
    """The settings a first visitor finds, seen from where one is looking now."""
    start = replace(default_state(), vocabulary=state.vocabulary)
    return state.with_settings_of(start)
