"""The weights and biases of an LSTM, named, checked and frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import FrozenInstanceError
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from lstm_core.cells.cell import Cell
from lstm_core.cells.lstm import BLOCK_NAMES, LSTM, STACK_ORDER, TORCH_ORDER, WEIGHT_NAMES, names_in_order
from lstm_core.numbers.activations import FloatArray
from lstm_core.numbers.validation import finite_array, finite_number, one_of, shown, whole_number


class BlockWeights(NamedTuple):
    """One block's numbers: ``w_h`` (H, H) × short-term, ``w_x`` (H, D) × input, ``b`` (H,).

    >>> from lstm_core import BlockWeights
    >>> BlockWeights(w_h=[[2.7]], w_x=[[1.63]], b=[1.62]).b
    [1.62]
    """

    w_h: FloatArray
    w_x: FloatArray
    b: FloatArray


class LSTMParameters:
    """The four blocks of a layer with D inputs and H units.

    Each block computes z = w_h · h_prev + w_x · x + b with ``w_h`` (H, H), ``w_x`` (H, D)
    and ``b`` (H,). All arrays are read-only float64 copies. Raises ValueError, naming the
    block and the field, for wrong shapes and for numbers that are not finite.
    Source: Hochreiter & Schmidhuber (1997); forget gate: Gers et al. (2000).

    >>> from lstm_core import LSTMParameters
    >>> unit = LSTMParameters.scalar(forget=(2.70, 1.63, 1.62), input=(2.00, 1.65, 0.62),
    ...                              candidate=(1.41, 0.94, -0.32), output=(4.38, -0.19, 0.59))
    >>> unit.settable["w_fh"], unit.forget.b.tolist(), unit.n_units
    (2.7, [1.62], 1)
    """

    cell: Cell = LSTM
    n_inputs: int
    """D, the number of inputs per step."""
    n_units: int
    """H, the number of memory units."""

    def __init__(
        self, input: BlockWeights, forget: BlockWeights, candidate: BlockWeights, output: BlockWeights
    ) -> None:
        given = {"input": input, "forget": forget, "candidate": candidate, "output": output}
        blocks = {name: _checked_block(name, block) for name, block in given.items()}
        n_units, n_inputs = blocks["input"].w_x.shape
        for name, block in blocks.items():
            _check_shapes(name, block, n_units, n_inputs)
        self.__dict__.update(
            n_inputs=n_inputs,
            n_units=n_units,
            blocks=MappingProxyType({name: BlockWeights(*map(_read_only, b)) for name, b in blocks.items()}),
        )

    def __setattr__(self, name: str, _value: object) -> None:
        raise FrozenInstanceError(f"{name} cannot be set; parameters are read-only, see replace")

    def __reduce__(self) -> tuple[object, ...]:
        if self.is_scalar:
            return LSTMParameters.from_settable, (dict(self.settable),)
        return LSTMParameters, (self.input, self.forget, self.candidate, self.output)

    def __repr__(self) -> str:
        if self.is_scalar:
            numbers = ", ".join(f"{name}={value:g}" for name, value in self.settable.items())
            return f"LSTMParameters.scalar({numbers})"
        return f"LSTMParameters({self.n_inputs} inputs, {self.n_units} units)"

    @cached_property
    def blocks(self) -> Mapping[str, BlockWeights]:
        """The four blocks by name."""
        # A scalar unit is made of twelve numbers and becomes arrays only where somebody asks for them.
        blocks = {}
        for k, name in BLOCK_NAMES.items():
            w_h, w_x, b = (self.settable[key] for key in (f"w_{k}h", f"w_{k}x", f"b_{k}"))
            blocks[name] = BlockWeights(
                *map(_read_only, (np.array([[w_h]]), np.array([[w_x]]), np.array([b])))
            )
        return MappingProxyType(blocks)

    @property
    def n_parameters(self) -> int:
        """How many weights and biases there are: 4·H·(H + D + 1)."""
        return 4 * self.n_units * (self.n_units + self.n_inputs + 1)

    @property
    def input(self) -> BlockWeights:
        """The input gate's block."""
        return self.blocks["input"]

    @property
    def forget(self) -> BlockWeights:
        """The forget gate's block."""
        return self.blocks["forget"]

    @property
    def candidate(self) -> BlockWeights:
        """The candidate's block."""
        return self.blocks["candidate"]

    @property
    def output(self) -> BlockWeights:
        """The output gate's block."""
        return self.blocks["output"]

    @cached_property
    def stacked_w_h(self) -> FloatArray:
        """(H, 4H), transposed and contiguous: one matrix product serves all four blocks."""
        return _read_only(np.ascontiguousarray(np.concatenate([b.w_h for b in self._stacked]).T))

    @cached_property
    def stacked_w_x(self) -> FloatArray:
        """(D, 4H), likewise."""
        return _read_only(np.ascontiguousarray(np.concatenate([b.w_x for b in self._stacked]).T))

    @cached_property
    def stacked_b(self) -> FloatArray:
        """(4H,), likewise."""
        return _read_only(np.concatenate([b.b for b in self._stacked]))

    @property
    def _stacked(self) -> list[BlockWeights]:
        return [self.blocks[name] for name in names_in_order(STACK_ORDER)]

    @property
    def is_scalar(self) -> bool:
        """True for the one-number unit: one input and one memory."""
        return self.n_inputs == 1 and self.n_units == 1

    @classmethod
    def scalar(cls, *, forget: object, input: object, candidate: object, output: object) -> LSTMParameters:
        """Return the one-number unit; each block is (short-term weight, input weight, bias).

        Raises ValueError when a block does not hold three finite numbers.
        """
        given = {"forget": forget, "input": input, "candidate": candidate, "output": output}
        numbers = [number for k in BLOCK_NAMES.values() for number in _three(k, given[k])]
        return cls._of_numbers(dict(zip(WEIGHT_NAMES, numbers, strict=True)))

    @classmethod
    def from_settable(cls, numbers: Mapping[str, float]) -> LSTMParameters:
        """Return the scalar unit from all twelve numbers by name, the inverse of ``settable``.

        Raises ValueError when a name is missing or unknown, or a number is not finite.
        """
        if set(numbers) != set(WEIGHT_NAMES):
            raise ValueError(
                f"the weights are named {shown(sorted(map(str, numbers)))}; "
                f"expected exactly {', '.join(WEIGHT_NAMES)}"
            )
        return cls._of_numbers({name: finite_number(name, numbers[name]) for name in WEIGHT_NAMES})

    @classmethod
    def _of_numbers(cls, numbers: dict[str, float]) -> LSTMParameters:
        made = cls.__new__(cls)
        made.__dict__.update(n_inputs=1, n_units=1, settable=MappingProxyType(numbers))
        return made

    @classmethod
    def from_torch(
        cls, weight_ih: object, weight_hh: object, bias_ih: object, bias_hh: object
    ) -> LSTMParameters:
        """Return parameters from one layer of PyTorch's nn.LSTM.

        Shapes: ``weight_ih`` (4H, D), ``weight_hh`` (4H, H), both biases (4H,), stacked
        i, f, g, o; the two biases only ever act as their sum. Raises ValueError for other
        shapes and for numbers that are not finite.
        Source: PyTorch documentation of torch.nn.LSTM.
        """
        w_x, w_h = finite_array("weight_ih", weight_ih), finite_array("weight_hh", weight_hh)
        b_x, b_h = finite_array("bias_ih", bias_ih), finite_array("bias_hh", bias_hh)
        if w_x.ndim != 2 or w_x.shape[0] % 4 or not w_x.size:
            raise ValueError(f"weight_ih has shape {w_x.shape}; expected (4 × units, inputs)")
        rows, units = w_x.shape[0], w_x.shape[0] // 4
        for name, array, shape in (
            ("weight_hh", w_h, (rows, units)),
            ("bias_ih", b_x, (rows,)),
            ("bias_hh", b_h, (rows,)),
        ):
            if array.shape != shape:
                raise ValueError(
                    f"{name} has shape {array.shape}; expected {shape} "
                    f"to match weight_ih of shape {w_x.shape}"
                )
        with np.errstate(over="ignore"):
            bias = b_x + b_h
        cuts = [slice(k * units, (k + 1) * units) for k in range(4)]
        names = names_in_order(TORCH_ORDER)
        return cls(
            **{n: BlockWeights(w_h[cut], w_x[cut], bias[cut]) for n, cut in zip(names, cuts, strict=True)}
        )

    @cached_property
    def settable(self) -> Mapping[str, float]:
        """The twelve numbers of the scalar unit by name, in the order of WEIGHT_NAMES.

        Raises ValueError for a unit with more than one input or memory.
        """
        self.require_scalar()
        parts = [part for name in BLOCK_NAMES.values() for part in self.blocks[name]]
        return MappingProxyType(
            {key: float(part.reshape(())) for key, part in zip(WEIGHT_NAMES, parts, strict=True)}
        )

    def replace(self, name: str, value: object) -> LSTMParameters:
        """Return a copy of the scalar unit with the number called ``name`` changed.

        Raises ValueError for an unknown name, a value that is not finite, or a larger unit.
        """
        numbers = dict(self.settable)
        numbers[one_of("name", name, WEIGHT_NAMES)] = finite_number(name, value)
        return LSTMParameters._of_numbers(numbers)

    def require_scalar(self) -> None:
        """Raise ValueError unless this is the one-number unit."""
        if not self.is_scalar:
            raise ValueError(
                f"the parameters have {self.n_inputs} inputs and {self.n_units} "
                "units; expected the scalar unit with one of each"
            )

    @property
    def recurrent_weights(self) -> dict[str, FloatArray]:
        """By key of the sum, what h_prev is multiplied by in it, (H, H)."""
        return {f"z_{k}": self.blocks[name].w_h for k, name in BLOCK_NAMES.items()}

    def sums(self, x: FloatArray, h_prev: FloatArray) -> dict[str, FloatArray]:
        """Return a layer's four sums by key: z_k = w_kh·h_prev + w_kx·x + b_k, each (..., H)."""
        z = h_prev @ self.stacked_w_h + x @ self.stacked_w_x
        parts = np.split(z + self.stacked_b, 4, axis=-1)
        return {f"z_{k}": part for k, part in zip(STACK_ORDER, parts, strict=True)}


