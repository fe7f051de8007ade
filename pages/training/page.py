"""Learning the weights: the twelve numbers find their place before the reader's eyes."""

from pages.training.panels import compare, data, files, step, weights
from pages.training.session import note
from pages.training.spec import TRAINING
from pages.ui.live.component import LiveScript
from pages.ui.text.texts import text
from pages.ui.visits.visit import state_now
from pages.ui.widgets.page import show_page

note(state_now(TRAINING))
show_page(
    TRAINING,
    LiveScript("training", "pages/training/training.js", text("training.waiting"), 900),
    {
        "step": (text("training.panels.step"), step.show),
        "weights": (text("training.panels.weights"), weights.show),
        "compare": (text("training.panels.compare"), compare.show),
        "data": (text("training.panels.data"), data.show),
        "files": (text("training.panels.files"), files.show),
    },
)
