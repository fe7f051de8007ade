"""The live part of this page in the browser."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pages.ui.live.component import Request, live_part


def live_training(payload: Mapping[str, Any], *, key: str, on_request: Request) -> None:
    """Show the training; ``on_request`` gets each thing the person asked for."""
    live_part(
        "training", payload, key=key, on_request=on_request, script="pages/training/training.js", waiting="Drawing the curves", height=900
    )  # fmt: skip