def random_parameters(n_inputs: int, n_units: int, seed: int = 0) -> LSTMParameters:
    """Return a start drawn as PyTorch's nn.LSTM draws it: evenly from ±1/√H, its two biases added.

    Deterministic by ``seed``; the numbers are not PyTorch's own. What is learned afterwards is the one sum, unless
    :func:`lstm_core.training.train.train` is told of two ``biases``. Raises ValueError for counts
    below 1 or a seed that is not a whole number from 0 to 2³² − 1.

    >>> from lstm_core import random_parameters
    >>> layer = random_parameters(n_inputs=3, n_units=4, seed=1)
    >>> layer.forget.w_h.shape, bool(abs(layer.forget.w_h).max() <= 1 / 4**0.5)
    ((4, 4), True)
    """
    inputs = whole_number("n_inputs", n_inputs, 1, 10_000)
    units = whole_number("n_units", n_units, 1, 10_000)
    rng = np.random.default_rng([whole_number("seed", seed, 0, 2**32 - 1), 0])
    bound = 1.0 / np.sqrt(units)
    shapes = ((4 * units, inputs), (4 * units, units), 4 * units, 4 * units)
    return LSTMParameters.from_torch(*(rng.uniform(-bound, bound, shape) for shape in shapes))


def _read_only(array: FloatArray) -> FloatArray:
    array.setflags(write=False)
    return array


