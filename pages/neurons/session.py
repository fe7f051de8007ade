"""The visitor of this page."""

from pages.neurons.state import NeuronState
from pages.neurons.url import ADDRESS
from pages.ui.visits.visits import PageStore

NEURONS_PAGE: PageStore[NeuronState] = PageStore("neurons", decode=ADDRESS.decode, encode=ADDRESS.encode)
load, get, change = NEURONS_PAGE.load, NEURONS_PAGE.get, NEURONS_PAGE.change
write_url = NEURONS_PAGE.write_url
