"""From RNN to LSTM: a nudge, a race, and how far back the derivatives of both units reach."""

from pages.gradients.panels import chain, gap, numbers
from pages.gradients.panels.story import story
from pages.gradients.spec import GRADIENTS
from pages.ui.live.component import LiveScript
from pages.ui.text.texts import text
from pages.ui.widgets.page import show_page

show_page(
    GRADIENTS,
    LiveScript("gradients", "pages/gradients/gradients.js", text("gradients.waiting.flow"), 980),
    {
        "chain": (text("gradients.panels.chain"), chain.show),
        "gap": (text("gradients.panels.gap"), gap.show),
        "numbers": (text("gradients.panels.numbers"), numbers.show),
    },
    around=story,
)
