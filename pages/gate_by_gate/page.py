"""Gate by gate: one LSTM unit, every number on it, each of its fifteen settings within reach."""

from pages.gate_by_gate.panels import curve, files, numbers, paper, seek
from pages.gate_by_gate.spec import UNIT
from pages.gate_by_gate.welcome import welcome
from pages.ui.live.component import LiveScript
from pages.ui.widgets.page import show_page

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
