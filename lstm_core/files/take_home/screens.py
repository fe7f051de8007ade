"""What is on screen with a network: a step or a sequence, trained series, a forecast."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from lstm_core.forecasting.series import Scaler
from lstm_core.layers.network import Network
from lstm_core.numbers.activations import FloatArray
from lstm_core.numbers.validation import finite_array, whole_number
from lstm_core.words.variants import HARD_SLOPES, USUAL, CellVariant, curve_of_slope

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
        for place, memories in enumerate(self.starts):
            found |= {memory_name(name, place): row for name, row in zip("hc", memories, strict=True)}
        return (
            found if len(self.xs) == 1 else found | {"series": self.xs, "look": np.array([float(self.look)])}
        )


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

    ``several`` feeds each forecast back; otherwise every window holds true values. ``beside`` are other columns that
    the network reads after the series itself, each with its scale; then only the next value can be forecast. Raises
    ValueError for a network that does not fit.
    """

    network: Network
    values: tuple[float, ...]
    held_out: int
    window: int
    scaler: Scaler
    several: bool = False
    beside: tuple[tuple[Scaler, tuple[float, ...]], ...] = ()

    def __post_init__(self) -> None:
        network = self.network
        if len(network.layers) != 1 or network.head is None or network.head.n_outputs != 1:
            raise ValueError(
                "the network does not forecast; expected one layer and a read-out with one output"
            )
        if network.n_inputs != 1 + len(self.beside) or (self.several and self.beside):
            raise ValueError(
                f"the network has {network.n_inputs} inputs and {len(self.beside)} other columns; "
                "expected one input more than columns, and none where forecasts are fed back"
            )

    @property
    def scalers(self) -> tuple[Scaler, ...]:
        """The scale of the series, then those of the other columns."""
        return (self.scaler, *(scaler for scaler, _ in self.beside))

    @property
    def columns(self) -> FloatArray:
        """The series and the other columns, (values, inputs)."""
        return np.array([self.values, *(column for _, column in self.beside)]).T

    def extras(self) -> Mapping[str, FloatArray]:
        """What a file holds beside the weights, by name."""
        whole = {"held_out": self.held_out, "window": self.window, "several": self.several}
        scales = {
            name: np.array([getattr(one, name) for one in self.scalers]) for name in ("offset", "scale")
        }
        series = self.columns if self.beside else np.array(self.values)
        return {
            "series": series,
            **scales,
            **{name: np.array([float(value)]) for name, value in whole.items()},
        }


Screen = Steps | Trained | Forecast


def arrays_of(screen: Screen) -> Mapping[str, FloatArray]:
    """All that a file of a screen holds: the weights under PyTorch's names, the rest under ``gatewise.``."""
    extras = {**curves_of(screen.network.variant), **screen.extras()}
    return {**screen.network.tensors(), **{OURS + name: array for name, array in extras.items()}}


def curves_of(variant: CellVariant) -> Mapping[str, FloatArray]:
    """What differs from the usual cell: the slope of the gates' straight line, and 0 for a tanh that is left out."""
    found = {}
    if variant.gates in HARD_SLOPES:
        found["gate_slope"] = np.array([HARD_SLOPES[variant.gates]])
    for name in ("candidate_tanh", "output_tanh"):
        if not getattr(variant, name):
            found[name] = np.array([0.0])
    return found


def variant_of(extras: Mapping[str, FloatArray]) -> CellVariant:
    """The cell that :func:`arrays_of` wrote down; names are without ``gatewise.``. Raises ValueError for another slope."""
    gates = USUAL.gates
    if "gate_slope" in extras:
        slope = float(finite_array("gate_slope", extras["gate_slope"]).reshape(-1)[0])
        known = curve_of_slope(slope)
        if known is None:
            raise ValueError(f"gate_slope is {slope:g}; expected 0.2 or 1/6")
        gates = known
    left_out = {
        name: name not in extras or bool(np.any(extras[name])) for name in ("candidate_tanh", "output_tanh")
    }
    return CellVariant(gates, **left_out)


def memory_name(name: str, layer: int) -> str:
    """What a layer's h or c before the first step is called: h_prev, and h_prev_2 for the second layer's."""
    return f"{name}_prev" + (f"_{layer + 1}" if layer else "")


def _memory(name: str, value: object, n_units: int) -> FloatArray:
    row = finite_array(name, value)
    if row.ndim and row.shape != (n_units,):
        raise ValueError(f"{name} has shape {row.shape}; expected ({n_units},)")
    return np.array(np.broadcast_to(row, (n_units,)))
