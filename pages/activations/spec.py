"""What can be asked of this page, said once. Pure."""

from pages.activations.live.payload import activations_payload
from pages.activations.live.requests import reduce
from pages.activations.predicting import curve_exercise
from pages.activations.settings import ROWS
from pages.activations.state import ActivationsState, start_of
from pages.activations.swapping import facts
from pages.activations.url import ADDRESS
from pages.ui.exchange.live_page import LivePage
from pages.ui.exchange.predicting import Predicting
from pages.ui.text.texts import text

ACTIVATIONS: LivePage[ActivationsState] = LivePage(
    "activations",
    lambda: ADDRESS,
    start_of,
    activations_payload,
    reduce,
    title=text("activations.title"),
    rows=ROWS,
    also=lambda state: (state.swap, state.series, state.days, state.kept),
    facts=facts,
    predicting=Predicting(curve_exercise),
)
