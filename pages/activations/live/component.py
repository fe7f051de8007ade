"""The live part of this page in the browser."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pages.ui.live.component import Request, live_part


def live_activations(payload: Mapping[str, Any], *, key: str, on_request: Request) -> None:
    """Show both curves; ``on_request`` gets each thing the person asked for."""
    live_part(
        "activations", payload, key=key, on_request=on_request, script="pages/activations/activations.js", waiting="Drawing the curves", height=620
    )  # fmt: skip
