"""Practise: an exercise in the picture of the unit or as a sheet, marked line by line."""

from pages.practise.spec import PRACTISE
from pages.ui.live.component import LiveScript
from pages.ui.text.texts import text
from pages.ui.widgets.page import show_page

show_page(PRACTISE, LiveScript("practise", "pages/practise/practise.js", text("practise.waiting"), 700), {})
