"""The visitor of this page."""

from pages.gates.state import GatesState
from pages.gates.url import ADDRESS
from pages.ui.visits.visits import PageStore

GATES_PAGE: PageStore[GatesState] = PageStore("gates", decode=ADDRESS.decode, encode=ADDRESS.encode)
load, get, change, write_url = (
    GATES_PAGE.load,
    GATES_PAGE.get,
    GATES_PAGE.change,
    GATES_PAGE.write_url,
)
