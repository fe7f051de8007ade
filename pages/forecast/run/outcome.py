"""What each way of forecasting says about the held-out part, and how far off it is. Nothing is remembered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from lstm_core.forecasting.forecast import Errors, errors, naive_forecasts
from lstm_core.forecasting.linear import Autoregression, autoregression
from lstm_core.forecasting.measures import Repetition, mase, repetition
from lstm_core.forecasting.settling import Settling, settling
from lstm_core.numbers.activations import FloatArray
from pages.forecast.run.band import Band, band_of, origins_of
from pages.forecast.run.network import NETWORK, Columns, Network
from pages.forecast.run.recipe import Recipe

LINEAR, LAST, SEASONAL = "linear", "last", "seasonal"


@dataclass(frozen=True, eq=False)
class Outcome:
    """What each way of forecasting says about the held-out part and how far off it is.

    ``forecasts`` and ``errors`` have the network, if there is one, before the simpler ways. ``beyond`` are
    the values after the end of the series as the network sees them, None without one; ``settled`` says from which
    forecast of the held-out part on the network only repeats itself, where each is fed back. ``chosen`` are the errors on
    the part for choosing, and ``chosen_network`` what the network says there; ``scaled`` is each MASE, None where it
    has no scale; ``repeats`` how far the network is the series one step late; ``linear`` the autoregression, None
    where there is too little to fit one.
    """

    truth: FloatArray
    forecasts: Mapping[str, FloatArray]
    errors: Mapping[str, Errors]
    beyond: FloatArray | None
    settled: Settling | None = None
    chosen: Mapping[str, Errors] = field(default_factory=dict)
    chosen_network: FloatArray | None = None
    scaled: Mapping[str, float | None] = field(default_factory=dict)
    band: Band | None = None
    repeats: Repetition | None = None
    linear: Autoregression | None = None


@dataclass(frozen=True)
class Asked:
    """What is to be forecast: all that an outcome depends on beside the network."""

    values: tuple[float, ...]
    recipe: Recipe
    period: int | None = None
    several: bool = False
    columns: Columns = ()

    @property
    def first(self) -> int:
        """The number of the first held-out value."""
        return len(self.values) - self.recipe.held_out

    @property
    def learned(self) -> int:
        """How many values are learned from."""
        return self.first - self.recipe.choosing


def outcome(asked: Asked, network: Network | None = None) -> Outcome:
    """Compare the network, where there is one, with the simpler ways on the held-out part, and on that for choosing.

    With ``several`` nothing after the split is looked at and each forecast is fed back; without, each
    value is forecast from the true ones before it. The autoregression is fitted to the training part, as the network is.
    """
    values, first = asked.values, asked.first
    linear = _linear(asked)
    found = _forecasts(asked, network, linear, first, len(values))
    truth = np.array(values[first:])
    off = {key: errors(row, truth) for key, row in found.items()}
    chosen = {}
    if asked.recipe.choosing:
        chosen = _forecasts(asked, network, linear, asked.learned, first)
    chosen_off = {key: errors(row, values[asked.learned : first]) for key, row in chosen.items()}
    beyond = settled = None
    if network is not None:
        steps = asked.recipe.held_out if asked.several else 1
        beyond = network.onward(values, steps, asked.columns)
        span = max(values[:first]) - min(values[:first])
        settled = settling(found[NETWORK], span) if asked.several else None
    return Outcome(
        truth, found, off, beyond, settled, chosen_off, chosen.get(NETWORK),
        {key: mase(error.mae, values[:first], asked.period or 1) for key, error in off.items()},
        _band(asked, network, linear, chosen_off, found, beyond), _repeats(asked, found), linear,
    )  # fmt: skip


def judged(asked: Asked, network: Network) -> Errors:
    """How far off a network is on the held-out part."""
    first = asked.first
    found = _of_network(asked, network, first, len(asked.values))
    return errors(found, asked.values[first:])


def _linear(asked: Asked) -> Autoregression | None:
    known = asked.values[: asked.learned]
    return autoregression(known, asked.recipe.window, [column[: len(known)] for column in asked.columns])


def _of_network(asked: Asked, network: Network, first: int, end: int) -> FloatArray:
    if asked.several:
        return network.onward(asked.values[:first], end - first)
    columns = tuple(column[:end] for column in asked.columns)
    return network.one_step(asked.values[:end], first, columns)


def _forecasts(
    asked: Asked, network: Network | None, linear: Autoregression | None, first: int, end: int
) -> dict[str, FloatArray]:
    """What each way says about the values from number ``first`` to before ``end``."""
    known = asked.values[:end]
    found: dict[str, FloatArray] = {}
    if network is not None:
        found[NETWORK] = _of_network(asked, network, first, end)
    if linear is not None:
        found |= _of_linear(asked, linear, first, end)
    period = asked.period if asked.period is not None and asked.period <= first else None
    return found | naive_forecasts(known, first, period, feed_back=asked.several)


def _of_linear(asked: Asked, linear: Autoregression, first: int, end: int) -> dict[str, FloatArray]:
    if not asked.several:
        columns = [column[:end] for column in asked.columns]
        return {LINEAR: linear.one_step(asked.values[:end], first, columns)}
    try:
        return {LINEAR: linear.onward(asked.values[:first], end - first)}
    except ValueError:
        # Fed back, some grow without end; there is no number to compare then.
        return {}


def _repeats(asked: Asked, found: Mapping[str, FloatArray]) -> Repetition | None:
    if NETWORK not in found or asked.several:
        return None
    return repetition(found[NETWORK], asked.values[asked.first :], asked.values[asked.first - 1])


def _band(
    asked: Asked, network: Network | None, linear: Autoregression | None, chosen: Mapping[str, Errors],
    found: Mapping[str, FloatArray], beyond: FloatArray | None,
) -> Band | None:  # fmt: skip
    """The interval around the network's forecasts, or around those of what was best on the part for choosing."""
    usable = {key: error.mae for key, error in chosen.items() if key in found}
    if not usable:
        return None
    of = NETWORK if network is not None else min(usable, key=lambda key: usable[key])
    truth = np.array(asked.values[asked.first :])
    return band_of(
        of, _missed(asked, of, network, linear), found[of], truth, beyond if of == NETWORK else None
    )


def _missed(
    asked: Asked, of: str, network: Network | None, linear: Autoregression | None
) -> list[FloatArray]:
    """The errors on the part for choosing, for each number of steps ahead of the held-out part."""
    first, start, values = asked.first, asked.learned, asked.values
    if not asked.several:
        found = _forecasts(asked, network if of == NETWORK else None, linear, start, first)[of]
        return [found - np.array(values[start:first])] * asked.recipe.held_out
    steps = min(asked.recipe.held_out, asked.recipe.choosing)
    origins = origins_of(start, first)
    if of == NETWORK and network is not None:
        paths = network.from_each(values[:first], origins, steps)
    else:
        paths = np.full((len(origins), steps), np.nan)
        for row, origin in zip(paths, origins, strict=True):
            found = _forecasts(asked, None, linear, origin, first).get(of, np.full(0, np.nan))[:steps]
            row[: len(found)] = found
    known = np.array(values[:first])
    return [
        np.array(
            [
                path[ahead] - known[origin + ahead]
                for path, origin in zip(paths, origins, strict=True)
                if origin + ahead < first
            ]
        )
        for ahead in range(steps)
    ]
