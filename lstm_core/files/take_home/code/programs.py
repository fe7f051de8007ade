"""The program for a screen, in the library that is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from lstm_core.files.take_home.code.keras_code import keras_code
from lstm_core.files.take_home.code.numpy_code import numpy_code
from lstm_core.files.take_home.code.torch_code import torch_code
from lstm_core.files.take_home.screens import Screen, Trained, arrays_of
from lstm_core.numbers.validation import one_of

MOST_WRITTEN = 1_500
"""Numbers that are written into a program; it reads more from a file."""

LIBRARIES: Mapping[str, Callable[[Screen, bool], str]] = MappingProxyType(
    {"numpy": numpy_code, "pytorch": torch_code, "keras": keras_code}
)


def code(screen: Screen, library: str) -> str:
    """Return a program that prints the numbers of a screen, for "numpy", "pytorch" or "keras".

    Its numbers are written into it up to MOST_WRITTEN; a larger one reads ``gatewise-network.npz``, which
    :func:`lstm_core.files.take_home.writing.as_npz` makes. Raises ValueError for another library.

    >>> from lstm_core import LSTMParameters
    >>> from lstm_core.files.take_home.code.programs import code
    >>> from lstm_core.layers.network import Network
    >>> from lstm_core.files.take_home.screens import Steps
    >>> unit = LSTMParameters.scalar(forget=(2.70, 1.63, 1.62), input=(2.00, 1.65, 0.62),
    ...                              candidate=(1.41, 0.94, -0.32), output=(4.38, -0.19, 0.59))
    >>> program = code(Steps.of(Network((unit,)), 1.0, [(1.0, 2.0)]), "numpy")
    >>> [line for line in program.splitlines() if line.startswith("w_f")]
    ['w_fh, w_fx, b_f = 2.7, 1.63, 1.62  # forget gate']
    """
    return LIBRARIES[one_of("library", library, tuple(LIBRARIES))](screen, reads_a_file(screen))


def reads_a_file(screen: Screen) -> bool:
    """Whether the numbers are too many to be written into a program; those of a trained unit never are."""
    return (
        not isinstance(screen, Trained)
        and sum(array.size for array in arrays_of(screen).values()) > MOST_WRITTEN
    )
