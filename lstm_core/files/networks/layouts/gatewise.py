"""Gatewise's own documents: a worked example or a series, whose unit comes with the numbers beside it."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from lstm_core.cells.lstm import TORCH_ORDER
from lstm_core.cells.parameters import LSTMParameters
from lstm_core.files.examples import FORMAT as EXAMPLE
from lstm_core.files.examples import parse_example
from lstm_core.files.networks.layouts.parts import checked_layer
from lstm_core.files.networks.source import Note, Part, Source
from lstm_core.files.sequence_examples import FORMAT as SEQUENCE
from lstm_core.files.sequence_examples import parse_sequence
from lstm_core.layers.network import torch_tensors


def gatewise_source(document: object, content: bytes) -> Source | None:
    """Return the unit of a document of Gatewise, None for other documents. Raises ValueError for a damaged one."""
    form = document.get("format") if isinstance(document, dict) else None
    if form == EXAMPLE:
        example = parse_example(content)
        beside = {"x": example.x, "h_prev": example.h_prev, "c_prev": example.c_prev}
        return _source(example.parameters, beside)
    if form == SEQUENCE:
        series = parse_sequence(content)
        return _source(series.parameters, {"series": series.days, "h_prev": series.h0, "c_prev": series.c0})
    return None


def _source(unit: LSTMParameters, beside: Mapping[str, object]) -> Source:
    made = torch_tensors(unit)
    layer = checked_layer("unit", made["weight_ih"], made["weight_hh"], (made["bias_ih"],))
    extras = {name: np.array(value, dtype=np.float64, ndmin=1) for name, value in beside.items()}
    notes = (Note("gates_named", {}),)
    return Source(
        "gatewise", TORCH_ORDER, {"unit": Part((layer,))}, is_named=True, notes=notes, extras=extras
    )
