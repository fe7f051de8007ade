"""The two squashing curves of the unit and their slopes.

Both curves take any float64 number or array and never warn: the sigmoid is
computed from exp(-|z|), which lies in (0, 1] whatever z is.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
AnyFloats = npt.NDArray[np.floating[Any]]
"""Arrays of float32 or float64."""

SATURATED = 0.01
"""A sigmoid is saturated where it is below this or above 1 minus this. There its slope is less than 4·0.01·0.99, about 4 %,
of its steepest; tanh, which is a rescaled sigmoid, is equally flat above 0.98 in size."""
SATURATED_SLOPE = 4.0 * SATURATED * (1.0 - SATURATED)
"""The share of its steepest slope below which either curve is saturated."""


def sigmoid(z: npt.ArrayLike) -> FloatArray:
    """Return σ(z) = 1 / (1 + exp(-z)), the share a gate lets through.

    Shape: that of ``z``. Range: (0, 1) mathematically; beyond about z = 37 the
    nearest float is 1, and below about z = -745 it is 0.
    Source: the logistic function as used for gates by Hochreiter & Schmidhuber (1997).

    >>> from lstm_core import sigmoid
    >>> sigmoid([-2, 0, 2]).round(4).tolist()
    [0.1192, 0.5, 0.8808]
    """
    with np.errstate(under="ignore"):
        return np.asarray(sigmoid_unguarded(np.asarray(z, dtype=np.float64)))


def sigmoid_unguarded(z: FloatArray) -> FloatArray:
    """Return σ(z) of an array, for callers that have set NumPy's errstate themselves."""
    decay = np.exp(-np.abs(z))
    return np.where(z >= 0.0, 1.0, decay) / (1.0 + decay)


def sigmoid_number(z: float) -> float:
    """Return σ(z) of a plain float: the same bits as :func:`sigmoid`, without an array."""
    # NumPy's exp and not math's: the two may differ in the last bit.
    decay = float(np.exp(-abs(z)))
    return (1.0 if z >= 0.0 else decay) / (1.0 + decay)


def tanh_number(z: float) -> float:
    """Return tanh(z) of a plain float: the same bits as :func:`tanh`."""
    return float(np.tanh(z))


def sigmoid_into(z: AnyFloats, out: AnyFloats, scratch: AnyFloats) -> None:
    """Write σ(z) into ``out``, the same numbers as :func:`sigmoid` without new arrays.

    Shapes: ``z``, ``out`` and ``scratch`` agree; ``z`` is left unchanged.
    """
    np.copysign(z, -1.0, out=scratch)
    np.exp(scratch, out=scratch)
    np.add(scratch, 1.0, out=scratch)
    # exp(min(z, 0)) is the 1 or the exp(-|z|) above the fraction line, without a branch.
    np.minimum(z, 0.0, out=out)
    np.exp(out, out=out)
    np.divide(out, scratch, out=out)


def hard_sigmoid_keras2(z: npt.ArrayLike) -> FloatArray:
    """Return max(0, min(1, 0.2·z + 0.5)): straight between ±2.5, exactly 0 below and exactly 1 above.

    Shape: that of ``z``. Source: Keras before version 3, whose LSTM used it for the gates until 2.3.

    >>> from lstm_core.numbers.activations import hard_sigmoid_keras2
    >>> hard_sigmoid_keras2([-2.5, 0, 1, 2.75]).tolist()
    [0.0, 0.5, 0.7, 1.0]
    """
    return np.asarray(np.clip(0.2 * np.asarray(z, dtype=np.float64) + 0.5, 0.0, 1.0))


def hard_sigmoid_keras3(z: npt.ArrayLike) -> FloatArray:
    """Return max(0, min(6, z + 3)) / 6: straight between ±3, exactly 0 below and exactly 1 above.

    Shape: that of ``z``. Source: ``hard_sigmoid`` of Keras 3, ``hardsigmoid`` of PyTorch.

    >>> from lstm_core.numbers.activations import hard_sigmoid_keras3
    >>> hard_sigmoid_keras3([-3, 0, 1.5, 2.75]).round(6).tolist()
    [0.0, 0.5, 0.75, 0.958333]
    """
    return np.asarray(np.clip(np.asarray(z, dtype=np.float64) + 3.0, 0.0, 6.0) / 6.0)


