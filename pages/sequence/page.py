"""Day by day: the unit along a whole series, both memories carried from day to day."""

from pages.sequence import session
from pages.sequence.explore import explore
from pages.sequence.live.workbench import workbench
from pages.sequence.settings import settings
from pages.ui.widgets.choices import tell

visit = session.visit()
settings(visit.history.present)
tell(visit.notices)
workbench()
explore()
