"""The screen that a file was taken home from: its address beside the weights, and whether both still agree. Pure."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any
from urllib.parse import parse_qsl

import numpy as np

from lstm_core.files.networks import Reading
from lstm_core.files.take_home.screens import OURS, Screen, arrays_of
from lstm_core.numbers.activations import FloatArray
from pages.ui.exchange.live_page import LivePage, S
from pages.ui.networks.mixups import network_of
from pages.ui.text.texts import text
from pages.ui.visits.unknown import unknown_names

ADDRESS = "address"
"""What the text in a file is called, after ``gatewise.``."""
ROUNDING = 1e-6
"""Two computers may add in another order; weights that are trained on both differ by less than this, however long."""
_FALLS_BACK = ", so the default is shown."
"""How a complaint about a link ends; of a file nothing is shown then."""
_VIEWS = ("vocabulary", "explore", "library")
"""What a file does not say: in which words, with which panel open, with whose program it was saved."""


@dataclass(frozen=True)
class Difference:
    """What a file says otherwise than the screen: the arrays' names, and by how much; infinity for another size."""

    names: tuple[str, ...]
    largest: float


def texts_of(page: LivePage[S], state: S) -> dict[str, str]:
    """What a file says in words: the address of the screen it is taken from."""
    return {OURS + ADDRESS: f"/{page.name}?{page.encode(_seen_from(state, page.address().start()))}"}


def state_in(page: LivePage[S], reading: Reading, now: S) -> S | None:
    """The screen that a file was taken from, seen as one is looking now; None for a file of no page or another one.

    Raises ValueError, in one sentence, for an address that cannot be read in full.
    """
    path, _, query = reading.texts.get(ADDRESS, "").partition("?")
    if path != f"/{page.name}":
        return None
    state, complaints = page.decode(query)
    names = dict(parse_qsl(query, keep_blank_values=True))
    if problems := (*complaints, *unknown_names(names, page.address().names)):
        raise ValueError(
            text("networks.again.unread", problem=problems[0].removesuffix(_FALLS_BACK).rstrip("."))
        )
    return _seen_from(state, now)


def same_screen(page: LivePage[S], one: S, other: S) -> bool:
    """Whether a file of both would say the same."""
    return texts_of(page, one) == texts_of(page, other)


def difference(reading: Reading, screen: Screen) -> Difference | None:
    """What a file holds otherwise than a screen; None where every number is the same."""
    found, shown = _arrays_in(reading), arrays_of(screen)
    off = {
        name: _largest(found.get(name), shown.get(name))
        for name in (*shown, *(name for name in found if name not in shown))
    }
    names = tuple(name for name, amount in off.items() if amount)
    return Difference(names, max(off.values())) if names else None


def _seen_from(state: S, now: S) -> S:
    known = {field.name for field in fields(state)}
    views: dict[str, Any] = {name: getattr(now, name) for name in _VIEWS if name in known}
    return replace(state, **views)


def _arrays_in(reading: Reading) -> Mapping[str, FloatArray]:
    return {
        **network_of(reading).tensors(),
        **{OURS + name: array for name, array in reading.extras.items()},
    }


def _largest(one: FloatArray | None, other: FloatArray | None) -> float:
    if one is None or other is None or one.shape != other.shape:
        return math.inf
    return float(np.abs(one - other).max(initial=0.0))
