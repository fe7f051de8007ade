"""Sigmoid and tanh: one input on both curves, slopes, what breaks, and what swapping them does."""

from pages.activations import session
from pages.activations.explore import explore
from pages.activations.live.workbench import workbench
from pages.activations.settings import settings
from pages.ui.widgets.choices import tell

visit = session.visit()
settings(visit.history.present)
tell(visit.notices)
workbench()
explore()
