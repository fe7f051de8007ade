"""What a link to the page can say; only what differs from the start is written."""

from __future__ import annotations

from lstm_core.unit.written_out import MAX_INPUTS, MAX_SEED, MAX_UNITS
from pages.gates.state import GATES, default_state
from pages.ui.params.codecs import choice, integer
from pages.ui.params.page_address import (
    PageAddress,
    attribute,
    predicting,
    start_numbers,
    weight_blocks,
    words,
)

PANELS = ("cases", "claim", "many")
MIN_UNITS, MIN_INPUTS, STEPS = 2, 1, 4
ADDRESS = PageAddress(
    (
        attribute("gate", choice(GATES)),
        *start_numbers(),
        *weight_blocks("numbers"),
        attribute("units", integer(MIN_UNITS, MAX_UNITS)),
        attribute("inputs", integer(MIN_INPUTS, MAX_INPUTS)),
        attribute("seed", integer(0, MAX_SEED)),
        attribute("step", integer(0, STEPS)),
        words(),
        attribute("open", choice(PANELS, "a panel of this page"), "explore"),
        predicting(),
    ),
    default_state,
)
