"""Everything a person can set on the page, as one frozen value."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pages.activations.series import OWN, UP_AND_DOWN
from pages.ui.live.grid import span_of
from pages.ui.visits.settings import Settings, view

BOTH, SIGMOID, TANH = CURVES = ("both", "sigmoid", "tanh")
NEAR, FAR = REACHES = (10, 1000)
MAX_DAYS = 120


@dataclass(frozen=True)
class ActivationsState(Settings):
    """What is set on the page.

    ``z`` is the one input of both curves; ``x`` the one for which the naive formula is worked out.
    ``series``, ``days``, ``swap`` (whose curve is exchanged) and ``kept`` (whether the forget gate
    is held at 100 %) describe the swap. ``curve`` and ``reach`` (how far the axis goes) say what one
    is looking at, as does ``explore``, the open panel, and ``predict`` whether results stay hidden until they are
    worked out; undo leaves these alone.
    """

    z: float = 1.0
    x: float = 710.0
    series: str = OWN
    days: tuple[float, ...] = UP_AND_DOWN
    swap: str = "candidate"
    kept: bool = False
    vocabulary: str = "plain"
    curve: str = view(BOTH)
    reach: int = view(NEAR)
    explore: str = view("")
    predict: bool = view(False)

    @property
    def span(self) -> int:
        """How far the axis goes, at least as far as the input."""
        return max(self.reach, span_of(self.z))


def start_of(state: ActivationsState) -> ActivationsState:
    """The settings a first visitor finds, seen from where one is looking now."""
    return replace(state.with_settings_of(ActivationsState()), vocabulary=state.vocabulary)
