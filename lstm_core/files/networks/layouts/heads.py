"""The linear layer after the last LSTM layer, where a file holds exactly one that fits."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from lstm_core.files.networks.content import Content, numbers_of, short
from lstm_core.files.networks.source import Note, Part
from lstm_core.training.readout import LinearReadout

MOST_NAMED = 6


def with_head(content: Content, part: Part, used: Collection[str], turned: bool, curve: str = "") -> Part:
    """Return the part with its read-out, and with a note of what is left out.

    ``used`` are the names of the LSTM layers' arrays. Weights are (outputs, units), or (units, outputs) if
    ``turned``. With several linear layers none is taken: what follows the first of them would be missing.
    """
    left = [name for name in content.arrays if name not in used]
    pairs = [pair for name in left if (pair := _pair(content, name, left)) is not None]
    fitting = [
        (weight, bias)
        for weight, bias in pairs
        if content.arrays[weight].shape[0 if turned else 1] == part.width
    ]
    notes = list(part.notes)
    head = None
    if len(pairs) == 1 and fitting:
        weight, bias = fitting[0]
        weights = numbers_of(weight, content.arrays[weight])
        head = LinearReadout(weights.T if turned else weights, numbers_of(bias, content.arrays[bias]))
        notes.append(Note("head", {"name": short(weight), "outputs": head.n_outputs}))
        left = [name for name in left if name not in (weight, bias)]
    if left:
        named = tuple(short(name) for name in left[:MOST_NAMED])
        notes.append(Note("left_out", {"count": len(left), "names": named}))
    return replace(part, head=head, head_curve=curve if head else "", notes=tuple(notes))


def _pair(content: Content, name: str, left: list[str]) -> tuple[str, str] | None:
    """A linear layer's weights and bias by the name of its bias."""
    prefix, dot, last = name.rpartition("bias")
    if not dot or last:
        return None
    bias = content.arrays[name]
    for kind in ("weight", "kernel"):
        weight = content.arrays.get(prefix + kind)
        if prefix + kind in left and weight is not None and weight.ndim == 2 and weight.size:
            outputs = weight.shape[0 if kind == "weight" else 1]
            if bias.shape == (outputs,):
                return prefix + kind, name
    return None
