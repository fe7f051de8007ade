"""The weights and bias of a plain recurrent layer, named, checked and frozen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from lstm_core.cells.cell import Cell
from lstm_core.cells.rnn import RNN, RNN_NUMBERS
from lstm_core.numbers.activations import FloatArray
from lstm_core.numbers.validation import finite_array, finite_number, one_of


@dataclass(frozen=True, eq=False)
class RNNParameters:
    """The weights of a plain recurrent layer with D inputs and H units: h = tanh(w_h·h_prev + w_x·x + b).

    Shapes: ``w_h`` (H, H), ``w_x`` (H, D), ``b`` (H,); read-only float64 copies. Raises
    ValueError, naming the field, for other shapes and for numbers that are not finite.
    Source: Elman (1990).

    >>> from lstm_core import RNNParameters
    >>> unit = RNNParameters.scalar(w_h=0.5, w_x=1, b=0)
    >>> unit.n_inputs, unit.n_units
    (1, 1)
    """

    w_h: FloatArray
    w_x: FloatArray
    b: FloatArray
    cell: ClassVar[Cell] = RNN

    def __post_init__(self) -> None:
        arrays = {name: finite_array(name, getattr(self, name)) for name in RNN_NUMBERS}
        if arrays["w_x"].ndim != 2 or not arrays["w_x"].size:
            raise ValueError(f"w_x has shape {arrays['w_x'].shape}; expected (units, inputs)")
        units, inputs = arrays["w_x"].shape
        for name, shape in (("w_h", (units, units)), ("b", (units,))):
            if arrays[name].shape != shape:
                raise ValueError(
                    f"{name} has shape {arrays[name].shape}; expected {shape} "
                    f"for {units} units and {inputs} inputs"
                )
        for name, array in arrays.items():
            array.setflags(write=False)
            object.__setattr__(self, name, array)

    @property
    def n_inputs(self) -> int:
        """D, the number of inputs per step."""
        return int(self.w_x.shape[1])

    @property
    def n_units(self) -> int:
        """H, the number of memory units."""
        return int(self.w_x.shape[0])

    @property
    def is_scalar(self) -> bool:
        """True for the one-number unit: one input and one memory."""
        return self.n_inputs == 1 and self.n_units == 1

    @classmethod
    def scalar(cls, w_h: object, w_x: object, b: object) -> RNNParameters:
        """Return the one-number unit. Raises ValueError unless all three are finite numbers."""
        one, two, three = (
            finite_number(name, value) for name, value in zip(RNN_NUMBERS, (w_h, w_x, b), strict=True)
        )
        return cls(np.array([[one]]), np.array([[two]]), np.array([three]))

    @classmethod
    def from_torch(
        cls, weight_ih: object, weight_hh: object, bias_ih: object, bias_hh: object
    ) -> RNNParameters:
        """Return parameters from one layer of PyTorch's nn.RNN with its tanh.

        Shapes: ``weight_ih`` (H, D), ``weight_hh`` (H, H), both biases (H,), which only ever act
        as their sum. Raises ValueError for other shapes and for numbers that are not finite.
        Source: PyTorch documentation of torch.nn.RNN.
        """
        given = {"weight_ih": weight_ih, "weight_hh": weight_hh, "bias_ih": bias_ih, "bias_hh": bias_hh}
        arrays = {name: finite_array(name, value) for name, value in given.items()}
        w_x = arrays["weight_ih"]
        if w_x.ndim != 2 or not w_x.size:
            raise ValueError(f"weight_ih has shape {w_x.shape}; expected (units, inputs)")
        units = w_x.shape[0]
        for name, shape in (("weight_hh", (units, units)), ("bias_ih", (units,)), ("bias_hh", (units,))):
            if arrays[name].shape != shape:
                raise ValueError(
                    f"{name} has shape {arrays[name].shape}; expected {shape} "
                    f"to match weight_ih of shape {w_x.shape}"
                )
        with np.errstate(over="ignore"):
            return cls(arrays["weight_hh"], w_x, arrays["bias_ih"] + arrays["bias_hh"])

    @property
    def settable(self) -> dict[str, float]:
        """The three numbers of the scalar unit by name. Raises ValueError for a larger unit."""
        self.require_scalar()
        return {name: float(getattr(self, name).reshape(())) for name in RNN_NUMBERS}

    def replace(self, name: str, value: object) -> RNNParameters:
        """Return a copy of the scalar unit with the number called ``name`` changed.

        Raises ValueError for an unknown name, a value that is not finite, or a larger unit.
        """
        numbers: dict[str, object] = {**self.settable}
        numbers[one_of("name", name, RNN_NUMBERS)] = finite_number(name, value)
        return RNNParameters.scalar(**numbers)

    @property
    def recurrent_weights(self) -> dict[str, FloatArray]:
        """By key of the sum, what h_prev is multiplied by in it, (H, H)."""
        return {"z": self.w_h}

    def sums(self, x: FloatArray, h_prev: FloatArray) -> dict[str, FloatArray]:
        """Return a layer's sum: z = w_h·h_prev + w_x·x + b, (..., H)."""
        return {"z": h_prev @ self.w_h.T + x @ self.w_x.T + self.b}

    def require_scalar(self) -> None:
        """Raise ValueError unless this is the one-number unit."""
        if not self.is_scalar:
            raise ValueError(
                f"the parameters have {self.n_inputs} inputs and {self.n_units} "
                "units; expected the scalar unit with one of each"
            )
