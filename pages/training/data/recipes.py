"""The recipe that comes with the app: two series, where training starts, how it goes and where it must end."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from lstm_core.cells.parameters import LSTMParameters

FILE = Path(__file__).parents[3] / "assets" / "content" / "recipes" / "companies.json"


@dataclass(frozen=True)
class Data:
    """Series with their targets: one target for a whole series, or one for each of its days."""

    names: tuple[str, ...]
    series: tuple[tuple[float, ...], ...]
    targets: tuple[tuple[float, ...], ...]

    def short(self, place: int) -> str:
        """A name that fits beside a number: A for Company A."""
        return self.names[place].rpartition(" ")[2]

    def targets_at(self, loss_on: str) -> list[float] | list[list[float]]:
        """Targets as the engine takes them; a single target stands for every day."""
        if loss_on == "last":
            return [wanted[-1] for wanted in self.targets]
        return [
            list(wanted if len(wanted) == len(days) else wanted[-1:] * len(days))
            for wanted, days in zip(self.targets, self.series, strict=True)
        ]


@dataclass(frozen=True)
class Recipe:
    """A training that was published: its data, its start, its settings and the weights it must land on."""

    title: str
    source: str
    data: Data
    start: Mapping[str, float]
    published: Mapping[str, float]
    optimiser: str
    learning_rate: float
    epochs: int


@cache
def companies() -> Recipe:
    """Companies A and B."""
    found = json.loads(FILE.read_text(encoding="utf-8"))
    items = found["series"]
    return Recipe(
        title=found["title"],
        source=found["source"],
        data=Data(
            names=tuple(item["name"] for item in items),
            series=tuple(tuple(map(float, item["values"])) for item in items),
            targets=tuple((float(item["target"]),) for item in items),
        ),
        start=_weights(found["start"]),
        published=_weights(found["published"]),
        optimiser=found["optimiser"],
        learning_rate=found["learning_rate"],
        epochs=found["epochs"],
    )


def _weights(blocks: dict[str, list[float]]) -> Mapping[str, float]:
    return MappingProxyType(LSTMParameters.scalar(**blocks).settable)
