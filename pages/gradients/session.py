"""The visitor of this page."""

from pages.gradients.state import GradientState
from pages.gradients.url import ADDRESS
from pages.ui.visits.visits import PageStore

GRADIENTS: PageStore[GradientState] = PageStore("gradients", decode=ADDRESS.decode, encode=ADDRESS.encode)
load, get, change, write_url = GRADIENTS.load, GRADIENTS.get, GRADIENTS.change, GRADIENTS.write_url
