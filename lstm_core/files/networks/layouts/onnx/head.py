"""The linear layer after the last LSTM of an ONNX model: one Gemm, or MatMul and Add."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from lstm_core.files.networks.content import numbers_of, short
from lstm_core.files.networks.formats.onnx import Node
from lstm_core.files.networks.layouts.onnx.wiring import Wiring
from lstm_core.files.networks.source import Note, Part
from lstm_core.numbers.activations import FloatArray
from lstm_core.training.readout import LinearReadout

CURVES = {
    "Sigmoid": "sigmoid",
    "Tanh": "tanh",
    "Relu": "relu",
    "Softmax": "softmax",
    "LogSoftmax": "log_softmax",
}


def with_head_of(part: Part, wiring: Wiring, last: Node) -> Part:
    """Return the part with the linear layer that alone reads the last LSTM's output; without one where others do."""
    found = _linear(wiring, last)
    if found is None:
        return part
    name, weights, bias, outputs = found
    if weights.ndim != 2 or weights.shape[1] != part.width or bias.shape != weights.shape[:1]:
        return part
    after = wiring.after(outputs)
    if any(node.kind not in CURVES for node in after) or len(after) > 1:
        return replace(part, notes=(*part.notes, Note("left_out", {"count": 1, "names": (name,)})))
    head = LinearReadout(weights, bias)
    curve = CURVES[after[0].kind] if after else "linear"
    note = Note("head", {"name": name, "outputs": head.n_outputs})
    return replace(part, head=head, head_curve=curve, notes=(*part.notes, note))


def _linear(wiring: Wiring, last: Node) -> tuple[str, FloatArray, FloatArray, tuple[str, ...]] | None:
    after = wiring.after(last.outputs)
    if len(after) != 1 or len(after[0].inputs) < 2:
        return None
    node = after[0]
    if node.kind == "Gemm":
        weights = _numbers(wiring, node.inputs[1])
        plain = all(
            node.settings.get(key, 1.0) == 1.0 for key in ("alpha", "beta")
        ) and not node.settings.get("transA")
        if weights is None or weights.ndim != 2 or not plain:
            return None
        weights = weights if node.settings.get("transB") else weights.T
        bias = _numbers(wiring, node.inputs[2]) if len(node.inputs) > 2 else np.zeros(weights.shape[0])
        return (short(node.name or node.inputs[1]), weights, bias, node.outputs) if bias is not None else None
    if node.kind != "MatMul":
        return None
    weights = _numbers(wiring, node.inputs[1])
    added = wiring.after(node.outputs)
    if weights is None or weights.ndim != 2 or len(added) != 1 or added[0].kind != "Add":
        return None
    sums = [_numbers(wiring, wire) for wire in added[0].inputs]
    bias = next((one for one in sums if one is not None), None)
    return (
        (short(node.name or node.inputs[1]), weights.T, bias, added[0].outputs) if bias is not None else None
    )


def _numbers(wiring: Wiring, wire: str) -> FloatArray | None:
    array = wiring.graph.arrays.get(wire)
    return None if array is None else numbers_of(wire, array)
