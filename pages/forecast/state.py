"""Everything a person can set on the forecast page, as one frozen value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from lstm_core.forecasting.series import MAX_LENGTH
from lstm_core.words.vocabulary import PLAIN
from pages.forecast.own.dates import checked_dates
from pages.forecast.own.numbers import MAX_COLUMNS, Column, visible
from pages.forecast.run.recipe import Recipe, recipe_for
from pages.forecast.shipped import Series, shipped_series
from pages.ui.text.texts import text
from pages.ui.visits.settings import Settings, view

OWN = "own"
ONE, SEVERAL = MODES = ("one", "several")
BEST, LATEST = WEIGHTS = ("best", "last")
FEW_SEEDS, SEEDS = 1, 5
"""With how many seeds the network may be trained."""
DAYS = (5.0, 6.0, 7.0)


@dataclass(frozen=True)
class ForecastState(Settings):
    """What is set on the page.

    ``values``, ``title``, ``dates`` (one for each value, or none) and ``inputs`` (other columns that the forecast reads
    too) are those of an own series, empty for a shipped one. ``weights`` says which of a run's weights forecast: those of
    the epoch with the smallest error on the part for choosing, or the last ones. ``seeds`` is with how many seeds the network
    is trained and judged. ``trained`` is for how many epochs the network on screen was trained, 0 without one. ``unit`` (from
    1), ``days`` and ``explore`` say where one is looking, which undo leaves alone.
    """

    series: str
    recipe: Recipe
    epochs: int
    period: int | None
    values: tuple[float, ...] = ()
    title: str = ""
    dates: tuple[str, ...] = ()
    inputs: tuple[Column, ...] = ()
    mode: str = ONE
    weights: str = BEST
    seeds: int = FEW_SEEDS
    vocabulary: str = PLAIN
    trained: int = view(0)
    unit: int = view(1)
    days: tuple[float, float, float] = view(DAYS)
    explore: str = view("")
    library: str = view("numpy")

    def same_network(self, other: ForecastState) -> bool:
        """Whether the same training makes both networks, apart from the number of epochs."""
        return (on_screen(self).values, self.inputs, self.recipe) == (
            on_screen(other).values,
            other.inputs,
            other.recipe,
        )

    @property
    def columns(self) -> tuple[tuple[float, ...], ...]:
        """The numbers of the other columns."""
        return tuple(column.values for column in self.inputs)

    def with_settings_of(self, other: ForecastState) -> ForecastState:
        """What is set in ``other``, seen from where one is looking now; a network of other settings is gone."""
        return self._looking(super().with_settings_of(other))

    def changed(self, **fields: Any) -> ForecastState:
        """The state with some fields changed, likewise."""
        return self._looking(replace(self, **fields))

    def _looking(self, after: ForecastState) -> ForecastState:
        if self.same_network(after):
            return after
        return replace(after, trained=0, unit=min(after.unit, after.recipe.units))


def state_of(series: Series) -> ForecastState:
    """A shipped series with the settings that suit it."""
    return ForecastState(series.id, series.recipe, series.epochs, series.period)


def own_state(
    values: tuple[float, ...],
    title: str = "",
    dates: tuple[str, ...] = (),
    inputs: tuple[Column, ...] = (),
) -> ForecastState:
    """A series from outside with settings that suit its length, its dates and the other columns that are read beside it.

    Raises:
        ValueError: one sentence, where dates or columns do not go with the values.
    """
    recipe, epochs = recipe_for(len(values))
    dates = checked_dates(dates, len(values)) if dates else ()
    return ForecastState(OWN, recipe, epochs, None, values, visible(title), dates, _checked(inputs, values))


def _checked(inputs: tuple[Column, ...], values: tuple[float, ...]) -> tuple[Column, ...]:
    if len(inputs) > MAX_COLUMNS:
        raise ValueError(text("forecast.refusals.columns_many", n=str(len(inputs)), most=str(MAX_COLUMNS)))
    found = tuple(Column(visible(column.name), column.values) for column in inputs)
    if len({column.name for column in found}) < len(found) or any(not column.name for column in found):
        raise ValueError(text("forecast.refusals.columns_names"))
    for column in found:
        if len(column.values) != len(values):
            raise ValueError(
                text(
                    "forecast.refusals.column_length",
                    name=column.name,
                    n=f"{len(column.values):,}",
                    values=f"{len(values):,}",
                )
            )
    if (total := len(values) * (1 + len(found))) > MAX_LENGTH and found:
        raise ValueError(text("forecast.refusals.columns_long", n=f"{total:,}", most=f"{MAX_LENGTH:,}"))
    return found


def restored(state: ForecastState, other: ForecastState) -> ForecastState:
    """``state`` with the settings of ``other``, and the network that was on screen with them."""
    after = state.with_settings_of(other)
    return after if state.same_network(other) else replace(after, trained=other.trained)


def on_screen(state: ForecastState) -> Series:
    """The series of a state: a shipped one, or a person's own dressed like one."""
    known = shipped_series().get(state.series)
    if known is not None:
        return known
    return Series(
        OWN, state.title or text("forecast.settings.own"), "", "", "", "", text("forecast.settings.x_title"), 1, 1, None,
        state.recipe, state.epochs, state.values, None, state.dates,
    )  # fmt: skip
