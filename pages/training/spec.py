"""What can be asked of this page, said once. Pure."""

from __future__ import annotations

from pages.training.facts import facts
from pages.training.live.payload import training_payload
from pages.training.live.requests import published, reduce
from pages.training.settings import ROWS
from pages.training.state import TrainingState
from pages.training.url import ADDRESS
from pages.ui.exchange.live_page import LivePage
from pages.ui.text.course import title_of_page

TRAINING: LivePage[TrainingState] = LivePage(
    "training",
    lambda: ADDRESS,
    published,
    training_payload,
    reduce,
    title=title_of_page("training"),
    facts=facts,
    rows=ROWS,
    # Series and start, and how the run on screen ended: the runs of a visit are compared.
    also=lambda state: (state.own, state.given, state.epoch is None, state.ended, state.paused),
)
