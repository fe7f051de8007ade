"""The live part of this page in the browser."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pages.ui.live.component import Request, live_part


def live_sequence(payload: Mapping[str, Any], *, key: str, on_request: Request) -> None:
    """Show a series, the day one looks at and its unit; ``on_request`` gets each thing the person asked for."""
    live_part(
        "sequence", payload, key=key, on_request=on_request, script="pages/sequence/sequence.js", waiting="Drawing the days", height=860
    )  # fmt: skip
