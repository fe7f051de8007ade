"""Gate by gate: one LSTM unit, every number on it, each of its fifteen settings within reach."""

from pages.ui.live.component import LiveScript
from pages.ui.text.texts import text
from pages.ui.widgets.page import show_page
from pages.unit.panels import curve, files, numbers, paper, seek
from pages.unit.spec import UNIT
from pages.unit.welcome import welcome

show_page(
    UNIT,
    LiveScript("unit", "pages/unit/unit.js", text("unit.waiting"), 640),
    {
        "numbers": (text("unit.panels.numbers"), numbers.show),
        "seek": (text("unit.panels.seek"), seek.show),
        "curve": (text("unit.panels.curve"), curve.show),
        "paper": (text("unit.panels.paper"), paper.show),
        "files": (text("unit.panels.files"), files.show),
    },
    beside=welcome,
)
