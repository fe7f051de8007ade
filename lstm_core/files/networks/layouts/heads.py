"""The linear layer after the last LSTM layer, where a file holds exactly one that fits."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from lstm_core.files.networks.content import Content, numbers_of, short
from lstm_core.files.networks.source import Note, Part
from lstm_core.training.readout import LinearReadout

MOST_NAMED = 6
KINDS: Mapping[str, int] = {"weight": 0, "kernel": 1}
"""What a linear layer's weights are called, and which of their axes counts the outputs: PyTorch's, Keras's and Flax's."""


def with_heads(
    content: Content, parts: Mapping[str, Part], used: Collection[str], curve: str | None = ""
) -> dict[str, Part]:
    """Return the parts, with the linear layer where it belongs to one for certain, and a note of what is left out.

    ``used`` are the names of the LSTM layers' arrays. With several linear layers none is taken: what follows the
    first of them would be missing. Of several parts, all in a row may have it, or the only one that it fits. ``curve`` is what its sums pass through, None where
    the file says that it does not follow the last layer.
    """
    left = [name for name in content.arrays if name not in used]
    pairs = [pair for name in left if (pair := _pair(content, name, left)) is not None]
    if len(pairs) != 1 or curve is None:
        return {name: _noted(part, left) for name, part in parts.items()}
    weight, bias = pairs[0]
    weights = numbers_of(weight, content.arrays[weight])
    if KINDS[_kind(weight)]:
        weights = weights.T
    fits = {name for name, part in parts.items() if part.width == weights.shape[1]}
    whole = next(iter(parts))
    taken = fits if len(fits) == 1 else fits & {whole} if whole_of(parts) else set()
    head = LinearReadout(weights, numbers_of(bias, content.arrays[bias]))
    note = Note("head", {"name": short(weight), "outputs": head.n_outputs})
    return {
        name: _noted(
            replace(part, head=head, head_curve=curve, notes=(*part.notes, note)),
            [other for other in left if other not in (weight, bias)],
        )
        if name in taken
        else _noted(part, left)
        for name, part in parts.items()
    }


def whole_of(parts: Mapping[str, Part]) -> bool:
    """Whether the first part is all the others in a row."""
    first, *others = parts.values()
    return len(others) > 1 and len(first.layers) == sum(len(part.layers) for part in others)


def _noted(part: Part, left: list[str]) -> Part:
    if not left:
        return part
    named = tuple(short(name) for name in left[:MOST_NAMED])
    return replace(part, notes=(*part.notes, Note("left_out", {"count": len(left), "names": named})))


def _kind(weight: str) -> str:
    return next(kind for kind in KINDS if weight.endswith(kind))


def _pair(content: Content, name: str, left: list[str]) -> tuple[str, str] | None:
    """A linear layer's weights and bias by the name of its bias."""
    prefix = name.removesuffix("bias")
    if prefix == name:
        return None
    shape = content.arrays[name].shape
    for kind, axis in KINDS.items():
        weight = content.arrays.get(prefix + kind)
        fits = weight is not None and weight.ndim == 2 and weight.size and shape == (weight.shape[axis],)
        if fits and prefix + kind in left:
            return prefix + kind, name
    return None
