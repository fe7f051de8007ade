"""From a day to the page of one unit: a link that shows exactly this day. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from pages.sequence.state import SequenceState
from pages.ui.params.cell_variant import variant_query
from pages.ui.params.codecs import short
from pages.ui.params.links import OWN, address, weights_query
from pages.ui.params.typed_numbers import MAX_SETTING
from pages.ui.text.texts import text


def open_this_day(state: SequenceState, values: Mapping[str, float]) -> dict[str, str]:
    """The link's words and its address; no address, but why, where that page cannot show so large a memory."""
    label = text("sequence.onward.open", day=str(state.day + 1))
    for memory, key in (("c_prev", "far"), ("h_prev", "far_output")):
        if abs(values[memory]) > MAX_SETTING:
            why = text(f"sequence.onward.{key}", state.vocabulary, most=f"{MAX_SETTING:,}")
            return {"label": label, "why": why}
    return {"label": label, "address": address("unit", unit_query(state, values))}


def unit_query(state: SequenceState, values: Mapping[str, float]) -> dict[str, str]:
    """The address parameters with which the unit's page shows exactly this day, nothing held."""
    memories = {"x": values["x"], "h": values["h_prev"], "c": values["c_prev"]}
    words = {} if state.vocabulary == SequenceState("", (), {}).vocabulary else {"words": state.vocabulary}
    return {
        "example": OWN,
        "title": f"Day {state.day + 1}",
        **{name: short(number) for name, number in memories.items()},
        **weights_query(state.weights),
        **variant_query(state.variant),
        **words,
    }
