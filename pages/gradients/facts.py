"""What the texts around the page say in numbers, from the first example. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pages.gradients.flow.measured import READINGS, measured
from pages.gradients.flow.tables import scaled_text
from pages.gradients.state import default_state


@cache
def facts() -> Mapping[str, str]:
    """How far back one looks, and both units' derivatives there."""
    state = default_state()
    columns = measured(state).columns
    written = {
        key: scaled_text(columns[f"{key}.m"][state.step], columns[f"{key}.e"][state.step]) for key in READINGS
    }
    return {"lag": str(state.lag), "rnn": written["d_rnn"], "lstm": written["d_out"]}
