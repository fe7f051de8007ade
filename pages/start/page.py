"""Start here: what an LSTM is for, in ninety seconds."""

from pages.start.spec import START
from pages.ui.live.component import LiveScript
from pages.ui.text.texts import text
from pages.ui.widgets.page import show_page

show_page(
    START,
    LiveScript("start", "pages/start/start.js", text("start.waiting"), 560),
    {},
    ends=lambda state: state.is_last,
)
