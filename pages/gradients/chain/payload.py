"""What the browser is told about the product one builds. Pure."""

from __future__ import annotations

from typing import Any

import numpy as np

from pages.gradients.chain.compare import comparison
from pages.gradients.chain.product import MAX_WRITTEN
from pages.gradients.chain.sweeps import WRITTEN, pair
from pages.gradients.state import GradientState
from pages.ui.live.grid import span_of
from pages.ui.text.texts import text_segments


def chain_payload(state: GradientState) -> dict[str, Any]:
    """Factors, running products and the powers of all of them."""
    chain, found = state.chain, state.chain.product
    values = {f"d{place}": factor for place, factor in enumerate(chain.factors)} | {"n": float(chain.length)}
    spans = {key: span_of(value) for key, value in values.items()}
    values |= _numbers("product", pair("product", found.scaled[-1:]))
    for k in range(min(WRITTEN, chain.length)):
        values |= _numbers(f"r{k}", pair(f"r{k}", found.scaled[k : k + 1]))
    return {
        "vocabulary": state.vocabulary,
        "intro": text_segments("gradients.chain.intro"),
        "compare": comparison(),
        "values": values,
        "spans": spans,
        "count": len(chain.factors),
        "predict": state.predict,
        "most": MAX_WRITTEN,
        "written": WRITTEN,
        "log": [value if np.isfinite(value) else None for value in found.log10.tolist()],
    }


def _numbers(key: str, columns: Any) -> dict[str, float]:
    return {name: float(column[0]) for name, column in columns.items() if name.startswith(key)}
