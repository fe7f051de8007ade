"""The series that come with the app, in the order of their files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from pages.forecast.run.recipe import Recipe, choosing_for

FOLDER = Path(__file__).parents[2] / "assets" / "content" / "series"


@dataclass(frozen=True)
class Measure:
    """What the series' numbers measure, for a sentence: ``factor`` times a value are so many of the ``noun``."""

    noun: str
    factor: float
    average: str


@dataclass(frozen=True)
class Series:
    """Numbers in order, what they are, and the settings that suit them.

    The value number k (from 0) belongs to x = ``start`` + k / ``per``; ``period`` is the length of a
    season, None where there is none; ``measure`` is given where an error is worth saying in things that one can count, and ``dates``
    where a person's own table has them.
    """

    id: str
    title: str
    unit: str
    point: str
    source: str
    rights: str
    x_title: str
    start: int
    per: int
    period: int | None
    recipe: Recipe
    epochs: int
    values: tuple[float, ...]
    measure: Measure | None = None
    dates: tuple[str, ...] = ()


@cache
def shipped_series() -> Mapping[str, Series]:
    """The series by id."""
    read = [_read(path) for path in sorted(FOLDER.glob("*.json"))]
    return {series.id: series for series in read}


def _read(path: Path) -> Series:
    data = json.loads(path.read_text(encoding="utf-8"))
    network = data.pop("network")
    epochs = network.pop("epochs")
    del data["format"]
    data.pop("generator", None)
    values = tuple(map(float, data.pop("values")))
    measure = Measure(**data.pop("measure")) if "measure" in data else None
    recipe = Recipe(**network)
    if "choosing" not in network:
        recipe = replace(recipe, choosing=choosing_for(len(values), recipe))
    return Series(**data, recipe=recipe, epochs=epochs, values=values, measure=measure)
