"""What the series on screen is about: which days, what is to be predicted, and where the unit starts. Pure."""

from __future__ import annotations

from pages.sequence.state import SequenceState, title_beside, title_of
from pages.ui.library.sequences import shipped_sequences
from pages.ui.params.codecs import short
from pages.ui.text.numbers import MINUS
from pages.ui.text.segments import Segment
from pages.ui.text.texts import text_segments

COMPANIES = frozenset({"company-a", "company-b"})


def story(state: SequenceState) -> list[Segment]:
    """The story above the chart."""
    last, following = str(len(state.days)), str(len(state.days) + 1)
    if not tells_the_companies(state):
        told = text_segments("sequence.story.other")
        if state.target is not None:
            aim = text_segments("sequence.story.aim", last=last, next=following, target=written(state.target))
            told += [" ", *aim]
    else:
        told = text_segments(
            "sequence.story.companies",
            name=title_of(state), other=title_beside(state), last=last, next=following,
            days=_listed(state.days), days_beside=_listed(state.days_beside),
            target=written(state.target or 0), target_beside=written(state.target_beside or 0),
        )  # fmt: skip
    return [*told, " ", *_start(state), " ", *_parameters(state)]


def tells_the_companies(state: SequenceState) -> bool:
    """Whether the two companies are on screen with their own days, so that their story is true."""
    shipped = shipped_sequences()
    return (
        {state.example, state.other} == COMPANIES
        and state.days == shipped[state.example].days
        and state.target == shipped[state.example].target
    )


def written(value: float) -> str:
    """A number that somebody set, with the digits it has: 0, 0.25, −1.5."""
    return short(value).replace("-", MINUS)


def _start(state: SequenceState) -> list[Segment]:
    if state.h0 == state.c0 == 0:
        return text_segments("sequence.story.empty")
    return text_segments("sequence.story.rules", h0=written(state.h0), c0=written(state.c0))


def _parameters(state: SequenceState) -> list[Segment]:
    learned = shipped_sequences()["company-a"].parameters.settable
    are_own = dict(state.weights) != dict(learned)
    return text_segments(f"sequence.story.{'shared_own' if are_own else 'shared'}")


def _listed(days: tuple[float, ...]) -> str:
    return ", ".join(written(day) for day in days)
