"""What can be set above the live part: where to start from, which series, which words. Pure."""

from __future__ import annotations

from dataclasses import replace

from pages.gradients.lesson import flow_examples, series_titles
from pages.gradients.series import MAX_SEED, RANDOM, series_names
from pages.gradients.state import GradientState, of_example, start_of
from pages.ui.params.boxes import Number, Row, Select, words_box
from pages.ui.text.texts import text


def _title(name: str, state: GradientState) -> str:
    title = flow_examples()[name].title
    is_other = state.is_changed and name == state.example
    return text("gradients.settings.changed", title=title) if is_other else title


def _with_example(state: GradientState, name: str) -> GradientState:
    return start_of(replace(state, example=of_example(flow_examples()[name]).example))


ROWS: tuple[Row[GradientState], ...] = (
    (
        Select(
            "example", text("gradients.settings.example"), 260,
            options=lambda _: [*flow_examples()], title=_title, choose=_with_example,
        ),
        Select(
            "series", text("gradients.settings.series"), 220, options=lambda _: series_names(),
            title=lambda name, _: series_titles()[name],
            told=lambda _: text("gradients.settings.series_help"),
        ),
        Number("seed", text("gradients.settings.seed"), 120, low=0, high=MAX_SEED, here=lambda state: state.series == RANDOM),
        words_box(),
    ),
)  # fmt: skip
