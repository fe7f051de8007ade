"""What a link to the page can say; only what differs from the start is written."""

from __future__ import annotations

from dataclasses import replace

from pages.activations.series import OWN
from pages.activations.state import CURVES, MAX_DAYS, REACHES, ActivationsState
from pages.ui.library.sequences import shipped_sequences
from pages.ui.params.codecs import NUMBER, Codec, choice, numbers, one_of, whole_choice
from pages.ui.params.page_address import PageAddress, attribute, chooser, predicting, words

PANELS = ("breaks", "hard", "swap")
SWAPS = ("candidate", "forget", "input", "output")
KEPT = "f:1"
DAYS = numbers(1, MAX_DAYS)


def _of_series(state: ActivationsState, series: str) -> ActivationsState:
    return replace(state, series=series, days=_days_of(series))


def _days_of(series: str) -> tuple[float, ...]:
    return shipped_sequences()[series].days if series in shipped_sequences() else ActivationsState().days


HOLD = Codec(lambda text: one_of(text, (KEPT,)) == KEPT, lambda _: KEPT, KEPT)
ADDRESS = PageAddress(
    (
        attribute("curve", choice(CURVES)),
        attribute("z", NUMBER),
        attribute("reach", whole_choice(REACHES)),
        attribute("x", NUMBER),
        chooser(
            "series",
            lambda _: choice((*shipped_sequences(), OWN), "a series of this app"),
            _of_series,
            lambda: ActivationsState().series,
        ),
        attribute("days", DAYS),
        attribute("swap", choice(SWAPS)),
        attribute("hold", HOLD, "kept"),
        words(),
        attribute("open", choice(PANELS, "a panel of this page"), "explore"),
        predicting(),
    ),
    ActivationsState,
    base=lambda state: _of_series(ActivationsState(), state.series),
)
