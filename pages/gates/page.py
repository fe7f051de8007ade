"""What each gate does: its share over every input and short-term memory, its weights, its claims."""

from pages.gates.panels import cases, claim, many
from pages.gates.spec import GATES_PAGE
from pages.ui.live.component import LiveScript
from pages.ui.widgets.page import show_page

show_page(
    GATES_PAGE,
    LiveScript("gates", "pages/gates/gates.js", "Drawing the map", 700),
    {
        "cases": ("Worked cases", cases.show),
        "claim": ("The claim", claim.show),
        "many": ("From one number to many", many.show),
    },
)
