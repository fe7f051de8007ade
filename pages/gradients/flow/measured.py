"""Both units on the same series, step by step, and how far each derivative reaches back. Pure.

A derivative can be 10^−400; it comes as two columns, ``key.m`` and ``key.e``: mantissa and power of ten.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from lstm_core.gradients.flow import FlowCurves, GradientFlow, gradient_flow, tanh_slope
from lstm_core.numbers.activations import FloatArray
from lstm_core.numbers.scaled import Scaled
from pages.gradients.series import RANDOM, series_of
from pages.gradients.state import GradientState
from pages.ui.load.kept import kept

READINGS: Mapping[str, str] = {
    "d_rnn": "rnn_h", "d_out": "lstm_h_c", "d_c": "lstm_c", "rail": "rail", "d_h": "lstm_h",
}  # fmt: skip
"""The readings and the engine's curves they are read off."""
LINES = tuple(READINGS)
SIZES = ("zero", "vanished", "fading", "alive", "growing", "exploded")
RNN_CASES = SIZES
OUT_CASES = (*SIZES, "saturated")
RAIL_CASES = ("all", "mostly", "gates", "less", "turned")
DIGITS = 12
FADING, VANISHED = 1, 6
"""Below 10^−1 a derivative is fading, below 10^−6 it has vanished; upwards likewise."""
ALL = 0.01
"""The memory line carries all of it as long as the ratio is this close to 1."""
MOST = 2.0
"""Up to this ratio the memory line carries more than half."""
SATURATED = 0.01
"""Below this slope hardly any change of the cell state gets through tanh."""

RNN_COLUMNS = {"rnn_h_prev": "h_prev", "p_h": "p_h", "p_x": "p_x", "z": "z", "rnn_h": "h"}
LSTM_COLUMNS = (
    "h_prev", "c_prev", "p_fh", "p_fx", "z_f", "f", "kept", "i", "g", "added", "c", "o", "tanh_c", "h",
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Measured:
    """``columns`` (T,) hold each step's values; ``lines`` (T,) log10 of each derivative by lag, NaN for 0."""

    flow: GradientFlow
    columns: Mapping[str, FloatArray]
    lines: Mapping[str, FloatArray]


def measured(state: GradientState) -> Measured:
    """Run both units on the state's series and measure."""
    return _measured(
        state.series, state.seed if state.series == RANDOM else 0, state.steps, state.size,
        tuple(state.rnn.items()), tuple(state.weights.items()),
    )  # fmt: skip


@kept
def _measured(
    series: str,
    seed: int,
    steps: int,
    size: float,
    rnn: tuple[tuple[str, float], ...],
    weights: tuple[tuple[str, float], ...],
) -> Measured:
    state = GradientState("", series, steps, size, dict(rnn), dict(weights))
    inputs = series_of(series, steps, seed) * size + 0.0
    flow = gradient_flow(state.lstm_parameters, state.rnn_parameters, inputs)
    columns = {"x": inputs, "slope": flow.factors}
    columns |= {key: _of(flow.rnn_trace, field) for key, field in RNN_COLUMNS.items()}
    columns |= {key: _of(flow.lstm_trace, key) for key in LSTM_COLUMNS}
    by_lag = readings(flow) | coming_out(flow, np.full(steps, flow.lstm_trace.c[-1]))
    # By lag the last step comes first; as a column the first step does.
    columns |= {key: column[::-1] for key, column in by_lag.items()}
    return Measured(flow, columns, log_lines(flow))


def _of(trace: object, field: str) -> FloatArray:
    return np.asarray(getattr(trace, field), dtype=np.float64)


def log_lines(curves: FlowCurves) -> dict[str, FloatArray]:
    """log10 of each absolute derivative, in the shape of the curves; NaN where it is exactly 0."""
    found = {}
    for key, name in READINGS.items():
        log10 = getattr(curves, name).log10
        found[key] = np.where(np.isfinite(log10), log10, np.nan)
    return found


def readings(curves: FlowCurves) -> dict[str, FloatArray]:
    """Mantissa and power of ten of each derivative, and which case it is for the RNN and the memory line.

    Shapes: those of the curves, one row. ``rnn_case`` and ``rail_case`` are places in the two lists of cases.
    """
    ratio = quotient(curves.lstm_c, curves.rail)
    found = _decimal({key: getattr(curves, name) for key, name in READINGS.items()})
    found["rnn_case"] = _sizes(curves.rnn_h)
    found["rail_case"] = _rail_cases(ratio)
    return found


def coming_out(curves: FlowCurves, c_last: FloatArray) -> dict[str, FloatArray]:
    """What decides how much of a change of the cell state reaches the last output: its value c_T and tanh's slope there.

    Shapes: those of the curves. ``out_case`` is a place in OUT_CASES.
    """
    slope = tanh_slope(c_last)
    found = _decimal({"c_last": Scaled.of(c_last), "flat": slope})
    size = _sizes(curves.lstm_h_c)
    is_small = (size == SIZES.index("vanished")) | (size == SIZES.index("fading"))
    by_tanh = (slope.nearest < SATURATED) & is_small
    found["out_case"] = np.where(by_tanh, float(OUT_CASES.index("saturated")), size)
    return found


def _decimal(curves: Mapping[str, Scaled]) -> dict[str, FloatArray]:
    found: dict[str, FloatArray] = {}
    for key, curve in curves.items():
        pairs = np.array(curve.decimal(DIGITS), dtype=np.float64).reshape(-1, 2)
        found |= {f"{key}.m": pairs[:, 0], f"{key}.e": pairs[:, 1]}
    return found


def quotient(above: Scaled, below: Scaled) -> Scaled:
    """One derivative over another, which is 0 only where the one above it is 0 too; 0 there."""
    mantissa = np.divide(above.m, below.m, out=np.zeros_like(above.m), where=below.m != 0.0)
    found = Scaled.of(mantissa)
    return Scaled(found.m, np.where(found.m == 0.0, found.e, found.e + above.e - below.e))


def _sizes(curve: Scaled) -> FloatArray:
    log10 = curve.log10
    zero, vanished, fading, alive, growing, exploded = range(len(SIZES))
    borders = [log10 == -np.inf, log10 < -VANISHED, log10 < -FADING, log10 <= FADING, log10 <= VANISHED]
    return np.select(borders, [zero, vanished, fading, alive, growing], exploded).astype(np.float64)


def _rail_cases(ratio: Scaled) -> FloatArray:
    size, sign = ratio.nearest, ratio.sign
    everything, mostly, gates, less, turned = range(len(RAIL_CASES))
    cases = [sign < 0.0, np.abs(size - 1.0) <= ALL, size < 1.0, size <= MOST]
    found = np.select(cases, [turned, everything, less, mostly], gates)
    return found.astype(np.float64)
