"""Gate by gate: one LSTM unit, every number on it, each of its fifteen settings within reach."""

from pages.gate_by_gate import session
from pages.gate_by_gate.explore import explore
from pages.gate_by_gate.live.workbench import workbench
from pages.gate_by_gate.settings import settings
from pages.ui.widgets.choices import tell

visit = session.visit()
settings(visit.history.present)
tell(visit.notices)
workbench()
explore()
