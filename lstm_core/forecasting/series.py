"""A series of numbers made ready for a network: split, scaled on its training part, windowed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lstm_core.numbers.activations import FloatArray
from lstm_core.numbers.validation import finite_array, finite_number, one_of, whole_number

MIN_LENGTH, MAX_LENGTH = 4, 5000
SCALINGS = ("range", "standard")


def checked_series(values: object, name: str = "series", low: int = MIN_LENGTH) -> FloatArray:
    """Return one row of ``low`` to 5,000 finite numbers. Raises ValueError otherwise."""
    row = finite_array(name, values)
    if row.ndim != 1:
        raise ValueError(f"{name} has shape {row.shape}; expected one row of numbers")
    if not low <= row.size <= MAX_LENGTH:
        raise ValueError(f"{name} has {_count(row.size)}; expected {low} to {MAX_LENGTH}")
    return row


@dataclass(frozen=True)
class Scaler:
    """A straight line and its inverse: scaled = (value − offset) / scale.

    Raises ValueError unless ``scale`` is above 0 and both are finite.
    """

    offset: float
    scale: float

    def __post_init__(self) -> None:
        for name in ("offset", "scale"):
            object.__setattr__(self, name, finite_number(name, getattr(self, name)))
        if self.scale <= 0.0:
            raise ValueError(f"scale is {self.scale}; expected a number greater than 0")

    @classmethod
    def fit(cls, training: object, scaling: str = "range") -> Scaler:
        """Return the scaler of the training part: "range" takes its least and greatest value to
        −1 and 1, "standard" its mean to 0 and its standard deviation to 1.

        Raises ValueError for a constant or empty row, NaN or infinity.
        """
        one_of("scaling", scaling, SCALINGS)
        row = checked_series(training, "the training part", 1)
        with np.errstate(over="ignore", invalid="ignore"):
            if scaling == "range":
                offset, scale = (row.max() + row.min()) / 2.0, (row.max() - row.min()) / 2.0
            else:
                offset, scale = row.mean(), row.std()
        if row.max() == row.min() or scale == 0.0:
            raise ValueError(
                f"the training part is constant at {row[0]:g}; expected at least two different values"
            )
        if not (np.isfinite(offset) and np.isfinite(scale)):
            raise ValueError(
                "the training part spreads too widely for a float; expected values below about 1e150"
            )
        return cls(float(offset), float(scale))

    def apply(self, values: object) -> FloatArray:
        """Return the scaled values, any shape.

        Raises ValueError for NaN, infinity and values too far out to be scaled.
        """
        with np.errstate(over="ignore", invalid="ignore", under="ignore"):
            scaled = (finite_array("values", values) - self.offset) / self.scale
        return _within("a scaled value", scaled)

    def invert(self, scaled: object) -> FloatArray:
        """Return the values that :meth:`apply` scaled. Raises ValueError likewise."""
        with np.errstate(over="ignore", invalid="ignore", under="ignore"):
            values = finite_array("scaled", scaled) * self.scale + self.offset
        return _within("an unscaled value", values)


@dataclass(frozen=True, eq=False)
class Prepared:
    """A series ready for training; the arrays are read-only.

    ``training``, ``choosing`` (perhaps empty) and ``held_out`` are the parts in the series' own units. ``scaler``,
    ``inputs`` (N, window) and ``targets`` (N,), both scaled, come from ``training`` alone. With other columns beside
    the series ``inputs`` is (N, window, 1 + columns), the series first, and ``beside`` has a scaler for each of them.
    """

    training: FloatArray
    choosing: FloatArray
    held_out: FloatArray
    scaler: Scaler
    inputs: FloatArray
    targets: FloatArray
    beside: tuple[Scaler, ...] = ()

    def __post_init__(self) -> None:
        for array in (self.training, self.choosing, self.held_out, self.inputs, self.targets):
            array.setflags(write=False)

    @property
    def window(self) -> int:
        """How many values each prediction sees."""
        return int(self.inputs.shape[1])


def windows(values: object, window: int) -> tuple[FloatArray, FloatArray]:
    """Return every run of ``window`` values, (N, window), and the value after each, (N,).

    N is the number of values less ``window``. Raises ValueError where that is below 1.
    """
    row = checked_series(values, "values", 2)
    width = whole_number("window", window, 1, row.size - 1)
    cut = np.lib.stride_tricks.sliding_window_view(row, width + 1)
    return np.array(cut[:, :-1]), np.array(cut[:, -1])


def split(values: object, held_out: int) -> tuple[FloatArray, FloatArray]:
    """Return the series without its last ``held_out`` values, and those. Raises ValueError unless
    at least two values stay for training."""
    row = checked_series(values)
    last = whole_number("held_out", held_out, 1, row.size - 2)
    return np.array(row[:-last]), np.array(row[-last:])


def prepare(
    values: object,
    held_out: int,
    window: int,
    scaling: str = "range",
    *,
    choosing: int = 0,
    columns: Sequence[object] = (),
) -> Prepared:
    """Return the series split, scaled and windowed; nothing after its training part is used.

    The last ``held_out`` values judge, the ``choosing`` before them choose, the rest is the training part. ``columns``,
    each as long as the series, stand beside it in the windows, each on its own scale. Raises ValueError for a series too short
    for one window and its next value in the training part, for a constant training part, NaN or infinity.
    """
    before, rest = split(values, held_out)
    between = whole_number("choosing", choosing, 0, before.size - 2)
    training, chosen = before[: before.size - between], before[before.size - between :]
    width = whole_number("window", window, 1, MAX_LENGTH)
    if training.size < width + 1:
        raise ValueError(
            f"the training part has {_count(training.size)}; expected at least {width + 1} "
            f"for a window of {width} and the value after it"
        )
    scaler = Scaler.fit(training, scaling)
    inputs, targets = windows(scaler.apply(training), width)
    beside = []
    for k, column in enumerate(columns):
        row = beside_series(column, before.size + rest.size, f"columns[{k}]")[: training.size]
        beside.append(Scaler.fit(row, scaling))
        inputs = np.dstack([inputs, windows(beside[-1].apply(row), width)[0]])
    return Prepared(training, chosen, rest, scaler, inputs, targets, tuple(beside))


def beside_series(column: object, length: int, name: str = "a column") -> FloatArray:
    """Return a column of ``length`` finite numbers. Raises ValueError otherwise."""
    row = checked_series(column, name, 2)
    if row.size != length:
        raise ValueError(f"{name} has {_count(row.size)}; expected {length}, as many as the series")
    return row


def _count(n: int) -> str:
    return f"{n} value{'' if n == 1 else 's'}"


def _within(name: str, array: FloatArray) -> FloatArray:
    if not np.isfinite(array).all():
        raise ValueError(f"{name} is too large to represent; expected values on the training part's scale")
    return np.asarray(array)
