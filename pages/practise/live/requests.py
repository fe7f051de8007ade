"""What the live part may ask for, each event checked, as the state after it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from lstm_core.exercises import KINDS, LEVELS, MAX_SEED
from pages.practise.live.lines import first_needed
from pages.practise.state import MAX_TYPED, SHOWN, PractiseState, Taken
from pages.ui.exchange.events import NOT_OURS, Event
from pages.ui.text.texts import text


def reduce(state: PractiseState, event: Event) -> PractiseState:
    """The state after one event: text (an answer), hint, walk, next, level or choose.

    Raises:
        ValueError: one sentence, when the event cannot be met.
    """
    kind = event.get("kind")
    if kind == "text":
        return _answered(state, event)
    if kind == "hint" and event.get("key") in state.asked:
        key = str(event["key"])
        return replace(state, taken=_ordered(state, {**state.hints, key: _next_hint(state, key)}))
    if kind == "walk":
        return _walked(state, event.get("step"))
    if kind == "next":
        return state.at(seed=(state.seed + 1) % (MAX_SEED + 1))
    if kind == "level" and type(by := event.get("by")) is int and state.level + by in LEVELS:
        return state.at(level=state.level + by)
    if kind == "choose" and event.get("name") in tuple(KINDS):
        return state.at(kind=str(event["name"]))
    raise ValueError(NOT_OURS)


def _answered(state: PractiseState, event: Event) -> PractiseState:
    key, typed = event.get("key"), event.get("text")
    if key not in state.asked or not isinstance(typed, str):
        raise ValueError(NOT_OURS)
    typed = " ".join(typed.split())
    if len(typed) > MAX_TYPED:
        raise ValueError(text("practise.refused.long", count=str(MAX_TYPED)))
    answers = {**state.answers, key: typed}
    return replace(state, answers={name: answers[name] for name in state.asked if answers.get(name)})


def _next_hint(state: PractiseState, key: str) -> int:
    """A choice has no equation: its one hint says which is right. Where an earlier answer has to be found first, none is taken."""
    is_choice = key in state.exercise.rules.choices
    more = 0 if first_needed(state, key) else 1
    return SHOWN if is_choice else min(state.hints.get(key, 0) + more, SHOWN)


def _walked(state: PractiseState, step: object) -> PractiseState:
    """The worked solution open to a line; results that it says and that were not right before are shown ones."""
    if type(step) is not int or not 0 <= step <= len(state.lines):
        raise ValueError(NOT_OURS)
    right = {key for key, mark in state.marks.items() if mark.verdict == "right"}
    seen = {key: SHOWN for key in state.lines[:step] if key in state.asked and key not in right}
    return replace(state, walk=step, taken=_ordered(state, {**state.hints, **seen}))


def _ordered(state: PractiseState, hints: Mapping[str, int]) -> Taken:
    return tuple((key, hints[key]) for key in state.asked if key in hints)
