"""Names of the parts of the page that can be run again by themselves."""

from __future__ import annotations

STAGE = "training stage"
EXPLORE = "training explore"
