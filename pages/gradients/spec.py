"""What can be asked of this page, said once. Pure."""

from __future__ import annotations

from pages.gradients.chain.payload import chain_payload
from pages.gradients.chain.predicting import product_exercise
from pages.gradients.facts import facts
from pages.gradients.flow.payload import gradient_payload
from pages.gradients.gap.payload import gap_payload
from pages.gradients.nudge.payload import nudge_payload
from pages.gradients.requests import reduce, reduce_chain, reduce_gap, reduce_nudge
from pages.gradients.settings import ROWS
from pages.gradients.state import GradientState, start_of
from pages.gradients.url import ADDRESS
from pages.ui.exchange.live_page import LivePage, LivePart
from pages.ui.exchange.predicting import Predicting
from pages.ui.text.course import title_of_page

GRADIENTS: LivePage[GradientState] = LivePage(
    "gradients",
    lambda: ADDRESS,
    start_of,
    gradient_payload,
    reduce,
    title=title_of_page("gradients"),
    rows=ROWS,
    also=lambda state: state.gap,
    parts={
        "nudge": LivePart("", nudge_payload, reduce_nudge),
        "chain": LivePart("chain", chain_payload, reduce_chain),
        "gap": LivePart("", gap_payload, reduce_gap),
    },
    slow=True,
    facts=facts,
    predicting=Predicting(product_exercise, frozenset({"chain", "gap", "numbers"})),
)
