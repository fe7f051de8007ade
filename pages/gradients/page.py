"""From RNN to LSTM: both units on the same series, and how far back their derivatives reach."""

from pages.gradients.panels import chain, gap, numbers
from pages.gradients.spec import GRADIENTS
from pages.ui.live.component import LiveScript
from pages.ui.widgets.page import show_page

show_page(
    GRADIENTS,
    LiveScript("gradients", "pages/gradients/gradients.js", "Drawing both units", 980),
    {
        "chain": ("The chain rule", chain.show),
        "gap": ("Remember the first symbol", gap.show),
        "numbers": ("All numbers", numbers.show),
    },
)
