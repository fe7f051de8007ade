"""What a link to the page can say; only what differs from the start is written. Pure."""

from __future__ import annotations

from dataclasses import replace

from lstm_core.layers.drawn import MAX_SEED, MAX_WIDTH, WIRINGS
from pages.layer.own import MOST_STEPS, OWN_LAYERS, ROWS, Rows
from pages.layer.runs import given_of, is_written
from pages.layer.state import OVER_TIME, START, STEPS, LayerState
from pages.ui.params.codecs import choice, integer
from pages.ui.params.links import LinkReader
from pages.ui.params.page_address import PageAddress, Param, attribute, counted, predicting, words
from pages.ui.text.texts import text

PANELS = ("unit", "weights", "series", "numbers")


def _memories(key: str, place: int) -> Param[LayerState]:
    """``h0`` or ``c0``: a row for each layer, read one after the other and put together when all has been read."""

    def get(state: LayerState) -> Rows:
        return tuple(pair[place] for pair in state.starts)

    def put(state: LayerState, rows: Rows) -> LayerState:
        pairs = [list(pair) for pair in state.starts] or [[(), ()] for _ in rows]
        pairs += [[(), ()] for _ in range(len(rows) - len(pairs))]
        for pair, row in zip(pairs, rows, strict=False):
            pair[place] = row
        return replace(state, starts=tuple((h, c) for h, c in pairs))

    return Param(key, ROWS, get, put)


def _settle(state: LayerState, link: LinkReader) -> LayerState:
    """The series and the memories fit the network, and one looks at what there is."""
    given = given_of(replace(state, series=(), starts=()))
    state = _series(state, given.network.n_inputs, link)
    state = _starts(state, [layer.parameters.n_units for layer in given.network.layers], link)
    steps = len(state.series) or len(given.series)
    layer = _within(state.layer, len(given.network.layers), "layer", link)
    parameters = given.network.layers[layer].parameters
    return replace(
        state,
        layer=layer,
        time=_within(state.time, steps, "t", link),
        unit=_within(state.unit, parameters.n_units, "unit", link),
        predict=state.predict and is_written(parameters),
    )


def _within(place: int, count: int, name: str, link: LinkReader) -> int:
    if place < count:
        return place
    link.complaints.append(text("layer.refused.beyond", name=name, count=str(count)))
    return 0


def _series(state: LayerState, inputs: int, link: LinkReader) -> LayerState:
    if not state.series or (
        len(state.series) <= MOST_STEPS and {len(row) for row in state.series} == {inputs}
    ):
        return state
    link.complaints.append(text("layer.refused.series", inputs=str(inputs), most=str(MOST_STEPS)))
    return replace(state, series=())


def _starts(state: LayerState, units: list[int], link: LinkReader) -> LayerState:
    if not state.starts:
        return state
    # Where only one of the two memories is said, the other is 0.
    full = tuple(
        tuple(row or (0.0,) * count for row in pair) for pair, count in zip(state.starts, units, strict=False)
    )
    if len(state.starts) == len(units) and all(
        len(row) == count for pair, count in zip(full, units, strict=True) for row in pair
    ):
        return replace(state, starts=tuple((h, c) for h, c in full))
    link.complaints.append(text("layer.refused.memories", units=", ".join(map(str, units))))
    return replace(state, starts=())


ADDRESS = PageAddress(
    (
        attribute("units", integer(1, MAX_WIDTH)),
        attribute("inputs", integer(1, MAX_WIDTH)),
        attribute("seed", integer(0, MAX_SEED)),
        attribute("wiring", choice(WIRINGS)),
        attribute("own", OWN_LAYERS),
        attribute("series", ROWS),
        _memories("h0", 0),
        _memories("c0", 1),
        counted("layer", lambda _: integer(1, MAX_WIDTH)),
        counted("t", lambda _: integer(1, MOST_STEPS), "time"),
        attribute("step", integer(0, STEPS)),
        counted("unit", lambda _: integer(1, MAX_WIDTH)),
        attribute("shown", choice(OVER_TIME)),
        words(),
        attribute("open", choice(PANELS, "a panel of this page"), "explore"),
        predicting(),
    ),
    lambda: START,
    settle=_settle,
)
