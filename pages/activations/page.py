"""Sigmoid and tanh: one input on both curves, what each is for, what swapping them does, and when a formula overflows."""

from collections.abc import Callable

from pages.activations.panels import breaks, hard, swap
from pages.activations.spec import ACTIVATIONS
from pages.activations.state import ActivationsState
from pages.ui.live.component import LiveScript
from pages.ui.text.texts import text
from pages.ui.widgets.page import show_page


def _with_swap(state: ActivationsState, curves: Callable[[], None]) -> None:
    curves()
    swap.show(state)


show_page(
    ACTIVATIONS,
    LiveScript("activations", "pages/activations/activations.js", text("activations.waiting"), 520),
    {
        "breaks": (text("activations.panels.breaks"), breaks.show),
        "hard": (text("activations.panels.hard"), hard.show),
    },
    around=_with_swap,
)
