"""What a link to the training page can say; only what differs from the published recipe is written."""

from __future__ import annotations

import math
from dataclasses import replace

from lstm_core.cells.lstm import BLOCK_LETTERS, WEIGHT_NAMES
from lstm_core.training.clipping import CLIPPED_BY
from lstm_core.training.optimisers import OPTIMISERS
from pages.training.data import own_data
from pages.training.data.recipes import companies
from pages.training.state import (
    COMPANIES,
    DATA,
    GIVEN,
    LOSSES,
    MAX_EPOCHS,
    MAX_SEED,
    OWN,
    PACES,
    PANELS,
    RATES,
    STARTS,
    TrainingState,
)
from pages.ui.params.codecs import THREE_NUMBERS, Codec, choice, integer, short, whole_choice
from pages.ui.params.links import LinkReader, block_keys, weights_query
from pages.ui.params.page_address import PageAddress, Param, attribute, counted, library, said, words
from pages.ui.params.typed_numbers import number_from_text
from pages.ui.text.texts import text

_DEFAULT = TrainingState()
A_WEIGHT = "a weight such as w_fh"


def rate_from_text(typed: str) -> float:
    """A typed learning rate or clipping length.

    Raises:
        ValueError: one sentence that says what is accepted.
    """
    try:
        number = number_from_text(typed)
    except ValueError:
        number = math.nan
    if not RATES[0] <= number <= RATES[1]:
        raise ValueError(text("training.refusals.rate", typed=typed.strip()[:40]))
    return number


def _with_data(link: LinkReader) -> TrainingState:
    """The series that are trained on, the companies unless the link holds others."""
    data = link.choice("data", COMPANIES, DATA)
    own = link.read("series", None, SERIES) if data == OWN else None
    if data == OWN and own is None and "series" not in link.query:
        link.complaints.append(text("training.refusals.no_series"))
    return _DEFAULT if own is None else replace(_DEFAULT, data=OWN, own=own)


def _given(state: TrainingState) -> dict[str, float]:
    """The weights of one's own that training starts from."""
    return dict(zip(WEIGHT_NAMES, state.given, strict=True)) if state.given and state.start == GIVEN else {}


def _block(key: str, letter: str) -> Param[TrainingState]:
    names = block_keys(letter)

    def put(state: TrainingState, block: tuple[float, ...]) -> TrainingState:
        # Blocks that the link leaves out are those of the published start.
        numbers = {**(_given(state) or companies().start), **dict(zip(names, block, strict=True))}
        return replace(state, start=GIVEN, given=tuple(numbers[name] for name in WEIGHT_NAMES))

    def write(state: TrainingState, _: TrainingState) -> str | None:
        given = _given(state)
        return weights_query(given, companies().start).get(key) if given else None

    return Param(key, THREE_NUMBERS, lambda state: state.given, put, write)


def _settle(state: TrainingState, link: LinkReader) -> TrainingState:
    """A run was cut short only where you look at what it reached, and no later; a landscape is over two weights."""
    if state.across == state.up:
        if {"across", "up"} <= {*link.query}:
            link.complaints.append(text("training.refusals.plane"))
        other = next(name for name in (_DEFAULT.across, _DEFAULT.up) if name != state.across)
        state = replace(state, across=other) if "across" not in link.query else replace(state, up=other)
    if state.epoch is None:
        return replace(state, ended=None, paused=False)
    return replace(state, paused=state.paused and state.ended is not None)


def _ended(key: str, paused: bool) -> Param[TrainingState]:
    def put(state: TrainingState, ended: int) -> TrainingState:
        return replace(state, ended=ended, paused=paused)

    def write(state: TrainingState, _: TrainingState) -> str | None:
        return None if state.ended is None or state.paused != paused else str(state.ended)

    return Param(key, lambda state: integer(0, state.epochs), lambda state: state.ended, put, write)


RATE = Codec(rate_from_text, short, "a number greater than 0")
SERIES = Codec(own_data.data_from_link, own_data.link_of, "series such as 0,0.5,0.25,1>0")
_START: Param[TrainingState] = Param(
    "start",
    choice(STARTS[:2]),
    lambda state: state.start,
    lambda state, start: replace(state, start=start),
    lambda state, base: None if _given(state) or state.start == base.start else state.start,
)
ADDRESS = PageAddress(
    (
        said("data", lambda state, _: None if state.data == COMPANIES else state.data),
        said("series", lambda state, _: SERIES.write(state.series) if state.data == OWN else None),
        _START,
        *(_block(name, letter) for name, letter in BLOCK_LETTERS.items()),
        attribute("seed", integer(0, MAX_SEED)),
        attribute("optimiser", choice(tuple(OPTIMISERS))),
        attribute("rate", RATE),
        attribute("epochs", integer(1, MAX_EPOCHS)),
        attribute("clip", RATE),
        attribute("clip_by", choice(CLIPPED_BY)),
        attribute("biases", whole_choice((1, 2))),
        attribute("loss", choice(LOSSES), "loss_on"),
        attribute("pace", choice(tuple(PACES))),
        words(),
        _ended("stopped", paused=False),
        _ended("paused", paused=True),
        attribute("epoch", lambda state: integer(0, state.epochs if state.ended is None else state.ended)),
        counted("company", lambda state: integer(1, len(state.series.series))),
        counted("day", lambda state: integer(1, len(state.series.series[state.company]))),
        attribute("weight", choice(WEIGHT_NAMES, A_WEIGHT)),
        attribute("across", choice(WEIGHT_NAMES, A_WEIGHT)),
        attribute("up", choice(WEIGHT_NAMES, A_WEIGHT)),
        attribute("open", choice(PANELS, "a panel of this page"), "explore"),
        library(),
    ),
    TrainingState,
    settle=_settle,
    begin=_with_data,
)
