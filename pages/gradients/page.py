"""From RNN to LSTM: both units on the same series, and how far back their derivatives reach."""

from pages.gradients import session
from pages.gradients.explore import explore
from pages.gradients.flow.workbench import workbench
from pages.gradients.settings import settings
from pages.ui.widgets.choices import show_notices

visit = session.load()
settings(visit.history.present)
show_notices(visit.notices)
workbench()
explore()
