"""Weights of one's own: every weight and bias of the layer one looks at, block by block, in a table."""

from __future__ import annotations

import streamlit as st

from lstm_core.words.vocabulary import BLOCKS
from pages.layer.live.requests import with_rows
from pages.layer.live.written import names_of, title_of
from pages.layer.own import own_of
from pages.layer.runs import given_of, is_written
from pages.layer.spec import LAYER
from pages.layer.state import LayerState
from pages.ui.params.typed_numbers import Rows
from pages.ui.tables.editing import number_table
from pages.ui.text.texts import text
from pages.ui.visits.visit import put, state_now
from pages.ui.widgets.typing import say_refused


def show(state: LayerState) -> None:
    """Draw the panel."""
    given = given_of(state)
    if not is_written(given.network.layers[state.layer]):
        st.info(text("layer.weights.large"))
        return
    st.markdown(text("layer.weights.told", layer=title_of(given, state.layer)))
    own = own_of(given.network)[state.layer]
    names = [block.title[state.vocabulary] for block in BLOCKS]
    chosen = st.segmented_control(
        text("layer.weights.block"),
        names,
        default=names[0],
        required=True,
        key=f"layer_block_{state.vocabulary}",
    )
    place = names.index(chosen or names[0])
    first, last = place * own.units, (place + 1) * own.units
    units = [text("layer.editing.unit", unit=str(unit + 1)) for unit in range(own.units)]
    columns = [*names_of(given, state.layer), text("layer.weights.bias")]
    key = number_table(
        f"layer_weights_{place}_{state.layer}", own.rows[first:last], columns, units, "",
        lambda rows: _take(first, last, rows),
    )  # fmt: skip
    say_refused(key)


def _take(first: int, last: int, rows: Rows) -> None:
    state = state_now(LAYER)
    own = own_of(given_of(state).network)[state.layer]
    if len(rows) != last - first:
        raise ValueError(text("layer.weights.rows", units=str(last - first)))
    put(LAYER, with_rows(state, (*own.rows[:first], *rows, *own.rows[last:])))
