"""What the texts around the page say in numbers, from the first example and the experiment. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pages.gradients.flow.measured import READINGS, measured
from pages.gradients.flow.tables import scaled_text
from pages.gradients.gap.claim import TOLD
from pages.gradients.state import default_state
from pages.ui.library.experiments import shipped


@cache
def facts() -> Mapping[str, str]:
    """How far back the first example looks, both units' derivatives there, and how long a gap networks learned."""
    state = default_state()
    columns = measured(state).columns
    written = {
        key: scaled_text(columns[f"{key}.m"][state.step], columns[f"{key}.e"][state.step]) for key in READINGS
    }
    return {
        "lag": str(state.lag),
        "rnn": written["d_rnn"],
        "lstm": written["d_out"],
        "line": written["rail"],
        "reach_rnn": _reach("rnn"),
        "reach_lstm": _reach("lstm"),
        "reach_told": _reach(TOLD),
    }


def _reach(kind: str) -> str:
    """The longest gap that a kind of network learned in the experiment; a dash where it has not been made."""
    results = shipped()
    reached = None if results is None else results.reach(kind)
    return "–" if reached is None else str(reached)
