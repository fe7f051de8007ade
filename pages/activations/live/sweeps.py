"""The recorded curves behind the page, over HTTP: everything about 401 inputs from −span to span.

The browser draws the curves from it and, while a point is dragged, looks its numbers up in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import numpy as np
from numpy.typing import NDArray

from lstm_core.unit.curves import RECORDED, on_both_curves, tangent
from pages.ui.live.grid import SPAN, grid
from pages.ui.live.recordings import Recording, get_route

PATH = "api/activations"
TANGENTS = tuple(f"{curve}_{end}" for curve in ("sigmoid", "tanh") for end in ("before", "after"))
COLUMNS = ("z", *RECORDED, *TANGENTS)
TANGENT_SHARE = 0.16


def values_at(z: NDArray[np.float64], span: int) -> dict[str, NDArray[np.float64]]:
    """Everything recorded about the inputs ``z`` on an axis from −span to span, tangents included."""
    both = on_both_curves(z)
    values = {"z": z, **both}
    for curve in ("sigmoid", "tanh"):
        ends = tangent(both[curve], both[f"{curve}_slope"], TANGENT_SHARE * span)
        values |= dict(zip((f"{curve}_before", f"{curve}_after"), ends, strict=True))
    return values


@cache
def recorded(span: int) -> Recording:
    """Everything about the grid's 401 inputs."""
    values = values_at(grid(span), span)
    return Recording({name: values[name] for name in COLUMNS})


def record(query: Mapping[str, str]) -> Recording:
    """Answer ``?span=10``. Raises ValueError in one sentence for anything else."""
    return recorded(SPAN.ask(query, "span"))


route = get_route(PATH, record)
