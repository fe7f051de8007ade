"""What can be set above the exercise: its kind, how hard it is, its number, the words. Pure."""

from __future__ import annotations

from lstm_core.exercises import KINDS, LEVELS, MAX_SEED
from pages.practise.state import PractiseState
from pages.ui.params.boxes import Number, Row, Select, words_box
from pages.ui.text.texts import text

ROWS: tuple[Row[PractiseState], ...] = (
    (
        Select(
            "kind", text("practise.row.kind"), 226, options=lambda _: tuple(KINDS), title=lambda name, _: title_of(name),
            choose=lambda state, name: state.at(kind=name),
        ),
        Select(
            "level", text("practise.row.level"), 112, options=lambda _: LEVELS,
            title=lambda level, _: text(f"practise.levels.{level}"),
            choose=lambda state, level: state.at(level=level),
        ),
        Number(
            "seed", text("practise.row.seed"), 130, low=0, high=MAX_SEED, here=lambda state: not state.numbers,
            choose=lambda state, seed: state.at(seed=seed), told=lambda _: text("practise.row.seed_told"),
        ),
        words_box(),
    ),
)  # fmt: skip


def title_of(kind: str) -> str:
    """What a kind of exercise is called."""
    return text(f"exercises.kinds.{kind}.title")
