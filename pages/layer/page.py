"""A layer: many units and several inputs, every sum written out; layers stacked, and read from the end."""

from pages.layer.panels import files, numbers, series, unit, weights
from pages.layer.spec import LAYER
from pages.ui.live.component import LiveScript
from pages.ui.text.texts import text
from pages.ui.widgets.page import show_page

show_page(
    LAYER,
    LiveScript("layer", "pages/layer/layer.js", text("layer.waiting.layer"), 620),
    {
        "unit": (text("layer.panels.unit"), unit.show),
        "weights": (text("layer.panels.weights"), weights.show),
        "series": (text("layer.panels.series"), series.show),
        "numbers": (text("layer.panels.numbers"), numbers.show),
        "files": (text("layer.panels.files"), files.show),
    },
)