def _three(name: str, three: object) -> list[float]:
    numbers = finite_array(name, three)
    if numbers.ndim != 1 or numbers.size != 3:
        has = (
            f"has {numbers.size} number{'' if numbers.size == 1 else 's'}"
            if numbers.ndim <= 1
            else f"has shape {numbers.shape}"
        )
        raise ValueError(f"{name} {has}; expected 3: short-term weight, input weight, bias")
    return [float(number) for number in numbers]


def _checked_block(name: str, block: object) -> BlockWeights:
    if not isinstance(block, tuple | list) or len(block) != 3:
        raise ValueError(f"{name} is {shown(block)}; expected a block of w_h, w_x and b")
    checked = BlockWeights(
        *(
            finite_array(f"{name}.{part}", value)
            for part, value in zip(BlockWeights._fields, block, strict=True)
        )
    )
    if checked.w_x.ndim != 2 or not checked.w_x.size:
        raise ValueError(f"{name}.w_x has shape {checked.w_x.shape}; expected (units, inputs)")
    return checked


def _check_shapes(name: str, block: BlockWeights, n_units: int, n_inputs: int) -> None:
    shapes = ((n_units, n_units), (n_units, n_inputs), (n_units,))
    for part, array, shape in zip(BlockWeights._fields, block, shapes, strict=True):
        if array.shape != shape:
            raise ValueError(
                f"{name}.{part} has shape {array.shape}; expected {shape} "
                f"for {n_units} units and {n_inputs} inputs"
            )
