"""What is on screen with a network: a step or a sequence, trained series, a forecast."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from lstm_core.files.take_home.network import Network
from lstm_core.forecasting.series import Scaler
from lstm_core.numbers.activations import FloatArray
from lstm_core.numbers.validation import finite_array, whole_number

OURS = "gatewise."
"""What the names of tensors begin with that are no weights."""
Start = tuple[object, object]


@dataclass(frozen=True, eq=False)
class Steps:
    """A sequence through a network without read-out, one step of it looked at in full.

    ``xs`` (T, D) are the inputs, ``starts`` each layer's h and c before the first step (zeros where none are given),
    ``look`` the step, counted from 0. Raises ValueError for shapes that do not fit, NaN and infinity.
    """

    network: Network
    xs: FloatArray
    starts: tuple[tuple[FloatArray, FloatArray], ...] = ()
    look: int = 0

    @classmethod
    def of(cls, network: Network, xs: object, starts: Sequence[Start] = (), look: int = 0) -> Steps:
        """The same from anything that becomes arrays; numbers for the unit."""
        rows = finite_array("xs", xs).reshape(-1, network.n_inputs)
        given = list(starts) or [(0.0, 0.0)] * len(network.layers)
        checked = tuple(
            (_memory("h", h, layer.n_units), _memory("c", c, layer.n_units))
            for layer, (h, c) in zip(network.layers, given, strict=True)
        )
        return cls(network, rows, checked, whole_number("look", look, 0, len(rows) - 1))

    def extras(self) -> Mapping[str, FloatArray]:
        """What a file holds beside the weights, by name."""
        found = {"x": self.xs[self.look]}
        for number, (h, c) in enumerate(self.starts):
            suffix = f"_{number + 1}" if number else ""
            found |= {f"h_prev{suffix}": h, f"c_prev{suffix}": c}
        return found if len(self.xs) == 1 else found | {"series": self.xs, "look": np.array([float(self.look)])}


@dataclass(frozen=True, eq=False)
class Series:
    """One series that a unit was trained on, with one target for its last value or one for each."""

    name: str
    values: tuple[float, ...]
    targets: tuple[float, ...]


@dataclass(frozen=True, eq=False)
class Trained:
    """A unit trained to predict the targets of some series, and where one looks: a series and one of its days."""

    network: Network
    series: tuple[Series, ...]
    look: Mapping[str, float] = field(default_factory=dict)

    def extras(self) -> Mapping[str, FloatArray]:
        """What a file holds beside the weights, by name."""
        found = {name: np.array([value]) for name, value in self.look.items()}
        for number, series in enumerate(self.series, 1):
            found[f"series_{number}"] = np.array(series.values)
            found[f"targets_{number}"] = np.array(series.targets)
        return found


@dataclass(frozen=True, eq=False)
class Forecast:
    """A network that forecasts the last ``held_out`` values of a series from windows of the values before.

    ``several`` feeds each forecast back; otherwise every window holds true values.
    """

    network: Network
    values: tuple[float, ...]
    held_out: int
    window: int
    scaler: Scaler
    several: bool = False

    def extras(self) -> Mapping[str, FloatArray]:
        """What a file holds beside the weights, by name."""
        whole = {"held_out": self.held_out, "window": self.window, "several": self.several}
        scale = {"offset": self.scaler.offset, "scale": self.scaler.scale}
        return {
            "series": np.array(self.values),
            **{name: np.array([float(value)]) for name, value in (whole | scale).items()},
        }


Screen = Steps | Trained | Forecast


def arrays_of(screen: Screen) -> Mapping[str, FloatArray]:
    """All that a file of a screen holds: the weights under PyTorch's names, the rest under ``gatewise.``."""
    return {
        **screen.network.tensors(),
        **{OURS + name: array for name, array in screen.extras().items()},
    }


def _memory(name: str, value: object, n_units: int) -> FloatArray:
    row = finite_array(name, value)
    if row.ndim and row.shape != (n_units,):
        raise ValueError(f"{name} has shape {row.shape}; expected ({n_units},)")
    return np.array(np.broadcast_to(row, (n_units,)))
