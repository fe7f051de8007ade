"""What the browser is told of an exercise: no result stands in it that the reader has not typed or asked to see. Pure."""

from __future__ import annotations

from typing import Any

from lstm_core.exercises import KINDS, LEVELS, Asked, Exercise
from lstm_core.words.symbols import SYMBOLS
from pages.practise.live.lines import first_needed, given_text, hint_lines, solution_lines
from pages.practise.settings import title_of
from pages.practise.state import SHOWN, PractiseState
from pages.ui.live.words import symbol_payload
from pages.ui.text.segments import segments
from pages.ui.text.texts import texts
from pages.ui.text.verdicts import for_browser

UNIT, SHEET = "unit", "sheet"


def practise_payload(state: PractiseState) -> dict[str, Any]:
    """Everything the live part shows of a state."""
    found = state.exercise
    told = texts(f"exercises.kinds.{state.kind}")
    return {
        "exercise": id_of(state),
        "kind": state.kind,
        "level": state.level,
        "levels": [LEVELS[0], LEVELS[-1]],
        "seed": None if state.numbers else state.seed,
        "title": title_of(state.kind),
        "task": segments(told["tasks"][state.level - 1]),
        "why": segments(told["why"]),
        "form": UNIT if is_of_unit(found) else SHEET,
        "symbols": {
            key: symbol_payload(found.symbols[key], state.vocabulary)
            for key in (*found.given, *found.cell.recorded)
        },
        "given": dict(found.given),
        "given_texts": {key: given_text(value) for key, value in found.given.items()},
        "values": _values(state),
        "asked": [_asked(state, asked) for asked in found.asked],
        "solution": {"lines": solution_lines(state), "at": state.walk, "of": len(state.lines)},
        "done": state.is_done,
        "shown": [key for key in state.asked if state.hints.get(key, 0) >= SHOWN],
        "kinds": [{"name": name, "title": title_of(name)} for name in KINDS],
        "vocabulary": state.vocabulary,
    }


def id_of(state: PractiseState) -> str | None:
    """What the exercise is remembered by; numbers of one's own have no name."""
    return None if state.numbers else f"{state.kind} {state.level} {state.seed}"


def is_of_unit(found: Exercise) -> bool:
    """Whether every quantity and equation is the unit's own, so that it can be shown in its picture."""
    results = found.cell.equations.items()
    return (
        not found.rules.choices
        and all(key in SYMBOLS and SYMBOLS[key].equation == tokens for key, tokens in results)
        and all(key in SYMBOLS for key in found.given)
    )


def _values(state: PractiseState) -> dict[str, float]:
    """The numbers that the picture may use: given ones, and the reader's own where they are right."""
    own = {
        key: mark.value
        for key, mark in state.marks.items()
        if mark.verdict == "right" and mark.value is not None
    }
    return {**state.exercise.given, **own}


def _asked(state: PractiseState, asked: Asked) -> dict[str, Any]:
    key = asked.key
    mark = state.marks.get(key)
    return {
        "key": key,
        "decimals": asked.decimals,
        "options": list(asked.options),
        "typed": state.answers.get(key, ""),
        "mark": mark and for_browser(mark),
        "hints": state.hints.get(key, 0),
        "lines": hint_lines(state, key),
        "first": first_needed(state, key),
    }
