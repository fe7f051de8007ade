"""One input on both curves: values, slopes, tangents, tanh rebuilt from the sigmoid, and the naive quotient."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from lstm_core.numbers.activations import FloatArray, naive_sigmoid, sigmoid, tanh
from lstm_core.numbers.validation import finite_array, finite_number, refusal

RECORDED = (
    *("sigmoid", "rest", "sigmoid_slope", "sigmoid_part", "tanh", "tanh_slope", "tanh_part"),
    *("doubled", "sigmoid_doubled", "twice", "rebuilt", "difference", "exp", "exp_plus_one", "naive"),
)
"""What is recorded for an input: see :func:`on_both_curves`."""

STEEPEST_SIGMOID, STEEPEST_TANH = 0.25, 1.0


def on_both_curves(z: npt.ArrayLike) -> dict[str, FloatArray]:
    """Return everything recorded about ``z``, each entry with its shape.

    ``sigmoid`` = σ(z) and ``rest`` = 1 − σ(z) = σ(−z); ``sigmoid_slope`` = σ(z)·σ(−z) and
    ``tanh_slope`` = 1 − tanh²z = 4·σ(2z)·σ(−2z), which keep their digits where 1 − a would be 0;
    ``…_part`` is each slope's share of its steepest; ``doubled`` = 2z, ``sigmoid_doubled`` = σ(2z),
    ``twice`` = 2σ(2z), ``rebuilt`` = 2σ(2z) − 1, which is tanh(z), and ``difference`` = rebuilt −
    tanh; ``exp``, ``exp_plus_one`` and ``naive`` as :func:`lstm_core.numbers.activations.naive_sigmoid`,
    so that these alone may be infinite or not a number. Raises ValueError for NaN or infinity.
    """
    given = finite_array("z", z)
    with np.errstate(over="ignore", under="ignore"):
        share, rest, squashed, doubled = sigmoid(given), sigmoid(-given), tanh(given), 2.0 * given
        of_double = sigmoid(doubled)
        sigmoid_slope = share * rest
        tanh_slope = 4.0 * of_double * sigmoid(-doubled)
    above, below, naive = naive_sigmoid(given)
    twice = 2.0 * of_double
    rebuilt = twice - 1.0
    values = (
        *(share, rest, sigmoid_slope, sigmoid_slope / STEEPEST_SIGMOID),
        *(squashed, tanh_slope, tanh_slope / STEEPEST_TANH),
        *(doubled, of_double, twice, rebuilt, rebuilt - squashed, above, below, naive),
    )
    return dict(zip(RECORDED, map(np.asarray, values), strict=True))


def tangent(value: FloatArray, slope: FloatArray, half: float) -> tuple[FloatArray, FloatArray]:
    """Return the tangent's height ``half`` to the left and to the right of where it touches."""
    return value - slope * half, value + slope * half


def faded_beyond(part: object) -> tuple[float, float]:
    """Return the |z| beyond which the slope of σ, and of tanh, is below ``part`` of its steepest.

    Equations: σ'(z) / ¼ = 1/cosh²(z/2) and tanh'(z) = 1/cosh²(z), so |z| = 2·arcosh(part^−½) and
    arcosh(part^−½). Raises ValueError unless 0 < part ≤ 1.
    """
    wanted = finite_number("part", part)
    if not 0.0 < wanted <= 1.0:
        raise refusal("part", part, "a number above 0 and up to 1")
    reach = float(np.arccosh(1.0 / np.sqrt(wanted)))
    return 2.0 * reach, reach
