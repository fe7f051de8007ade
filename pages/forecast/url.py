"""What a link to the page can say: ``/forecast?series=nile&units=4``.

Only what differs from the series' own settings is written. A person's own numbers stand in the address
while they are few; a longer series has to be loaded again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from lstm_core.files.documents import is_visible
from lstm_core.forecasting.series import MIN_LENGTH, SCALINGS
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
from pages.ui.input.numeric_text import read_number
from pages.ui.params.codecs import THREE_NUMBERS, Codec, choice, integer, number, short
from pages.ui.params.links import LinkReader
from pages.ui.params.page_address import PageAddress, Param, attribute, said, words

PANELS = ("own", "numbers", "document")
LONGEST_ADDRESS = 1500
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
        raise ValueError(
            f"A season of {state.period} is longer than the {before:,} values before the split; accepted here are 1 to {before:,}."
        )


def _base(link: LinkReader) -> ForecastState:
    names = tuple(shipped_series())
    chosen = link.choice("series", names[0], (*names, OWN), "a series of this app")
    if chosen != OWN:
        return state_of(shipped_series()[chosen])
    if "values" not in link.query:
        link.complaints.append("The link's own series is too long for an address; load it again.")
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
        link.complaints.append(f"The series in the link cannot be used: {problem}")
        return default_state()
    return state


def _values(text: str) -> tuple[float, ...]:
    if len(text) > LONGEST_ADDRESS:
        raise ValueError(text)
    values = tuple(read_number(part) for part in text.split(","))
    if len(values) < MIN_LENGTH:
        raise ValueError(text)
    return values


def _listed(values: Iterable[float]) -> str:
    return ",".join(map(short, values))


VALUES = Codec(_values, _listed, f"{MIN_LENGTH} or more numbers with commas between them")


def _settle(state: ForecastState, link: LinkReader) -> ForecastState:
    """Only settings that the series can be forecast with, and a unit that there is."""
    try:
        fits(state)
    except ValueError as problem:
        link.complaints.append(f"The settings in the link do not fit the series: {problem}")
        base = base_of(state)
        unit = min(state.unit, base.recipe.units)
        return replace(state, recipe=base.recipe, period=base.period, trained=0, unit=unit)
    return state


def _write_values(state: ForecastState, _: ForecastState) -> str | None:
    text = VALUES.write(state.values)
    return text if state.values and len(text) <= LONGEST_ADDRESS else None


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
        attribute("open", choice(PANELS, "a panel of this page"), "explore"),
        attribute("days", THREE_NUMBERS),
    ),
    default_state,
    base_of,
    _settle,
    _base,
)
