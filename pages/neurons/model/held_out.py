"""What the shipped network's cells follow on text it never saw, as it was measured once. Pure."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from lstm_core.charlm.probes.cell_results import CellResults, fingerprint, load_cells
from pages.neurons.model.network import MODEL, SHIPPED, network
from pages.neurons.state import COLOUR

CELLS = Path(MODEL).with_name("python_cells.json")


@lru_cache(maxsize=1)
def held_out_results() -> CellResults:
    """The results that come with the network.

    Raises ValueError with one sentence where there are none, or where they are those of another network.
    """
    results = load_cells(CELLS)
    if results.model != fingerprint(network()):
        raise ValueError(
            f"{CELLS.name} was measured on another network; expected the results of {MODEL.name}"
        )
    return results


def results_or_none(model: str = SHIPPED) -> CellResults | None:
    """The same, or nothing where there are none for this network, and for one that somebody brought."""
    if model != SHIPPED:
        return None
    try:
        return held_out_results()
    except ValueError:
        return None


def measured(model: str, quantity: str) -> CellResults | None:
    """The same for one of the cells' quantities: what was measured is tanh(c)."""
    return results_or_none(model) if quantity == COLOUR else None
