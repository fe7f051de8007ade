"""Two runs compared in sentences: where they first differ, where that sits, and how each meets its target. Pure."""

from __future__ import annotations

from lstm_core.unit.compare import Difference
from pages.sequence.runs import Runs
from pages.sequence.state import SequenceState
from pages.sequence.story import written
from pages.ui.text.markdown import plain
from pages.ui.text.numbers import fixed, precise
from pages.ui.text.texts import text

TOLERANCE = 0.05
LIMIT = fixed(TOLERANCE, 2)


def parting_sentence(state: SequenceState, runs: Runs, parting: Difference) -> str:
    """On which day the two runs' short-term memories first differ, and what most of that sits in."""
    day = parting.first_beyond(TOLERANCE)
    if day is None:
        most = precise(float(abs(parting.h).max()))
        return text("sequence.parting.never", state.vocabulary, limit=LIMIT, most=most)
    here, there = (precise(float(trace.h[day])) for trace in (runs.shown, runs.beside) if trace is not None)
    first = text(
        "sequence.parting.first", state.vocabulary, limit=LIMIT, day=str(day + 1),
        shown=here, beside=there, name=plain(runs.names[0]), other=plain(runs.names[1]),
    )  # fmt: skip
    return f"{first} {_cause(state, parting, day)}"


def _cause(state: SequenceState, parting: Difference, day: int) -> str:
    of_h, of_c = parting.cause_of_h(day), parting.cause_of_c(day)
    told = _sits(state, parting, of_h, "h", day)
    return told if of_h == "output" else f"{told} {_sits(state, parting, of_c, 'c', day)}"


def _sits(state: SequenceState, parting: Difference, cause: str, whole: str, day: int) -> str:
    part, total = (precise(float(getattr(parting, name)[day])) for name in (cause, whole))
    return text(f"sequence.parting.{cause}", state.vocabulary, part=part, whole=total)


def outcome_sentence(state: SequenceState, runs: Runs) -> str:
    """What the unit says after the last day, what it should say, and whether a change made it better or worse."""
    said = float(runs.shown.h[-1])
    before = float(runs.beside.h[-1]) if runs.is_untouched and runs.beside is not None else None
    given = {"next": str(len(state.days) + 1), "said": precise(said)}
    if before is not None:
        given["untouched"] = precise(before)
    if state.target is None:
        return text(f"sequence.outcome.{'free' if before is None else 'free_instead'}", **given)
    off = abs(said - state.target)
    given |= {"target": written(state.target), "off": precise(off)}
    if before is None:
        return text("sequence.outcome.target", **given)
    off_before = abs(before - state.target)
    given["off_untouched"] = precise(off_before)
    verdict = "same" if given["said"] == given["untouched"] else "worse" if off > off_before else "better"
    return text(f"sequence.outcome.{verdict}", **given)
