"""The visitor of this page."""

from pages.activations.state import ActivationsState
from pages.activations.url import ADDRESS
from pages.ui.visits.visits import PageStore

ACTIVATIONS_PAGE: PageStore[ActivationsState] = PageStore(
    "activations", decode=ADDRESS.decode, encode=ADDRESS.encode
)
load, get, change = ACTIVATIONS_PAGE.load, ACTIVATIONS_PAGE.get, ACTIVATIONS_PAGE.change
write_url = ACTIVATIONS_PAGE.write_url
