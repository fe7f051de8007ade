"""What can be set above the live part: the words. Pure."""

from __future__ import annotations

from pages.gates.state import GatesState
from pages.ui.params.boxes import Row, words_box

ROWS: tuple[Row[GatesState], ...] = ((words_box(),),)
