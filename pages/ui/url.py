"""A state as URL parameters and back.

Only what differs from the example and the defaults is written, so a link stays short enough to be
read out in class: ``/?example=memory-two&x=-10``. Reading never fails: what cannot be understood
falls back to the default and is named in one sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar

from lstm_core.examples import WorkedExample, is_visible
from lstm_core.symbols import RESULTS, SETTINGS
from lstm_core.vocabulary import BLOCKS, VOCABULARIES
from pages.ui.state import LONGEST, OWN, UnitState, number_from_text, numbers_of

STATE_PARAMETERS = {"x": "x", "h": "h_prev", "c": "c_prev"}
EXPLORE = ("numbers", "seek", "curve", "paper", "files")
MAX_TITLE = 80
T = TypeVar("T")
_DEFAULTS = UnitState(example="", numbers={})


def default_state(examples: Mapping[str, WorkedExample]) -> UnitState:
    """The first worked example, everything else at its default."""
    first = next(iter(examples))
    return UnitState(example=first, numbers=numbers_of(examples[first]))


def encode(state: UnitState, examples: Mapping[str, WorkedExample]) -> dict[str, str]:
    """The parameters a link to ``state`` needs; empty for the default state."""
    start = default_state(examples)
    base: Mapping[str, float] = numbers_of(examples[state.example]) if state.example in examples else {}
    query: dict[str, str] = {}
    if state.example != start.example:
        query["example"] = state.example
    if state.example == OWN and state.title:
        query["title"] = state.title
    for name, key in STATE_PARAMETERS.items():
        if state.numbers[key] != base.get(key):
            query[name] = _short(state.numbers[key])
    for block in BLOCKS:
        keys = _block_keys(block.letter)
        if any(state.numbers[key] != base.get(key) for key in keys):
            query[block.name] = ",".join(_short(state.numbers[key]) for key in keys)
    optional = {
        "paper": "" if state.decimals is None else str(state.decimals),
        "words": _unless_default(state.vocabulary, _DEFAULTS.vocabulary),
        "by": _unless_default(state.division, _DEFAULTS.division),
        "step": _unless_default(str(state.step), str(_DEFAULTS.step)),
        "open": state.explore,
        "seek": _unless_default(",".join(state.seek), ",".join(_DEFAULTS.seek)),
        "curve": _unless_default(",".join(state.curve), ",".join(_DEFAULTS.curve)),
    }
    return query | {name: text for name, text in optional.items() if text}


def decode(
    query: Mapping[str, str], examples: Mapping[str, WorkedExample], steps: Mapping[str, int]
) -> tuple[UnitState, tuple[str, ...]]:
    """The state a link describes, and one sentence for each parameter that could not be used.

    ``steps`` maps each division's id to its number of steps.
    """
    complaints: list[str] = []

    def read(name: str, default: T, parse: Callable[[str], T], accepted: str) -> T:
        if name not in query:
            return default
        try:
            return parse(query[name])
        except (ValueError, KeyError):
            complaints.append(f"“{name}” in the link is not {accepted}, so the default is shown.")
            return default

    start = default_state(examples)
    choices = (*examples, OWN)
    example = read("example", start.example, lambda text: _one_of(text, choices), "an example of this app")
    numbers = dict(numbers_of(examples.get(example, examples[start.example])))
    for name, key in STATE_PARAMETERS.items():
        numbers[key] = read(name, numbers[key], number_from_text, "a number")
    for block in BLOCKS:
        keys = _block_keys(block.letter)
        old = tuple(numbers[key] for key in keys)
        numbers |= zip(
            keys, read(block.name, old, _three, "three numbers with commas between them"), strict=True
        )
    division = read("by", start.division, lambda text: _one_of(text, tuple(steps)), "stages, steps or seven")
    state = replace(
        start,
        example=example,
        numbers=numbers,
        title="".join(filter(is_visible, query.get("title", "")))[:MAX_TITLE] if example == OWN else "",
        decimals=read("paper", None, lambda text: int(_one_of(text, tuple("123456"))), "a whole number from 1 to 6"),
        vocabulary=read("words", start.vocabulary, lambda t: _one_of(t, VOCABULARIES), "plain, standard, z or roles"),
        division=division,
        step=read(
            "step", 0, lambda t: int(_one_of(t, tuple(map(str, range(steps[division] + 1))))),
            f"a whole number from 0 to {steps[division]}",
        ),
        explore=read("open", "", lambda text: _one_of(text, EXPLORE), "a panel of this page"),
        seek=read("seek", start.seek, _seek, "a setting, a result and a number with commas between them"),
        curve=read("curve", start.curve, _curve, "a setting and a result with a comma between them"),
    )  # fmt: skip
    return state, tuple(complaints)


def _block_keys(letter: str) -> tuple[str, str, str]:
    return f"w_{letter}h", f"w_{letter}x", f"b_{letter}"


def _unless_default(text: str, default: str) -> str:
    return "" if text == default else text


def _short(number: float) -> str:
    return repr(int(number)) if number == int(number) and abs(number) < 1e15 else repr(number)


def _one_of(text: str, choices: tuple[str, ...]) -> str:
    if text not in choices:
        raise ValueError(text)
    return text


def _three(text: str) -> tuple[float, ...]:
    numbers = tuple(number_from_text(part) for part in text.split(","))
    if len(numbers) != 3:
        raise ValueError(text)
    return numbers


def _seek(text: str) -> tuple[str, str, str]:
    setting, result, target = text.split(",", 2)
    return _one_of(setting, SETTINGS), _one_of(result, RESULTS), target[:LONGEST]


def _curve(text: str) -> tuple[str, str]:
    setting, result = text.split(",")
    return _one_of(setting, SETTINGS), _one_of(result, RESULTS)
