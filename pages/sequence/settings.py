"""What can be set above the live part: which series, what beside it, which words. Pure."""

from __future__ import annotations

from dataclasses import replace

from pages.sequence.state import NOTHING, OWN, SequenceState, of_example, title_beside, title_of
from pages.ui.library.sequences import shipped_sequences
from pages.ui.params.boxes import Row, Select, words_box
from pages.ui.text.texts import text
from pages.ui.visits.curves import curves_group

UNTOUCHED = "untouched"


def _series(state: SequenceState) -> list[str]:
    return [*shipped_sequences(), *([OWN] if state.example == OWN else [])]


def _title(name: str, state: SequenceState) -> str:
    examples = shipped_sequences()
    return examples[name].title if name in examples else title_of(state)


def _with_series(state: SequenceState, name: str) -> SequenceState:
    """Take the series; its weights too, unless it uses those that have just been worked on."""
    examples = shipped_sequences()
    if name not in examples:
        return state
    chosen = of_example(examples[name])
    known = examples.get(state.example)
    if known is not None and of_example(known).weights == chosen.weights:
        chosen = replace(chosen, weights=state.weights)
    if state.other == OWN:
        chosen = replace(chosen, other=OWN, other_days=state.other_days)
    return replace(
        chosen, hold=state.hold, variant=state.variant, vocabulary=state.vocabulary,
        explore=state.explore, predict=state.predict, day=min(state.day, len(chosen.days) - 1),
    )  # fmt: skip


def _others(state: SequenceState) -> list[str]:
    if state.is_touched:
        return [UNTOUCHED]
    return [NOTHING, *shipped_sequences(), *([OWN] if state.other == OWN else [])]


def _other_title(name: str, state: SequenceState) -> str:
    if name in (NOTHING, UNTOUCHED):
        return text(f"sequence.settings.{'untouched' if name else 'nothing'}")
    examples = shipped_sequences()
    return examples[name].title if name in examples else title_beside(state).capitalize()


ROWS: tuple[Row[SequenceState], ...] = (
    (
        Select("example", text("sequence.settings.series"), 230, options=_series, title=_title, choose=_with_series),
        Select(
            "other", text("sequence.settings.other"), 230, options=_others, title=_other_title,
            value=lambda state: UNTOUCHED if state.is_touched else state.other,
            choose=lambda state, name: state if name == UNTOUCHED else replace(state, other=name),
            told=lambda state: text(f"sequence.settings.{'held' if state.is_touched else 'shared'}"),
        ),
        curves_group(),
        words_box(),
    ),
)  # fmt: skip
