"""Learning the weights: the twelve numbers find their place before the reader's eyes."""

from pages.training.panels import compare, data, files, step, weights
from pages.training.session import note
from pages.training.spec import TRAINING
from pages.ui.live.component import LiveScript
from pages.ui.visits.visit import state_now
from pages.ui.widgets.page import show_page

note(state_now(TRAINING))
show_page(
    TRAINING,
    LiveScript("training", "pages/training/training.js", "Drawing the curves", 900),
    {
        "step": ("One training step in full", step.show),
        "weights": ("All weights", weights.show),
        "compare": ("Compare runs", compare.show),
        "data": ("Own data", data.show),
        "files": ("Save and load", files.show),
    },
)
