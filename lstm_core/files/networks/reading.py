"""A network from a file as it is understood: layers, and everything that was decided on the way to them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import numpy as np

from lstm_core.cells.lstm import names_in_order
from lstm_core.cells.parameters import BlockWeights, LSTMParameters
from lstm_core.files.networks.source import ORDERS, Note, Part, Source, Stacked
from lstm_core.numbers.activations import FloatArray
from lstm_core.numbers.validation import finite_number, one_of, refusal
from lstm_core.training.readout import LinearReadout
from lstm_core.words.variants import GATE_CURVES, CellVariant

BIASES = ("both", "first", "second")
CHOICES = ("order", "forget_bias", "biases", "gates", "part")
"""What a person can decide otherwise: the keys of :meth:`Reading.changed`."""


class Question(NamedTuple):
    """What a file does not say: the key of :meth:`Reading.changed`, what can be chosen, what holds until then."""

    key: str
    choices: tuple[object, ...]
    assumed: object


@dataclass(frozen=True, eq=False)
class Reading:
    """What was read from a file, and how.

    ``layers`` are those of the chosen part of the file, from the input on; ``directions`` ("forward" or
    "backward"), ``levels`` (from 0; two directions that read the same inputs share one) and ``names`` go with them.
    ``layout`` is "pytorch", "keras", "keras-old", "onnx", "tensorflow1", "flax" or "gatewise". ``order`` is the
    order in which the four blocks were taken, ``orders`` those to choose from: one only where the file names its
    gates. ``forget_bias`` was added to the forget gate's bias from outside the file; ``biases`` says which of two
    was taken. ``notes`` tell what was understood or added, ``questions`` what the file leaves open, as keys with
    values that a page words. ``head`` is a linear layer after the last level, ``head_curve`` what its sums pass
    through ("linear" for nothing, empty if unknown). ``curves`` are those that the cell runs with. ``extras`` are what Gatewise itself
    put beside the weights, ``texts`` what it said there in words. ``choices`` are those a person made.
    """

    layers: tuple[LSTMParameters, ...]
    directions: tuple[str, ...]
    levels: tuple[int, ...]
    names: tuple[str, ...]
    layout: str
    order: str
    orders: tuple[str, ...]
    forget_bias: float
    biases: str
    part: str
    parts: tuple[str, ...]
    notes: tuple[Note, ...]
    questions: tuple[Question, ...]
    head: LinearReadout | None
    head_curve: str
    curves: CellVariant
    extras: Mapping[str, FloatArray]
    texts: Mapping[str, str]
    choices: Mapping[str, object]
    source: Source = field(repr=False)

    def changed(self, **choices: object) -> Reading:
        """Return the same file read with other choices; None takes one back.

        ``order`` is a row of the letters i, f, g, o; ``forget_bias`` a number that is added to the forget gate's
        bias; ``biases`` "both", "first" or "second" where a file has two; ``gates`` a name of :data:`GATE_CURVES`;
        ``part`` one of ``parts``. Raises ValueError for anything else.
        """
        for key in choices:
            one_of("the choice", key, CHOICES)
        merged = {**self.choices, **choices}
        return reading_of(self.source, {key: value for key, value in merged.items() if value is not None})


def reading_of(source: Source, choices: Mapping[str, object]) -> Reading:
    """Return the reading of a file with a person's choices. Raises ValueError for a choice that is not one."""
    made: dict[str, str | float] = {key: _CHECKS[key](source, value) for key, value in choices.items()}
    name = str(made.get("part", next(iter(source.parts))))
    part = source.parts[name]
    order = str(made.get("order", source.order))
    amount = float(made.get("forget_bias", source.forget_bias))
    biases = str(made.get("biases", "both"))
    gates = str(made.get("gates", part.curves.gates))
    assumed = {"part": name, "order": order, "forget_bias": amount, "gates": gates}
    return Reading(
        layers=tuple(_parameters(layer, order, biases, amount) for layer in part.layers),
        directions=tuple(layer.direction for layer in part.layers),
        levels=tuple(layer.level for layer in part.layers),
        names=tuple(layer.name for layer in part.layers),
        layout=source.layout,
        order=order,
        orders=(source.order,) if source.is_named else _offered(source.order, order),
        forget_bias=amount,
        biases=biases,
        part=name,
        parts=tuple(source.parts),
        notes=(*source.notes, *part.notes, *_bias_notes(part, order, biases, amount)),
        questions=tuple(
            Question(key, asked, assumed[key]) for key, asked in source.asked.items() if key not in made
        ),
        head=part.head,
        head_curve=part.head_curve,
        curves=replace(part.curves, gates=gates),
        extras=source.extras,
        texts=source.texts,
        choices=made,
        source=source,
    )


def _parameters(layer: Stacked, order: str, biases: str, forget_bias: float) -> LSTMParameters:
    units = layer.n_units
    bias = np.zeros(4 * units)
    with np.errstate(over="ignore"):
        for one in _taken(layer.biases, biases):
            bias = bias + one
        forget = order.index("f")
        bias[forget * units : (forget + 1) * units] += forget_bias
    cuts = [slice(k * units, (k + 1) * units) for k in range(4)]
    blocks = zip(names_in_order(order), cuts, strict=True)
    return LSTMParameters(
        **{name: BlockWeights(layer.w_h[cut], layer.w_x[cut], bias[cut]) for name, cut in blocks}
    )


def _taken(given: tuple[FloatArray, ...], biases: str) -> tuple[FloatArray, ...]:
    return given if biases == "both" or len(given) < 2 else (given[BIASES.index(biases) - 1],)


def _bias_notes(part: Part, order: str, biases: str, forget_bias: float) -> list[Note]:
    """What became of the biases, with the numbers of the first layer's first forget gate."""
    first = part.layers[0]
    place = order.index("f") * first.n_units
    found = {"count": len(first.biases), "taken": biases}
    found |= {f"bias_{n}": float(bias[place]) for n, bias in enumerate(first.biases, 1)}
    total = sum(float(bias[place]) for bias in _taken(first.biases, biases))
    # A second bias of zeros alone is written for programs that expect two.
    is_second = len(first.biases) == 2 and any(layer.biases[1].any() for layer in part.layers)
    notes = [
        Note(
            "two_biases" if is_second else "one_bias" if first.biases else "no_bias",
            {**found, "sum": total},
        )
    ]
    if forget_bias:
        notes.append(
            Note("forget_bias", {"amount": forget_bias, "before": total, "sum": total + forget_bias})
        )
    return notes


def _offered(own: str, chosen: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((own, *ORDERS, chosen)))


def _order(source: Source, value: object) -> str:
    if source.is_named and value != source.order:
        raise refusal("order", value, f"{source.order}, since the file names its gates")
    if not isinstance(value, str) or sorted(value) != sorted("ifgo"):
        raise refusal("order", value, 'the letters i, f, g and o in a row, "ifgo" for instance')
    return value


def _gates(_source: Source, value: object) -> str:
    return one_of("gates", value, GATE_CURVES)


def _forget_bias(_source: Source, value: object) -> float:
    return finite_number("forget_bias", value)


def _biases(_source: Source, value: object) -> str:
    return one_of("biases", value, BIASES)


def _part(source: Source, value: object) -> str:
    return one_of("part", value, source.parts)


_CHECKS: Mapping[str, Callable[[Source, object], str | float]] = {
    "order": _order,
    "forget_bias": _forget_bias,
    "biases": _biases,
    "gates": _gates,
    "part": _part,
}
