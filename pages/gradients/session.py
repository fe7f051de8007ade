"""The visitor of this page."""

from pages.gradients.state import GradientState
from pages.gradients.url import decode, encode
from pages.ui.visits.visits import Visits

GRADIENTS: Visits[GradientState] = Visits("gradients", decode=decode, encode=encode)
visit, current, change, write_url = GRADIENTS.visit, GRADIENTS.current, GRADIENTS.change, GRADIENTS.write_url
