"""How far a derivative reaches back: the plain recurrent unit and the LSTM on the same series.

Every curve is a product along time, kept with a power of its own (:mod:`lstm_core.numbers.scaled`): 10^−400
is as right as 0.5, and only a derivative that is exactly 0 has no place on a log axis.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

import numpy as np

from lstm_core.cells.cell import Cell
from lstm_core.cells.derivatives import local_slopes, step_back, transitions
from lstm_core.cells.lstm import LSTM, WEIGHT_NAMES
from lstm_core.cells.parameters import LSTMParameters
from lstm_core.cells.rnn import RNN, RNN_NUMBERS
from lstm_core.cells.rnn_parameters import RNNParameters
from lstm_core.cells.trace import SequenceTrace
from lstm_core.numbers.activations import FloatArray
from lstm_core.numbers.scaled import Scaled
from lstm_core.numbers.validation import finite_array, refusal
from lstm_core.rnn.run import run_rnn
from lstm_core.rnn.sweep import sweep_rnn
from lstm_core.unit.sequence import run
from lstm_core.unit.sweep_sequence import sweep_sequence
from lstm_core.words.tokens import SIGMOID

MAX_STEPS = 500
INPUT_SIZE = "input_size"
"""The sweepable quantity that multiplies every input of the series."""

_USED = (*LSTM.sums, "g", "c_prev", "c", "tanh_c")


@dataclass(frozen=True, eq=False)
class FlowCurves:
    """Derivatives of the last step T by step t = T − lag, entry ``lag`` of the last axis; read-only.

    ``rnn_h``: ∂h_T/∂h_t of the recurrent unit = Π w_h·(1 − h²). ``lstm_c``: ∂c_T/∂c_t, every way
    included, that through h_t too. ``lstm_h_c``: ∂h_T/∂c_t likewise, o_T·tanh′(c_T) at lag 0: what a
    loss at h_T asks of the memory. ``lstm_h``: ∂h_T/∂h_t of the LSTM, c_t held still. ``rail``:
    Π f, what ∂c_T/∂c_t would be along the rail alone. All but ``lstm_h_c`` are 1 at lag 0. A curve's
    ``log10`` and ``sign`` are right however far it falls or rises; its ``nearest`` is what floats can hold.
    """

    rnn_h: Scaled
    lstm_c: Scaled
    lstm_h_c: Scaled
    lstm_h: Scaled
    rail: Scaled

    def __post_init__(self) -> None:
        for key in CURVES:
            for array in (getattr(self, key).m, getattr(self, key).e):
                array.setflags(write=False)


CURVES = tuple(item.name for item in fields(FlowCurves))
"""The curves, in the order of their fields."""


@dataclass(frozen=True, eq=False)
class GradientFlow(FlowCurves):
    """The curves of one series, each (T,), with the traces they come from.

    ``factors`` (T,) are the recurrent unit's slopes w_h·(1 − h_t²), one per step, whose products
    ``rnn_h`` holds; the rail's factors are ``lstm_trace.f``.
    """

    factors: FloatArray
    lstm_trace: SequenceTrace
    rnn_trace: SequenceTrace

    def __post_init__(self) -> None:
        super().__post_init__()
        self.factors.setflags(write=False)

    def __len__(self) -> int:
        """Return T, the number of steps and of lags."""
        return len(self.lstm_trace)


@dataclass(frozen=True, eq=False)
class SweptFlow(FlowCurves):
    """The curves once per value of one number, each (N, T)."""

    quantity: tuple[str, ...]
    values: FloatArray

    def __len__(self) -> int:
        """Return N, the number of values."""
        return int(self.values.size)

    def at(self, n: int) -> FlowCurves:
        """Return the curves for value number ``n``. Raises IndexError outside the sweep."""
        return FlowCurves(*(getattr(self, key)[n] for key in CURVES))


def gradient_flow(
    lstm: LSTMParameters, rnn: RNNParameters, xs: object, h0: float = 0.0, c0: float = 0.0
) -> GradientFlow:
    """Return how the last memories of both scalar units depend on those of every step of ``xs``.

    Shapes: ``xs`` (T,), 1 to 500 steps; ``h0`` starts both short-term memories, ``c0`` the
    long-term one. Equations: ∂h_t/∂h_{t−1} = w_h·(1 − h_t²) for the recurrent unit, those of
    :func:`lstm_core.gradients.jacobians.jacobian_products` for the LSTM. Each slope comes from the recorded
    sum in front of its curve, 1 − tanh²(z) = 4e^{−2|z|} / (1 + e^{−2|z|})², so that it does not
    round to 0 where tanh rounds to 1. Raises ValueError for larger units, other lengths, NaN and
    infinity, and as ``run`` and ``run_rnn``. Source: Bengio, Simard & Frasconi (1994); Pascanu,
    Mikolov & Bengio (2013); for the rail Hochreiter & Schmidhuber (1997).

    >>> from lstm_core import LSTMParameters, RNNParameters, gradient_flow
    >>> unit = LSTMParameters.scalar(forget=(2.70, 1.63, 1.62), input=(2.00, 1.65, 0.62),
    ...                              candidate=(1.41, 0.94, -0.32), output=(4.38, -0.19, 0.59))
    >>> flow = gradient_flow(unit, RNNParameters.scalar(w_h=0.5, w_x=1, b=0), [0.0] * 5)
    >>> [float(f"{value:.4g}") for value in flow.rnn_h.nearest]
    [1.0, 0.5, 0.25, 0.125, 0.0625]
    """
    days = _days(xs)
    numbers, w_h = _weights(lstm), np.asarray(rnn.settable["w_h"])
    lstm_trace, rnn_trace = run(lstm, days, h0, c0), run_rnn(rnn, days, h0)
    columns = {key: getattr(lstm_trace, key)[:, np.newaxis] for key in _USED}
    slopes = _rnn_slopes(w_h, rnn_trace.z[:, np.newaxis])
    curves = _lstm_curves(numbers, columns) | {"rnn_h": _by_lag(slopes)}
    return GradientFlow(
        **{key: curve[:, 0] for key, curve in curves.items()},
        factors=slopes.nearest[:, 0],
        lstm_trace=lstm_trace,
        rnn_trace=rnn_trace,
    )


def sweep_gradient_flow(
    lstm: LSTMParameters,
    rnn: RNNParameters,
    xs: object,
    quantity: str | tuple[str, str],
    values: object,
    h0: float = 0.0,
    c0: float = 0.0,
) -> SweptFlow:
    """Return the curves of :func:`gradient_flow` once per value: (N, T) each.

    ``quantity`` is one of the LSTM's twelve weights, one of the recurrent unit's "w_h", "w_x",
    "b", a pair of one of each, or "input_size", which multiplies every input by the value. Raises
    ValueError for other quantities, values that are not a row of finite numbers, and likewise.

    >>> from lstm_core import LSTMParameters, RNNParameters, sweep_gradient_flow
    >>> unit = LSTMParameters.scalar(forget=(2.70, 1.63, 1.62), input=(2.00, 1.65, 0.62),
    ...                              candidate=(1.41, 0.94, -0.32), output=(4.38, -0.19, 0.59))
    >>> flow = sweep_gradient_flow(unit, RNNParameters.scalar(w_h=0.5, w_x=1, b=0), [0.0] * 3, "w_h", [0.5, 2])
    >>> flow.rnn_h.nearest.tolist()
    [[1.0, 0.5, 0.25], [1.0, 2.0, 4.0]]
    """
    days, grid, names = _days(xs), finite_array("values", values), _names(quantity)
    if grid.ndim != 1 or not grid.size:
        raise ValueError(f"values has shape {grid.shape}; expected a row of at least one number")
    numbers, w_h = _weights(lstm), np.asarray(rnn.settable["w_h"])
    lstm_name = next((name for name in names if name in WEIGHT_NAMES), None)
    rnn_name = next((name for name in names if name in RNN_NUMBERS), None)
    inputs = days[:, np.newaxis, np.newaxis]
    if names == (INPUT_SIZE,):
        with np.errstate(over="ignore"):
            inputs = finite_array("an input times its size", inputs * grid[:, np.newaxis])
    if lstm_name:
        swept = sweep_sequence(lstm, days, h0, c0, lstm_name, grid)
        columns = {key: getattr(swept, key).T for key in _USED}
        numbers[lstm_name] = grid
    else:
        trace = run(lstm, inputs, h0, c0)
        columns = {key: getattr(trace, key)[..., 0] for key in _USED}
    if rnn_name:
        z = sweep_rnn(rnn, days, h0, rnn_name, grid).z.T
        w_h = grid if rnn_name == "w_h" else w_h
    else:
        z = run_rnn(rnn, inputs, h0).z[..., 0]
    curves = _lstm_curves(numbers, columns) | {"rnn_h": _by_lag(_rnn_slopes(w_h, z))}
    return SweptFlow(
        **{key: _wide(curve, grid.size) for key, curve in curves.items()}, quantity=names, values=grid
    )


def _days(xs: object) -> FloatArray:
    days = finite_array("xs", xs)
    if days.ndim != 1 or not 1 <= days.size <= MAX_STEPS:
        raise ValueError(f"xs has shape {days.shape}; expected one row of 1 to {MAX_STEPS} numbers")
    return days


def _names(quantity: object) -> tuple[str, ...]:
    names = quantity if isinstance(quantity, tuple) else (quantity,)
    known = [sum(name in group for name in names) for group in (WEIGHT_NAMES, RNN_NUMBERS, (INPUT_SIZE,))]
    if known not in ([1, 0, 0], [0, 1, 0], [1, 1, 0], [0, 0, 1]) or sum(known) != len(names):
        accepted = f"one of {', '.join(WEIGHT_NAMES)}, one of {', '.join(RNN_NUMBERS)}, a pair of these, or {INPUT_SIZE}"
        raise refusal("quantity", quantity, accepted)
    return names


def _rnn_slopes(w_h: FloatArray, z: FloatArray) -> Scaled:
    """Return ∂h_t/∂h_{t−1} of the recurrent unit for every step."""
    return transitions(RNN, _slopes(RNN, {"w_h": w_h, "z": z}), _ONE)["h"]["h_prev"]


def _lstm_curves(numbers: Mapping[str, FloatArray], v: Mapping[str, FloatArray]) -> dict[str, Scaled]:
    """Return the LSTM's curves (T, N) by lag from the recorded fields (T, N)."""
    known = {**numbers, **v}
    by = transitions(LSTM, _slopes(LSTM, known), _ONE)
    c_c, h_c, h_h = _products(by)
    return {"lstm_c": c_c, "lstm_h_c": h_c, "lstm_h": h_h, "rail": _by_lag(by["c"]["c_prev"])}


