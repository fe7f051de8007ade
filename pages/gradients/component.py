"""The live parts of this page in the browser."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pages.ui.live.component import Request, live_part


def live_gradients(payload: Mapping[str, Any], *, key: str, on_request: Request) -> None:
    """Show both units and how far their derivatives reach; ``on_request`` gets each thing the person asked for."""
    live_part(
        "gradients", payload, key=key, on_request=on_request, script="pages/gradients/gradients.js", waiting="Drawing both units", height=980
    )  # fmt: skip


def live_chain(payload: Mapping[str, Any], *, key: str, on_request: Request) -> None:
    """Show the product one builds; ``on_request`` gets each thing the person asked for."""
    live_part(
        "chain", payload, key=key, on_request=on_request, script="pages/gradients/chain/product.js", waiting="Drawing the product", height=380
    )  # fmt: skip
