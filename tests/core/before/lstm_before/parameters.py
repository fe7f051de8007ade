"""The weights and biases of an LSTM, named, checked and frozen."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from tests.core.before.lstm_before.activations import FloatArray
from tests.core.before.lstm_before.validation import finite_array, finite_number, one_of, shown

BLOCKS = ("input", "forget", "candidate", "output")
"""The four blocks in PyTorch's stacking order i, f, g, o."""

STACK_ORDER = ("input", "forget", "output", "candidate")
"""The engine's own stacking: the three gates lie side by side, so one call squashes them."""

WEIGHT_NAMES = ("w_fh", "w_fx", "b_f", "w_ih", "w_ix", "b_i", "w_gh", "w_gx", "b_g", "w_oh", "w_ox", "b_o")
"""The twelve numbers of the scalar unit, gate by gate in the order a lesson meets them."""

_LETTERS = {"forget": "f", "input": "i", "candidate": "g", "output": "o"}


class Block(NamedTuple):
    """One block's numbers: ``w_h`` (H, H) × short-term, ``w_x`` (H, D) × input, ``b`` (H,)."""

    w_h: FloatArray
    w_x: FloatArray
    b: FloatArray


@dataclass(frozen=True, eq=False)
class LSTMParameters:
    """The four blocks of a layer with D inputs and H units.

    Each block computes z = w_h · h_prev + w_x · x + b with ``w_h`` (H, H), ``w_x`` (H, D)
    and ``b`` (H,). All arrays are read-only float64 copies. Raises ValueError, naming the
    block and the field, for wrong shapes and for numbers that are not finite.
    Source: Hochreiter & Schmidhuber (1997); forget gate: Gers et al. (2000).
    """

    input: Block
    forget: Block
    candidate: Block
    output: Block
    stacked_w_h: FloatArray = field(init=False, repr=False)
    stacked_w_x: FloatArray = field(init=False, repr=False)
    stacked_b: FloatArray = field(init=False, repr=False)

    def __post_init__(self) -> None:
        blocks = {name: _checked_block(name, getattr(self, name)) for name in BLOCKS}
        n_units, n_inputs = blocks["input"].w_x.shape
        for name, block in blocks.items():
            _check_shapes(name, block, n_units, n_inputs)
            object.__setattr__(self, name, Block(*map(_read_only, block)))
        ordered = [blocks[name] for name in STACK_ORDER]
        # Transposed and contiguous: one matrix product then serves all four blocks.
        self._keep("stacked_w_h", np.concatenate([block.w_h for block in ordered]).T)
        self._keep("stacked_w_x", np.concatenate([block.w_x for block in ordered]).T)
        self._keep("stacked_b", np.concatenate([block.b for block in ordered]))

    def _keep(self, name: str, array: FloatArray) -> None:
        object.__setattr__(self, name, _read_only(np.ascontiguousarray(array)))

    @property
    def n_inputs(self) -> int:
        """D, the number of inputs per step."""
        return int(self.input.w_x.shape[1])

    @property
    def n_units(self) -> int:
        """H, the number of memory units."""
        return int(self.input.w_x.shape[0])

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
        return cls(**{name: _scalar_block(name, three) for name, three in given.items()})

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
        return cls(
            **{name: Block(w_h[cut], w_x[cut], bias[cut]) for name, cut in zip(BLOCKS, cuts, strict=True)}
        )

    @property
    def settable(self) -> dict[str, float]:
        """The twelve numbers of the scalar unit by name, in the order of WEIGHT_NAMES.

        Raises ValueError for a unit with more than one input or memory.
        """
        self.require_scalar()
        numbers: dict[str, float] = {}
        for name, letter in _LETTERS.items():
            block: Block = getattr(self, name)
            numbers[f"w_{letter}h"] = float(block.w_h[0, 0])
            numbers[f"w_{letter}x"] = float(block.w_x[0, 0])
            numbers[f"b_{letter}"] = float(block.b[0])
        return numbers

    def replace(self, name: str, value: object) -> LSTMParameters:
        """Return a copy of the scalar unit with the number called ``name`` changed.

        Raises ValueError for an unknown name, a value that is not finite, or a larger unit.
        """
        numbers = self.settable
        one_of("name", name, WEIGHT_NAMES)
        numbers[name] = finite_number(name, value)
        return LSTMParameters.from_settable(numbers)

    @classmethod
    def from_settable(cls, numbers: dict[str, float]) -> LSTMParameters:
        """Return the scalar unit from all twelve numbers by name, the inverse of ``settable``.

        Raises ValueError when a name is missing or unknown, or a number is not finite.
        """
        if set(numbers) != set(WEIGHT_NAMES):
            raise ValueError(
                f"the weights are named {shown(sorted(map(str, numbers)))}; "
                f"expected exactly {', '.join(WEIGHT_NAMES)}"
            )
        checked = {name: finite_number(name, numbers[name]) for name in WEIGHT_NAMES}
        return cls.scalar(
            **{
                name: (checked[f"w_{k}h"], checked[f"w_{k}x"], checked[f"b_{k}"])
                for name, k in _LETTERS.items()
            }
        )

    def require_scalar(self) -> None:
        """Raise ValueError unless this is the one-number unit."""
        if not self.is_scalar:
            raise ValueError(
                f"the parameters have {self.n_inputs} inputs and {self.n_units} "
                "units; expected the scalar unit with one of each"
            )


def _read_only(array: FloatArray) -> FloatArray:
    array.setflags(write=False)
    return array


def _scalar_block(name: str, three: object) -> Block:
    numbers = finite_array(name, three)
    if numbers.ndim != 1 or numbers.size != 3:
        has = (
            f"has {numbers.size} number{'' if numbers.size == 1 else 's'}"
            if numbers.ndim <= 1
            else f"has shape {numbers.shape}"
        )
        raise ValueError(f"{name} {has}; expected 3: short-term weight, input weight, bias")
    return Block(numbers[0].reshape(1, 1), numbers[1].reshape(1, 1), numbers[2].reshape(1))


def _checked_block(name: str, block: object) -> Block:
    if not isinstance(block, tuple | list) or len(block) != 3:
        raise ValueError(f"{name} is {shown(block)}; expected a Block of w_h, w_x and b")
    checked = Block(
        *(finite_array(f"{name}.{part}", value) for part, value in zip(Block._fields, block, strict=True))
    )
    if checked.w_x.ndim != 2 or not checked.w_x.size:
        raise ValueError(f"{name}.w_x has shape {checked.w_x.shape}; expected (units, inputs)")
    return checked


def _check_shapes(name: str, block: Block, n_units: int, n_inputs: int) -> None:
    expected = Block._fields, ((n_units, n_units), (n_units, n_inputs), (n_units,))
    for part, array, shape in zip(expected[0], block, expected[1], strict=True):
        if array.shape != shape:
            raise ValueError(
                f"{name}.{part} has shape {array.shape}; expected {shape} "
                f"for {n_units} units and {n_inputs} inputs"
            )
