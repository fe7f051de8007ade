"""Day by day: the unit along a whole series, both memories carried from day to day."""

from pages.sequence import session
from pages.sequence.explore import explore
from pages.sequence.live.workbench import workbench
from pages.sequence.settings import settings
from pages.ui.widgets.choices import show_notices

visit = session.load()
settings(visit.history.present)
show_notices(visit.notices)
workbench()
explore()
