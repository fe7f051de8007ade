"""The page's examples as they stand in its file. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from lstm_core.cells.rnn import RNN_NUMBERS
from lstm_core.words.vocabulary import BLOCKS
from pages.ui.params.links import block_keys
from pages.ui.text.texts import texts


@dataclass(frozen=True)
class FlowExample:
    """A start for both units: which series, how long and how large it is, and all fifteen weights."""

    id: str
    title: str
    point: str
    series: str
    steps: int
    size: float
    rnn: Mapping[str, float]
    weights: Mapping[str, float]


@cache
def flow_examples() -> Mapping[str, FlowExample]:
    """The examples by id, in the order of the file."""
    return {item["id"]: _example(item) for item in texts("gradients.examples")}


def _example(item: Mapping[str, Any]) -> FlowExample:
    weights = {
        key: float(value)
        for block in BLOCKS
        for key, value in zip(block_keys(block.letter), item["lstm"][block.name], strict=True)
    }
    return FlowExample(
        item["id"],
        item["title"],
        item["point"],
        item["series"],
        item["steps"],
        float(item["size"]),
        {name: float(value) for name, value in zip(RNN_NUMBERS, item["rnn"], strict=True)},
        weights,
    )


def series_titles() -> Mapping[str, str]:
    """What each kind of series is called."""
    titles: dict[str, str] = texts("gradients.series")
    return titles
