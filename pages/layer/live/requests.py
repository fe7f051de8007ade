"""What the live parts may ask for, each event checked, as the state after it. Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from lstm_core.words.vocabulary import BLOCKS
from pages.layer.own import fits_an_address, own_of, rows_of, starts_of
from pages.layer.runs import Given, given_of, is_written
from pages.layer.state import OVER_TIME, STEPS, LayerState
from pages.ui.exchange.events import NOT_OURS, Event
from pages.ui.params.typed_numbers import Rows, number_from_text
from pages.ui.text.texts import text

_LETTERS = tuple(block.letter for block in BLOCKS)
_WEIGHT = re.compile(rf"w\.([{''.join(_LETTERS)}])\.(\d{{1,3}})\.(\d{{1,3}})", re.ASCII)
_GIVEN = re.compile(r"([hcx])\.(\d{1,3})", re.ASCII)


def reduce(state: LayerState, event: Event) -> LayerState:
    """The state after one event: a look elsewhere, or a number typed over another.

    Raises:
        ValueError: one sentence, when the event cannot be met.
    """
    if event.get("kind") == "view":
        return _looked(state, event)
    handle = event.get("handle")
    if event.get("kind") == "text" and isinstance(handle, str):
        return with_number(state, handle, number_from_text(str(event.get("text", ""))))
    raise ValueError(NOT_OURS)


def reduce_unit(state: LayerState, event: Event) -> LayerState:
    """The state after one event of the unit's picture, which only looks."""
    if event.get("kind") == "view":
        return _looked(state, event)
    raise ValueError(NOT_OURS)


def _looked(state: LayerState, event: Event) -> LayerState:
    given = given_of(state)
    layer = _place(event, "layer", len(given.runs), state.layer)
    units = given.runs[layer].parameters.n_units
    shown = event.get("shown", state.shown)
    if shown not in OVER_TIME:
        raise ValueError(text("layer.refused.step"))
    return replace(
        state,
        layer=layer,
        time=_place(event, "time", len(given.series), state.time),
        step=_place(event, "step", STEPS + 1, state.step),
        unit=_place(event, "unit", units, min(state.unit, units - 1)),
        shown=str(shown),
        predict=state.predict and is_written(given.runs[layer].parameters),
    )


def _place(event: Event, name: str, count: int, now: int) -> int:
    place = event.get(name, now)
    if type(place) is not int or not 0 <= place < count:
        raise ValueError(text("layer.refused.step"))
    return place


def with_number(state: LayerState, handle: str, value: float) -> LayerState:
    """One number of the step on screen changed: ``w.f.0.1``, a weight or, in the last column, a bias; ``h.0``, ``c.0``, ``x.1``.

    Raises ValueError in one sentence for a number that follows from others.
    """
    given = given_of(state)
    if match := _WEIGHT.fullmatch(handle):
        return _with_weight(state, given, match[1], int(match[2]), int(match[3]), value)
    if match := _GIVEN.fullmatch(handle):
        name, place = match[1], int(match[2])
        if name == "x":
            return _with_input(state, given, place, value)
        return _with_memory(state, given, name, place, value)
    raise ValueError(NOT_OURS)


def _with_weight(
    state: LayerState, given: Given, letter: str, unit: int, cell: int, value: float
) -> LayerState:
    own = own_of(given.network)[state.layer]
    row = _LETTERS.index(letter) * own.units + unit
    if unit >= own.units or cell >= len(own.rows[0]):
        raise ValueError(NOT_OURS)
    return with_rows(state, _with_cell(own.rows, row, cell, value))


def with_rows(state: LayerState, rows: Rows) -> LayerState:
    """Other weights of the layer one looks at, and the same start memories.

    Raises ValueError, in one sentence, for more than an address holds.
    """
    given = given_of(state)
    layers = own_of(given.network)
    changed = replace(layers[state.layer], rows=rows)
    layers = (*layers[: state.layer], changed, *layers[state.layer + 1 :])
    if not fits_an_address(layers):
        raise ValueError(text("layer.refused.large"))
    return replace(state.with_own(layers), starts=starts_of(given.starts))


def _with_input(state: LayerState, given: Given, place: int, value: float) -> LayerState:
    if given.below(state.layer):
        raise ValueError(text("layer.refused.below"))
    if place >= given.network.n_inputs:
        raise ValueError(NOT_OURS)
    return replace(state, series=_with_cell(rows_of(given.series), state.time, place, value))


def _with_memory(state: LayerState, given: Given, name: str, place: int, value: float) -> LayerState:
    run = given.runs[state.layer]
    if place >= run.parameters.n_units:
        raise ValueError(NOT_OURS)
    if not run.begins_at(state.time):
        raise ValueError(text("layer.refused.memory"))
    starts = [list(pair) for pair in starts_of(given.starts)]
    side = "hc".index(name)
    starts[state.layer][side] = _replaced(starts[state.layer][side], place, value)
    return replace(state, starts=tuple((h, c) for h, c in starts))


def _with_cell(rows: Rows, row: int, cell: int, value: float) -> Rows:
    return (*rows[:row], _replaced(rows[row], cell, value), *rows[row + 1 :])


def _replaced(row: tuple[float, ...], place: int, value: float) -> tuple[float, ...]:
    return (*row[:place], value, *row[place + 1 :])
