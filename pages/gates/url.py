"""What a link to the page can say; only what differs from the start is written."""

from __future__ import annotations

from pages.gates.state import GATES, default_state
from pages.ui.params.codecs import choice
from pages.ui.params.page_address import (
    PageAddress,
    attribute,
    predicting,
    start_numbers,
    weight_blocks,
    words,
)

PANELS = ("cases", "claim")
ADDRESS = PageAddress(
    (
        attribute("gate", choice(GATES)),
        *start_numbers(),
        *weight_blocks("numbers"),
        words(),
        attribute("open", choice(PANELS, "a panel of this page"), "explore"),
        predicting(),
    ),
    default_state,
)
