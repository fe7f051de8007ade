"""What a link to the page can say; only what differs from the example is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pages.sequence.runs import runs_of
from pages.sequence.state import (
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
from pages.ui.params.cell_variant import cell_variant, within_bounds
from pages.ui.params.codecs import NUMBER, SWITCH, Codec, choice, integer, number, numbers, one_of, short
from pages.ui.params.links import LinkReader
from pages.ui.params.page_address import (
    PageAddress,
    Param,
    attribute,
    chooser,
    counted,
    predicting,
    weight_blocks,
    words,
)
from pages.ui.text.texts import text

PANELS = ("parting", "hold", "series", "numbers")
NONE = "none"
DAYS = numbers(1, MAX_DAYS)
_SHARE = number(0, 1)


def _begin(_: SequenceState, series: str) -> SequenceState:
    shipped = shipped_sequences().get(series)
    return of_example(shipped) if shipped else own_start()


def _base(state: SequenceState) -> SequenceState:
    shipped = shipped_sequences().get(state.example)
    return of_example(shipped) if shipped else replace(own_start(), days=())


def _settle(state: SequenceState, link: LinkReader) -> SequenceState:
    settled = _beside_settled(state, link)
    bounded: SequenceState = within_bounds(settled, link, runs_of, text("sequence.refused.beyond"))
    return bounded


def _beside_settled(state: SequenceState, link: LinkReader) -> SequenceState:
    if state.other != OWN:
        return replace(state, other_days=())
    if state.other_days:
        return state
    if "beside_days" not in link.query:
        link.complaints.append("“beside_days” is missing in the link, so the default is shown.")
    return replace(state, other=_base(state).other)


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
_BESIDE: Param[SequenceState] = Param(
    "beside",
    lambda _: choice((*shipped_sequences(), OWN, NONE), "a series of this app or none"),
    lambda state: state.other or NONE,
    lambda state, other: replace(state, other=NOTHING if other == NONE else other),
)
_BESIDE_DAYS: Param[SequenceState] = Param(
    "beside_days",
    DAYS,
    lambda state: state.other_days,
    lambda state, days: replace(state, other_days=days),
    lambda state, _: DAYS.write(state.other_days) if state.other == OWN else None,
)
# What older links call the candidate's tanh.
_TANH: Param[SequenceState] = Param(
    "tanh",
    SWITCH,
    lambda state: state.variant.candidate_tanh,
    lambda state, there: replace(state, variant=replace(state.variant, candidate_tanh=there)),
    lambda *_: None,
)
ADDRESS = PageAddress(
    (
        chooser(
            "series",
            lambda _: choice((*shipped_sequences(), OWN), "a series of this app"),
            _begin,
            lambda: default_state().example,
            "example",
        ),
        *weight_blocks("weights"),
        attribute("days", DAYS),
        attribute("h0", NUMBER),
        attribute("c0", NUMBER),
        attribute("target", TARGET),
        _BESIDE,
        _BESIDE_DAYS,
        attribute("hold", HOLD),
        _TANH,
        *cell_variant(),
        counted("day", lambda state: integer(1, len(state.days), "a day")),
        words(),
        attribute("open", choice(PANELS, "a panel of this page"), "explore"),
        predicting(),
    ),
    default_state,
    _base,
    _settle,
)
