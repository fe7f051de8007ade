"""The visitor of this page."""

from pages.activations.state import ActivationsState
from pages.activations.url import decode, encode
from pages.ui.visits.visits import Visits

ACTIVATIONS_PAGE: Visits[ActivationsState] = Visits("activations", decode=decode, encode=encode)
visit, current, change = ACTIVATIONS_PAGE.visit, ACTIVATIONS_PAGE.current, ACTIVATIONS_PAGE.change
write_url = ACTIVATIONS_PAGE.write_url
