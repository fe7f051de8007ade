"""What each gate does: its share over every input and short-term memory, its weights, a rule about it."""

from pages.gates.panels import cases, claim
from pages.gates.spec import GATES_PAGE
from pages.ui.live.component import LiveScript
from pages.ui.text.texts import text
from pages.ui.widgets.page import show_page

show_page(
    GATES_PAGE,
    LiveScript("gates", "pages/gates/gates.js", text("gates.waiting"), 700),
    {
        "cases": (text("gates.panels.cases"), cases.show),
        "claim": (text("gates.panels.claim"), claim.show),
    },
)
