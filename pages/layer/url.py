"""What a link to the page can say; only what differs from the start is written. Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from lstm_core.layers.drawn import MAX_SEED, MAX_WIDTH, WIRINGS
from pages.layer.from_file import FromFile, file_of
from pages.layer.own import MOST_STEPS, OWN_LAYERS, ROWS, rows_of, starts_of
from pages.layer.runs import given_of, is_written
from pages.layer.state import OVER_TIME, START, STEPS, LayerState
from pages.ui.load.brought import KEY_LENGTH
from pages.ui.params.cell_variant import cell_variant, within_bounds
from pages.ui.params.codecs import Codec, choice, integer
from pages.ui.params.links import LinkReader
from pages.ui.params.page_address import PageAddress, Param, attribute, counted, library, predicting, words
from pages.ui.params.typed_numbers import Rows
from pages.ui.text.texts import text


def _key(text: str) -> str:
    if not re.fullmatch(f"[0-9a-f]{{{KEY_LENGTH}}}", text, re.ASCII):
        raise ValueError(text)
    return text


def _order(text: str) -> str:
    if sorted(text) != sorted("ifgo"):
        raise ValueError(text)
    return text


PANELS = ("unit", "weights", "series", "numbers", "files")
CURVES = ("gates", "candidate_tanh", "output_tanh")
KEY = Codec(_key, str, "the key of a file that was loaded here")
ORDER = Codec(_order, str, "the letters i, f, g and o in a row")


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
    state = _brought(state, link)
    given = given_of(replace(state, series=(), starts=()))
    state = _series(state, given.network.n_inputs, link)
    state = _starts(state, [layer.n_units for layer in given.network.layers], link)
    steps = len(state.series) or len(given.series)
    state = within_bounds(state, link, lambda state: given_of(state).runs, text("layer.refused.grown"))
    layer = _within(state.layer, len(given.network.layers), "layer", link)
    parameters = given.network.layers[layer]
    return replace(
        state,
        layer=layer,
        time=_within(state.time, steps, "t", link),
        unit=_within(state.unit, parameters.n_units, "unit", link),
        predict=state.predict and is_written(parameters),
    )


def _brought(state: LayerState, link: LinkReader) -> LayerState:
    """What a file says where the link does not; a network that fits into an address needs its file no more."""
    if not state.model:
        return replace(state, order="")
    try:
        found = file_of(state.model, state.order)
    except ValueError as problem:
        link.complaints.append(str(problem))
        return replace(state, model="", order="")
    unsaid = {name: getattr(found.variant, name) for name in CURVES if name not in link.query}
    state = replace(state, own=(), variant=replace(state.variant, **unsaid))
    return in_the_address(state, found) if found.own else state


def in_the_address(state: LayerState, found: FromFile) -> LayerState:
    """A small network of a file, with the series and the memories in it, in numbers of one's own."""
    drawn = found.drawn
    series = rows_of(drawn.series) if drawn.series.size else ()
    return replace(
        state.with_own(found.own),
        series=state.series or series,
        starts=state.starts or starts_of(drawn.starts),
    )


def _base(state: LayerState) -> LayerState:
    """The start, with the curves of the file."""
    return replace(START, variant=file_of(state.model, state.order).variant) if state.model else START


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
        attribute("model", KEY),
        attribute("order", ORDER),
        *cell_variant(),
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
        library(),
    ),
    lambda: START,
    _base,
    settle=_settle,
)
