"""What the texts around the page say in numbers: how many parameters layers have. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from lstm_core.layers.drawn import drawn_network
from pages.layer.state import START


@cache
def facts() -> Mapping[str, str]:
    """Each number by its place in the texts."""
    units, inputs = START.units, START.inputs
    return {
        "units": str(units),
        "inputs": str(inputs),
        "twice": str(2 * units),
        "count": str(_parameters(units, inputs)),
        "doubled": str(_parameters(2 * units, inputs)),
        "single": str(_parameters(1, 1)),
    }


def _parameters(units: int, inputs: int) -> int:
    (layer,) = drawn_network(units, inputs, 0).network.layers
    return layer.n_parameters
