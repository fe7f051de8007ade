"""What can be set above the live part: how many units and inputs, which wiring, drawn by which seed, which words. Pure."""

from __future__ import annotations

from lstm_core.layers.drawn import MAX_SEED, MAX_WIDTH, WIRINGS
from pages.layer.resizing import with_shape
from pages.layer.runs import given_of, shape_of
from pages.layer.state import LayerState
from pages.ui.params.boxes import Number, Row, Select, words_box
from pages.ui.text.texts import text
from pages.ui.visits.curves import curves_group

OWN = "own"


def _drawn_by(state: LayerState, seed: int) -> LayerState:
    units, inputs = shape_of(state)
    return state.drawn_anew(units=units, inputs=inputs, seed=seed, layer=0, time=0, unit=0)


ROWS: tuple[Row[LayerState], ...] = (
    (
        Number(
            "units", text("layer.settings.units"), 100, low=1, high=MAX_WIDTH,
            value=lambda state: shape_of(state)[0], choose=lambda state, units: with_shape(state, units=units),
            told=lambda _: text("layer.settings.units_help", most=str(MAX_WIDTH)),
        ),
        Number(
            "inputs", text("layer.settings.inputs"), 100, low=1, high=MAX_WIDTH,
            value=lambda state: shape_of(state)[1], choose=lambda state, inputs: with_shape(state, inputs=inputs),
            told=lambda _: text("layer.settings.inputs_help"),
        ),
        Select(
            "wiring", text("layer.settings.wiring"), 190,
            options=lambda state: WIRINGS if state.is_drawn else (OWN, *WIRINGS),
            title=lambda name, state: text(f"layer.settings.wirings.{name}", count=str(len(given_of(state).runs))),
            value=lambda state: state.wiring if state.is_drawn else OWN,
            choose=lambda state, wiring: state if wiring == OWN else with_shape(state, wiring=wiring),
            told=lambda _: text("layer.settings.wiring_help"),
        ),
        Number(
            "seed", text("layer.settings.seed"), 100, low=0, high=MAX_SEED,
            choose=lambda state, seed: _drawn_by(state, seed),
            told=lambda _: text("layer.settings.seed_help"),
        ),
        curves_group(),
        words_box(),
    ),
)  # fmt: skip
