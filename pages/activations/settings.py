"""What can be set above the live part: the words. Pure."""

from __future__ import annotations

from pages.activations.state import ActivationsState
from pages.ui.params.boxes import Row, words_box

ROWS: tuple[Row[ActivationsState], ...] = ((words_box(),),)
