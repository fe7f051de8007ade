"""What can be asked of this page, said once. Pure."""

from pages.gates.layer import layer_payload
from pages.gates.live.payload import gates_payload
from pages.gates.live.requests import reduce, reduce_layer
from pages.gates.settings import ROWS
from pages.gates.state import GatesState, start_of
from pages.gates.url import ADDRESS
from pages.ui.exchange.live_page import LivePage, LivePart

GATES_PAGE: LivePage[GatesState] = LivePage(
    "gates",
    lambda: ADDRESS,
    start_of,
    gates_payload,
    reduce,
    title="What each gate does",
    rows=ROWS,
    parts={"many": LivePart("many", layer_payload, reduce_layer)},
)
