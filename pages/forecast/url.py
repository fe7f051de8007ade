"""What a link to the page can say: ``/forecast?series=nile&units=4``.

Only what differs from the series' own settings is written. A person's own numbers stand in the address, as they are
while they are few, packed where they are many.
"""

from __future__ import annotations

from dataclasses import replace

from lstm_core.forecasting.series import SCALINGS
from pages.forecast.own.dates import DATES
from pages.forecast.own.numbers import COLUMNS, VALUES, Column
from pages.forecast.run import recipe as limits
from pages.forecast.run.recipe import choosing_room, prepared
from pages.forecast.shipped import shipped_series
from pages.forecast.state import (
    FEW_SEEDS,
    MODES,
    ONE,
    OWN,
    SEEDS,
    SEVERAL,
    WEIGHTS,
    ForecastState,
    on_screen,
    own_state,
    state_of,
)
from pages.ui.params.codecs import THREE_NUMBERS, choice, integer, number, whole_choice
from pages.ui.params.links import LinkReader
from pages.ui.params.page_address import PageAddress, Param, attribute, library, said, words
from pages.ui.text.texts import text as text_of

_NO_DATES: tuple[str, ...] = ()
_NO_COLUMNS: tuple[Column, ...] = ()
PANELS = ("own", "numbers", "home", "why", "document")
INTEGERS = {
    "held": ("held_out", 1, limits.MAX_HELD_OUT),
    "choosing": ("choosing", 0, limits.MAX_HELD_OUT),
    "window": ("window", 1, limits.MAX_WINDOW),
    "units": ("units", 1, limits.MAX_UNITS),
    "batch": ("batch", 1, limits.MAX_BATCH),
    "seed": ("seed", *limits.SEEDS),
}


def default_state() -> ForecastState:
    """The first shipped series."""
    return state_of(next(iter(shipped_series().values())))


def base_of(state: ForecastState) -> ForecastState:
    """The state's series with the settings that suit it."""
    known = shipped_series().get(state.series)
    return state_of(known) if known else own_state(state.values, state.title, state.dates, state.inputs)


def fits(state: ForecastState) -> None:
    """Refuse settings with which the series cannot be forecast.

    Raises:
        ValueError: one sentence.
    """
    values = on_screen(state).values
    prepared(values, state.recipe)
    learned = len(values) - state.recipe.held_out - state.recipe.choosing
    for column in state.inputs:
        if len(set(column.values[:learned])) == 1:
            raise ValueError(text_of("forecast.refusals.column_constant", name=column.name))
    if state.inputs and state.mode == SEVERAL:
        raise ValueError(text_of("forecast.refusals.ahead"))
    before = len(values) - state.recipe.held_out
    if state.period is not None and state.period > before:
        raise ValueError(text_of("forecast.refusals.season", period=str(state.period), before=f"{before:,}"))


def _base(link: LinkReader) -> ForecastState:
    names = tuple(shipped_series())
    chosen = link.choice("series", names[0], (*names, OWN), text_of("forecast.refusals.series"))
    if chosen != OWN:
        return state_of(shipped_series()[chosen])
    if "values" not in link.query:
        link.complaints.append(text_of("forecast.refusals.missing"))
        return default_state()
    none: tuple[float, ...] = ()
    values = link.read("values", none, VALUES)
    if not values:
        return default_state()
    dates = link.read("dates", _NO_DATES, DATES)
    inputs = link.read("inputs", _NO_COLUMNS, COLUMNS)
    try:
        state = own_state(values, link.query.get("title", ""), dates, inputs)
        fits(state)
    except ValueError as problem:
        link.complaints.append(text_of("forecast.refusals.unusable", problem=str(problem)))
        return default_state()
    return state


def _settle(state: ForecastState, link: LinkReader) -> ForecastState:
    """Only settings that the series can be forecast with, and a unit that there is.

    A link that says nothing of a part for choosing keeps what it says: that part is as long as its other settings leave room for.
    """
    if "choosing" not in link.query:
        room = choosing_room(len(on_screen(state).values), state.recipe)
        state = replace(state, recipe=replace(state.recipe, choosing=min(state.recipe.choosing, room)))
    if state.inputs and state.mode == SEVERAL:
        link.complaints.append(text_of("forecast.refusals.unfit", problem=text_of("forecast.refusals.ahead")))
        state = replace(state, mode=ONE)
    try:
        fits(state)
    except ValueError as problem:
        link.complaints.append(text_of("forecast.refusals.unfit", problem=str(problem)))
        base = base_of(state)
        unit = min(state.unit, base.recipe.units)
        return replace(state, recipe=base.recipe, period=base.period, trained=0, unit=unit)
    return state


def _write_values(state: ForecastState, _: ForecastState) -> str | None:
    return VALUES.write(state.values) if state.values else None


def _write_dates(state: ForecastState, _: ForecastState) -> str | None:
    return DATES.write(state.dates) if state.dates else None


def _write_inputs(state: ForecastState, _: ForecastState) -> str | None:
    return COLUMNS.write(state.inputs) if state.inputs else None


def _title(state: ForecastState, _: ForecastState) -> str | None:
    return state.title if state.series == OWN and state.title else None


_SEASON: Param[ForecastState] = Param(
    "season",
    lambda state: integer(0, len(on_screen(state).values)),
    lambda state: state.period or 0,
    lambda state, period: replace(state, period=period or None),
)
ADDRESS = PageAddress(
    (
        said("series", lambda state, _: None if state.series == default_state().series else state.series),
        said("values", _write_values),
        said("title", _title),
        said("dates", _write_dates),
        said("inputs", _write_inputs),
        *(
            attribute(key, integer(low, high), f"recipe.{field}")
            for key, (field, low, high) in INTEGERS.items()
        ),
        attribute("epochs", integer(1, limits.MAX_EPOCHS)),
        attribute("rate", number(*limits.RATES), "recipe.rate"),
        attribute("scaling", choice(SCALINGS), "recipe.scaling"),
        _SEASON,
        attribute("ahead", choice(MODES), "mode"),
        attribute("weights", choice(WEIGHTS)),
        attribute("seeds", whole_choice((FEW_SEEDS, SEEDS))),
        words(),
        attribute("trained", integer(0, limits.MAX_EPOCHS)),
        attribute("unit", lambda state: integer(1, state.recipe.units)),
        attribute("open", choice(PANELS, text_of("forecast.refusals.panel")), "explore"),
        attribute("days", THREE_NUMBERS),
        library(),
    ),
    default_state,
    base_of,
    _settle,
    _base,
)
