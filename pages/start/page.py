"""Start here: what an LSTM is for, in ninety seconds."""

from pages.start.spec import START
from pages.ui.live.component import LiveScript
from pages.ui.widgets.page import show_page

show_page(START, LiveScript("start", "pages/start/start.js", "Drawing the beginning", 600), {})
