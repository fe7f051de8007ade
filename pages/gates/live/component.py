"""The live parts of this page in the browser."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pages.ui.live.component import Request, live_part


def live_gates(payload: Mapping[str, Any], *, key: str, on_request: Request) -> None:
    """Show one gate's map; ``on_request`` gets each thing the person asked for."""
    live_part(
        "gates", payload, key=key, on_request=on_request, script="pages/gates/gates.js", waiting="Drawing the map", height=700
    )  # fmt: skip


def live_many(payload: Mapping[str, Any], *, key: str, on_request: Request) -> None:
    """Show the small layer step by step; ``on_request`` gets each thing the person asked for."""
    live_part(
        "many", payload, key=key, on_request=on_request, script="pages/gates/many.js", waiting="Drawing the layer", height=460
    )  # fmt: skip
