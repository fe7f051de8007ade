"""What a step's results change by: every equation's own derivatives, and their products along the way.

Nothing here is written per cell: the derivatives follow from the equations by the product rule, the
sum rule and the slopes of the curves.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any, TypeVar

from lstm_core.cells.cell import Cell
from lstm_core.cells.equations import Node, local_derivatives
from lstm_core.numbers.activations import (
    FloatArray,
    hard_sigmoid_keras2_slope_at,
    hard_sigmoid_keras3_slope_at,
    sigmoid_slope_at,
    tanh_slope_at,
)
from lstm_core.words.tokens import HARD_KERAS2, HARD_KERAS3, SIGMOID, TANH

N = TypeVar("N")
"""What derivatives are counted in: arrays, or numbers with a power of their own."""

SLOPES: Mapping[str, Callable[[FloatArray], FloatArray]] = MappingProxyType(
    {
        SIGMOID: sigmoid_slope_at,
        TANH: tanh_slope_at,
        HARD_KERAS2: hard_sigmoid_keras2_slope_at,
        HARD_KERAS3: hard_sigmoid_keras3_slope_at,
    }
)
"""Every curve's slope, from what goes into it."""

Slopes = Mapping[str, Mapping[str, N | None]]
"""By result and by what stands in its equation: the derivative, None for 1."""


@lru_cache(maxsize=32)
def _factors(cell: Cell) -> dict[str, dict[str, tuple[Node, ...]]]:
    return {key: local_derivatives(tokens) for key, tokens in cell.equations.items()}


def local_slopes(
    cell: Cell,
    number: Callable[[str], N],
    slope: Callable[[str, str], N],
    of: Collection[str],
    by: Collection[str],
) -> dict[str, dict[str, N | None]]:
    """Return ∂result/∂quantity for every equation that ``of`` depends on and every quantity that depends on ``by``.

    ``number`` gives a quantity's value (or a written number's), ``slope`` a curve's slope at the quantity
    inside it. A product's derivative is its other factor, a sum's 1 (None here), a curve's its slope.
    """
    found: dict[str, dict[str, N | None]] = {}
    reached, used = set(by), set(of)
    for key in reversed(cell.recorded):
        used |= set(_factors(cell)[key]) if key in used else set()
    for key, sources in _factors(cell).items():
        if reached & sources.keys():
            reached.add(key)
        found[key] = {}
        for source, nodes in sources.items():
            if source not in reached or key not in used:
                continue
            parts: list[Any] = [
                slope(node.kind.removeprefix("slope "), node.parts[0].text)
                if node.kind.startswith("slope")
                else number(node.text)
                for node in nodes
            ]
            total = parts[0] if parts else None
            for part in parts[1:]:
                total = total * part
            found[key][source] = total
    return found


def array_slopes(cell: Cell, values: Mapping[str, FloatArray]) -> dict[str, dict[str, Any]]:
    """Return :func:`local_slopes` by all that a step is given, in floats, from recorded arrays of one shape.

    A curve's slope comes from what goes into it, so that tanh's does not round to 0 where tanh rounds to 1.
    """

    def slope(curve: str, key: str) -> FloatArray:
        return SLOPES[curve](values[key])

    def number(token: str) -> Any:
        return values[token] if token in values else float(token)

    return local_slopes(cell, number, slope, of=cell.recorded, by=cell.given)


def chained(
    cell: Cell, slopes: Slopes[Any], seeds: Mapping[str, N], held: Collection[str] = ()
) -> dict[str, N]:
    """Return ∂L/∂q of one step for everything that L depends on, from ``seeds``, L's direct derivatives.

    Equations: from the last result back to the first, ∂L/∂q = Σ ∂L/∂result · ∂result/∂q over the
    equations that q stands in (the chain rule). What is ``held`` gets its derivative and passes nothing on.
    """
    totals: dict[str, Any] = dict(seeds)
    for key in reversed(cell.recorded):
        if key not in totals or key in held:
            continue
        for source, factor in slopes[key].items():
            part = totals[key] if factor is None else totals[key] * factor
            totals[source] = totals[source] + part if source in totals else part
    return totals


def transitions(cell: Cell, slopes: Slopes[N], one: N) -> dict[str, dict[str, N]]:
    """Return, for each result that is carried on, its derivatives by what this step was given.

    A carried result that another depends on counts as given, so that each way is counted once: for the
    LSTM ∂h/∂c = o·tanh′(c) and ∂h/∂h_prev through the output gate only, then ∂c/∂c_prev and ∂c/∂h_prev.
    In the order in which results arise.
    """
    results = [key for key in cell.recorded if key in cell.carried.values()]
    found = {}
    for result in results:
        others = [key for key in results if key != result]
        totals = chained(cell, slopes, {result: one}, held=others)
        found[result] = {key: totals[key] for key in (*cell.given, *others) if key in totals}
    return found


def step_back(
    by: Mapping[str, Mapping[str, N]], seeds: Mapping[str, N], times: Callable[[N, str, str], N]
) -> dict[str, N]:
    """Return the derivatives by one step's results and by what it was given, from those by its results.

    ``by`` are :func:`transitions`; ``times(total, result, source)`` multiplies a total by one of them,
    which is a number, a row or a matrix.
    """
    totals: dict[str, Any] = dict(seeds)
    for result in reversed(tuple(by)):
        for source in by[result]:
            part = times(totals[result], result, source)
            totals[source] = totals[source] + part if source in totals else part
    return totals
