"""The page's examples and sentences as they stand in their file. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from lstm_core.cells.rnn import RNN_NUMBERS
from lstm_core.words.vocabulary import BLOCKS
from pages.ui.params.links import block_keys
from pages.ui.text.segments import Segment

LESSON_FILE = Path(__file__).parents[2] / "assets" / "content" / "lessons" / "gradients.json"
_PLACEHOLDER = re.compile(r"\{(\w+)\}|\*\*(.+?)\*\*")


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
def gradient_lesson() -> Mapping[str, Any]:
    """The file as it is."""
    lesson: dict[str, Any] = json.loads(LESSON_FILE.read_text(encoding="utf-8"))
    return lesson


@cache
def flow_examples() -> Mapping[str, FlowExample]:
    """The examples by id, in the order of the file."""
    return {item["id"]: _example(item) for item in gradient_lesson()["examples"]}


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
    titles: dict[str, str] = gradient_lesson()["series"]
    return titles


@cache
def sentences(group: str) -> Mapping[str, list[Segment]]:
    """The sentences of a group by case: text, ``{"strong": text}`` and ``{"reading": key}`` in turn."""
    return {case: _segments(text) for case, text in gradient_lesson()[group].items()}


def _segments(template: str) -> list[Segment]:
    found: list[Segment] = []
    end = 0
    for match in _PLACEHOLDER.finditer(template):
        reading, strong = match.groups()
        found += [template[end : match.start()], {"reading": reading} if reading else {"strong": strong}]
        end = match.end()
    return [segment for segment in (*found, template[end:]) if segment]
