"""Sigmoid and tanh: one input on both curves, slopes, what breaks, and what swapping them does."""

from pages.activations import session
from pages.activations.explore import explore
from pages.activations.live.workbench import workbench
from pages.activations.settings import settings
from pages.ui.widgets.choices import show_notices

visit = session.load()
settings(visit.history.present)
show_notices(visit.notices)
workbench()
explore()
