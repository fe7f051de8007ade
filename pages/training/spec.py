"""What can be asked of this page, said once. Pure."""

from __future__ import annotations

from dataclasses import replace

from pages.training.live.payload import training_payload
from pages.training.live.requests import published, reduce
from pages.training.state import TrainingState
from pages.training.url import ADDRESS
from pages.ui.exchange.live_page import LivePage


def _row(state: TrainingState) -> tuple[object, ...]:
    """The recipe, the words, and how the run on screen ended: the runs of a visit are compared."""
    plain = TrainingState()
    settings = replace(
        state.unrun(), company=plain.company, day=plain.day, weight=plain.weight, explore=plain.explore
    )
    return settings, state.epoch is None, state.ended, state.paused


TRAINING: LivePage[TrainingState] = LivePage(
    "training", lambda: ADDRESS, published, training_payload, reduce, row=_row
)
