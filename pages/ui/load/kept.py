"""What takes long and is asked for again is kept, for everybody, within a number of bytes.

All kept answers are in one cache, whichever function gave them: the least recently used ones make room. The same
question, asked by many at once, is worked out once.
"""

from __future__ import annotations

import dataclasses
import os
import sys
import threading
from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import partial
from typing import Any, TypeVar, cast

from cachetools import LRUCache, cached
from cachetools.keys import hashkey

ANSWERS_MB = "GATEWISE_ANSWERS_MB"
"""The environment variable that says how many megabytes of answers are kept."""
LEAST_MB, MOST_MB = 256, 1000
"""Without it, an eighth of the machine's memory within these bounds. A text of 5,000 characters takes 25 MB."""
RECORDINGS_BYTES = 64_000_000
"""What the recordings of runs may take beside (:mod:`pages.ui.runs.pool`)."""
_SHARE, _SMALLEST = 8, 64

F = TypeVar("F", bound=Callable[..., Any])


def size_of(value: Any) -> int:
    """About how many bytes a value takes: its arrays, texts and numbers, and those inside it.

    What says its own size, as arrays do in ``nbytes``, is believed.
    """
    if isinstance(own := getattr(value, "nbytes", None), int):
        return own + _SMALLEST
    if isinstance(value, str | bytes):
        return sys.getsizeof(value)
    return _SMALLEST + sum(map(size_of, _inside(value)))


def _inside(value: Any) -> Iterable[Any]:
    if isinstance(value, Mapping):
        return (*value, *value.values())
    if isinstance(value, list | tuple | set | frozenset):
        return value
    if dataclasses.is_dataclass(value):
        return (getattr(value, field.name) for field in dataclasses.fields(value))
    return ()


def answers_bytes() -> int:
    """How many bytes of answers are kept here."""
    said = os.environ.get(ANSWERS_MB, "")
    if said.isdecimal():
        return int(said) * 1_000_000
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 0
    return min(MOST_MB * 1_000_000, max(LEAST_MB * 1_000_000, memory // _SHARE))


ANSWERS_BYTES = answers_bytes()
ANSWERS: LRUCache[Hashable, Any] = LRUCache(ANSWERS_BYTES, getsizeof=size_of)
_TURN = threading.Condition()


def kept(function: F) -> F:
    """``function`` with its answers kept; its arguments can be hashed, and it always answers the same."""
    return cast("F", cached(ANSWERS, partial(hashkey, function), condition=_TURN)(function))


def forget_all() -> None:
    """Keep nothing of what has been answered so far."""
    with _TURN:
        ANSWERS.clear()
