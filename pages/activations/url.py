"""A state of the page as URL parameters and back; only what differs from the start is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pages.activations.series import OWN
from pages.activations.state import CURVES, MAX_DAYS, REACHES, ActivationsState
from pages.ui.library.sequences import shipped_sequences
from pages.ui.params.codecs import NUMBER, WORDS, numbers, short, whole_choice
from pages.ui.params.links import LinkReader, unless_default

PANELS = ("breaks", "swap")
SWAPS = ("candidate", "forget", "input", "output")
KEPT = "f:1"
DAYS = numbers(1, MAX_DAYS)


def encode(state: ActivationsState) -> dict[str, str]:
    """The parameters a link to ``state`` needs; empty for the default state."""
    start = ActivationsState()
    optional = {
        "curve": unless_default(state.curve, start.curve),
        "z": "" if state.z == start.z else short(state.z),
        "reach": unless_default(str(state.reach), str(start.reach)),
        "x": "" if state.x == start.x else short(state.x),
        "series": unless_default(state.series, start.series),
        "days": "" if state.days == _days_of(state.series) else DAYS.write(state.days),
        "swap": unless_default(state.swap, start.swap),
        "hold": KEPT if state.kept else "",
        "words": unless_default(state.vocabulary, start.vocabulary),
        "open": state.explore,
    }
    return {name: text for name, text in optional.items() if text}


def decode(query: Mapping[str, str]) -> tuple[ActivationsState, tuple[str, ...]]:
    """The state a link describes, and one sentence for each parameter that could not be used."""
    link = LinkReader(query)
    start = ActivationsState()
    series = link.choice("series", start.series, (*shipped_sequences(), OWN), "a series of this app")
    state = replace(
        start,
        z=link.read("z", start.z, NUMBER),
        x=link.read("x", start.x, NUMBER),
        series=series,
        days=link.read("days", _days_of(series), DAYS),
        swap=link.choice("swap", start.swap, SWAPS),
        kept=link.choice("hold", "", (KEPT,)) == KEPT,
        vocabulary=link.read("words", start.vocabulary, WORDS),
        curve=link.choice("curve", start.curve, CURVES),
        reach=link.read("reach", start.reach, whole_choice(REACHES)),
        explore=link.choice("open", "", PANELS, "a panel of this page"),
    )
    return state, tuple(link.complaints)


def _days_of(series: str) -> tuple[float, ...]:
    return shipped_sequences()[series].days if series in shipped_sequences() else ActivationsState().days
