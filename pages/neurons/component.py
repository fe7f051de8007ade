"""The live parts of this page in the browser."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pages.ui.live.component import Request, live_part


def live_reader(payload: Mapping[str, Any], *, key: str, on_request: Request) -> None:
    """Show a text and what its cells do; ``on_request`` gets each thing the person asked for."""
    live_part(
        "neurons", payload, key=key, on_request=on_request, script="pages/neurons/reader/neurons.js", waiting="Reading the text", height=860
    )  # fmt: skip


def live_writing(payload: Mapping[str, Any], *, key: str, on_request: Request) -> None:
    """Show what the network writes; ``on_request`` gets each thing the person asked for."""
    live_part(
        "writing", payload, key=key, on_request=on_request, script="pages/neurons/writing/writing.js", waiting="Writing", height=500
    )  # fmt: skip


def live_cell(payload: Mapping[str, Any], *, key: str, on_request: Request) -> None:
    """Show one cell at one character; ``on_request`` gets each thing the person asked for."""
    live_part(
        "opened", payload, key=key, on_request=on_request, script="pages/neurons/opened/cell.js", waiting="Opening the cell", height=900
    )  # fmt: skip
