"""Two runs compared in sentences: when they part, what did it, and how each stands to its target. Pure."""

from __future__ import annotations

from lstm_core.unit.compare import Difference
from lstm_core.words.symbols import SYMBOLS
from pages.sequence.runs import Runs
from pages.sequence.state import SequenceState
from pages.ui.text.names import lower_first
from pages.ui.text.numbers import fixed, precise

TOLERANCE = 0.05
CAUSES = {"forget": "f", "carried": "c_prev", "input": "i", "candidate": "g", "output": "o", "memory": "c"}


def parting_sentence(state: SequenceState, runs: Runs, parting: Difference) -> str:
    """On which day the two runs' short-term memories part, and what did most of it."""
    name = _name("h_prev", state)
    day = parting.first_beyond(TOLERANCE)
    if day is None:
        return (
            f"The {name} of both runs stays within {fixed(TOLERANCE, 2)} of each other on every day: "
            f"at most {precise(float(abs(parting.h).max()))} apart."
        )
    here, there = (float(trace.h[day]) for trace in (runs.shown, runs.beside) if trace is not None)
    verb = "The prediction breaks" if runs.is_untouched else "They part"
    return (
        f"**{verb} on day {day + 1}**: there the {name} is {precise(here)} ({runs.names[0]}) and "
        f"{precise(there)} ({runs.names[1]}), more than {fixed(TOLERANCE, 2)} apart for the first time. "
        f"{_cause(state, parting, day)}"
    )


def _cause(state: SequenceState, parting: Difference, day: int) -> str:
    of_h, of_c = parting.cause_of_h(day), parting.cause_of_c(day)
    if of_h == "output":
        return f"Most of it is the doing of the gate “{_title('o', state)}” ({_share(parting, 'output', 'h', day)})."
    return (
        f"Most of it comes from the {_name('c_prev', state)} ({_share(parting, 'memory', 'h', day)}), and there from "
        f"{_cause_of_c(of_c, state)} ({_share(parting, of_c, 'c', day)})."
    )


def _cause_of_c(cause: str, state: SequenceState) -> str:
    if cause == "carried":
        return "what the days before had left different"
    return f"“{_title(CAUSES[cause], state)}”"


def _share(parting: Difference, cause: str, whole: str, day: int) -> str:
    part, total = (float(getattr(parting, name)[day]) for name in (cause, whole))
    return f"{precise(part)} of {precise(total)}"


def outcome_sentence(state: SequenceState, runs: Runs) -> str:
    """What the last day says, on both runs, and what it should say."""
    name = _name("h_prev", state)
    last = float(runs.shown.h[-1])
    text = f"On the last day the {name} is **{precise(last)}**"
    if runs.is_untouched and runs.beside is not None:
        text += f" instead of {precise(float(runs.beside.h[-1]))}"
    if state.target is not None:
        text += f"; its target is {fixed(state.target, 2)}, so it is {precise(abs(last - state.target))} off"
    return f"{text}."


def _name(key: str, state: SequenceState) -> str:
    return lower_first(_title(key, state))


def _title(key: str, state: SequenceState) -> str:
    return SYMBOLS[key].names[state.vocabulary]