_ONE = Scaled.of(1.0)


def _slopes(cell: Cell, known: Mapping[str, FloatArray]) -> dict[str, dict[str, Scaled | None]]:
    """Return every equation's own derivatives by what is carried, shares and slopes from the sums before them."""
    sums = {key: tokens[2] for key, tokens in cell.equations.items() if tokens[0] == SIGMOID}
    squashed = {z: _share(known[z]) for z in sums.values()}

    def number(token: str) -> Scaled:
        return squashed[sums[token]][0] if token in sums else Scaled.of(known[token])

    def slope(curve: str, key: str) -> Scaled:
        return squashed[key][1] if curve == SIGMOID else tanh_slope(known[key])

    return local_slopes(cell, number, slope, of=cell.carried.values(), by=cell.carried)


def _products(by: Mapping[str, Mapping[str, Scaled]]) -> tuple[Scaled, Scaled, Scaled]:
    """Return ∂c_T/∂c_t, ∂h_T/∂c_t and ∂h_T/∂h_t by lag: the recurrence of :mod:`lstm_core.gradients.jacobians`."""
    n_steps, n = by["c"]["c_prev"].m.shape
    # Axis 0: the chain that starts at c_T and the one that starts at h_T.
    by_c = Scaled.of(np.repeat([[1.0], [0.0]], n, axis=1))
    by_h = Scaled.of(np.repeat([[0.0], [1.0]], n, axis=1))
    m, e = np.empty((3, n_steps, n)), np.empty((3, n_steps, n), np.int64)
    for lag in range(n_steps):
        t = n_steps - 1 - lag

        def times(total: Scaled, result: str, source: str, t: int = t) -> Scaled:
            return total * by[result][source][t]

        totals = step_back(by, {"c": by_c, "h": by_h}, times)
        m[:2, lag], e[:2, lag] = totals["c"].m, totals["c"].e
        m[2, lag], e[2, lag] = by_h.m[1], by_h.e[1]
        by_c, by_h = totals["c_prev"], totals["h_prev"]
    c_c, h_c, h_h = (Scaled(*pair) for pair in zip(m, e, strict=True))
    return c_c, h_c, h_h


