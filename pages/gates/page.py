"""What each gate does: its share over every input and short-term memory, its weights, its claims."""

from pages.gates import session
from pages.gates.explore import explore
from pages.gates.live.workbench import workbench
from pages.gates.settings import settings
from pages.ui.widgets.choices import tell

visit = session.visit()
settings(visit.history.present)
tell(visit.notices)
workbench()
explore()
