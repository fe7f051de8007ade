"""Gate by gate: one LSTM unit, every number on it, each of its fifteen settings within reach."""

from pages.gate_by_gate import session
from pages.gate_by_gate.explore import explore
from pages.gate_by_gate.live.workbench import workbench
from pages.gate_by_gate.settings import settings
from pages.ui.widgets.choices import show_notices

visit = session.load()
settings(visit.history.present)
show_notices(visit.notices)
workbench()
explore()
