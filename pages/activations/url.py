"""A state of the page as URL parameters and back; only what differs from the start is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from lstm_core.words.vocabulary import VOCABULARIES
from pages.activations.series import OWN
from pages.activations.state import CURVES, MAX_DAYS, REACHES, ActivationsState
from pages.ui.library.sequences import shipped_sequences
from pages.ui.params.links import WORDS_ACCEPTED, LinkReader, one_of, short, unless_default
from pages.ui.params.typed_numbers import A_NUMBER, number_from_text

PANELS = ("breaks", "swap")
SWAPS = ("candidate", "forget", "input", "output")
KEPT = "f:1"


def encode(state: ActivationsState) -> dict[str, str]:
    """The parameters a link to ``state`` needs; empty for the default state."""
    start = ActivationsState()
    optional = {
        "curve": unless_default(state.curve, start.curve),
        "z": "" if state.z == start.z else short(state.z),
        "reach": unless_default(str(state.reach), str(start.reach)),
        "x": "" if state.x == start.x else short(state.x),
        "series": unless_default(state.series, start.series),
        "days": "" if state.days == _days_of(state.series) else ",".join(map(short, state.days)),
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
    reach = link.choice("reach", str(start.reach), [str(reach) for reach in REACHES], "10 or 1000")
    state = replace(
        start,
        z=link.read("z", start.z, number_from_text, A_NUMBER),
        x=link.read("x", start.x, number_from_text, A_NUMBER),
        series=series,
        days=link.read("days", _days_of(series), _row, f"1 to {MAX_DAYS} numbers with commas between them"),
        swap=link.choice("swap", start.swap, SWAPS, f"one of {', '.join(SWAPS)}"),
        kept=link.choice("hold", "", (KEPT,), KEPT) == KEPT,
        vocabulary=link.choice("words", start.vocabulary, VOCABULARIES, WORDS_ACCEPTED),
        curve=link.choice("curve", start.curve, CURVES, "both, sigmoid or tanh"),
        reach=int(reach),
        explore=link.choice("open", "", PANELS, "a panel of this page"),
    )
    return state, tuple(link.complaints)


def _days_of(series: str) -> tuple[float, ...]:
    return shipped_sequences()[series].days if series in shipped_sequences() else ActivationsState().days


def _row(text: str) -> tuple[float, ...]:
    numbers = tuple(number_from_text(part) for part in text.split(","))
    one_of(str(len(numbers)), [str(count) for count in range(1, MAX_DAYS + 1)])
    return numbers
