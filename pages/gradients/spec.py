"""What can be asked of this page, said once. Pure."""

from __future__ import annotations

from pages.gradients.chain.payload import chain_payload
from pages.gradients.flow.payload import gradient_payload
from pages.gradients.gap.payload import gap_payload
from pages.gradients.requests import reduce, reduce_chain, reduce_gap
from pages.gradients.settings import ROWS
from pages.gradients.state import GradientState, start_of
from pages.gradients.url import ADDRESS
from pages.ui.exchange.live_page import LivePage, LivePart

GRADIENTS: LivePage[GradientState] = LivePage(
    "gradients",
    lambda: ADDRESS,
    start_of,
    gradient_payload,
    reduce,
    title="From RNN to LSTM",
    rows=ROWS,
    parts={
        "chain": LivePart("chain", chain_payload, reduce_chain),
        "gap": LivePart("gap", gap_payload, reduce_gap),
    },
    slow=True,
)
