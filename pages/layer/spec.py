"""What can be asked of this page, said once. Pure."""

from __future__ import annotations

from typing import NoReturn

from pages.layer.facts import facts
from pages.layer.live.inside import inside_payload
from pages.layer.live.payload import layer_payload
from pages.layer.live.requests import reduce, reduce_unit
from pages.layer.settings import ROWS
from pages.layer.state import LayerState, start_of
from pages.layer.url import ADDRESS
from pages.ui.exchange.live_page import LivePage, LivePart
from pages.ui.exchange.predicting import Predicting
from pages.ui.text.course import title_of_page
from pages.ui.text.texts import text


def _none(_state: LayerState, _which: str) -> NoReturn:
    """Sums of so many terms are shown, not marked."""
    raise ValueError(text("layer.refused.marked"))


LAYER: LivePage[LayerState] = LivePage(
    "layer",
    lambda: ADDRESS,
    start_of,
    layer_payload,
    reduce,
    title=title_of_page("layer"),
    rows=ROWS,
    facts=facts,
    predicting=Predicting(_none, frozenset({"weights", "series"})),
    parts={"inside": LivePart("unit", inside_payload, reduce_unit)},
)
