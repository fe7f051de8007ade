"""The visitor of this page."""

from pages.sequence.state import SequenceState
from pages.sequence.url import ADDRESS
from pages.ui.visits.visits import PageStore

SEQUENCE_PAGE: PageStore[SequenceState] = PageStore("sequence", decode=ADDRESS.decode, encode=ADDRESS.encode)
load, get, change = SEQUENCE_PAGE.load, SEQUENCE_PAGE.get, SEQUENCE_PAGE.change
write_url = SEQUENCE_PAGE.write_url
