"""Which node of an ONNX model reads which: followed back and forth through what only rearranges numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from lstm_core.files.networks.content import Array, short
from lstm_core.files.networks.formats.onnx import Graph, Node

REARRANGING = {
    *("Squeeze", "Unsqueeze", "Transpose", "Reshape", "Identity", "Dropout", "Cast"),
    *("Slice", "Gather", "Flatten"),
}
"""Nodes that hand on the numbers of the first thing they read, or some of them."""

MAX_HOPS = 40


class Wiring:
    """Questions to a graph about its wires."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.maker = {output: node for node in graph.nodes for output in node.outputs if output}
        self.readers: dict[str, list[Node]] = {}
        for node in graph.nodes:
            for wire in dict.fromkeys(node.inputs):
                self.readers.setdefault(wire, []).append(node)

    def array(self, wire: str, what: str) -> Array:
        """Return the array that comes in on a wire. Raises ValueError where it is not kept in the file."""
        for _ in range(MAX_HOPS):
            if wire in self.graph.arrays:
                return self.graph.arrays[wire]
            if wire in self.graph.elsewhere:
                raise ValueError(
                    f"{what} is kept in another file beside the model; expected a model saved in one file"
                )
            node = self.maker.get(wire)
            if node is None or node.kind != "Identity" or not node.inputs:
                break
            wire = node.inputs[0]
        raise ValueError(
            f"{what} ({short(wire)}) is worked out while the model runs; expected weights in the file"
        )

    def origin(self, wire: str) -> Node | None:
        """Return the node whose numbers come in on a wire, rearranged perhaps; None for the model's own inputs."""
        for _ in range(MAX_HOPS):
            node = self.maker.get(wire)
            if node is None or node.kind not in REARRANGING or not node.inputs:
                return node
            wire = node.inputs[0]
        return None

    def is_a_row(self, nodes: Sequence[Node]) -> bool:
        """Whether every node but the first reads the output of the one before it."""
        return all(self.origin(node.inputs[0]) is before for before, node in pairwise(nodes) if node.inputs)

    def after(self, wires: Iterable[str]) -> list[Node]:
        """Return the nodes that read some wires, looking through what only rearranges."""
        waiting, seen, found = list(wires), set[str](), list[Node]()
        while waiting:
            wire = waiting.pop()
            if not wire or wire in seen:
                continue
            seen.add(wire)
            for node in self.readers.get(wire, []):
                if node.kind == "Shape":
                    continue
                if node.kind in REARRANGING:
                    waiting += node.outputs
                elif node not in found:
                    found.append(node)
        return found
