"""Learning the weights: the twelve numbers find their place before the reader's eyes."""

from pages.training.explore import explore
from pages.training.live.stage import stage
from pages.training.session import TRAINING, follow
from pages.training.settings import settings
from pages.ui.widgets.choices import show_notices

visit = TRAINING.load()
follow(visit.history.present)
settings(visit.history.present)
show_notices(visit.notices)
stage()
explore()
