"""An interval around forecasts, from the errors on the part for choosing, and how often it held. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lstm_core.forecasting.measures import half_width
from lstm_core.numbers.activations import FloatArray

PERCENT = 80
"""How many of a hundred values are to lie inside: as many as a few errors can say."""
ORIGINS = 40
"""From how many places at most forecasts of many steps are begun."""


@dataclass(frozen=True, eq=False)
class Band:
    """The forecasts of ``of``, each less and plus a width, for the held-out part and after it; NaN where errors are too few.

    ``counted`` is how many errors the first width rests on; of the held-out values that have an interval (``judged``)
    ``inside`` lie in it.
    """

    of: str
    low: FloatArray
    high: FloatArray
    beyond_low: FloatArray
    beyond_high: FloatArray
    counted: int
    inside: int
    judged: int

    @property
    def misses(self) -> bool:
        """Whether fewer lie inside than luck explains: more than two standard deviations below PERCENT of those judged."""
        lacking = PERCENT * self.judged - 100 * self.inside
        return lacking > 0 and lacking**2 > 4 * self.judged * PERCENT * (100 - PERCENT)


def band_of(
    of: str, missed: Sequence[FloatArray], forecasts: FloatArray, truth: FloatArray, beyond: FloatArray | None
) -> Band | None:
    """The band of ``forecasts`` by the errors that were ``missed`` as many steps ahead; None where they are too few.

    Further ahead it is nowhere narrower than nearer.
    """
    found = [half_width(off[np.isfinite(off)], PERCENT) for off in missed]
    widths = np.full(len(forecasts), np.nan)
    for k, width in enumerate(found[: len(widths)]):
        if width is None:
            break
        widths[k] = max(width, widths[k - 1]) if k else width
    if np.isnan(widths[0]):
        return None
    after = np.empty(0) if beyond is None else beyond
    held = np.abs(truth - forecasts) <= widths
    return Band(
        of, forecasts - widths, forecasts + widths, after - widths[: len(after)], after + widths[: len(after)],
        len(missed[0]), int(held.sum()), int(np.isfinite(widths).sum()),
    )  # fmt: skip


def origins_of(start: int, end: int) -> list[int]:
    """The places from ``start`` to before ``end`` from which forecasts begin: all of a few, ORIGINS of many."""
    places = np.unique(np.linspace(start, end - 1, min(end - start, ORIGINS)).round())
    return [int(place) for place in places]
