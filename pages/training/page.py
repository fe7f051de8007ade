"""Learning the weights: the twelve numbers find their place before the reader's eyes."""

from pages.training.explore import explore
from pages.training.live.stage import stage
from pages.training.session import TRAINING, follow
from pages.training.settings import settings
from pages.ui.widgets.choices import tell

visit = TRAINING.visit()
follow(visit.history.present)
settings(visit.history.present)
tell(visit.notices)
stage()
explore()
