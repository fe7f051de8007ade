"""The visitor of this page."""

from pages.gates.state import GatesState
from pages.gates.url import decode, encode
from pages.ui.visits.visits import Visits

GATES_PAGE: Visits[GatesState] = Visits("gates", decode=decode, encode=encode)
visit, current, change, write_url = (
    GATES_PAGE.visit,
    GATES_PAGE.current,
    GATES_PAGE.change,
    GATES_PAGE.write_url,
)
