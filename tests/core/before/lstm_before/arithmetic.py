"""The scalar unit's arithmetic, written once and used by every exact or rounded step."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from tests.core.before.lstm_before.activations import FloatArray, sigmoid, tanh

RECORDED = (
    "p_fh",
    "p_fx",
    "z_f",
    "f",
    "kept",
    "p_ih",
    "p_ix",
    "z_i",
    "i",
    "p_gh",
    "p_gx",
    "z_g",
    "g",
    "added",
    "c",
    "p_oh",
    "p_ox",
    "z_o",
    "o",
    "tanh_c",
    "h",
)
"""Every computed quantity, in the order in which a person works them out."""

Rounding = Callable[[FloatArray], FloatArray]


def exact(value: FloatArray) -> FloatArray:
    """Return ``value`` unrounded; a negative zero becomes a plain zero, as one writes it."""
    return value + 0.0


def scalar_unit(
    numbers: Mapping[str, FloatArray], rounded: Rounding = exact, rounded_share: Rounding | None = None
) -> dict[str, FloatArray]:
    """Return the 21 recorded quantities of one step of the scalar unit.

    Equations, for each block k: z_k = (w_kh·h_prev + w_kx·x) + b_k; then f, i, o = σ(z),
    g = tanh(z_g), kept = f·c_prev, added = i·g, c = kept + added, h = o·tanh(c).
    ``numbers`` holds x, h_prev, c_prev and the twelve weights, each a float64 array; shapes
    broadcast. Every result passes through ``rounded`` before it is used, the three gate
    shares through ``rounded_share`` where given. Raises ValueError naming the first quantity
    that is too large for a float.
    Source: Hochreiter & Schmidhuber (1997); forget gate: Gers et al. (2000).
    """
    share = rounded if rounded_share is None else rounded_share
    out: dict[str, FloatArray] = {}

    def weighted_sum(k: str) -> FloatArray:
        out[f"p_{k}h"] = rounded(numbers[f"w_{k}h"] * numbers["h_prev"])
        out[f"p_{k}x"] = rounded(numbers[f"w_{k}x"] * numbers["x"])
        out[f"z_{k}"] = rounded((out[f"p_{k}h"] + out[f"p_{k}x"]) + numbers[f"b_{k}"])
        return out[f"z_{k}"]

    with np.errstate(over="ignore", invalid="ignore", under="ignore"):
        out["f"] = share(sigmoid(weighted_sum("f")))
        out["kept"] = rounded(out["f"] * numbers["c_prev"])
        out["i"] = share(sigmoid(weighted_sum("i")))
        out["g"] = rounded(tanh(weighted_sum("g")))
        out["added"] = rounded(out["i"] * out["g"])
        out["c"] = rounded(out["kept"] + out["added"])
        out["o"] = share(sigmoid(weighted_sum("o")))
        out["tanh_c"] = rounded(tanh(out["c"]))
        out["h"] = rounded(out["o"] * out["tanh_c"])
    _check_range(out)
    return {key: out[key] for key in RECORDED}


def too_large(key: str, where: str = "") -> ValueError:
    """Return the error for a quantity beyond the range of a float."""
    return ValueError(
        f"{key}{where} is too large to represent; "
        "expected inputs and weights whose products stay below about 1.8e308"
    )


def _check_range(out: Mapping[str, FloatArray]) -> None:
    # An overflowing product always reaches its sum, so four checks cover the common case.
    if all(np.isfinite(out[key]).all() for key in ("z_f", "z_i", "z_g", "z_o", "c")):
        return
    raise too_large(next(key for key in RECORDED if not np.isfinite(out[key]).all()))
