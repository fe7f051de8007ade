"""The worked cases of document 003 with their true values, and what was misprinted in some of them. Pure."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lstm_core.cells.lstm import BLOCK_LETTERS
from lstm_core.numbers.activations import sigmoid, tanh
from pages.gates.state import GatesState


@dataclass(frozen=True)
class Case:
    """One case: the gate, short-term memory and input, both weights (the bias is 0), and what is said of it."""

    id: str
    gate: str
    h: float
    x: float
    w_h: float
    w_x: float
    printed: str
    remark: str

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
    Case("agree", "forget", 1, 1, 2, 1, "f(21.0) = 0.95",
         "Misprint in the sum: the listed numbers add up to 3, not 21. The share is right."),
    Case("differ", "forget", 1, -1, 2, 1, "f(0.0) = 0.5",
         "Misprint: with a short-term weight of 2 the sum is 1, so more than half is kept."),
    Case("half", "forget", 1, -1, 1, 1, "f(0.0) = 0.5",
         "The printed sum and share belong to a short-term weight of 1."),
    Case("both-up", "candidate", 1, 1, 2, 1, "F = 0.995", "Right to three decimals."),
    Case("both-down", "candidate", -1, -1, 2, 1, "F = −0.995", "Right to three decimals."),
    Case("as-listed", "candidate", 1, -1, 2, 1, "F = −0.76",
         "As listed, the sum is +1: the printed sum has its two signs swapped."),
    Case("as-printed", "candidate", -1, 1, 2, 1, "F = −0.76",
         "This is what the printed sum works out: short-term memory −1, input 1."),
    Case("cancel", "candidate", -1, 1, 1, 1, "F(1.0·1.0 + 10·(−1.0)) = 0.0",
         "Misprint in the sum, which has a 10 in it; the two parts cancel, so the result is right."),
)  # fmt: skip
