"""Layers checked, and put together to networks: what reads what, and what the file leaves open about that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from lstm_core.files.networks.content import short
from lstm_core.files.networks.source import Part, Stacked
from lstm_core.layers.network import FORWARD
from lstm_core.numbers.activations import FloatArray

G = TypeVar("G")
_OTHERS = {3: "a GRU", 1: "a plain RNN"}


def checked_layer(
    name: str,
    w_x: FloatArray,
    w_h: FloatArray,
    biases: tuple[FloatArray, ...],
    direction: str = FORWARD,
    level: int = 0,
    *,
    is_turned: bool = False,
) -> Stacked:
    """Return a layer whose arrays fit: ``w_h`` (4H, H), ``w_x`` (4H, D), each bias (4H,).

    Raises ValueError, which gives shapes as the file has them: ``is_turned`` says that rows are columns there.
    """
    called = short(name)
    if w_h.ndim != 2 or not w_h.size or w_h.shape[0] != 4 * w_h.shape[1]:
        kind = _OTHERS.get(w_h.shape[0] // w_h.shape[1]) if w_h.ndim == 2 and w_h.size else None
        as_one = f", as {kind} has" if kind and not w_h.shape[0] % w_h.shape[1] else ""
        raise ValueError(
            f"the recurrent weights beside {called} have shape {_shape(w_h, is_turned)}{as_one}; "
            f"expected four blocks of units × units, {'(1, 4) or (2, 8)' if is_turned else '(4, 1) or (8, 2)'} for instance"
        )
    rows = w_h.shape[0]
    if w_x.ndim != 2 or not w_x.size or w_x.shape[0] != rows:
        raise ValueError(
            f"{called} has shape {_shape(w_x, is_turned)} beside recurrent weights of shape {_shape(w_h, is_turned)}; "
            f"expected {rows} {'columns' if is_turned else 'rows'} (4 × {rows // 4} units) in both"
        )
    for bias in biases:
        if bias.shape != (rows,):
            raise ValueError(
                f"a bias beside {called} has shape {bias.shape} and the recurrent weights {_shape(w_h, is_turned)}; "
                f"expected {rows} numbers in the bias"
            )
    return Stacked(called, w_x, w_h, biases, direction, level)


def _shape(array: FloatArray, is_turned: bool) -> tuple[int, ...]:
    return array.shape[::-1] if is_turned else array.shape


def in_fours(groups: list[G], shape_of: Callable[[G], tuple[int, ...]]) -> list[G]:
    """Return the groups whose recurrent weights are four blocks of units × units; all of them where none is.

    A model may hold GRUs beside its LSTMs; where it holds nothing else, the refusal names what it has.
    """
    fours = [group for group in groups if (shape := shape_of(group)) and shape[0] == 4 * shape[-1]]
    return fours or groups


def parts_of(stacks: Mapping[str, Iterable[Stacked]]) -> dict[str, Part]:
    """Return the networks of a file by name: each stack, before them all of them in a row where that fits.

    Whether two stacks that fit read one another or stand side by side is not in a file of arrays: it is asked.
    """
    return with_chain({short(name): Part(tuple(layers)) for name, layers in stacks.items()})


def with_chain(parts: Mapping[str, Part]) -> dict[str, Part]:
    """Return the parts, and before them one of all of them in a row where each can read the one before."""
    whole = chained(parts)
    return {" + ".join(parts): whole, **parts} if whole and len(parts) > 1 else dict(parts)


def chained(parts: Mapping[str, Part]) -> Part | None:
    """Return the parts in a row as one; None where the next cannot read the one before, or has other curves."""
    layers: list[Stacked] = []
    width, level, curves = 0, 0, None
    for part in parts.values():
        if layers and (part.layers[0].n_inputs != width or part.curves != curves):
            return None
        layers += [replace(layer, level=layer.level + level) for layer in part.layers]
        width, level, curves = part.width, layers[-1].level + 1, part.curves
    last = list(parts.values())[-1] if parts else None
    return replace(last, layers=tuple(layers)) if last else None


def asked_of(parts: Mapping[str, Part]) -> dict[str, tuple[object, ...]]:
    """Return the question which part is meant, where there are several."""
    return {"part": tuple(parts)} if len(parts) > 1 else {}
