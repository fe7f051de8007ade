"""A state of the unit's page as URL parameters and back.

Only what differs from the example and the defaults is written, so a link stays short enough to be
read out in class: ``/?example=memory-two&x=-10``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from lstm_core.files.documents import is_visible
from lstm_core.files.examples import WorkedExample
from lstm_core.words.symbols import RESULTS, SETTINGS
from pages.gate_by_gate.state import UnitState
from pages.ui.params.codecs import NUMBER, WORDS, Codec, integer, one_of, short
from pages.ui.params.links import OWN, LinkReader, unless_default, weights_query
from pages.ui.params.typed_numbers import MAX_TYPED_CHARS
from pages.ui.params.unit_settings import STATE_PARAMETERS, numbers_of

EXPLORE = ("numbers", "seek", "curve", "paper", "files")
MAX_TITLE = 80
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
            query[name] = short(state.numbers[key])
    query |= weights_query(state.numbers, base)
    optional = {
        "paper": "" if state.decimals is None else str(state.decimals),
        "words": unless_default(state.vocabulary, _DEFAULTS.vocabulary),
        "by": unless_default(state.division, _DEFAULTS.division),
        "step": unless_default(str(state.step), str(_DEFAULTS.step)),
        "open": state.explore,
        "seek": unless_default(SEEK.write(state.seek), SEEK.write(_DEFAULTS.seek)),
        "curve": unless_default(CURVE.write(state.curve), CURVE.write(_DEFAULTS.curve)),
    }
    return query | {name: text for name, text in optional.items() if text}


def decode(
    query: Mapping[str, str], examples: Mapping[str, WorkedExample], steps: Mapping[str, int]
) -> tuple[UnitState, tuple[str, ...]]:
    """The state a link describes, and one sentence for each parameter that could not be used.

    ``steps`` maps each division's id to its number of steps.
    """
    link = LinkReader(query)
    start = default_state(examples)
    example = link.choice("example", start.example, (*examples, OWN), "an example of this app")
    numbers = dict(numbers_of(examples.get(example, examples[start.example])))
    for name, key in STATE_PARAMETERS.items():
        numbers[key] = link.read(name, numbers[key], NUMBER)
    numbers = link.weights(numbers)
    division = link.choice("by", start.division, tuple(steps))
    state = replace(
        start,
        example=example,
        numbers=numbers,
        title="".join(filter(is_visible, query.get("title", "")))[:MAX_TITLE] if example == OWN else "",
        decimals=link.read("paper", None, integer(1, 6)),
        vocabulary=link.read("words", start.vocabulary, WORDS),
        division=division,
        step=link.read("step", 0, integer(0, steps[division])),
        explore=link.choice("open", "", EXPLORE, "a panel of this page"),
        seek=link.read("seek", start.seek, SEEK),
        curve=link.read("curve", start.curve, CURVE),
    )
    return state, tuple(link.complaints)


def _seek(text: str) -> tuple[str, str, str]:
    setting, result, target = text.split(",", 2)
    return one_of(setting, SETTINGS), one_of(result, RESULTS), target[:MAX_TYPED_CHARS]


def _curve(text: str) -> tuple[str, str]:
    setting, result = text.split(",")
    return one_of(setting, SETTINGS), one_of(result, RESULTS)


SEEK = Codec(_seek, ",".join, "a setting, a result and a number with commas between them")
CURVE = Codec(_curve, ",".join, "a setting and a result with a comma between them")
