"""ONNX: blocks i, o, f, c; W (directions, 4H, D), R (directions, 4H, H), B (directions, 8H) in two halves.

Source: ONNX documentation of the operator LSTM.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lstm_core.files.networks.content import Array, Content, numbers_of, short
from lstm_core.files.networks.formats.onnx import Attribute, Graph, Node
from lstm_core.files.networks.layouts.onnx.head import with_head_of
from lstm_core.files.networks.layouts.onnx.wiring import Wiring
from lstm_core.files.networks.layouts.parts import asked_of, chained, checked_layer
from lstm_core.files.networks.source import Note, Part, Source, Stacked
from lstm_core.layers.network import BACKWARD, FORWARD
from lstm_core.numbers.activations import FloatArray
from lstm_core.numbers.validation import shown
from lstm_core.words.variants import CellVariant, curve_of_slope

ORDER = "iofg"
WAYS: Mapping[str, tuple[str, ...]] = {
    "forward": (FORWARD,),
    "reverse": (BACKWARD,),
    "bidirectional": (FORWARD, BACKWARD),
}
_NAME = re.compile(r"(.*?)(?:^|[./_])([WRBP])")


def onnx_graph_source(graph: Graph) -> Source:
    """Return the LSTM nodes of a model. Raises ValueError for a model without any, and for settings that are not read."""
    nodes = [node for node in graph.nodes if node.kind == "LSTM"]
    if not nodes:
        others = sorted(
            {node.kind for node in graph.nodes if node.kind in ("GRU", "RNN", "DynamicQuantizeLSTM")}
        )
        holds = f"holds {' and '.join(others)} and no LSTM" if others else "holds no LSTM node"
        raise ValueError(f"the ONNX model {holds}; expected at least one LSTM with its weights in the file")
    wiring = Wiring(graph)
    parts: dict[str, Part] = {}
    for number, node in enumerate(nodes, 1):
        name = short(node.name) or f"LSTM {number}"
        parts[name if name not in parts else f"{name} ({number})"] = _part(wiring, node, name)
    whole = chained(parts) if wiring.is_a_row(nodes) else None
    if whole:
        parts = {" + ".join(parts): with_head_of(whole, wiring, nodes[-1])}
    return Source("onnx", ORDER, parts, asked=asked_of(parts))


def onnx_arrays_source(content: Content) -> Source | None:
    """Return the layers of arrays called W, R and B, None where there are none."""
    groups: dict[str, dict[str, str]] = {}
    for name in content.arrays:
        if match := _NAME.fullmatch(name):
            groups.setdefault(match[1], {})[match[2]] = name
    groups = {prefix: names for prefix, names in groups.items() if {"W", "R"} <= names.keys()}
    if not groups:
        return None
    parts = {}
    for prefix, names in groups.items():
        if "P" in names:
            raise ValueError(f"{short(names['P'])} holds peephole weights; accepted are LSTMs without them")
        called = short(prefix.strip("./_")) or "lstm"
        parts[called] = Part(
            tuple(layers_of_arrays(called, {kind: content.arrays[name] for kind, name in names.items()}))
        )
    return Source("onnx", ORDER, parts, asked=asked_of(parts), notes=(Note("halves", {}),))


def layers_of_arrays(name: str, arrays: Mapping[str, Array]) -> list[Stacked]:
    """Return the one layer of W, R and perhaps B, or its two directions. Raises ValueError for other shapes."""
    shape = arrays["W"].shape
    ways = (FORWARD, BACKWARD) if len(shape) == 3 and shape[0] == 2 else (FORWARD,)
    return list(_layers(name, arrays, ways))


def _part(wiring: Wiring, node: Node, name: str) -> Part:
    way = str(node.settings.get("direction", "forward"))
    if way not in WAYS:
        raise ValueError(f"{name} has the direction {shown(way)}; accepted are {', '.join(WAYS)}")
    if len(node.inputs) > 7 and node.inputs[7]:
        raise ValueError(f"{name} has peephole weights; accepted are LSTMs without them")
    for key in ("clip", "input_forget"):
        if node.settings.get(key):
            raise ValueError(f"{name} has the setting {key}; accepted are LSTMs without it")
    if len(node.inputs) < 3:
        raise ValueError(f"{name} reads {len(node.inputs)} things; expected X, W and R")
    arrays = {}
    for kind, at in (("W", 1), ("R", 2), ("B", 3)):
        if len(node.inputs) > at and node.inputs[at]:
            arrays[kind] = wiring.array(node.inputs[at], f"{kind} of {name}")
    layers = tuple(_layers(name, arrays, WAYS[way]))
    return Part(layers, curves=_curves(name, node.settings, len(WAYS[way])), notes=(Note("halves", {}),))


def _layers(name: str, arrays: Mapping[str, Array], ways: tuple[str, ...]) -> Iterator[Stacked]:
    numbers = {
        kind: _with_ways(numbers_of(f"{kind} of {name}", array), kind) for kind, array in arrays.items()
    }
    for kind, array in numbers.items():
        if array.shape[0] != len(ways) or array.ndim != (2 if kind == "B" else 3):
            raise ValueError(
                f"{kind} of {name} has shape {array.shape}; expected {len(ways)} in front for its directions, "
                "then four blocks"
            )
    for at, way in enumerate(ways):
        biases: tuple[FloatArray, ...] = ()
        if "B" in numbers:
            both = numbers["B"][at]
            half = len(both) // 2
            biases = (both[:half], both[half:])
        yield checked_layer(name, numbers["W"][at], numbers["R"][at], biases, way)


def _with_ways(array: FloatArray, kind: str) -> FloatArray:
    """The array with its axis of directions, which a person may have left out."""
    return array[None] if array.ndim == (1 if kind == "B" else 2) else array


def _curves(name: str, settings: Mapping[str, Attribute], ways: int) -> CellVariant:
    given = settings.get("activations", ("Sigmoid", "Tanh", "Tanh") * ways)
    curves = tuple(map(str, given)) if isinstance(given, tuple) else ()
    usable = {"Sigmoid", "HardSigmoid"}, {"Tanh", "Affine"}, {"Tanh", "Affine"}
    if len(curves) != 3 * ways or curves != curves[:3] * ways:
        raise ValueError(
            f"{name} has the curves {shown(curves)}; expected three, the same in both directions"
        )
    if any(curve not in known for curve, known in zip(curves, usable, strict=False)):
        raise ValueError(
            f"{name} has the curves {shown(curves[:3])}; accepted are Sigmoid or HardSigmoid, Tanh, Tanh"
        )
    alpha, beta = (_numbers(settings.get(key)) for key in ("activation_alpha", "activation_beta"))
    if "Affine" in curves and ({*alpha} - {1.0} or {*beta} - {0.0} or not alpha):
        raise ValueError(f"{name} stretches what it lets through; accepted is Affine with alpha 1 and beta 0")
    gates = "sigmoid" if curves[0] == "Sigmoid" else _hard(name, alpha, beta)
    return CellVariant(gates, curves[1] == "Tanh", curves[2] == "Tanh")


def _hard(name: str, alpha: tuple[float, ...], beta: tuple[float, ...]) -> str:
    slope, middle = (alpha or (0.2,))[0], (beta or (0.5,))[0]
    curve = curve_of_slope(slope)
    if curve is None or middle != 0.5:
        raise ValueError(
            f"{name} has a hard sigmoid of slope {slope:.6g}; accepted are the slopes 0.2 and 1/6"
        )
    return curve


def _numbers(value: Attribute | None) -> tuple[float, ...]:
    return tuple(float(one) for one in value) if isinstance(value, tuple) else ()
