"""Gate by gate: one LSTM unit, every number on it, each of its fifteen settings within reach."""

from pages.ui.live.component import LiveScript
from pages.ui.widgets.page import show_page
from pages.unit.panels import curve, files, numbers, paper, seek
from pages.unit.spec import UNIT
from pages.unit.welcome import welcome

show_page(
    UNIT,
    LiveScript("unit", "pages/unit/unit.js", "Drawing the unit", 640),
    {
        "numbers": ("All numbers", numbers.show),
        "seek": ("Which value gives …?", seek.show),
        "curve": ("Response curve", curve.show),
        "paper": ("Exact and paper", paper.show),
        "files": ("Save and load", files.show),
    },
    beside=welcome,
)
