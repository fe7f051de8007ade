"""Which cell follows what on one text: rankings by probe and by brushed span, and the cell to look at. Pure."""

from __future__ import annotations

import numpy as np

from lstm_core.charlm.probes.counting import Counting, count_off
from lstm_core.charlm.probes.following import (
    Brushed,
    Ranking,
    Ranks,
    brushed,
    mean_ranks,
    rank_cells,
)
from lstm_core.charlm.probes.probes import PROBES, probe_values
from pages.neurons.model.network import SHIPPED, reading_of
from pages.neurons.state import COLOUR, NeuronState
from pages.neurons.text.texts import text_of
from pages.ui.load.kept import kept


@kept
def ranking(text: str, probe: str, model: str = SHIPPED, quantity: str = COLOUR) -> Ranking:
    """All cells of a network, those first that follow the probe best on this text, by one of their quantities."""
    values = probe_values(probe, text)
    cells = reading_of(text, model).over(quantity)
    return rank_cells(cells, values, PROBES[probe].kind, _ranks(text, model, quantity))


@kept
def brushed_cells(text: str, start: int, stop: int, model: str = SHIPPED, quantity: str = COLOUR) -> Brushed:
    """All cells, those first that differ most between the span and the rest. Raises ValueError for no such span."""
    return brushed(reading_of(text, model).over(quantity), start, stop, _ranks(text, model, quantity))


@kept
def counted(text: str, probe: str, model: str = SHIPPED, quantity: str = COLOUR) -> Counting:
    """How well a count can be read off the cells: fitted on the first half of this text and judged on the second."""
    values = probe_values(probe, text)
    first_half = np.arange(len(values)) < len(values) // 2
    return count_off(reading_of(text, model).over(quantity), values, first_half)


def cell_of(state: NeuronState) -> int:
    """The cell on screen: the chosen one, or the one that follows the probe best on this text by what is coloured."""
    if state.cell is not None:
        return state.cell
    return int(ranking(text_of(state), state.probe, state.model, state.colour).cells[0])


# Ranks serve every probe and span, and take longer than all else.
@kept
def _ranks(text: str, model: str, quantity: str) -> Ranks:
    return mean_ranks(reading_of(text, model).over(quantity))
