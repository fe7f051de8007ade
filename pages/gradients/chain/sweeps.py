"""The recorded sweep behind a drag in the chain, over HTTP: one factor over its grid, every running product."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from lstm_core.numbers.activations import FloatArray
from lstm_core.numbers.scaled import Scaled
from pages.gradients.chain.product import MAX_N, Chain, checked_factors
from pages.gradients.flow.sweeps import Recorded, response_with, stride_of, whole
from pages.ui.live.grid import SPANS, grid
from pages.ui.params.typed_numbers import number_from_text

PATH = "api/chain-sweep"
COUNT = "n"
WRITTEN = 6
"""How many running products are written out."""
DIGITS = 12


def recorded(chain: Chain, handle: str, span: int) -> Recorded:
    """The product, the first running products and the powers of all of them, a row per value.

    For ``n`` the rows are 1 to 500 factors, and the line holds the longest chain only.
    """
    if handle == COUNT:
        products = running(np.resize(chain.factors, (MAX_N, 1)))
        whole_numbers = np.arange(1.0, MAX_N + 1.0)
        return Recorded({COUNT: whole_numbers} | pair("product", products[:, 0]), {"log": logs(products)})
    values, place = grid(span), int(handle[1:])
    factors = [np.full(values.shape, factor) for factor in chain.factors]
    factors[place] = values
    products = running(np.stack([factors[k % len(factors)] for k in range(chain.length)]))
    columns = {handle: values} | pair("product", products[-1])
    for k in range(min(WRITTEN, chain.length)):
        columns |= pair(f"r{k}", products[k])
    return Recorded(columns, {"log": logs(products)[:: stride_of(1, chain.length)]})


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


def answered(query: Mapping[str, str]) -> Recorded:
    """What one question asks for. Raises ValueError in one sentence where it cannot be met."""
    try:
        factors = checked_factors(
            tuple(number_from_text(part) for part in query.get("factors", "").split(","))
        )
    except ValueError:
        raise ValueError("factors are 1 to 8 numbers with commas between them") from None
    chain = Chain(factors).with_n(whole(query, "count", 1, MAX_N))
    handle, span = query.get("handle", ""), whole(query, "span", SPANS[0], SPANS[-1])
    handles = [*(f"d{place}" for place in range(len(factors))), COUNT]
    if handle not in handles or span not in SPANS:
        raise ValueError(
            f"handle is one of {', '.join(handles)}; span is one of {', '.join(map(str, SPANS))}"
        )
    return recorded(chain, handle, span)


async def answer(request: Request) -> Response:
    """``GET api/chain-sweep?handle=d0&span=10&factors=0.03,0.05&count=2``: float64, as the other sweeps."""
    try:
        return response_with(answered(request.query_params))
    except ValueError as problem:
        return PlainTextResponse(str(problem), status_code=400)


route = Route(f"/{PATH}", answer, methods=["GET"])
