"""The recorded sweep behind a drag in the chain, over HTTP: one factor over its grid, every running product."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from lstm_core.numbers.activations import FloatArray
from lstm_core.numbers.scaled import Scaled
from pages.gradients.chain.product import FACTORS, MAX_N, Chain
from pages.gradients.flow.sweeps import stride_of
from pages.ui.live.grid import SPAN, grid
from pages.ui.live.recordings import Recording, get_route
from pages.ui.params.codecs import choice, integer

PATH = "api/chain-sweep"
COUNT = "n"
WRITTEN = 6
"""How many running products are written out."""
DIGITS = 12


def recorded(chain: Chain, handle: str, span: int) -> Recording:
    """The product, the first running products and the powers of all of them, a row per value.

    For ``n`` the rows are 1 to 500 factors, and the line holds the longest chain only.
    """
    if handle == COUNT:
        products = running(np.resize(chain.factors, (MAX_N, 1)))
        whole_numbers = np.arange(1.0, MAX_N + 1.0)
        return Recording({COUNT: whole_numbers} | pair("product", products[:, 0]), {"log": logs(products)})
    values, place = grid(span), int(handle[1:])
    factors = [np.full(values.shape, factor) for factor in chain.factors]
    factors[place] = values
    products = running(np.stack([factors[k % len(factors)] for k in range(chain.length)]))
    columns = {handle: values} | pair("product", products[-1])
    for k in range(min(WRITTEN, chain.length)):
        columns |= pair(f"r{k}", products[k])
    return Recording(columns, {"log": logs(products)[:: stride_of(1, chain.length)]})


def running(factors: FloatArray) -> Scaled:
    """The running products of (n, N) factors along the first axis."""
    return Scaled.of(factors).running_product()


def pair(key: str, numbers: Scaled) -> dict[str, FloatArray]:
    """Mantissa and power of ten of a row of numbers."""
    found = np.array(numbers.decimal(DIGITS), dtype=np.float64).reshape(-1, 2)
    return {f"{key}.m": found[:, 0], f"{key}.e": found[:, 1]}


def logs(products: Scaled) -> FloatArray:
    """log10 of the absolute products, (N, n); NaN where one is exactly 0."""
    return np.where(np.isfinite(products.log10), products.log10, np.nan).T


def record(query: Mapping[str, str]) -> Recording:
    """Answer ``?handle=d0&span=10&factors=0.03,0.05&count=2``.

    Raises ValueError in one sentence where the question cannot be met.
    """
    factors = FACTORS.ask(query, "factors")
    chain = Chain(factors).with_n(integer(1, MAX_N).ask(query, "count"))
    handles = [*(f"d{position}" for position in range(len(factors))), COUNT]
    return recorded(chain, choice(handles).ask(query, "handle"), SPAN.ask(query, "span"))


route = get_route(PATH, record)
