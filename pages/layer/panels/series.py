"""A series of one's own, a row for each step and a column for each input, and the memories each layer starts from."""

from __future__ import annotations

import re

import streamlit as st

from lstm_core.words.symbols import SYMBOLS
from pages.layer.live.written import numbered, title_of
from pages.layer.own import MOST_GIVEN, MOST_STEPS, rows_of, starts_of
from pages.layer.runs import Given, given_of, is_written
from pages.layer.spec import LAYER
from pages.layer.state import LayerState
from pages.ui.input.lists import numbers_from_pasted
from pages.ui.input.tables import Understanding
from pages.ui.params.codecs import short
from pages.ui.params.typed_numbers import Rows, check_number
from pages.ui.tables.bring import bring_table
from pages.ui.tables.editing import number_table
from pages.ui.text.texts import text
from pages.ui.visits.visit import change, state_now
from pages.ui.widgets.typing import fill, say_refused, use

TYPED = "layer_series_text"
MOST_COLUMNS = 16


def show(state: LayerState) -> None:
    """Draw the panel."""
    given = given_of(state)
    complaint = st.container()
    table, typed, memories = st.columns([4, 3, 5], gap="large")
    keys = [TYPED]
    with table:
        keys += _table(given)
    with typed:
        _typed(given)
    with memories:
        keys += _memories(state, given)
    bring_table(
        "layer_series", _brought, used=text("layer.series.use_table"), most=given.network.n_inputs, every=True,
        hint=text("layer.series.table_help", inputs=str(given.network.n_inputs)),
    )  # fmt: skip
    with complaint:
        say_refused(*keys)


def _table(given: Given) -> list[str]:
    inputs = given.network.n_inputs
    if inputs > MOST_COLUMNS:
        st.info(text("layer.series.wide", inputs=str(inputs)))
        return []
    st.markdown(text("layer.series.table", most=str(MOST_STEPS)))
    steps = [str(step + 1) for step in range(len(given.series))]
    columns = [numbered("x", place) for place in range(inputs)]
    rows = rows_of(given.series)
    return [number_table("layer_series", rows, columns, steps, text("layer.series.step"), _take, grows=True)]


def _typed(given: Given) -> None:
    fill(TYPED, "\n".join(" ".join(map(short, row)) for row in given.series.tolist()))
    st.text_area(
        text("layer.series.typed", inputs=str(given.network.n_inputs)), key=TYPED, height=260,
        on_change=use, args=(TYPED, _pasted), help=text("layer.series.typed_help"),
    )  # fmt: skip


def _memories(state: LayerState, given: Given) -> list[str]:
    parameters = given.network.layers[state.layer]
    if not is_written(parameters):
        st.info(text("layer.series.zeros"))
        return []
    st.markdown(text("layer.series.memories", layer=title_of(given, state.layer)))
    h, c = given.starts[state.layer]
    columns = [SYMBOLS[key].names[state.vocabulary] for key in ("h_prev", "c_prev")]
    units = [text("layer.editing.unit", unit=str(unit + 1)) for unit in range(parameters.n_units)]
    rows = tuple(zip(h.tolist(), c.tolist(), strict=True))
    return [number_table(f"layer_starts_{state.layer}", rows, columns, units, "", _started)]


def _pasted(typed: str) -> None:
    inputs = given_of(state_now(LAYER)).network.n_inputs
    # All lines together say what a comma means.
    numbers = numbers_from_pasted(typed, inputs, MOST_GIVEN)
    lines = [line.strip(" ;,\t") for line in typed.splitlines() if line.strip()]
    if inputs > 1 and (wrong := _another_width(lines, inputs)):
        raise ValueError(text("layer.series.line", row=str(wrong), inputs=str(inputs)))
    _take(tuple(numbers[place : place + inputs] for place in range(0, len(numbers), inputs)))


def _brought(table: Understanding) -> None:
    inputs = given_of(state_now(LAYER)).network.n_inputs
    if len(table.taken) != inputs:
        raise ValueError(text("layer.series.columns", n=str(len(table.taken)), inputs=str(inputs)))
    _take(tuple(zip(*table.series, strict=True)))


def _another_width(lines: list[str], inputs: int) -> int:
    """The first line, from 1, that has not as many numbers as there are inputs; 0 where all have."""
    wrong = [
        next((n for n, line in enumerate(lines, 1) if len(re.split(separator, line)) != inputs), 0)
        for separator in (r"[;\s]+", r"[;,\s]+")
    ]
    return min(wrong)


def _take(rows: Rows) -> None:
    state = state_now(LAYER)
    inputs = given_of(state).network.n_inputs
    if not 1 <= len(rows) <= MOST_STEPS or len(rows) * inputs > MOST_GIVEN:
        raise ValueError(
            text("layer.series.count", steps=str(len(rows)), most=str(min(MOST_STEPS, MOST_GIVEN // inputs)))
        )
    for place, row in enumerate(rows):
        for number in row:
            check_number(text("layer.series.in_step", row=str(place + 1)), number)
    change(LAYER, series=rows, time=min(state.time, len(rows) - 1))


def _started(rows: Rows) -> None:
    state = state_now(LAYER)
    h, c = zip(*rows, strict=True)
    known = starts_of(given_of(state).starts)
    change(LAYER, starts=(*known[: state.layer], (h, c), *known[state.layer + 1 :]))
