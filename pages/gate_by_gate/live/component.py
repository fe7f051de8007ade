"""The live diagram in the browser."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pages.ui.live.component import Request, live_part


def live_unit(payload: Mapping[str, Any], *, key: str, on_request: Request) -> None:
    """Show the diagram of one unit."""
    live_part(
        "unit", payload, key=key, on_request=on_request, script="pages/unit/unit.js", waiting="Drawing the unit", height=640
    )  # fmt: skip
