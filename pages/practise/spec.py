"""What can be asked of this page, said once. Pure."""

from __future__ import annotations

from pages.practise.facts import facts
from pages.practise.live.payload import practise_payload
from pages.practise.live.requests import reduce
from pages.practise.settings import ROWS
from pages.practise.state import PractiseState, restored, start_of
from pages.practise.url import ADDRESS
from pages.ui.exchange.live_page import LivePage
from pages.ui.text.texts import text

PRACTISE: LivePage[PractiseState] = LivePage(
    "practise",
    lambda: ADDRESS,
    start_of,
    practise_payload,
    reduce,
    title=text("practise.title"),
    rows=ROWS,
    facts=facts,
    restore=restored,
)
