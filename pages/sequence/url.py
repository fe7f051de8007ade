"""A state of the page as URL parameters and back; only what differs from the example is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

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
from pages.ui.params.codecs import NUMBER, WORDS, Codec, integer, number, numbers, one_of, short
from pages.ui.params.links import LinkReader, unless_default, weights_query

PANELS = ("parting", "hold", "series", "numbers")
NONE, OFF = "none", "off"
DAYS = numbers(1, MAX_DAYS)
_SHARE = number(0, 1)


def encode(state: SequenceState) -> dict[str, str]:
    """The parameters a link to ``state`` needs; empty for the default state."""
    start = default_state()
    shipped = shipped_sequences().get(state.example)
    base = of_example(shipped) if shipped else replace(own_start(), days=())
    optional = {
        "series": unless_default(state.example, start.example),
        "days": "" if state.days == base.days else DAYS.write(state.days),
        "h0": "" if state.h0 == base.h0 else short(state.h0),
        "c0": "" if state.c0 == base.c0 else short(state.c0),
        "target": "" if state.target == base.target else TARGET.write(state.target),
        "beside": unless_default(state.other or NONE, base.other or NONE),
        "beside_days": DAYS.write(state.other_days) if state.other == OWN else "",
        "hold": HOLD.write(state.hold),
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
    days = link.read("days", base.days, DAYS)
    other = link.choice("beside", base.other or NONE, (*examples, OWN, NONE), "a series of this app or none")
    nothing: tuple[float, ...] = ()
    other_days = link.read("beside_days", nothing, DAYS)
    if other == OWN and not other_days:
        other = base.other or NONE
        if "beside_days" not in query:
            link.complaints.append("“beside_days” is missing in the link, so the default is shown.")
    state = replace(
        base,
        days=days,
        weights=link.weights(base.weights),
        h0=link.read("h0", base.h0, NUMBER),
        c0=link.read("c0", base.c0, NUMBER),
        target=link.read("target", base.target, TARGET),
        other=NOTHING if other == NONE else other,
        other_days=other_days if other == OWN else (),
        hold=link.read("hold", {}, HOLD),
        candidate=CANDIDATES[0 if link.choice("tanh", "on", ("on", OFF)) == "on" else 1],
        vocabulary=link.read("words", start.vocabulary, WORDS),
        day=link.read("day", 1, integer(1, len(days), "a day")) - 1,
        explore=link.choice("open", "", PANELS, "a panel of this page"),
    )
    return state, tuple(link.complaints)


def _read_target(text: str) -> float | None:
    return None if text == NONE else NUMBER.read(text)


def _write_target(target: float | None) -> str:
    return NONE if target is None else short(target)


def _read_hold(text: str) -> Mapping[str, float]:
    hold = {}
    for part in text.split(","):
        gate, _, share = part.partition(":")
        hold[one_of(gate, HELD)] = _SHARE.read(share)
    return hold


def _write_hold(hold: Mapping[str, float]) -> str:
    return ",".join(f"{gate}:{_SHARE.write(share)}" for gate, share in hold.items())


TARGET = Codec(_read_target, _write_target, "a number or none")
HOLD = Codec(_read_hold, _write_hold, "gates with shares from 0 to 1, such as f:1,i:0.5")
