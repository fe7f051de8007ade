"""The worked cases of document 003 with their true values. Pure."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lstm_core.cells.lstm import BLOCK_LETTERS
from lstm_core.numbers.activations import sigmoid, tanh
from pages.gates.state import GatesState


@dataclass(frozen=True)
class Case:
    """One case: the gate, short-term memory and input, and both weights; the bias is 0."""

    id: str
    gate: str
    h: float
    x: float
    w_h: float
    w_x: float

    @property
    def total(self) -> float:
        """The sum, worked out."""
        return float(np.float64(self.h) * self.w_h + np.float64(self.x) * self.w_x)

    @property
    def result(self) -> float:
        """Its share, or its tanh for the candidate."""
        return float(tanh(self.total) if self.gate == "candidate" else sigmoid(self.total))

    def set_on(self, state: GatesState) -> GatesState:
        """``state`` with this case's gate, numbers and weights."""
        letter = BLOCK_LETTERS[self.gate]
        changed = state.with_numbers(
            h_prev=self.h, x=self.x, **{f"w_{letter}h": self.w_h, f"w_{letter}x": self.w_x, f"b_{letter}": 0.0}
        )  # fmt: skip
        return changed.looking_at(self.gate)


CASES: tuple[Case, ...] = (
    Case("agree", "forget", 1, 1, 2, 1),
    Case("differ", "forget", 1, -1, 2, 1),
    Case("half", "forget", 1, -1, 1, 1),
    Case("both-up", "candidate", 1, 1, 2, 1),
    Case("both-down", "candidate", -1, -1, 2, 1),
    Case("as-listed", "candidate", 1, -1, 2, 1),
    Case("as-printed", "candidate", -1, 1, 2, 1),
    Case("cancel", "candidate", -1, 1, 1, 1),
)
"""In the order of document 003; their texts stand under ``gates.cases.of``."""
