"""Which curves the cell runs with, as an address says it: the gates' curve, and whether each tanh is there. Pure."""

from __future__ import annotations

from typing import Any

from lstm_core.words.variants import GATE_CURVES
from pages.ui.params.codecs import SWITCH, choice
from pages.ui.params.page_address import Param, attribute

GATES = choice(tuple(GATE_CURVES))


def cell_variant(field: str = "variant") -> tuple[Param[Any], ...]:
    """``gates``, ``candidate_tanh`` and ``output_tanh`` of a state that keeps its :class:`CellVariant` under ``field``."""
    return (
        attribute("gates", GATES, f"{field}.gates"),
        attribute("candidate_tanh", SWITCH, f"{field}.candidate_tanh"),
        attribute("output_tanh", SWITCH, f"{field}.output_tanh"),
    )
