"""What can be asked of this page, said once. Pure."""

from lstm_core.exercises import exercise_of
from pages.gates.facts import facts
from pages.gates.live.payload import gates_payload
from pages.gates.live.requests import reduce
from pages.gates.settings import ROWS
from pages.gates.state import GatesState, start_of
from pages.gates.url import ADDRESS
from pages.ui.exchange.live_page import LivePage
from pages.ui.exchange.predicting import Predicting
from pages.ui.text.texts import text

GATES_PAGE: LivePage[GatesState] = LivePage(
    "gates",
    lambda: ADDRESS,
    start_of,
    gates_payload,
    reduce,
    title=text("gates.title"),
    rows=ROWS,
    facts=facts,
    predicting=Predicting(lambda state, _: exercise_of("whole-unit", state.numbers)),
)
