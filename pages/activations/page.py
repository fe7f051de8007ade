"""Sigmoid and tanh: one input on both curves, slopes, what breaks, and what swapping them does."""

from pages.activations.panels import breaks, swap
from pages.activations.spec import ACTIVATIONS
from pages.ui.live.component import LiveScript
from pages.ui.widgets.page import show_page

show_page(
    ACTIVATIONS,
    LiveScript("activations", "pages/activations/activations.js", "Drawing the curves", 620),
    {"breaks": ("Where the formula breaks", breaks.show), "swap": ("One for the other", swap.show)},
)
