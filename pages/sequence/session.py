"""The visitor of this page."""

from pages.sequence.state import SequenceState
from pages.sequence.url import decode, encode
from pages.ui.visits.visits import Visits

SEQUENCE_PAGE: Visits[SequenceState] = Visits("sequence", decode=decode, encode=encode)
visit, current, change = SEQUENCE_PAGE.visit, SEQUENCE_PAGE.current, SEQUENCE_PAGE.change
write_url = SEQUENCE_PAGE.write_url
