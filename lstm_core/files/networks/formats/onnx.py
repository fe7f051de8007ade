"""An ``.onnx`` file: nodes, what each reads and gives, and the arrays that are kept in the file.

Source: the message definitions of onnx.proto, by the numbers of their fields.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice

import numpy as np

from lstm_core.files.networks.content import Array, count_checked
from lstm_core.files.networks.formats.numbers import MAX_AXES, array_of_bytes
from lstm_core.files.networks.formats.protobuf import (
    Value,
    Wire,
    bytes_of,
    damaged,
    numbers_in,
    signed,
    text_of,
)

TYPES: Mapping[int, str] = {1: "f4", 6: "i4", 7: "i8", 10: "f2", 11: "f8", 16: "bf2"}
_ROWS: Mapping[int, str] = {4: "f4", 9: "raw", 10: "f8"}
MAX_INTS = 64

Attribute = int | float | str | tuple[int, ...] | tuple[float, ...] | tuple[str, ...] | Array


@dataclass(frozen=True, eq=False)
class Node:
    """One operation: its kind, the names of what it reads and gives, and its settings."""

    kind: str
    name: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    settings: Mapping[str, Attribute] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Graph:
    """The nodes in the file's order, and its arrays by name."""

    nodes: tuple[Node, ...]
    arrays: Mapping[str, Array]
    elsewhere: frozenset[str]
    """The names of arrays that are kept in another file."""


def graph_of(content: bytes) -> Graph:
    """Return the graph of a model. Raises ValueError for bytes that are none, and for more than a network has."""
    reader = _Reader()
    for number, value in reader.wire.fields(memoryview(content)):
        if number == 7:
            return reader.graph(bytes_of(value))
    raise damaged()


class _Reader:
    def __init__(self) -> None:
        self.wire = Wire()
        self.elsewhere: set[str] = set()

    def graph(self, message: memoryview) -> Graph:
        nodes, arrays = list[Node](), dict[str, Array]()
        for number, value in self.wire.fields(message):
            if number == 1:
                nodes.append(self.node(bytes_of(value)))
            elif number == 5:
                name, array = self.array(bytes_of(value))
                if array is not None:
                    arrays[name] = array
                count_checked(len(arrays), "the model")
        for node in nodes:
            constant = node.settings.get("value") if node.kind == "Constant" else None
            if isinstance(constant, np.ndarray) and node.outputs:
                arrays[node.outputs[0]] = constant
        return Graph(tuple(nodes), arrays, frozenset(self.elsewhere))

    def node(self, message: memoryview) -> Node:
        inputs, outputs, settings = [], [], {}
        texts = {3: "", 4: ""}
        for number, value in self.wire.fields(message):
            if number == 1:
                inputs.append(text_of(value))
            elif number == 2:
                outputs.append(text_of(value))
            elif number in texts:
                texts[number] = text_of(value)
            elif number == 5:
                name, setting = self.setting(bytes_of(value))
                if setting is not None:
                    settings[name] = setting
        return Node(texts[4], texts[3], tuple(inputs), tuple(outputs), settings)

    def setting(self, message: memoryview) -> tuple[str, Attribute | None]:
        """A node's setting: its name, and its value where that is a number, a text, a row of them or an array."""
        name, found = "", None
        floats, integers, words = list[float](), list[int](), list[str]()
        for number, value in self.wire.fields(message):
            if number == 1:
                name = text_of(value)
            elif number == 2:
                (found,) = struct.unpack("<f", _sized(value, 4))
            elif number == 3:
                found = signed(value) if isinstance(value, int) else None
            elif number == 4:
                found = text_of(value)
            elif number == 5:
                _, found = self.array(bytes_of(value))
            elif number == 7 and not isinstance(value, int):
                if not len(value) % 4:
                    floats += [one for (one,) in struct.iter_unpack("<f", value[: 4 * MAX_INTS])]
            elif number == 8 and len(integers) < MAX_INTS:
                integers += islice(numbers_in(value), MAX_INTS)
            elif number == 9 and len(words) < MAX_INTS:
                words.append(text_of(value))
        return name, tuple(floats) or tuple(integers) or tuple(words) or found

    def array(self, message: memoryview) -> tuple[str, Array | None]:
        """An array's name and numbers, None where they are kept elsewhere or are of another type."""
        name, kind, shape, is_elsewhere = "", 0, list[int](), False
        data: dict[str, list[memoryview]] = {}
        for number, value in self.wire.fields(message):
            if number == 1:
                for size in numbers_in(value):
                    shape.append(size)
                    if len(shape) > MAX_AXES:
                        raise damaged()
            elif number == 2 and isinstance(value, int):
                kind = value
            elif number == 8:
                name = text_of(value)
            elif number in _ROWS:
                data.setdefault(_ROWS[number], []).append(bytes_of(value))
            elif number in (13, 14):
                is_elsewhere = is_elsewhere or value != 0
        if is_elsewhere:
            self.elsewhere.add(name)
            return name, None
        kept = data.get("raw") or data.get(TYPES.get(kind, "none")) or []
        if kind not in TYPES or not kept:
            return name, None
        joined = kept[0] if len(kept) == 1 else b"".join(kept)
        return name, array_of_bytes(name or "an array", TYPES[kind], shape, joined)


def _sized(value: Value, size: int) -> memoryview:
    if isinstance(value, int) or len(value) != size:
        raise damaged()
    return value
