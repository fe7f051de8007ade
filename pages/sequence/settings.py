"""What can be set above the live part: which series, what beside it, which words. Pure."""

from __future__ import annotations

from dataclasses import replace

from pages.sequence.state import NOTHING, OWN, SequenceState, of_example, title_beside, title_of
from pages.ui.library.sequences import shipped_sequences
from pages.ui.params.boxes import Row, Select, words_box

UNTOUCHED = "untouched"
HELD = "With a gate held or the tanh dropped, the untouched run stands beside the changed one."
OTHER = "The other series runs through the same weights."


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
        chosen, hold=state.hold, candidate=state.candidate, vocabulary=state.vocabulary,
        explore=state.explore, day=min(state.day, len(chosen.days) - 1),
    )  # fmt: skip


def _others(state: SequenceState) -> list[str]:
    if state.is_touched:
        return [UNTOUCHED]
    return [NOTHING, *shipped_sequences(), *([OWN] if state.other == OWN else [])]


def _other_title(name: str, state: SequenceState) -> str:
    if name in (NOTHING, UNTOUCHED):
        return "Nothing" if name == NOTHING else "The untouched run"
    examples = shipped_sequences()
    return examples[name].title if name in examples else title_beside(state).capitalize()


ROWS: tuple[Row[SequenceState], ...] = (
    (
        Select("example", "Series", 230, options=_series, title=_title, choose=_with_series),
        Select(
            "other", "Compare with", 230, options=_others, title=_other_title,
            value=lambda state: UNTOUCHED if state.is_touched else state.other,
            choose=lambda state, name: state if name == UNTOUCHED else replace(state, other=name),
            told=lambda state: HELD if state.is_touched else OTHER,
        ),
        words_box(),
    ),
)  # fmt: skip
