"""What each gate does: its share over every input and short-term memory, its weights, its claims."""

from pages.gates import session
from pages.gates.explore import explore
from pages.gates.live.workbench import workbench
from pages.gates.settings import settings
from pages.ui.widgets.choices import show_notices

visit = session.load()
settings(visit.history.present)
show_notices(visit.notices)
workbench()
explore()
