"""The switches of the cell's curves, as every page with a unit has them: below each stands who does it that way. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from lstm_core.words.variants import GATE_CURVES, CellVariant
from pages.ui.params.boxes import Group, Select
from pages.ui.text.texts import texts

SAID: Mapping[str, Any] = texts("curves.settings")
TANHS = ("candidate_tanh", "output_tanh")


def curves_group() -> Group[Any]:
    """The three switches behind a button, for a state that keeps its :class:`CellVariant` under ``variant``."""
    return Group(SAID["button"], ((_gates(), *map(_tanh, TANHS)),), SAID["note"])


def _gates() -> Select[Any]:
    said = SAID["gates"]
    return Select(
        "variant_gates", said["label"], "stretch", options=lambda _: list(GATE_CURVES),
        title=lambda name, _: said["options"][name], value=lambda state: state.variant.gates,
        choose=lambda state, name: _with(state, gates=name), says=lambda state: said["who"][state.variant.gates],
    )  # fmt: skip


def _tanh(name: str) -> Select[Any]:
    said = SAID[name]

    def word(state: Any) -> str:
        return "tanh" if getattr(state.variant, name) else "plain"

    return Select(
        f"variant_{name}", said["label"], "stretch", options=lambda _: ["tanh", "plain"],
        title=lambda option, _: said["options"][option], value=word,
        choose=lambda state, option: _with(state, **{name: option == "tanh"}), says=lambda state: said["who"][word(state)],
    )  # fmt: skip


def _with(state: Any, **changed: Any) -> Any:
    variant: CellVariant = replace(state.variant, **changed)
    return replace(state, variant=variant)
