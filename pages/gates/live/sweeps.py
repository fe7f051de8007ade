"""The recorded numbers behind a drag on this page, over HTTP: the map for every weight, the grid under its point."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from lstm_core.cells.lstm import BLOCK_LETTERS
from lstm_core.unit.step import step
from pages.gates.maps import map_values
from pages.gates.state import REACHES
from pages.ui.live.grid import SPAN, grid
from pages.ui.live.recordings import Recording, get_route
from pages.ui.params.codecs import choice, whole_choice
from pages.ui.params.links import block_keys
from pages.ui.params.unit_settings import listed_numbers, parameters_of

PATH = "api/gate-map"
POINT = "point"
SIDE = 61
RESULTS = ("f", "i", "g", "o", "kept", "added", "c", "tanh_c", "h")


def place_value(reach: int, place: int) -> float:
    """The number at one place of the grid's side: 61 places from −reach to reach."""
    half = SIDE // 2
    return (place - half) * reach / half


def point_of_row(reach: int, row: int) -> tuple[float, float]:
    """Input and short-term memory at one row of the grid; the input runs fastest."""
    return place_value(reach, row % SIDE), place_value(reach, row // SIDE)


def grid_values(gate: str, numbers: Mapping[str, float], reach: int) -> dict[str, NDArray[np.float64]]:
    """Every number that the page shows, at each of 61 × 61 points: entries (3721,)."""
    side = np.array([place_value(reach, place) for place in range(SIDE)])
    h, x = (part.ravel() for part in np.meshgrid(side, side, indexing="ij"))
    trace = step(parameters_of(numbers), x, h, numbers["c_prev"])
    letter = BLOCK_LETTERS[gate]
    keys = (f"p_{letter}h", f"p_{letter}x", f"z_{letter}", *RESULTS)
    return {"x": x, "h_prev": h, **{key: getattr(trace, key) for key in keys}}


def swept_map(
    gate: str, handle: str, numbers: Mapping[str, float], span: int, reach: int
) -> dict[str, NDArray[np.float64]]:
    """The gate's map at each of 401 values of one of its weights: entries (401,)."""
    letter = BLOCK_LETTERS[gate]
    short_term, given, bias = (grid(span) if name == handle else numbers[name] for name in block_keys(letter))
    return map_values(gate, (short_term, given, bias), reach)


def recorded(
    gate: str, handle: str, numbers: Mapping[str, float], span: int, reach: int
) -> dict[str, NDArray[np.float64]]:
    """What a drag of ``handle`` looks up: a weight of the gate, or the point on the map."""
    if handle == POINT:
        return grid_values(gate, numbers, reach)
    return swept_map(gate, handle, numbers, span, reach)  # fmt: skip


def record(query: Mapping[str, str]) -> Recording:
    """Answer ``?gate=forget&handle=w_fh&span=10&reach=3&numbers=…``.

    ``handle`` is one of the gate's three weights, or ``point``; ``numbers`` are the fifteen settings.
    Raises ValueError in one sentence for anything else.
    """
    gate = choice(tuple(BLOCK_LETTERS)).ask(query, "gate")
    handle = choice((POINT, *block_keys(BLOCK_LETTERS[gate]))).ask(query, "handle")
    span, reach = SPAN.ask(query, "span"), whole_choice(REACHES).ask(query, "reach")
    numbers = listed_numbers(query.get("numbers", ""), handle)
    return Recording(recorded(gate, handle, numbers, span, reach))


route = get_route(PATH, record)
