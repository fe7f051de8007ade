"""Day by day: the unit along a whole series, both memories carried from day to day."""

from pages.sequence.panels import hold, numbers, parting, series
from pages.sequence.spec import SEQUENCE
from pages.ui.live.component import LiveScript
from pages.ui.text.texts import text
from pages.ui.widgets.page import show_page

show_page(
    SEQUENCE,
    LiveScript("sequence", "pages/sequence/sequence.js", text("sequence.waiting"), 860),
    {
        "parting": (text("sequence.panels.parting"), parting.show),
        "hold": (text("sequence.panels.hold"), hold.show),
        "series": (text("sequence.panels.series"), series.show),
        "numbers": (text("sequence.panels.numbers"), numbers.show),
    },
)
