"""A recurrent cell: a list of equations, and what follows from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from types import MappingProxyType

from lstm_core.cells.equations import Formula, Tokens, formula, names_in, parsed
from lstm_core.words.tokens import CLOSE, HARD_KERAS2, HARD_KERAS3, OPEN, SHARES, SIGMOID, TANH, TIMES

CURVES = {
    "tanh": TANH,
    "sigmoid": SIGMOID,
    "linear": "",
    "hard_sigmoid_keras2": HARD_KERAS2,
    "hard_sigmoid_keras3": HARD_KERAS3,
}
"""What a result may pass through when its curve is exchanged, by name; linear is none at all."""


@dataclass(frozen=True)
class Step:
    """One equation, ready to be worked out: a gate's share is rounded by a rule of its own on paper."""

    key: str
    formula: Formula
    is_share: bool


@dataclass(frozen=True, eq=False)
class Cell:
    """What is worked out in one step, in order, from an input, what was carried, and weights.

    Attributes:
        name: what the cell is called.
        equations: by key of the result, in the order in which a person works them out; see
            :mod:`lstm_core.cells.equations`. Each uses only what is given or stands before it.
        carried: which result comes back as what in the next step, ``{"h_prev": "h"}``.
        inputs: what is shown to the cell in each step.

    >>> from lstm_core import Cell
    >>> leaky = Cell("leaky integrator", {"kept": ("leak", "×", "h_prev"), "h": ("kept", "+", "x")}, {"h_prev": "h"})
    >>> leaky.recorded, leaky.weights
    (('kept', 'h'), ('leak',))
    """

    name: str
    equations: Mapping[str, Tokens]
    carried: Mapping[str, str]
    inputs: tuple[str, ...] = ("x",)

    def __post_init__(self) -> None:
        object.__setattr__(self, "equations", MappingProxyType(dict(self.equations)))
        object.__setattr__(self, "carried", MappingProxyType(dict(self.carried)))
        known = set(self.settings)
        for key, tokens in self.equations.items():
            late = [name for name in names_in(tokens) if name not in known]
            if late or key in known:
                raise ValueError(
                    f"{self.name}: the equation of {key} uses {', '.join(late) or 'a name that is taken'}; "
                    "expected what is given or worked out before it, and a new name for its result"
                )
            known.add(key)

    @cached_property
    def recorded(self) -> tuple[str, ...]:
        """Every computed quantity, in the order in which a person works them out."""
        return tuple(self.equations)

    @cached_property
    def given(self) -> tuple[str, ...]:
        """What a step starts from: the inputs and what is carried."""
        return (*self.inputs, *self.carried)

    @cached_property
    def weights(self) -> tuple[str, ...]:
        """The numbers that stay the same from step to step, in the order in which they are first used."""
        used = dict.fromkeys(name for tokens in self.equations.values() for name in names_in(tokens))
        return tuple(name for name in used if name not in self.equations and name not in self.given)

    @cached_property
    def settings(self) -> tuple[str, ...]:
        """All that can be set: what a step starts from, then the weights."""
        return self.given + self.weights

    @cached_property
    def products(self) -> tuple[str, ...]:
        """The results that are a weight times an input or a memory: a layer keeps only their sums."""
        return tuple(
            key
            for key, tokens in self.equations.items()
            if len(tokens) == 3 and tokens[1] == TIMES and {tokens[0], tokens[2]} & set(self.weights)
        )

    @cached_property
    def sums(self) -> tuple[str, ...]:
        """The results that those products are added up in: what a layer gets from one matrix product."""
        return tuple(
            key for key, tokens in self.equations.items() if set(names_in(tokens)) & set(self.products)
        )

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The equations, ready to be worked out in order."""
        return tuple(
            Step(key, formula(tokens), parsed(tokens).kind in SHARES)
            for key, tokens in self.equations.items()
        )

    @cached_property
    def after_sums(self) -> Cell:
        """What is left for a layer once its sums are known: the same equations, element by element."""
        gone = {*self.products, *self.sums}
        rest = {key: tokens for key, tokens in self.equations.items() if key not in gone}
        return Cell(f"{self.name} after its sums", rest, self.carried, self.inputs + self.sums)

    def exchange(self, **curves: str) -> Cell:
        """Return the cell with the curve of some results exchanged: ``exchange(g="sigmoid")``.

        Accepted are the names of :data:`CURVES`, "linear" meaning none, for results that are a curve of
        one quantity. Raises ValueError otherwise.
        """
        return _exchanged(self, tuple(sorted(curves.items())))


@lru_cache(maxsize=64)
def _exchanged(cell: Cell, curves: tuple[tuple[str, str], ...]) -> Cell:
    equations = dict(cell.equations)
    for key, curve in curves:
        tokens = equations.get(key, ())
        if curve not in CURVES or len(tokens) != 4 or tokens[0] not in CURVES.values():
            raise ValueError(
                f"{key} cannot pass through {curve!r}; expected a result that is a curve of one quantity, "
                f"and one of {', '.join(CURVES)}"
            )
        inside = tokens[2]
        equations[key] = (CURVES[curve], OPEN, inside, CLOSE) if CURVES[curve] else (inside,)
    return Cell(cell.name, equations, cell.carried, cell.inputs)
