"""Answers marked as a good teacher does: paper rounding accepted, errors carried forward, the mistake named."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from lstm_core.cells.equations import names_in
from lstm_core.cells.evaluate import exact
from lstm_core.exercises.exercise import ON_PAPER, Exercise, worked_out
from lstm_core.exercises.level import Asked, Numbers
from lstm_core.exercises.mistaken import PERCENT, POINT, SLIPS, afresh, is_share, mistakes_in
from lstm_core.exercises.reading import Reading, quoted, read_result
from lstm_core.exercises.telling import right_answers
from lstm_core.exercises.usual_mistakes import CUT_OFF, TOO_EARLY
from lstm_core.numbers.rounding import rounding

RIGHT, CARRIED, MISTAKE, MORE_DIGITS, WRONG, UNREADABLE = VERDICTS = (
    *("right", "carried", "mistake", "more digits", "wrong", "unreadable"),
)
_DIGITS = 12
"""More decimals than anybody cuts off a number at."""
_FEWER = 2
"""Decimals that may be missing before an answer says too little to be judged; where two are asked for, one."""
_CLOSE = 2.1
"""Units of the last digit asked for within which an answer is nearly right."""
_NEAR = 0.05
"""A mistake whose exact result is farther away than this, in parts of the size, is not tried on paper."""


@dataclass(frozen=True)
class Mark:
    """What is said of one answer.

    Attributes:
        verdict: one of :data:`VERDICTS`.
        value: the number read, None where there is none.
        mistakes: the names of all known mistakes that give this number.
        own: the keys of the reader's own earlier values, not right themselves, that it follows from, to all digits asked
            for or too few.
        decimals: how many were asked for.
        problem: one sentence where the answer cannot be read, else empty.
        is_near: whether a wrong number is only a unit or two of the last digit asked for away from a right one.
    """

    verdict: str
    value: float | None = None
    mistakes: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    decimals: int = 0
    problem: str = ""
    is_near: bool = False


def mark(exercise: Exercise, answers: Mapping[str, str]) -> dict[str, Mark]:
    """Return a mark for each of ``answers``, which are as typed, by the key of the result.

    Right is what agrees with the exact result to half a unit of the last digit typed, or with what paper arithmetic of 2 to
    6 decimals gives; so is what follows from the reader's own earlier answers, if those are right. From wrong ones it is
    carried. A mistake is named if the equations with that one change give the number typed; no other is.
    Raises ValueError, in one sentence, for a key that the exercise does not have and an answer that is no text.

    >>> from lstm_core.exercises import exercise_of, mark
    >>> found = mark(exercise_of("forget-step", {"c_prev": 2, "f": 0.9}), {"kept": "0,2"})["kept"]
    >>> found.verdict, found.mistakes
    ('mistake', ('1 − f for f',))
    """
    known = {*exercise.cell.recorded, *exercise.rules.choices}
    for key, typed in answers.items():
        if key not in known or not isinstance(typed, str):
            what = "is no text" if key in known else "is not a result of this exercise"
            raise ValueError(f"the answer “{str(key)[:20]}” {what}; expected {', '.join(sorted(known))}")
    return dict(_Marking(exercise, answers).marks())


class _Marking:
    def __init__(self, exercise: Exercise, answers: Mapping[str, str]) -> None:
        self.exercise, self.level, self.answers = exercise, exercise.rules, answers
        self.readings: dict[str, Reading] = {}
        self.problems: dict[str, str] = {}
        for key in exercise.cell.recorded:
            if key in answers:
                self._read(key)
        self.own = {key: reading.value for key, reading in self.readings.items()}
        self.found: dict[str, Mark] = {}

    def _read(self, key: str) -> None:
        decimals = self.level.asked_for(key).decimals
        try:
            self.readings[key] = read_result(self.answers[key], self.exercise.exact[key], decimals)
        except ValueError as problem:
            self.problems[key] = str(problem)

    @cached_property
    def followed(self) -> tuple[Numbers, ...]:
        """All numbers with the reader's own in place of the engine's: exact, then rounded on paper."""
        known, found = {**self.exercise.given, **self.own}, []
        for rounded in (exact, *(rounding(places) for places in ON_PAPER)):
            try:
                found.append(worked_out(self.exercise.cell, known, rounded))
            except ValueError:
                break
        return tuple(found)

    @cached_property
    def rough(self) -> Numbers:
        """All numbers on paper with shares to one decimal."""
        return self.exercise.rounded(ON_PAPER[0], 1)

    def marks(self) -> Iterator[tuple[str, Mark]]:
        for key in self.exercise.cell.recorded:
            if key in self.answers:
                self.found[key] = self._mark(self.level.asked_for(key))
                yield key, self.found[key]
        for key, choice in self.level.choices.items():
            if key in self.answers:
                yield key, self._chosen(key, choice.right(self.exercise.exact), choice.mistakes)

    def _chosen(self, key: str, right: str, mistakes: Mapping[str, str]) -> Mark:
        options, typed = self.level.asked_for(key).options, self.answers[key].strip()
        if typed not in options:
            return Mark(
                UNREADABLE, problem=f"“{quoted(typed)}” is not offered; expected {' or '.join(options)}."
            )
        if typed == right:
            return Mark(RIGHT)
        return Mark(MISTAKE, mistakes=(mistakes[typed],)) if typed in mistakes else Mark(WRONG)

    def _mark(self, asked: Asked) -> Mark:
        key, decimals = asked.key, asked.decimals
        if key in self.problems:
            return Mark(UNREADABLE, decimals=decimals, problem=self.problems[key])
        reading = self.readings[key]
        value = reading.value
        # What most answers are, without any paper arithmetic.
        if _among(reading, (self.exercise.exact[key],), decimals):
            return Mark(RIGHT, value, decimals=decimals)
        right, own = right_answers(self.exercise, asked), self._wrong_before(key)
        follows = self._follows(asked, own)
        if _among(reading, right, decimals) or (not own and _among(reading, follows, decimals)):
            return Mark(RIGHT, value, decimals=decimals)
        if own and _among(reading, follows, decimals):
            return Mark(CARRIED, value, own=own, decimals=decimals)
        if _nearly(reading, (*right, *follows), decimals):
            of_own = () if _nearly(reading, right, decimals) else own
            return Mark(MORE_DIGITS, value, own=of_own, decimals=decimals)
        known = (*right, *follows)
        found = (
            *self._cut_off(asked, known),
            *self._too_early(asked),
            *self._mistakes(asked, own),
            *self._slips(asked, known),
        )
        if mistakes := tuple(dict.fromkeys(found)):
            return Mark(MISTAKE, value, mistakes, decimals=decimals)
        off = min(abs(value - each) for each in known)
        return Mark(WRONG, value, decimals=decimals, is_near=off <= _CLOSE * 10.0**-decimals)

    def _wrong_before(self, key: str) -> tuple[str, ...]:
        """The reader's own values that ``key`` is worked out from, those that are not right."""
        waiting, found = list(names_in(self.exercise.cell.equations[key])), set()
        while waiting:
            name = waiting.pop()
            if name in self.own:
                found.add(name)
            elif name in self.exercise.cell.equations:
                waiting += names_in(self.exercise.cell.equations[name])
        return tuple(
            name
            for name in self.exercise.cell.recorded
            if name in found and self.found[name].verdict != RIGHT
        )

    def _follows(self, asked: Asked, own: tuple[str, ...]) -> tuple[float, ...]:
        """What the reader's own earlier values give; where no rounding is allowed, only wrong ones count."""
        if self.own.keys() <= {asked.key}:
            return ()
        followed = self.followed
        if asked.exactly:
            is_wrong = any(self.found[key].verdict not in (RIGHT, MORE_DIGITS) for key in own)
            followed = followed[:1] if is_wrong else ()
        try:
            return tuple(afresh(self.exercise.cell, asked.key, values) for values in followed)
        except (ArithmeticError, ValueError):
            return ()

    def _mistakes(self, asked: Asked, own: tuple[str, ...]) -> Iterator[str]:
        reading, decimals = self.readings[asked.key], asked.decimals - 1
        ways = [(self.exercise.exact, self.exercise.on_paper)]
        if own and self.followed:
            ways.append((self.followed[0], self.followed[1:]))
        for made in mistakes_in(self.level, asked.key, frozenset(self.own)):
            for plain, on_paper in ways:
                value = made.value(plain)
                if value is None or abs(value - reading.value) > _NEAR * (1 + abs(value)):
                    continue
                rounded = (
                    made.value(values, rounding(places))
                    for values, places in zip(on_paper, ON_PAPER, strict=False)
                )
                if any(v is not None and reading.says(v, decimals) for v in (value, *rounded)):
                    yield made.mistake.name

    def _too_early(self, asked: Asked) -> Iterator[str]:
        """What goes into the line rounded to one decimal, or every share of the calculation."""
        cell, key = self.exercise.cell, asked.key
        inside = [name for name in names_in(cell.equations[key]) if name in cell.equations]
        # Where the exact result is asked for, more decimals are too few as well.
        kept = (1, *ON_PAPER[:3]) if asked.exactly else (1,)
        for values in (self.exercise.exact, self.rough, *self.followed[:1]):
            rounded = [
                {**values, **{name: rounding(places)(float(values[name])) for name in inside}}
                for places in kept
            ]
            try:
                given = [afresh(cell, key, each) for each in (values, *rounded)]
            except (ArithmeticError, ValueError):
                continue
            if inside and _among(self.readings[key], given, asked.decimals - 1):
                yield TOO_EARLY

    def _cut_off(self, asked: Asked, targets: Iterable[float]) -> Iterator[str]:
        """A right number whose last digits were dropped instead of rounded."""
        reading = self.readings[asked.key]
        if asked.decimals <= reading.places <= _DIGITS:
            scale = 10.0**reading.places
            cut = (math.trunc(each * scale) / scale for each in targets)
            if any(abs(each - reading.value) < 0.1 / scale for each in cut):
                yield CUT_OFF

    def _slips(self, asked: Asked, targets: Iterable[float]) -> Iterator[str]:
        reading, share = self.readings[asked.key], is_share(self.level, asked.key)
        for right in targets:
            for name, factor in SLIPS:
                # A point that slipped moves the last digit with it.
                decimals = asked.decimals - 1 - round(math.log10(abs(factor)))
                if not right or not reading.says(right * factor, decimals):
                    continue
                if name == POINT and reading.is_percent:
                    yield PERCENT
                elif name != PERCENT or (share and not reading.is_percent):
                    yield name


def _among(reading: Reading, values: Iterable[float], decimals: int) -> bool:
    return any(reading.says(value, decimals) for value in values)


def _nearly(reading: Reading, values: Iterable[float], decimals: int) -> bool:
    """Whether it is one of them as far as it is typed, which is not far enough."""
    least = max(decimals - _FEWER, min(decimals - 1, 1))
    return least <= reading.places < decimals and _among(reading, values, reading.places)
