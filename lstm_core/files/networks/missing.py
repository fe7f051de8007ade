"""Why arrays are no LSTM: what is missing beside what is there, or which sizes contradict each other."""

from __future__ import annotations

import re
from collections.abc import Collection

from lstm_core.files.networks.content import ACCEPTED, Array, Content, short

_NAME = re.compile(
    r"(.*?)(weight_[ih]h|bias_[ih]h|recurrent_kernel|kernel|bias|[WRB])((?:_l\d{1,3})?(?:_reverse)?)(?::0)?"
)
_CALLED = re.compile(r"lstm|rnn|cell")
_BESIDE = {
    "weight_ih": "weight_hh{end}",
    "bias_ih": "weight_ih{end} and weight_hh{end}",
    "bias_hh": "weight_ih{end} and weight_hh{end}",
    "kernel": "recurrent_kernel",
    "W": "R",
    "R": "W",
    "B": "W and R",
}
"""What is missing where the arrays that are there have been recognised by none of the layouts, the first that fits."""
_EXPECTED = {
    "w": "weight_ih and weight_hh of each layer, with or without biases",
    "b": "weight_ih and weight_hh of each layer, with or without biases",
    "k": "kernel and recurrent_kernel of each layer, or kernel and bias of a cell of TensorFlow 1",
    "o": "W (1, 4 × units, inputs) and R (1, 4 × units, units), with or without B",
}

_NAMES = "expected names such as weight_ih_l0 and weight_hh_l0, or kernel and recurrent_kernel"


def unrecognised(content: Content, called: str) -> ValueError:
    """Return the refusal of arrays that no layout knows, in one sentence."""
    arrays = content.arrays
    told = _by_name(arrays) if content.is_named else _by_shape(list(arrays.values()))
    if told:
        return ValueError(told)
    holds = ", ".join(short(name) for name in list(arrays)[:3]) or "no arrays"
    expected = _NAMES if content.is_named and arrays else ACCEPTED
    return ValueError(f"{called} holds no LSTM that is recognised ({holds}); {expected}")


def _by_name(names: Collection[str]) -> str:
    found = {match[2]: match for name in names if (match := _NAME.fullmatch(name))}
    if "kernel" in found and found["kernel"][1] and not _CALLED.search(found["kernel"][1].lower()):
        # That of another layer: an LSTM is missing altogether.
        return ""
    for kind, beside in _BESIDE.items():
        if kind in found:
            missing, there = beside.format(end=found[kind][3]), short(found[kind][0])
            verb = "are" if " and " in missing else "is"
            expected = _EXPECTED["o" if kind in "WRB" else kind[0]]
            return f"{missing} {verb} missing beside {there}; expected {expected}"
    if len(found) == len(names) == 1:
        return f"{short(next(iter(names)))} is a bias alone, and the weights are missing; expected {_EXPECTED['w']}"
    return ""


def _by_shape(arrays: list[Array]) -> str:
    shapes = [array.shape for array in arrays]
    if not shapes:
        return ""
    if len(shapes) > 1 and {len(shape) for shape in shapes} == {1} and len({*shapes}) == 1:
        shapes = [(len(shapes), *shapes[0])]
    if len(shapes) == 1:
        if len(shapes[0]) == 1:
            count = shapes[0][0]
            return (
                f"there is one row of {count} numbers; expected twelve (each gate's weight on the input, weight on the "
                "short-term memory and bias), or the arrays of a layer under their names"
            )
        return (
            f"there is one array, of shape {shapes[0]}; expected at least two: the weights on the inputs and those on "
            "the short-term memory, (4, 1) and (4, 1) for one unit with one input"
        )
    said = " and ".join(map(str, shapes[:3])) + (" …" if len(shapes) > 3 else "")
    return (
        f"arrays of the shapes {said} do not make a layer; expected 4 × units rows, or columns, in all: for two units "
        "with one input (8, 1), (8, 2) and (8,)"
    )
