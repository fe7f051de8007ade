"""What a link to the page can say: ``/forecast?series=nile&units=4``.

Only what differs from the series' own settings is written. A person's own numbers stand in the address, as they are
while they are few, packed where they are many.
"""

from __future__ import annotations

import struct
from dataclasses import replace

from lstm_core.files.documents import is_visible
from lstm_core.forecasting.series import MAX_LENGTH, MIN_LENGTH, SCALINGS
from pages.forecast.run import recipe as limits
from pages.forecast.run.recipe import prepared
from pages.forecast.shipped import shipped_series
from pages.forecast.state import (
    MAX_TITLE,
    MODES,
    OWN,
    ForecastState,
    on_screen,
    own_state,
    state_of,
)
from pages.ui.input.numeric_text import MAX_INPUT, read_number
from pages.ui.params.codecs import THREE_NUMBERS, Codec, choice, integer, number, short
from pages.ui.params.links import LinkReader
from pages.ui.params.packing import packed, unpacked
from pages.ui.params.page_address import PageAddress, Param, attribute, said, words
from pages.ui.text.texts import text as text_of

PANELS = ("own", "numbers", "why", "document")
LONGEST_LIST = 1500
"""Characters of own numbers as a list; more are packed, at most into what MAX_LENGTH numbers of eight bytes need."""
_DIGITS, _BYTES = "z.", "d."
_NUMBER_BYTES, _LONGEST_NUMBER = 8, 26
INTEGERS = {
    "held": ("held_out", 1, limits.MAX_HELD_OUT),
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
    return state_of(known) if known else own_state(state.values, state.title)


def fits(state: ForecastState) -> None:
    """Refuse settings with which the series cannot be forecast.

    Raises:
        ValueError: one sentence.
    """
    values = on_screen(state).values
    prepared(values, state.recipe)
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
    title = "".join(filter(is_visible, link.query.get("title", "")))[:MAX_TITLE]
    state = own_state(values, title)
    try:
        fits(state)
    except ValueError as problem:
        link.complaints.append(text_of("forecast.refusals.unusable", problem=str(problem)))
        return default_state()
    return state


def _values(text: str) -> tuple[float, ...]:
    values = _numbers(text)
    if not MIN_LENGTH <= len(values) <= MAX_LENGTH or not all(abs(value) <= MAX_INPUT for value in values):
        raise ValueError(text)
    return values


def _numbers(text: str) -> tuple[float, ...]:
    way, rest = text[: len(_DIGITS)], text[len(_DIGITS) :]
    if way == _BYTES:
        content = unpacked(rest, MAX_LENGTH * _NUMBER_BYTES)
        if len(content) % _NUMBER_BYTES:
            raise ValueError(text)
        return struct.unpack(f"<{len(content) // _NUMBER_BYTES}d", content)
    if way == _DIGITS:
        text = unpacked(rest, MAX_LENGTH * _LONGEST_NUMBER).decode()
    elif len(text) > LONGEST_LIST:
        raise ValueError(text)
    return tuple(read_number(part) for part in text.split(","))


def _written(values: tuple[float, ...]) -> str:
    listed = ",".join(map(short, values))
    if len(listed) <= LONGEST_LIST:
        return listed
    numbers = struct.pack(f"<{len(values)}d", *values)
    return min(_DIGITS + packed(listed.encode()), _BYTES + packed(numbers), key=len)


VALUES = Codec(
    _values,
    _written,
    text_of("forecast.refusals.values", low=str(MIN_LENGTH), high=f"{MAX_LENGTH:,}"),
)


def _settle(state: ForecastState, link: LinkReader) -> ForecastState:
    """Only settings that the series can be forecast with, and a unit that there is."""
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
        *(
            attribute(key, integer(low, high), f"recipe.{field}")
            for key, (field, low, high) in INTEGERS.items()
        ),
        attribute("epochs", integer(1, limits.MAX_EPOCHS)),
        attribute("rate", number(*limits.RATES), "recipe.rate"),
        attribute("scaling", choice(SCALINGS), "recipe.scaling"),
        _SEASON,
        attribute("ahead", choice(MODES), "mode"),
        words(),
        attribute("trained", integer(0, limits.MAX_EPOCHS)),
        attribute("unit", lambda state: integer(1, state.recipe.units)),
        attribute("open", choice(PANELS, text_of("forecast.refusals.panel")), "explore"),
        attribute("days", THREE_NUMBERS),
    ),
    default_state,
    base_of,
    _settle,
    _base,
)