def _by_lag(slopes: Scaled) -> Scaled:
    """Return the products of the last ``lag`` slopes (T, N), 1 at lag 0; the first step's is not needed."""
    backwards = slopes[:0:-1]
    one = Scaled.of(np.ones((1, slopes.m.shape[1])))
    factors = Scaled(np.concatenate([one.m, backwards.m]), np.concatenate([one.e, backwards.e]))
    return factors.running_product()


def _share(z: FloatArray) -> tuple[Scaled, Scaled]:
    """Return σ(z) and its slope σ(z)·(1 − σ(z)), from e^{−|z|} / (1 + e^{−|z|})²."""
    decay, larger = Scaled.decay(np.abs(z)), Scaled.of(1.0 / (1.0 + np.exp(-np.abs(z))))
    smaller, above = decay * larger, z >= 0.0
    share = Scaled(np.where(above, larger.m, smaller.m), np.where(above, larger.e, smaller.e))
    return share, smaller * larger


def tanh_slope(z: FloatArray) -> Scaled:
    """Return 1 − tanh²(z) = 4e^{−2|z|} / (1 + e^{−2|z|})², never 0; any shape, finite numbers."""
    with np.errstate(over="ignore", under="ignore"):
        twice = 2.0 * np.abs(z)
        half = Scaled.of(2.0 / (1.0 + np.exp(-twice)))
    return Scaled.decay(twice) * half * half


def _weights(lstm: LSTMParameters) -> dict[str, FloatArray]:
    return {name: np.asarray(value) for name, value in lstm.settable.items()}


def _wide(curve: Scaled, n: int) -> Scaled:
    """Return (N, T) from (T, N) or (T, 1)."""
    shape = n, len(curve.m)
    return Scaled(np.array(np.broadcast_to(curve.m.T, shape)), np.array(np.broadcast_to(curve.e.T, shape)))
