"""The cell as other programs have it: which curves its quantities pass through, and what that makes them.

Three choices, each with its usual side: the gates' curve, the candidate's tanh, and the tanh before the output.
The registry of such a cell is the usual one with other equations, ranges and notations.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType

from lstm_core.numbers.validation import one_of, refusal
from lstm_core.words.symbols import SYMBOLS, Notation, Symbol, with_formulas
from lstm_core.words.tokens import CLOSE, HARD_KERAS2, HARD_KERAS3, OPEN, SIGMOID, TIMES
from lstm_core.words.vocabulary import PLAIN, ROLES, STANDARD, Z_NOTATION, in_each

GATE_CURVES: Mapping[str, str] = MappingProxyType(
    {"sigmoid": SIGMOID, "hard_sigmoid_keras2": HARD_KERAS2, "hard_sigmoid_keras3": HARD_KERAS3}
)
"""What the three gates' sums may pass through, by name, with the sign it has in an equation."""

HARD_SLOPES: Mapping[str, float] = MappingProxyType({HARD_KERAS2: 0.2, HARD_KERAS3: 1 / 6})
"""The slope of those of them that are a straight line, cut off at 0 and 1."""

_ANY, _SHARE = "any number", "from 0 to 1, both ends included"


@dataclass(frozen=True)
class CellVariant:
    """Which curves the cell runs with.

    Equations: f, i, o = gates(z); g = tanh(z_g), or z_g without ``candidate_tanh``; c = f·c_prev + i·g;
    h = o·tanh(c), or o·c without ``output_tanh``. ``gates`` is "sigmoid", "hard_sigmoid_keras2"
    (max(0, min(1, 0.2·z + 0.5))) or "hard_sigmoid_keras3" (max(0, min(1, z/6 + 0.5))). Raises ValueError for
    another curve and for switches that are not True or False.
    Source: the hard curves are those of Keras 2, and of Keras 3 and PyTorch's hardsigmoid.

    >>> from lstm_core import CellVariant, LSTMParameters, run
    >>> ones = LSTMParameters.scalar(forget=(1, 1, 0), input=(1, 1, 0), candidate=(1, 1, 0), output=(1, 1, 0))
    >>> run(ones, [1, 1, 1], variant=CellVariant(gates="hard_sigmoid_keras2")).h.round(7).tolist()
    [0.3414315, 0.6092738, 0.7629154]
    """

    gates: str = "sigmoid"
    candidate_tanh: bool = True
    output_tanh: bool = True

    def __post_init__(self) -> None:
        one_of("gates", self.gates, GATE_CURVES)
        for name in ("candidate_tanh", "output_tanh"):
            if not isinstance(getattr(self, name), bool):
                raise refusal(name, getattr(self, name), "True or False")

    @property
    def is_usual(self) -> bool:
        """Whether it is the LSTM as it stands in textbooks."""
        return self == USUAL

    @property
    def has_hard_gates(self) -> bool:
        """Whether the gates' curve is one of straight lines, which reaches 0 and 1."""
        return self.gates != "sigmoid"

    @property
    def has_bounds(self) -> bool:
        """Whether some tanh keeps a run within what a float can hold; with none a memory can grow on itself."""
        return self.candidate_tanh or self.output_tanh

    @property
    def tags(self) -> frozenset[str]:
        """What sentences that are true of some cells only are marked with."""
        return frozenset(
            {
                "hard_gates" if self.has_hard_gates else "sigmoid",
                self.gates,
                "candidate_tanh" if self.candidate_tanh else "plain_candidate",
                "output_tanh" if self.output_tanh else "plain_output",
            }
        )

    @property
    def symbols(self) -> Mapping[str, Symbol]:
        """The registry of quantities of this cell."""
        return _symbols_of(self)


USUAL = CellVariant()
"""The LSTM as it stands in textbooks: σ, tanh and tanh."""


def curve_of_slope(slope: float) -> str | None:
    """Return the name of the gates' curve that is a straight line of this slope; None for another."""
    return next((name for name, known in HARD_SLOPES.items() if abs(known - slope) < 1e-6), None)


@lru_cache(maxsize=16)
def _symbols_of(variant: CellVariant) -> Mapping[str, Symbol]:
    if variant.is_usual:
        return SYMBOLS
    changed = {}
    if variant.has_hard_gates:
        curve = GATE_CURVES[variant.gates]
        for key in "fio":
            changed[key] = replace(SYMBOLS[key], equation=(curve, OPEN, f"z_{key}", CLOSE), span=_SHARE)
    if not variant.candidate_tanh:
        changed |= {
            "g": replace(SYMBOLS["g"], kind="memory", equation=("z_g",), span=_ANY),
            "added": replace(SYMBOLS["added"], kind="memory", span=_ANY),
            "c": replace(SYMBOLS["c"], span=_ANY),
        }
    if not variant.output_tanh:
        changed |= {"tanh_c": _not_squashed(), "h": replace(SYMBOLS["h"], kind="memory", span=_ANY)}
    found = dict(with_formulas({**SYMBOLS, **changed}.values()))
    if not variant.output_tanh:
        # What is the new memory itself stands in the output's formula as that.
        found["h"] = replace(found["h"], formula=("o", TIMES, "c"))
    return MappingProxyType(found)


def _not_squashed() -> Symbol:
    symbol, written = SYMBOLS["tanh_c"], SYMBOLS["c"].notation
    names = in_each(
        symbol.names[PLAIN], "Cell state, not squeezed", symbol.names[Z_NOTATION], "Memory, not squashed"
    )
    notation = {
        PLAIN: symbol.notation[PLAIN],
        STANDARD: Notation("c", "t"),
        Z_NOTATION: written[Z_NOTATION],
        ROLES: written[ROLES],
    }
    return replace(
        symbol,
        kind="memory",
        equation=("c",),
        span=_ANY,
        meaning="The {c.name} as it is: no tanh squeezes it.",
        names=names,
        notation=MappingProxyType(notation),
    )
