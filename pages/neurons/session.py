"""The visitor of this page."""

from pages.neurons.state import NeuronState
from pages.neurons.url import decode, encode
from pages.ui.visits.visits import Visits

NEURONS_PAGE: Visits[NeuronState] = Visits("neurons", decode=decode, encode=encode)
visit, current, change = NEURONS_PAGE.visit, NEURONS_PAGE.current, NEURONS_PAGE.change
write_url = NEURONS_PAGE.write_url
