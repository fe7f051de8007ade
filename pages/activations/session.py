"""The visitor of this page."""

from pages.activations.state import ActivationsState
from pages.activations.url import decode, encode
from pages.ui.visits.visits import PageStore

ACTIVATIONS_PAGE: PageStore[ActivationsState] = PageStore("activations", decode=decode, encode=encode)
load, get, change = ACTIVATIONS_PAGE.load, ACTIVATIONS_PAGE.get, ACTIVATIONS_PAGE.change
write_url = ACTIVATIONS_PAGE.write_url
