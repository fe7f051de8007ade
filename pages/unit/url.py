"""What a link to the unit's page can say.

Only what differs from the example and the defaults is written, so a link stays short enough to be
read out in class: ``/?example=memory-two&x=-10``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from lstm_core.files.documents import is_visible
from lstm_core.files.examples import WorkedExample
from lstm_core.words.symbols import RESULTS, SETTINGS
from pages.ui.params.cell_variant import cell_variant
from pages.ui.params.codecs import Codec, choice, integer, one_of
from pages.ui.params.links import OWN
from pages.ui.params.page_address import (
    PageAddress,
    Param,
    attribute,
    chooser,
    library,
    predicting,
    start_numbers,
    weight_blocks,
    words,
)
from pages.ui.params.typed_numbers import MAX_TYPED_CHARS
from pages.ui.params.unit_settings import numbers_of
from pages.unit.state import UnitState

PANELS = ("numbers", "seek", "curve", "paper", "files")
MAX_TITLE = 80


def default_state(examples: Mapping[str, WorkedExample]) -> UnitState:
    """The first worked example, everything else at its default."""
    first = next(iter(examples))
    return UnitState(example=first, numbers=dict(numbers_of(examples[first])))


def address(examples: Mapping[str, WorkedExample], steps: Mapping[str, int]) -> PageAddress[UnitState]:
    """The page's address among these examples; ``steps`` maps each division's id to its number of steps."""
    first = default_state(examples)

    def choose(state: UnitState, example: str) -> UnitState:
        return replace(
            state, example=example, numbers=dict(numbers_of(examples.get(example, examples[first.example])))
        )

    def base(state: UnitState) -> UnitState:
        if state.example in examples:
            return choose(first, state.example)
        # No example has the numbers of one's own: all are written.
        return replace(first, numbers=dict.fromkeys(SETTINGS, float("nan")))

    return PageAddress(
        (
            chooser(
                "example",
                lambda _: choice((*examples, OWN), "an example of this app"),
                choose,
                lambda: first.example,
            ),
            TITLE,
            *start_numbers(),
            *weight_blocks("numbers"),
            attribute("paper", integer(1, 6), "decimals"),
            *cell_variant(),
            words(),
            attribute("by", choice(tuple(steps)), "division"),
            attribute("step", lambda state: integer(0, steps[state.division])),
            attribute("open", choice(PANELS, "a panel of this page"), "explore"),
            predicting(),
            attribute("seek", SEEK),
            attribute("curve", CURVE),
            library(),
        ),
        lambda: first,
        base,
    )


def _seek(text: str) -> tuple[str, str, str]:
    setting, result, target = text.split(",", 2)
    return one_of(setting, SETTINGS), one_of(result, RESULTS), target[:MAX_TYPED_CHARS]


def _curve(text: str) -> tuple[str, str]:
    setting, result = text.split(",")
    return one_of(setting, SETTINGS), one_of(result, RESULTS)


def _title(text: str) -> str:
    return "".join(filter(is_visible, text))[:MAX_TITLE]


TITLE: Param[UnitState] = Param(
    "title",
    Codec(_title, str, "a title"),
    lambda state: state.title,
    lambda state, title: replace(state, title=title) if state.example == OWN else state,
    lambda state, _: state.title if state.example == OWN and state.title else None,
)
SEEK = Codec(_seek, ",".join, "a setting, a result and a number with commas between them")
CURVE = Codec(_curve, ",".join, "a setting and a result with a comma between them")
