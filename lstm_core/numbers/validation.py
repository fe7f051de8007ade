"""Numbers from outside become float64 here, or are refused by name."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from lstm_core.numbers.activations import FloatArray

_SHOWN = 40


def shown(value: object) -> str:
    """Return ``value`` as short text for an error message; never raises."""
    try:
        text = repr(value)
    except (ValueError, RecursionError):  # an enormous number or nesting refuses to print itself
        text = f"a {type(value).__name__}"
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def refusal(name: str, value: object, accepted: str) -> ValueError:
    """Return the error that names the field, shows the value and says what is accepted."""
    return ValueError(f"{name} is {shown(value)}; expected {accepted}")


def counted(n: int, noun: str) -> str:
    """Return a number of things in words: 1 row, 2,000 rows."""
    return f"{n:,} {noun}{'' if n == 1 else 's'}"


def finite_array(name: str, value: object) -> FloatArray:
    """Return ``value`` as a new, C-ordered float64 array of the same shape.

    Accepts numbers, nested sequences of numbers and anything NumPy reads as integers
    or floats. Raises ValueError for NaN, infinity, text, booleans, None, ragged
    nesting and integers beyond the range of a float.
    """
    if isinstance(value, bool | str | bytes) or value is None:
        raise refusal(name, value, "a finite number")
    try:
        array = np.asarray(value)
    except (ValueError, TypeError, RuntimeError, OverflowError) as error:
        raise ValueError(
            f"{name} is not an array of numbers; expected finite numbers in rows of equal length"
        ) from error
    if array.dtype == object:
        array = _from_objects(name, array)
    if array.dtype.kind not in "iuf":
        raise refusal(name, value, "finite numbers")
    with np.errstate(over="ignore", invalid="ignore"):
        result = np.array(array, dtype=np.float64, order="C")
    finite = np.isfinite(result)
    if not finite.all():
        place = tuple(int(k) for k in np.argwhere(~finite)[0])
        where = f"[{', '.join(map(str, place))}]" if place else ""
        raise ValueError(f"{name}{where} is {float(result[place])}; expected a finite number")
    return result


def finite_number(name: str, value: object) -> float:
    """Return ``value`` as a float. Raises ValueError as :func:`finite_array`, and for arrays."""
    if type(value) is float and math.isfinite(value):
        return value
    array = finite_array(name, value)
    if array.ndim:
        raise ValueError(f"{name} has shape {array.shape}; expected one number")
    return float(array)


def whole_number(name: str, value: object, low: int, high: int) -> int:
    """Return ``value`` as an int in [low, high]. Raises ValueError otherwise."""
    is_whole = isinstance(value, int | np.integer) and not isinstance(value, bool)
    if not is_whole or not low <= value <= high:  # type: ignore[operator]
        raise refusal(name, value, f"a whole number from {low} to {high}")
    return int(value)  # type: ignore[call-overload, no-any-return]


def one_of(name: str, value: object, accepted: Iterable[str]) -> str:
    """Return ``value`` if it is one of ``accepted``. Raises ValueError listing them otherwise."""
    names = tuple(accepted)
    if not isinstance(value, str) or value not in names:
        raise refusal(name, value, f"one of {', '.join(names)}")
    return value


def _from_objects(name: str, array: npt.NDArray[np.object_]) -> FloatArray:
    """Convert plain Python numbers that NumPy could not type, such as 10**30."""
    converted = np.empty(array.shape, dtype=np.float64)
    for place, item in np.ndenumerate(array):
        if isinstance(item, bool) or not isinstance(item, int | float):
            raise refusal(f"an entry of {name}" if array.ndim else name, item, "a finite number")
        try:
            converted[place] = float(item)
        except OverflowError as error:
            raise ValueError(
                f"{name} holds a whole number too large for a float; expected "
                "finite numbers up to about 1.8e308"
            ) from error
    return converted
