"""Gate by gate: one LSTM unit, every number on it, each of its fifteen settings within reach."""

from pages.gate_by_gate.explore import explore
from pages.gate_by_gate.settings import settings
from pages.gate_by_gate.workbench import workbench
from pages.ui import session
from pages.ui.choices import tell

visit = session.visit()
settings(visit.history.present)
tell(visit.notices)
workbench()
explore()
