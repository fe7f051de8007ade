"""The description of a model that Keras keeps beside its weights: which layers there are, in a row or not, and their curves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from lstm_core.files.networks.content import short
from lstm_core.files.networks.source import Note
from lstm_core.numbers.validation import shown
from lstm_core.words.variants import CellVariant

MAX_LAYERS, MAX_DEPTH = 2000, 8
LSTMS = ("LSTM", "CuDNNLSTM", "RNN", "Bidirectional")
PASSING = {
    *("InputLayer", "Dropout", "Masking", "ActivityRegularization"),
    *("SpatialDropout1D", "GaussianNoise", "GaussianDropout"),
}
"""Layers that hand on what they are given when a network is used."""


@dataclass(frozen=True, eq=False)
class Entry:
    """One layer: its kind, its name, the path of its weights, what it was made with, and whose output it reads."""

    kind: str
    name: str
    path: str
    config: Mapping[str, object]
    feeds: frozenset[str]

    @property
    def inner(self) -> Mapping[str, object]:
        """What the LSTM itself was made with, without Bidirectional or RNN around it."""
        key = {"Bidirectional": "layer", "TimeDistributed": "layer", "RNN": "cell"}.get(self.kind)
        inside = _mapping(self.config.get(key)) if key else {}
        return {**self.config, **_mapping(inside.get("config"))} if key else self.config

    @property
    def inner_kind(self) -> str:
        """The kind of the layer inside a wrapper, or its own."""
        inside = _mapping(self.config.get("layer" if self.kind == "TimeDistributed" else "")).get(
            "class_name"
        )
        return str(inside or self.kind)


class Model:
    """What the description says; nothing at all where there is none. Raises ValueError for curves that are not read."""

    def __init__(self, config: Mapping[str, object], version: str) -> None:
        self.major = version.split(".")[0] if re.fullmatch(r"[123]\..{1,20}", version) else ""
        self.version = short(version)
        self.entries = tuple(_entries(config, "", 0))
        if len(self.entries) > MAX_LAYERS:
            raise ValueError(f"the model has {len(self.entries)} layers; accepted are at most {MAX_LAYERS}")
        self._is_sequence = config.get("class_name") == "Sequential"

    def entry_of(self, layer: str) -> Entry | None:
        """Return the layer whose weights stand at a path, in new files or in old ones; None if it is not described."""
        parts = layer.split("/")
        inside = "/".join(parts[1:])
        by_name = {entry.name: entry for entry in self.entries}
        named = next((by_name[part] for part in parts[1:2] + parts[:1] if part in by_name), None)
        if parts[0] == "model_weights":
            return named
        return next((entry for entry in self.entries if entry.path == inside), named)

    def place_of(self, layer: str) -> int:
        """Where a layer stands in the model; after all others if it is not described."""
        entry = self.entry_of(layer)
        return self.entries.index(entry) if entry else len(self.entries)

    @cached_property
    def is_a_row(self) -> bool:
        """Whether every layer reads the one before it, and between LSTM layers stands nothing that changes numbers."""
        for before, entry in zip(self.entries, self.entries[1:], strict=False):
            if not self._is_sequence and entry.feeds != {before.name}:
                return False
        places = self._lstms
        return bool(places) and all(
            self.entries[at].kind in PASSING for at in range(places[0], places[-1]) if at not in places
        )

    @property
    def head_curve(self) -> str | None:
        """What the linear layer right after the last LSTM layer passes through; None if none stands there.

        Empty where there is no description, or one that is not a row of layers.
        """
        if not self.is_a_row:
            return ""
        after = [entry for entry in self.entries[self._lstms[-1] + 1 :] if entry.kind not in PASSING]
        kinds = [entry.inner_kind for entry in after]
        if kinds not in (["Dense"], ["Dense", "Activation"]):
            return None
        return _curve_name(after[-1].inner.get("activation"))

    @property
    def _lstms(self) -> tuple[int, ...]:
        return tuple(place for place, entry in enumerate(self.entries) if entry.kind in LSTMS)

    def curves_of(self, entry: Entry | None) -> CellVariant:
        """Return the curves of a layer: the usual ones where it is not described. Raises ValueError for others."""
        if entry is None:
            return CellVariant()
        gates, squash = (
            _curve_name(entry.inner.get(key, usual))
            for key, usual in (("recurrent_activation", "sigmoid"), ("activation", "tanh"))
        )
        if gates not in ("sigmoid", "hard_sigmoid") or squash not in ("tanh", "linear"):
            raise ValueError(
                f"layer {short(entry.name)} has the curves {shown(gates)} and {shown(squash)}; "
                "accepted are sigmoid or hard_sigmoid for the gates and tanh or linear beside them"
            )
        if gates == "hard_sigmoid":
            gates = "hard_sigmoid_keras3" if self.major == "3" else "hard_sigmoid_keras2"
        return CellVariant(gates, squash == "tanh", squash == "tanh")

    @property
    def asks_curve(self) -> bool:
        """Whether a hard sigmoid is named without the version that says which of the two it is."""
        return not self.major and any(
            _curve_name(self.entries[at].inner.get("recurrent_activation")) == "hard_sigmoid"
            for at in self._lstms
        )

    def notes_of(self, entry: Entry | None) -> tuple[Note, ...]:
        """Return what a layer's description says that one would otherwise wonder about."""
        if entry is None:
            return (Note("curves_unsaid", {}),)
        notes = [Note("keras_version", {"version": self.version})] if self.version else []
        if entry.inner.get("unit_forget_bias") is True and entry.inner.get("use_bias") is not False:
            notes.append(Note("unit_forget_bias", {}))
        return tuple(notes)


