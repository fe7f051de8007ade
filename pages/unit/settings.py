"""What can be set above the diagram: which example, which arithmetic, which words. Pure."""

from __future__ import annotations

from dataclasses import replace

from pages.ui.library.examples import shipped_examples
from pages.ui.params.boxes import Row, Select, words_box
from pages.ui.params.links import OWN
from pages.ui.params.unit_settings import numbers_of
from pages.ui.text.texts import text
from pages.ui.visits.curves import curves_group
from pages.unit.state import UnitState
from pages.unit.titles import title_of

EXACT = 0


def _examples(state: UnitState) -> list[str]:
    return [*shipped_examples(), *([OWN] if state.example == OWN else [])]


def _title(name: str, state: UnitState) -> str:
    examples = shipped_examples()
    return examples[name].title if name in examples else title_of(state)


def _with_example(state: UnitState, name: str) -> UnitState:
    examples = shipped_examples()
    if name not in examples:
        return state
    return replace(state, example=name, title="", numbers=numbers_of(examples[name]))


def _arithmetic(decimals: int, _: UnitState) -> str:
    if decimals == EXACT:
        return text("unit.row.exact")
    return text("unit.row.by_hand", decimals=counted(decimals))


def counted(decimals: int) -> str:
    """How many decimals, in words."""
    return text(f"unit.decimals.{'one' if decimals == 1 else 'more'}", count=str(decimals))


ROWS: tuple[Row[UnitState], ...] = (
    (
        Select("example", text("unit.row.example"), 220, options=_examples, title=_title, choose=_with_example),
        Select(
            "decimals", text("unit.row.arithmetic"), 175, options=lambda _: range(EXACT, 7), title=_arithmetic,
            value=lambda state: state.decimals or EXACT,
            choose=lambda state, decimals: replace(state, decimals=decimals or None),
            told=lambda _: text("unit.row.by_hand_told"),
        ),
        curves_group(),
        words_box(),
    ),
)  # fmt: skip
