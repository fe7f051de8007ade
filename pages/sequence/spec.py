"""What can be asked of this page, said once. Pure."""

from __future__ import annotations

from pages.sequence.facts import facts
from pages.sequence.live.payload import sequence_payload
from pages.sequence.live.requests import reduce
from pages.sequence.predicting import day_exercise
from pages.sequence.settings import ROWS
from pages.sequence.state import SequenceState, start_of
from pages.sequence.url import ADDRESS
from pages.ui.exchange.live_page import LivePage
from pages.ui.exchange.predicting import Predicting
from pages.ui.text.texts import text

SEQUENCE: LivePage[SequenceState] = LivePage(
    "sequence",
    lambda: ADDRESS,
    start_of,
    sequence_payload,
    reduce,
    title=text("sequence.title"),
    rows=ROWS,
    facts=facts,
    predicting=Predicting(day_exercise, frozenset({"series"})),
)
