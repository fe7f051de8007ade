"""A state's recorded runs: the one on screen and the one beside it."""

from __future__ import annotations

from dataclasses import dataclass

from lstm_core.cells.trace import SequenceTrace
from lstm_core.unit.compare import Difference, difference
from lstm_core.unit.sweep_sequence import run_with
from lstm_core.words.variants import CellVariant
from pages.sequence.state import SequenceState, title_beside, title_of
from pages.ui.load.kept import kept
from pages.ui.text.texts import text


@dataclass(frozen=True, eq=False)
class Runs:
    """The run on screen, and beside it another series or, with something held, the same one untouched."""

    shown: SequenceTrace
    beside: SequenceTrace | None
    names: tuple[str, str]
    is_untouched: bool

    @property
    def alone(self) -> Runs:
        """The run on screen with nothing beside it."""
        return Runs(self.shown, None, self.names, False)

    def parting(self) -> Difference | None:
        """How the two differ over the days that both have; None without a second run."""
        if self.beside is None:
            return None
        n = min(len(self.shown), len(self.beside))
        return difference(self.shown.first(n), self.beside.first(n))


def runs_of(state: SequenceState) -> Runs:
    """Run what the state describes."""
    return _runs(
        state.days, tuple(state.weights.items()), state.h0, state.c0, tuple(state.hold.items()),
        state.variant, () if state.is_touched else state.days_beside, title_of(state), title_beside(state),
    )  # fmt: skip


@kept
def _runs(
    days: tuple[float, ...],
    weights: tuple[tuple[str, float], ...],
    h0: float,
    c0: float,
    hold: tuple[tuple[str, float], ...],
    variant: CellVariant,
    other: tuple[float, ...],
    title: str,
    title_other: str,
) -> Runs:
    state = SequenceState(example="", days=days, weights=dict(weights))
    touched = bool(hold) or not variant.is_usual
    shown = run_with(state.parameters, days, h0, c0, dict(hold), variant=variant)
    if touched:
        untouched = run_with(state.parameters, days, h0, c0)
        return Runs(
            shown,
            untouched,
            (text("sequence.example.changed", title=title), text("sequence.example.untouched")),
            True,
        )
    beside = run_with(state.parameters, other, h0, c0) if other else None
    return Runs(shown, beside, (title, title_other), False)
