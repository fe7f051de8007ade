"""Day by day: the unit along a whole series, both memories carried from day to day."""

from pages.sequence.panels import hold, numbers, parting, series
from pages.sequence.spec import SEQUENCE
from pages.ui.live.component import LiveScript
from pages.ui.widgets.page import show_page

show_page(
    SEQUENCE,
    LiveScript("sequence", "pages/sequence/sequence.js", "Drawing the days", 860),
    {
        "parting": ("Where do they part?", parting.show),
        "hold": ("Hold a gate", hold.show),
        "series": ("Own series", series.show),
        "numbers": ("All numbers", numbers.show),
    },
)
