"""Which h goes where: the levels of a network as a picture shows them. Pure."""

from __future__ import annotations

from typing import Any

from pages.layer.live.written import mark_of, name_of, title_of
from pages.layer.runs import Given
from pages.layer.state import LayerState
from pages.ui.text.texts import text

WINDOW = 6
"""At most so many steps of the series stand side by side."""


def wiring_payload(given: Given, state: LayerState) -> dict[str, Any]:
    """Each level with its layers, the steps that are drawn, and the picture in words."""
    count = len(given.series)
    first = min(max(0, state.time - WINDOW // 2), max(0, count - WINDOW))
    return {
        "levels": [
            [{"layer": layer, "backward": given.runs[layer].is_backward} for layer in level]
            for level in given.network.levels
        ],
        "titles": [title_of(given, layer) for layer in range(len(given.runs))],
        "marks": [mark_of(given, layer) for layer in range(len(given.runs))],
        "first": first,
        "shown": min(WINDOW, count),
        "label": " ".join(_told(given)),
    }


def _told(given: Given) -> list[str]:
    said = [text("layer.wiring.label")]
    for layer, run in enumerate(given.runs):
        below = given.below(layer)
        key = "both" if len(below) > 1 else "stacked" if below else "series"
        names = {"layer": name_of(given, layer, first=True)}
        if below:
            names |= {"below": name_of(given, below[0]), "other": name_of(given, below[-1])}
        said.append(text(f"layer.wiring.{key}", **names))
        if run.is_backward:
            said.append(text("layer.wiring.backward", **names))
    return said
