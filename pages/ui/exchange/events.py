"""What the browser may send with a query. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Event = Mapping[str, Any]

NOT_OURS = "This request is not one the page makes; nothing was changed."
