"""The recorded sweep behind a drag, over HTTP: one setting over its grid, every number that follows.

The browser asks for it when a handle is touched, keeps it, and only looks rows up while the handle
moves. The answer depends on nothing but the question, so it may be cached and belongs to no session.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import numpy as np
from numpy.typing import NDArray

from lstm_core.unit.sweep import sweep
from lstm_core.words.symbols import SETTINGS, affected_by
from lstm_core.words.variants import USUAL, CellVariant
from pages.ui.live.grid import ROWS, SPAN, SPANS, grid
from pages.ui.live.recordings import Recording, get_route
from pages.ui.params.cell_variant import asked
from pages.ui.params.codecs import choice, integer
from pages.ui.params.unit_settings import listed_numbers, parameters_of

PATH = "api/sweep"


@cache
def columns(handle: str, decimals: int | None) -> tuple[str, ...]:
    """What a sweep of ``handle`` records; in paper arithmetic the exact memories stand beside it."""
    exact = ("exact.c", "exact.h") if decimals is not None else ()
    return (handle, *affected_by(handle), *exact)


def recorded(
    numbers: dict[str, float], handle: str, span: int, decimals: int | None, variant: CellVariant = USUAL
) -> NDArray[np.float64]:
    """The sweep as a table, shape (columns, 401)."""
    values = grid(span)
    parameters = parameters_of(numbers)
    state = numbers["x"], numbers["h_prev"], numbers["c_prev"]
    shown = sweep(parameters, *state, handle, values, decimals=decimals, variant=variant)
    exact = sweep(parameters, *state, handle, values, variant=variant) if decimals is not None else shown
    table = np.empty((len(columns(handle, decimals)), ROWS))
    for row, name in enumerate(columns(handle, decimals)):
        source = exact if name.startswith("exact.") else shown
        table[row] = values if name == handle else getattr(source, name.removeprefix("exact."))
    return table


def record(query: Mapping[str, str]) -> Recording:
    """Answer ``?handle=x&span=10&numbers=…&paper=2&variant=…``, of which handle and numbers have to be there.

    ``numbers`` are the fifteen settings in the registry's order; the handle's own place may be empty.
    Raises ValueError in one sentence for anything else.
    """
    handle = choice(SETTINGS).ask(query, "handle")
    span = SPAN.ask({"span": str(SPANS[0]), **query}, "span")
    decimals = integer(1, 6).ask(query, "paper") if query.get("paper") else None
    table = recorded(listed_numbers(query.get("numbers", ""), handle), handle, span, decimals, asked(query))
    return Recording(dict(zip(columns(handle, decimals), table, strict=True)))


route = get_route(PATH, record)
