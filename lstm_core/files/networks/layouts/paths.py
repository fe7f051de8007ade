"""Names that are paths, as TensorFlow, Keras and JAX write them: which layer an array belongs to, and which way it reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from lstm_core.layers.network import BACKWARD, FORWARD

_FORWARD = re.compile(r"(?:forward|fw)(?:[_.].*)?")
_BACKWARD = re.compile(r"(?:backward|bw)(?:[_.].*)?")
_CELL = re.compile(r"cell|(?:\w*_)?lstm_cell(?:_\d+)?|(?:Optimized)?LSTMCell")


@dataclass(frozen=True)
class Place:
    """Where an array stands: the layer, without its direction and its cell; and the direction."""

    layer: str
    direction: str = FORWARD


@dataclass(frozen=True)
class Group:
    """The arrays of one cell, under one path, by kind: "kernel", "bias" … with their full names."""

    path: str
    place: Place
    names: Mapping[str, str] = field(default_factory=dict)


def place_of(path: str) -> Place:
    """Return where the cell of a path stands: ``bidirectional/backward_layer/cell`` is the backward half of the first."""
    parts = [part for part in path.split("/") if part]
    while len(parts) > 1 and _CELL.fullmatch(parts[-1]):
        parts.pop()
    for at in range(len(parts) - 1, -1, -1):
        if _BACKWARD.fullmatch(parts[at]):
            return Place("/".join(parts[:at]) or "lstm", BACKWARD)
        if _FORWARD.fullmatch(parts[at]):
            return Place("/".join(parts[:at]) or "lstm", FORWARD)
    return Place("/".join(parts) or "lstm")


def groups_of(named: Iterable[tuple[str, str, str]]) -> list[Group]:
    """Return the arrays, given as (path, kind, name), by the path of their cell, in order of appearance."""
    found: dict[str, Group] = {}
    for path, kind, name in named:
        before = found.get(path, Group(path, place_of(path)))
        found[path] = replace(before, names={**before.names, kind: name})
    return list(found.values())


def layers_of(groups: Iterable[Group]) -> Iterator[tuple[str, list[Group]]]:
    """Yield each layer's name and its one group, or its two: forwards, then backwards."""
    layers: dict[str, list[Group]] = {}
    for group in groups:
        layers.setdefault(group.place.layer, []).append(group)
    for name, found in layers.items():
        ways = sorted(found, key=lambda group: group.place.direction == BACKWARD)
        if [group.place.direction for group in ways] in ([FORWARD], [BACKWARD], [FORWARD, BACKWARD]):
            yield name, ways
        else:
            yield from ((f"{name} ({number})", [group]) for number, group in enumerate(ways, 1))
