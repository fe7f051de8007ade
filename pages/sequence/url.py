"""A state of the page as URL parameters and back; only what differs from the example is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from lstm_core.words.vocabulary import VOCABULARIES
from pages.sequence.state import (
    CANDIDATES,
    HELD,
    MAX_DAYS,
    NOTHING,
    OWN,
    SequenceState,
    default_state,
    of_example,
    own_start,
)
from pages.ui.library.sequences import shipped_sequences
from pages.ui.params.links import WORDS_ACCEPTED, LinkReader, one_of, short, unless_default, weights_query
from pages.ui.params.typed_numbers import A_NUMBER, number_from_text

PANELS = ("parting", "hold", "series", "numbers")
NONE, OFF = "none", "off"
NUMBERS_ACCEPTED = f"1 to {MAX_DAYS} numbers with commas between them"


def encode(state: SequenceState) -> dict[str, str]:
    """The parameters a link to ``state`` needs; empty for the default state."""
    start = default_state()
    shipped = shipped_sequences().get(state.example)
    base = of_example(shipped) if shipped else replace(own_start(), days=())
    optional = {
        "series": unless_default(state.example, start.example),
        "days": "" if state.days == base.days else _row(state.days),
        "h0": "" if state.h0 == base.h0 else short(state.h0),
        "c0": "" if state.c0 == base.c0 else short(state.c0),
        "target": _target(state.target, base.target),
        "beside": unless_default(state.other or NONE, base.other or NONE),
        "beside_days": _row(state.other_days) if state.other == OWN else "",
        "hold": ",".join(f"{gate}:{short(share)}" for gate, share in state.hold.items()),
        "tanh": "" if state.candidate == CANDIDATES[0] else OFF,
        "day": unless_default(str(state.day + 1), "1"),
        "words": unless_default(state.vocabulary, start.vocabulary),
        "open": state.explore,
    }
    return weights_query(state.weights, base.weights) | {n: text for n, text in optional.items() if text}


def decode(query: Mapping[str, str]) -> tuple[SequenceState, tuple[str, ...]]:
    """The state a link describes, and one sentence for each parameter that could not be used."""
    link = LinkReader(query)
    start = default_state()
    examples = shipped_sequences()
    example = link.choice("series", start.example, (*examples, OWN), "a series of this app")
    base = of_example(examples[example]) if example in examples else own_start()
    days = link.read("days", base.days, row_of_numbers, NUMBERS_ACCEPTED)
    other = link.choice("beside", base.other or NONE, (*examples, OWN, NONE), "a series of this app or none")
    nothing: tuple[float, ...] = ()
    other_days = link.read("beside_days", nothing, row_of_numbers, NUMBERS_ACCEPTED)
    if other == OWN and not other_days:
        other = base.other or NONE
        if "beside_days" not in query:
            link.complaints.append("“beside_days” is missing in the link, so the default is shown.")
    state = replace(
        base,
        days=days,
        weights=link.weights(base.weights),
        h0=link.read("h0", base.h0, number_from_text, A_NUMBER),
        c0=link.read("c0", base.c0, number_from_text, A_NUMBER),
        target=link.read("target", base.target, _read_target, "a number or none"),
        other=NOTHING if other == NONE else other,
        other_days=other_days if other == OWN else (),
        hold=link.read("hold", {}, _hold, "gates with shares from 0 to 1, such as f:1,i:0.5"),
        candidate=CANDIDATES[0 if link.choice("tanh", "on", ("on", OFF), "on or off") == "on" else 1],
        vocabulary=link.choice("words", start.vocabulary, VOCABULARIES, WORDS_ACCEPTED),
        day=link.read("day", 0, lambda text: _day(text, len(days)), f"a day from 1 to {len(days)}"),
        explore=link.choice("open", "", PANELS, "a panel of this page"),
    )
    return state, tuple(link.complaints)


def row_of_numbers(text: str) -> tuple[float, ...]:
    """Numbers with commas between them. Raises ValueError otherwise and for more than 500."""
    numbers = tuple(number_from_text(part) for part in text.split(","))
    if len(numbers) > MAX_DAYS:
        raise ValueError(text)
    return numbers


def _row(numbers: tuple[float, ...]) -> str:
    return ",".join(short(number) for number in numbers)


def _target(target: float | None, base: float | None) -> str:
    if target == base:
        return ""
    return NONE if target is None else short(target)


def _read_target(text: str) -> float | None:
    return None if text == NONE else number_from_text(text)


def _hold(text: str) -> dict[str, float]:
    found = {}
    for part in text.split(","):
        gate, _, share = part.partition(":")
        number = number_from_text(share)
        if not 0.0 <= number <= 1.0:
            raise ValueError(text)
        found[one_of(gate, HELD)] = number
    return found


def _day(text: str, n_days: int) -> int:
    day = int(one_of(text, [str(day) for day in range(1, n_days + 1)]))
    return day - 1