def _entries(model: Mapping[str, object], path: str, depth: int) -> Iterator[Entry]:
    """The layers of a model, those of models inside it in its place."""
    if depth > MAX_DEPTH:
        raise ValueError(
            f"the model is nested too deeply; accepted are {MAX_DEPTH} models inside one another"
        )
    layers = _mapping(model.get("config")).get("layers")
    counts: dict[str, int] = {}
    for layer in layers if isinstance(layers, list) else []:
        kind, config = str(_mapping(layer).get("class_name", "")), _mapping(_mapping(layer).get("config"))
        base = _in_snake_case(kind)
        counts[base] = counts.get(base, -1) + 1
        ours = f"{path}{base}" + (f"_{counts[base]}" if counts[base] else "")
        if isinstance(config.get("layers"), list):
            yield from _entries(layer, f"{ours}/layers/", depth + 1)
        else:
            feeds = frozenset(_names_in(_mapping(layer).get("inbound_nodes"), 0))
            yield Entry(kind, str(config.get("name", "")), ours, config, feeds)


def _names_in(nodes: object, depth: int) -> Iterator[str]:
    """The layers whose output a layer reads: ["name", 0, 0, …] in old descriptions, a keras_history in new ones."""
    if depth > 2 * MAX_DEPTH:
        return
    if isinstance(nodes, dict):
        for value in nodes.values():
            yield from _names_in(value, depth + 1)
    elif isinstance(nodes, list):
        if len(nodes) > 2 and isinstance(nodes[0], str) and isinstance(nodes[1], int):
            yield nodes[0]
        for value in nodes:
            yield from _names_in(value, depth + 1)


def _in_snake_case(kind: str) -> str:
    """How Keras names a layer's weights after its class: LSTM lstm, TimeDistributed time_distributed."""
    parted = re.sub(r"(.)([A-Z][a-z]+)", r"\1_\2", re.sub(r"\W+", "", kind))
    return re.sub(r"([a-z])([A-Z])", r"\1_\2", parted).lower()


def _curve_name(value: object) -> str:
    if value is None:
        return "linear"
    return value if isinstance(value, str) else "one of its own"


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}
