"""The scalar unit over time for many variants at once: one loop over the days, arrays over variants.

Serves sweeps of one number along a whole sequence and runs with a gate held or the candidate's
curve replaced.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, fields

import numpy as np

from tests.core.before.lstm_before.activations import FloatArray, sigmoid, sigmoid_into
from tests.core.before.lstm_before.arithmetic import too_large
from tests.core.before.lstm_before.parameters import WEIGHT_NAMES, LSTMParameters
from tests.core.before.lstm_before.sequence import SequenceTrace
from tests.core.before.lstm_before.unit import GIVEN, RECORDED, Trace, scalar_numbers
from tests.core.before.lstm_before.validation import finite_array, finite_number, one_of, refusal, shown

CANDIDATES = ("tanh", "linear", "sigmoid")
"""What the candidate's sum may pass through: its own tanh, nothing at all, or the gates' curve."""

HELD = ("f", "i", "o")
_ROWS = "ifog"  # the three gates side by side, so that one call squashes them

Quantity = str | tuple[str, int]


@dataclass(frozen=True, eq=False)
class SweptSequence(Trace):
    """A whole sequence for each of N values of one number: every field has the shape (N, T)."""

    quantity: Quantity = field(kw_only=True)
    values: FloatArray = field(kw_only=True)

    def __post_init__(self) -> None:
        for item in fields(self):
            value = getattr(self, item.name)
            if isinstance(value, np.ndarray):
                value.setflags(write=False)

    def __len__(self) -> int:
        """Return N, the number of values."""
        return int(self.values.size)

    def at(self, n: int) -> SequenceTrace:
        """Return the sequence for value number ``n``. Raises IndexError outside the sweep."""
        if not isinstance(n, int | np.integer) or not -len(self) <= n < len(self):
            raise IndexError(f"n is {shown(n)}; expected a value from 0 to {len(self) - 1}")
        return SequenceTrace(**{key: value[n] for key, value in self.as_dict().items()})


def sweep_sequence(
    parameters: LSTMParameters,
    xs: object,
    h0: object,
    c0: object,
    quantity: Quantity,
    values: object,
    hold: Mapping[str, float] | None = None,
    candidate: str = "tanh",
) -> SweptSequence:
    """Return the scalar unit's sequence ``xs`` (T,) once per value of ``quantity``: fields (N, T).

    ``quantity`` is one of the twelve weights, "h0", "c0", or ("x", t) for the input of step t
    counted from 0. Equations: those of :func:`lstm_core.sequence.run`, or with ``hold`` and
    ``candidate`` of :func:`run_with`. Raises ValueError for an unknown quantity, values that are
    not a non-empty row of finite numbers, a larger unit, and as those two functions.
    """
    days, numbers = _series(xs), _numbers(parameters, h0, c0)
    grid = finite_array("values", values)
    if grid.ndim != 1 or not grid.size:
        raise ValueError(f"values has shape {grid.shape}; expected a row of at least one number")
    inputs: FloatArray = days[:, np.newaxis]
    if isinstance(quantity, tuple | list):
        inputs = np.repeat(inputs, grid.size, axis=1)
        inputs[_day(quantity, days.size)] = grid
    else:
        one_of("quantity", quantity, (*WEIGHT_NAMES, "h0", "c0", "('x', step)"))
        numbers[quantity] = grid
    recorded = _unrolled(
        numbers, inputs, grid.size, _shares(hold), one_of("candidate", candidate, CANDIDATES)
    )
    return SweptSequence(**recorded, quantity=quantity, values=grid)


def run_with(
    parameters: LSTMParameters,
    xs: object,
    h0: object = None,
    c0: object = None,
    hold: Mapping[str, float] | None = None,
    candidate: str = "tanh",
    signed: Collection[str] = (),
) -> SequenceTrace:
    """Return the scalar unit's sequence with gates held still or curves replaced.

    ``hold`` maps "f", "i" or "o" to the share that gate keeps throughout, 0 to 1; its sum z is
    recorded as it would have been. ``candidate`` is what z_g passes through: "tanh", "linear"
    (g = z_g) or "sigmoid" (g = σ(z_g), so each day can only add). ``signed`` names gates whose
    sum passes through tanh instead of σ, so that their "share" lies between −1 and 1. All else,
    and the fields (T,), as in :func:`lstm_core.sequence.run`, which this equals with nothing
    changed. Raises ValueError for other gates, shares and curves, and as ``run``.
    """
    numbers = _numbers(parameters, 0.0 if h0 is None else h0, 0.0 if c0 is None else c0)
    days, curve = _series(xs), one_of("candidate", candidate, CANDIDATES)
    squashed = tuple(one_of("signed", gate, HELD) for gate in signed)
    recorded = _unrolled(numbers, days[:, np.newaxis], 1, _shares(hold), curve, squashed)
    return SequenceTrace(**{key: value[0] for key, value in recorded.items()})


def _series(xs: object) -> FloatArray:
    days = finite_array("xs", xs)
    if days.ndim == 2 and days.shape[1] == 1:
        days = days[:, 0]
    if days.ndim != 1 or not days.size:
        raise ValueError(f"xs has shape {days.shape}; expected (steps,) with at least one step")
    return days


def _numbers(parameters: LSTMParameters, h0: object, c0: object) -> dict[str, FloatArray]:
    start = {name: np.asarray(finite_number(name, value)) for name, value in (("h0", h0), ("c0", c0))}
    return scalar_numbers(parameters) | start


def _day(quantity: tuple[str, int] | list[object], n_steps: int) -> int:
    accepted = f"('x', step) with a step from 0 to {n_steps - 1}"
    if len(quantity) != 2 or quantity[0] != "x":
        raise refusal("quantity", quantity, accepted)
    day = quantity[1]
    if not isinstance(day, int | np.integer) or isinstance(day, bool) or not 0 <= day < n_steps:
        raise refusal("quantity", quantity, accepted)
    return int(day)


def _shares(hold: Mapping[str, float] | None) -> dict[str, float]:
    shares: dict[str, float] = {}
    for gate, share in (hold or {}).items():
        one_of("hold", gate, HELD)
        shares[gate] = finite_number(f"hold[{gate!r}]", share)
        if not 0.0 <= shares[gate] <= 1.0:
            raise refusal(f"hold[{gate!r}]", share, "a share from 0 to 1")
    return shares


def _unrolled(
    numbers: Mapping[str, FloatArray],
    inputs: FloatArray,
    n: int,
    hold: Mapping[str, float],
    candidate: str,
    signed: tuple[str, ...] = (),
) -> dict[str, FloatArray]:
    """Return every recorded field as (N, T) views; ``inputs`` is (T, 1) or (T, N)."""

    def rows(pattern: str) -> FloatArray:
        wide = [np.broadcast_to(numbers[pattern.format(k)], n) for k in _ROWS]
        return np.array(wide)

    n_steps = len(inputs)
    w_h, w_x, b = rows("w_{}h"), rows("w_{}x"), rows("b_{}")
    p_h, z, act = (np.empty((n_steps, 4, n)) for _ in range(3))
    kept, added, tanh_c = (np.empty((n_steps, n)) for _ in range(3))
    h, c = np.empty((n_steps + 1, n)), np.empty((n_steps + 1, n))
    h[0], c[0] = numbers["h0"], numbers["c0"]
    scratch = np.empty((3, n))
    held = [(_ROWS.index(gate), share) for gate, share in hold.items()]
    through_tanh = [_ROWS.index(gate) for gate in signed]
    with np.errstate(over="ignore", invalid="ignore", under="ignore"):
        p_x = np.multiply(w_x, inputs[:, np.newaxis])
        for t in range(n_steps):
            z_t, act_t = z[t], act[t]
            np.multiply(w_h, h[t], out=p_h[t])
            np.add(p_h[t], p_x[t], out=z_t)
            np.add(z_t, b, out=z_t)
            sigmoid_into(z_t[:3], act_t[:3], scratch)
            for row in through_tanh:
                np.tanh(z_t[row], out=act_t[row])
            for row, share in held:
                act_t[row] = share
            _candidate(candidate, z_t[3], act_t[3])
            np.multiply(act_t[1], c[t], out=kept[t])
            np.multiply(act_t[0], act_t[3], out=added[t])
            np.add(kept[t], added[t], out=c[t + 1])
            np.tanh(c[t + 1], out=tanh_c[t])
            np.multiply(act_t[2], tanh_c[t], out=h[t + 1])
    arrays = (p_h, p_x, z, act, kept, added, tanh_c, h[1:], c[1:])
    for array in arrays:
        array += 0.0  # no negative zeros, as in a single step
    x = np.array(np.broadcast_to(inputs, (n_steps, n)))
    for array in (*arrays, h, c, x):
        array.setflags(write=False)
    return _fields(x, p_h, p_x, z, act, kept, added, tanh_c, h, c)


def _candidate(curve: str, z: FloatArray, out: FloatArray) -> None:
    if curve == "tanh":
        np.tanh(z, out=out)
    else:
        out[:] = z if curve == "linear" else sigmoid(z)


def _fields(
    x: FloatArray,
    p_h: FloatArray,
    p_x: FloatArray,
    z: FloatArray,
    act: FloatArray,
    kept: FloatArray,
    added: FloatArray,
    tanh_c: FloatArray,
    h: FloatArray,
    c: FloatArray,
) -> dict[str, FloatArray]:
    """Return the fields by name, time last; raises ValueError naming the first too large number."""
    found = {"x": x, "h_prev": h[:-1], "c_prev": c[:-1], "kept": kept, "added": added}
    found |= {"c": c[1:], "tanh_c": tanh_c, "h": h[1:]}
    for row, k in enumerate(_ROWS):
        found |= {f"p_{k}h": p_h[:, row], f"p_{k}x": p_x[:, row], f"z_{k}": z[:, row], k: act[:, row]}
    if not (np.isfinite(z).all() and np.isfinite(c).all()):
        wrong = {key: np.argwhere(~np.isfinite(found[key]))[:1, 0] for key in RECORDED}
        key = min((key for key in RECORDED if wrong[key].size), key=lambda name: int(wrong[name][0]))
        raise too_large(key, f" at step {int(wrong[key][0])}")
    return {key: found[key].T for key in GIVEN + RECORDED}
