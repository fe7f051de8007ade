"""Everything a person can set on the forecast page, as one frozen value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from lstm_core.words.vocabulary import PLAIN
from pages.forecast.run.recipe import Recipe, recipe_for
from pages.forecast.shipped import Series, shipped_series
from pages.ui.text.texts import text
from pages.ui.visits.settings import Settings, view

OWN = "own"
ONE, SEVERAL = MODES = ("one", "several")
MAX_TITLE = 60
DAYS = (5.0, 6.0, 7.0)


@dataclass(frozen=True)
class ForecastState(Settings):
    """What is set on the page.

    ``values`` and ``title`` are those of an own series, empty for a shipped one. ``trained`` is for how many
    epochs the network on screen was trained, 0 without one. ``unit`` (from 1), ``days`` and ``explore`` say where
    one is looking, which undo leaves alone.
    """

    series: str
    recipe: Recipe
    epochs: int
    period: int | None
    values: tuple[float, ...] = ()
    title: str = ""
    mode: str = ONE
    vocabulary: str = PLAIN
    trained: int = view(0)
    unit: int = view(1)
    days: tuple[float, float, float] = view(DAYS)
    explore: str = view("")

    def same_network(self, other: ForecastState) -> bool:
        """Whether the same training makes both networks, apart from the number of epochs."""
        return on_screen(self).values == on_screen(other).values and self.recipe == other.recipe

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


def own_state(values: tuple[float, ...], title: str = "") -> ForecastState:
    """A series from outside with settings that suit its length."""
    recipe, epochs = recipe_for(len(values))
    return ForecastState(OWN, recipe, epochs, None, values, title)


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
        state.recipe, state.epochs, state.values,
    )  # fmt: skip
