"""The live part of this page in the browser."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pages.ui.unit.component import Request, live_part


def live_reader(payload: Mapping[str, Any], *, key: str, on_request: Request) -> None:
    """Show a text and what its cells do; ``on_request`` gets each thing the person asked for."""
    live_part(
        "neurons", payload, key=key, on_request=on_request, script="neurons_mount.js", waiting="Reading the text", height=860
    )  # fmt: skip
