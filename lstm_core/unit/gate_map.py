"""One gate as a map over input and short-term memory, and two claims about it put to the test.

A gate's sum w_h·h + w_x·x + b is the same along straight lines, so a map is its direction: the axis
along which the sum grows, and the line on which the share has a certain value. Every function takes
weights of any shapes that broadcast to (N,), so that a whole sweep of one weight is one call.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from lstm_core.numbers.activations import FloatArray, sigmoid, tanh
from lstm_core.numbers.validation import finite_number, one_of, refusal

LATTICE = (0.5, 1.0, 1.5, 2.0, 2.5, 3.0)
"""Sizes that a claim is tried at: every pair of them, 36 pairs."""

_FLAT = 1e-12


def sum_giving(value: float, curve: str) -> float:
    """Return the sum whose σ ("sigmoid") or tanh ("tanh") is ``value``.

    Equations: log(a / (1 − a)) and artanh(a). Raises ValueError at or beyond the curve's ends.
    """
    low = 0.0 if one_of("curve", curve, ("sigmoid", "tanh")) == "sigmoid" else -1.0
    wanted = finite_number("value", value)
    if not low < wanted < 1.0:
        raise refusal("value", value, f"a number between {low:g} and 1")
    return float(np.log(wanted / (1.0 - wanted)) if low == 0.0 else np.arctanh(wanted))


def axis(
    w_h: npt.ArrayLike, w_x: npt.ArrayLike, b: npt.ArrayLike, reach: float
) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
    """Return (x, h) where the sum is −reach and (x, h) where it is +reach, square to the level lines.

    Each (N,). The point for a sum s is (s − b)/(w_h² + w_x²) · (w_x, w_h). NaN where both weights
    are 0: the map is then of one value.
    """
    h, x, bias = _rows(w_h, w_x, b)
    with np.errstate(invalid="ignore", divide="ignore"):
        size = h * h + x * x
        size = np.where(size < _FLAT, np.nan, size)
        low, high = (-reach - bias) / size, (reach - bias) / size
        return low * x, low * h, high * x, high * h


def level_line(
    w_h: npt.ArrayLike, w_x: npt.ArrayLike, b: npt.ArrayLike, level: float, reach: float
) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
    """Return the ends (x, h), (x, h) of the line on which the sum is ``level``, within ±reach.

    Each (N,); NaN where the line does not cross the square.
    """
    weight_h, weight_x, bias = _rows(w_h, w_x, b)
    rest = level - bias
    # With a weight next to 0 the line runs far outside the square, perhaps beyond every float.
    with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
        edge = np.full_like(rest, reach)
        xs = np.stack([edge, -edge, (rest - weight_h * edge) / weight_x, (rest + weight_h * edge) / weight_x])
        hs = np.stack([(rest - weight_x * edge) / weight_h, (rest + weight_x * edge) / weight_h, edge, -edge])
        # A hair of room, so that a line through a corner is not lost to rounding.
        inside = (np.abs(xs) <= reach * (1 + 1e-12)) & (np.abs(hs) <= reach * (1 + 1e-12))
        first = np.argmax(inside, axis=0)
        rows = np.arange(rest.size)
        away = np.where(inside, (xs - xs[first, rows]) ** 2 + (hs - hs[first, rows]) ** 2, -1.0)
        last = np.argmax(away, axis=0)
    crosses = inside.sum(axis=0) >= 2
    ends = xs[first, rows], hs[first, rows], xs[last, rows], hs[last, rows]
    x1, h1, x2, h2 = (np.where(crosses, end, np.nan) for end in ends)
    return x1, h1, x2, h2


def differing_lets_less_through(
    w_h: npt.ArrayLike, w_x: npt.ArrayLike, b: npt.ArrayLike
) -> Mapping[str, FloatArray]:
    """Test "the more input and short-term memory differ, the less the gate lets through", each (N,).

    Every pair of positive sizes is tried as it is and with one of the two turned negative, which
    makes them differ more. ``holds`` is 1 where the share falls every time and 0 elsewhere (the
    sums are compared: σ rises everywhere, even where the nearest floats no longer do). The pair
    whose share changes worst: ``h``, ``x`` and its share ``agree`` before, ``turned_h``,
    ``turned_x`` and its share ``differ`` after.
    """
    weight_h, weight_x, bias = _rows(w_h, w_x, b)
    h, x = (side.ravel() for side in np.meshgrid(LATTICE, LATTICE, indexing="ij"))
    turned_h, turned_x = np.concatenate([h, -h]), np.concatenate([-x, x])
    h, x = np.tile(h, 2), np.tile(x, 2)
    before = np.multiply.outer(weight_h, h) + np.multiply.outer(weight_x, x) + bias[:, np.newaxis]
    after = (
        np.multiply.outer(weight_h, turned_h) + np.multiply.outer(weight_x, turned_x) + bias[:, np.newaxis]
    )
    agree, differ = sigmoid(before), sigmoid(after)
    # Where shares tie at 1 or 0 the sums decide, without outweighing any share.
    worst = np.argmax((differ - agree) + 1e-18 * np.clip(after - before, -1e6, 1e6), axis=1)
    rows = np.arange(weight_h.size)
    return {
        "holds": (after < before).all(axis=1).astype(np.float64),
        "h": h[worst],
        "x": x[worst],
        "turned_h": turned_h[worst],
        "turned_x": turned_x[worst],
        "agree": agree[rows, worst],
        "differ": differ[rows, worst],
    }


def keeps_a_common_sign(w_h: npt.ArrayLike, w_x: npt.ArrayLike, b: npt.ArrayLike) -> Mapping[str, FloatArray]:
    """Test "two positive numbers give a positive candidate, two negative ones a negative", each (N,).

    Every pair of sizes is tried with both signs. ``holds`` is 1 or 0; ``h``, ``x`` is the pair
    that does worst and ``agree`` its tanh of the sum. ``turned_h``, ``turned_x`` and ``differ``
    repeat them, so that both tests have the same entries.
    """
    weight_h, weight_x, bias = _rows(w_h, w_x, b)
    h, x = (side.ravel() for side in np.meshgrid(LATTICE, LATTICE, indexing="ij"))
    h, x = np.concatenate([h, -h]), np.concatenate([x, -x])
    total = np.multiply.outer(weight_h, h) + np.multiply.outer(weight_x, x) + bias[:, np.newaxis]
    right = total * np.sign(h)
    worst = np.argmin(right, axis=1)
    found = tanh(total)[np.arange(weight_h.size), worst]
    entries = {"h": h[worst], "x": x[worst], "turned_h": h[worst], "turned_x": x[worst]}
    return {"holds": (right > 0).all(axis=1).astype(np.float64), **entries, "agree": found, "differ": found}


def _rows(*weights: npt.ArrayLike) -> tuple[FloatArray, ...]:
    arrays = np.broadcast_arrays(*(np.atleast_1d(np.asarray(w, dtype=np.float64)) for w in weights))
    return tuple(np.array(array) for array in arrays)