def hard_sigmoid_keras2_number(z: float) -> float:
    """Return :func:`hard_sigmoid_keras2` of a plain float: the same bits, without an array."""
    return min(max(0.2 * z + 0.5, 0.0), 1.0)


def hard_sigmoid_keras3_number(z: float) -> float:
    """Return :func:`hard_sigmoid_keras3` of a plain float: the same bits, without an array."""
    return min(max(z + 3.0, 0.0), 6.0) / 6.0


def hard_sigmoid_keras2_slope_at(z: FloatArray) -> FloatArray:
    """Return 0.2 between ±2.5 and 0 elsewhere, the corners included."""
    return np.where(np.abs(z) < 2.5, 0.2, 0.0)


def hard_sigmoid_keras3_slope_at(z: FloatArray) -> FloatArray:
    """Return 1/6 between ±3 and 0 elsewhere, the corners included, as PyTorch does."""
    return np.where(np.abs(z) < 3.0, 1.0 / 6.0, 0.0)


def naive_sigmoid(z: npt.ArrayLike) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return exp(z), exp(z) + 1 and their quotient as float64 really gives them, for comparison only.

    On paper the quotient is σ(z); in floats it is inf / inf = nan from z = 710 on, while every
    z up to 709 gives what :func:`sigmoid` gives to about 1e-16. Shapes: that of ``z``.
    """
    z = np.asarray(z, dtype=np.float64)
    with np.errstate(over="ignore", invalid="ignore", under="ignore"):
        above = np.exp(z)
        below = above + 1.0
        return np.asarray(above), np.asarray(below), np.asarray(above / below)


def tanh(z: npt.ArrayLike) -> FloatArray:
    """Return tanh(z) = (exp(z) - exp(-z)) / (exp(z) + exp(-z)).

    Shape: that of ``z``. Range: (-1, 1) mathematically; beyond about |z| = 19 the
    nearest float is -1 or 1.

    >>> from lstm_core import tanh
    >>> tanh([-2, 0, 2]).round(4).tolist()
    [-0.964, 0.0, 0.964]
    """
    with np.errstate(under="ignore"):
        return np.asarray(np.tanh(np.asarray(z, dtype=np.float64)))


def sigmoid_slope(a: npt.ArrayLike) -> FloatArray:
    """Return dσ/dz = a · (1 - a) from the activation value ``a`` = σ(z).

    Shape: that of ``a``. Range: 0 to 1/4 for ``a`` in [0, 1].
    """
    a = np.asarray(a, dtype=np.float64)
    return np.asarray(a * (1.0 - a))


def sigmoid_slope_at(z: FloatArray) -> FloatArray:
    """Return dσ/dz = σ(z)·σ(−z) from the sum ``z``: it keeps its digits where 1 − σ(z) would be 0."""
    return sigmoid(z) * sigmoid(-z)


def tanh_slope_at(z: FloatArray) -> FloatArray:
    """Return dtanh/dz = 4·σ(2z)·σ(−2z) from the sum ``z``: above 0 as long as a float can hold it.

    From |z| ≈ 19 on tanh(z) rounds to ±1, and 1 − tanh²(z) to 0.
    """
    twice = 2.0 * z
    return 4.0 * sigmoid(twice) * sigmoid(-twice)


def tanh_slope(a: npt.ArrayLike) -> FloatArray:
    """Return dtanh/dz = 1 - a² from the activation value ``a`` = tanh(z).

    Shape: that of ``a``. Range: 0 to 1 for ``a`` in [-1, 1].
    """
    a = np.asarray(a, dtype=np.float64)
    return np.asarray(1.0 - a * a)
