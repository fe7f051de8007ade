"""What can be asked of this page, said once. Pure."""

from __future__ import annotations

from pages.sequence.live.payload import sequence_payload
from pages.sequence.live.requests import reduce
from pages.sequence.state import SequenceState, start_of
from pages.sequence.url import ADDRESS
from pages.ui.exchange.live_page import LivePage


def _row(state: SequenceState) -> tuple[object, ...]:
    # With a gate held, the row cannot offer another series to compare with.
    return state.example, state.other, state.vocabulary, state.is_touched


SEQUENCE: LivePage[SequenceState] = LivePage(
    "sequence", lambda: ADDRESS, start_of, sequence_payload, reduce, row=_row
)
