"""Which cell follows what on one text: rankings by probe and by brushed span, and the cell to look at. Pure."""

from __future__ import annotations

from lstm_core.charlm.probes.following import (
    Brushed,
    Interpretable,
    Ranking,
    Ranks,
    brushed,
    interpretable,
    mean_ranks,
    rank_cells,
)
from lstm_core.charlm.probes.probes import PROBES, probe_values
from pages.neurons.model.network import reading_of
from pages.neurons.state import NeuronState
from pages.neurons.text.texts import text_of
from pages.ui.load.kept import kept


@kept
def ranking(text: str, probe: str) -> Ranking:
    """All cells, those that follow the probe best on this text first."""
    values = probe_values(probe, text)
    return rank_cells(reading_of(text).tanh_c, values, PROBES[probe].kind, _ranks(text))


@kept
def brushed_cells(text: str, start: int, stop: int) -> Brushed:
    """All cells, those first that differ most between the span and the rest. Raises ValueError for no such span."""
    return brushed(reading_of(text).tanh_c, start, stop, _ranks(text))


def interpretable_here(text: str) -> Interpretable:
    """How many cells follow each probe well on this text, any of them, and none."""
    return interpretable({probe: ranking(text, probe) for probe in PROBES})


def cell_of(state: NeuronState) -> int:
    """The cell on screen: the chosen one, or the one that follows the probe best on this text."""
    if state.cell is not None:
        return state.cell
    return int(ranking(text_of(state), state.probe).cells[0])


# Ranks serve every probe and span, and take longer than all else.
@kept
def _ranks(text: str) -> Ranks:
    return mean_ranks(reading_of(text).tanh_c)
