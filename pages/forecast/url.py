"""A state of the forecast page as URL parameters and back: ``/forecast?series=nile&units=4``.

Only what differs from the series' own settings is written. A person's own numbers stand in the address
while they are few; a longer series has to be loaded again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from lstm_core.files.documents import is_visible
from lstm_core.forecasting.series import MIN_LENGTH, SCALINGS
from lstm_core.words.vocabulary import PLAIN
from pages.forecast.run import recipe as limits
from pages.forecast.run.recipe import Recipe, prepared
from pages.forecast.shipped import shipped_series
from pages.forecast.state import (
    DAYS,
    MAX_TITLE,
    MODES,
    ONE,
    OWN,
    ForecastState,
    on_screen,
    own_state,
    state_of,
)
from pages.ui.input.numeric_text import read_number
from pages.ui.params.codecs import THREE_NUMBERS, WORDS, Codec, integer, number, short
from pages.ui.params.links import LinkReader, unless_default

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


def encode(state: ForecastState) -> dict[str, str]:
    """The parameters a link to ``state`` needs; empty for the default state."""
    base = base_of(state)
    values = VALUES.write(state.values)
    optional = {
        "series": unless_default(state.series, default_state().series),
        "values": values if len(values) <= LONGEST_ADDRESS else "",
        "title": state.title if state.series == OWN else "",
        **{
            name: unless_default(str(getattr(state.recipe, field)), str(getattr(base.recipe, field)))
            for name, (field, _, _) in INTEGERS.items()
        },
        "epochs": unless_default(str(state.epochs), str(base.epochs)),
        "rate": unless_default(short(state.recipe.rate), short(base.recipe.rate)),
        "scaling": unless_default(state.recipe.scaling, base.recipe.scaling),
        "season": unless_default(str(state.period or 0), str(base.period or 0)),
        "ahead": unless_default(state.mode, ONE),
        "words": unless_default(state.vocabulary, PLAIN),
        "trained": unless_default(str(state.trained), "0"),
        "unit": unless_default(str(state.unit), "1"),
        "open": state.explore,
        "days": unless_default(THREE_NUMBERS.write(state.days), THREE_NUMBERS.write(DAYS)),
    }
    return {name: text for name, text in optional.items() if text}


def decode(query: Mapping[str, str]) -> tuple[ForecastState, tuple[str, ...]]:
    """The state a link describes, and one sentence for each parameter that could not be used."""
    link = LinkReader(query)
    base = _base(link)
    state = replace(
        base,
        recipe=_recipe(link, base.recipe),
        epochs=link.read("epochs", base.epochs, integer(1, limits.MAX_EPOCHS)),
        period=link.read("season", base.period or 0, integer(0, len(on_screen(base).values))) or None,
        mode=link.choice("ahead", ONE, MODES),
        vocabulary=link.read("words", PLAIN, WORDS),
        trained=link.read("trained", 0, integer(0, limits.MAX_EPOCHS)),
        explore=link.choice("open", "", PANELS, "a panel of this page"),
        days=_three(link.read("days", DAYS, THREE_NUMBERS)),
    )
    try:
        fits(state)
    except ValueError as problem:
        link.complaints.append(f"The settings in the link do not fit the series: {problem}")
        state = replace(state, recipe=base.recipe, period=base.period, trained=0)
    return replace(state, unit=link.read("unit", 1, integer(1, state.recipe.units))), tuple(link.complaints)


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


def _recipe(link: LinkReader, base: Recipe) -> Recipe:
    integers = {
        field: link.read(name, getattr(base, field), integer(low, high))
        for name, (field, low, high) in INTEGERS.items()
    }
    rate = link.read("rate", base.rate, number(*limits.RATES))
    scaling = link.choice("scaling", base.scaling, SCALINGS)
    return Recipe(**integers, rate=rate, scaling=scaling)


def _values(text: str) -> tuple[float, ...]:
    if len(text) > LONGEST_ADDRESS:
        raise ValueError(text)
    values = tuple(read_number(part) for part in text.split(","))
    if len(values) < MIN_LENGTH:
        raise ValueError(text)
    return values


def _write_values(values: Iterable[float]) -> str:
    return ",".join(map(short, values))


def _three(numbers: tuple[float, ...]) -> tuple[float, float, float]:
    first, second, third = numbers
    return first, second, third


VALUES = Codec(_values, _write_values, f"{MIN_LENGTH} or more numbers with commas between them")
