"""What a link to the page can say: the exercise, the answers as typed, and the help that was taken. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from lstm_core.exercises import KINDS, LEVELS, MAX_SEED
from pages.practise.state import MAX_TYPED, SHOWN, Numbers, PractiseState, takes
from pages.ui.params.codecs import Codec, choice, integer, number, one_of
from pages.ui.params.links import LinkReader
from pages.ui.params.page_address import PageAddress, attribute, said, words
from pages.ui.text.texts import text

MOST_LINES = 99
_ESCAPED = {"%": "%25", ";": "%3B"}
"""A semicolon ends an answer, so one that is typed is written otherwise."""


def _numbers(state: PractiseState) -> Codec[Numbers]:
    each = number()

    def read(said_: str) -> Numbers:
        given = dict(_pairs(said_, ","))
        found = tuple((key, each.read(value)) for key, value in sorted(given.items()))
        if not takes(state.kind, state.level, found):
            raise ValueError(said_)
        return found

    def write(numbers: Numbers) -> str:
        return ",".join(f"{key}:{each.write(value)}" for key, value in numbers)

    return Codec(read, write, text("practise.refused.numbers"))


def _pairs(said_: str, between: str) -> Iterator[tuple[str, str]]:
    for part in filter(None, said_.split(between)):
        key, colon, value = part.partition(":")
        if not colon:
            raise ValueError(said_)
        yield key, value


def written(answers: Mapping[str, str]) -> str:
    """Answers as they stand in an address: ``z_f:5,95;f:99.7 %25``."""
    return ";".join(f"{key}:{_escaped(typed)}" for key, typed in answers.items())


def _escaped(typed: str) -> str:
    for sign, code in _ESCAPED.items():
        typed = typed.replace(sign, code)
    return typed


def _unescaped(typed: str) -> str:
    for sign, code in reversed(_ESCAPED.items()):
        typed = typed.replace(code, sign)
    return typed


def _taken(hints: Mapping[str, int]) -> str:
    return ",".join(f"{key}:{count}" for key, count in hints.items())


def _settle(state: PractiseState, link: LinkReader) -> PractiseState:
    """The work on the exercise: what belongs to it stays, and one sentence says that something else did not."""
    answers, spare = _answers(link.query.get("answers", ""), state.asked)
    if spare and not link.complaints:
        link.complaints.append(text("practise.refused.answers", count=str(MAX_TYPED)))
    hints, odd = _hints(link.query.get("hints", ""), state.asked)
    if odd and not link.complaints:
        link.complaints.append(text("practise.refused.hints"))
    return replace(state, answers=answers, taken=tuple(hints.items()), walk=min(state.walk, len(state.lines)))


def _answers(said_: str, asked: tuple[str, ...]) -> tuple[dict[str, str], bool]:
    found, spare = {}, False
    for part in filter(None, said_.split(";")):
        key, _, typed = part.partition(":")
        typed = _unescaped(typed).strip()
        if key in asked and key not in found and 0 < len(typed) <= MAX_TYPED:
            found[key] = typed
        else:
            spare = True
    return {key: found[key] for key in asked if key in found}, spare


def _hints(said_: str, asked: tuple[str, ...]) -> tuple[dict[str, int], bool]:
    try:
        count = integer(1, SHOWN)
        found = {one_of(key, asked): count.read(value) for key, value in _pairs(said_, ",")}
    except ValueError:
        return {}, True
    return {key: found[key] for key in asked if key in found}, False


ADDRESS: PageAddress[PractiseState] = PageAddress(
    (
        attribute("kind", choice(tuple(KINDS), text("practise.refused.kind"))),
        attribute("level", integer(LEVELS[0], LEVELS[-1])),
        attribute("seed", integer(0, MAX_SEED)),
        attribute("numbers", _numbers),
        said("answers", lambda state, _: written(state.answers) or None),
        said("hints", lambda state, _: _taken(state.hints) or None),
        attribute("walk", integer(0, MOST_LINES)),
        words(),
    ),
    PractiseState,
    settle=_settle,
)
