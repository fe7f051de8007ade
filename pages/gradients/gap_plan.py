"""What is trained in the page: an RNN and an LSTM of equal size on one gap. Pure."""

from __future__ import annotations

from dataclasses import dataclass

GAPS = (2, 5, 10, 20, 40, 80, 160)
UNITS = (4, 8, 16, 32)
UPDATES = (200, 500, 1000, 2000, 4000)
MAX_SEED = 99


@dataclass(frozen=True)
class GapPlan:
    """Steps between the symbol and the question, units of each network, updates, and the seed of all chance."""

    gap: int = 20
    units: int = 8
    updates: int = 1000
    seed: int = 0
