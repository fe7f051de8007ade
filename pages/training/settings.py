"""What can be set above the curves: what to train on, how fast, in which words, and the recipe in full. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from lstm_core.training.clipping import CLIPPED_BY
from lstm_core.training.optimisers import OPTIMISERS
from pages.training.data.recipes import companies
from pages.training.state import (
    COMPANIES,
    GIVEN,
    LOSSES,
    MAX_EPOCHS,
    MAX_SEED,
    OWN,
    PACES,
    RANDOM,
    STARTS,
    TrainingState,
)
from pages.training.url import rate_from_text
from pages.ui.params.boxes import Group, Number, Row, Select, Typed, words_box
from pages.ui.params.codecs import short
from pages.ui.text.texts import texts

SAID: Mapping[str, Any] = texts("training.settings")


def _unrun(name: str) -> Callable[[TrainingState, Any], TrainingState]:
    """Another recipe, whose run is still to be made."""
    return lambda state, value: replace(state, **{name: value}).unrun()


def _with_rate(state: TrainingState, text: str) -> TrainingState:
    return replace(state, rate=rate_from_text(text)).unrun()


def _with_clip(state: TrainingState, text: str) -> TrainingState:
    return replace(state, clip=rate_from_text(text) if text.strip() else None).unrun()


def _starts(state: TrainingState) -> list[str]:
    return [start for start in STARTS if start != GIVEN or state.given is not None]


RECIPE: Group[TrainingState] = Group(
    SAID["recipe"],
    (
        (
            Select(
                "optimiser", SAID["optimiser"], "stretch", options=lambda _: [*OPTIMISERS],
                told=lambda _: SAID["optimiser_help"],
                title=lambda name, _: OPTIMISERS[name].name, choose=_unrun("optimiser"),
            ),
            Number("epochs", SAID["epochs"], "stretch", low=1, high=MAX_EPOCHS, choose=_unrun("epochs")),
            Select(
                "start", SAID["start"], "stretch", options=_starts, title=lambda name, _: SAID["starts"][name],
                choose=_unrun("start"),
            ),
            Typed(
                "clip", SAID["clip"], "stretch", instead=SAID["any_length"],
                value=lambda state: "" if state.clip is None else short(state.clip), choose=_with_clip,
                told=lambda _: SAID["clip_help"],
            ),
            Select(
                "clip_by", SAID["clip_by"], "stretch", options=lambda _: CLIPPED_BY,
                title=lambda name, _: SAID["clips"][name], choose=_unrun("clip_by"),
                still=lambda state: state.clip is None, says=lambda state: SAID["clips_say"][state.clip_by],
            ),
        ),
        (
            Typed(
                "rate", SAID["rate"], "stretch", value=lambda state: short(state.rate), choose=_with_rate,
                told=lambda _: SAID["rate_help"],
            ),
            Select(
                "loss_on", SAID["loss_on"], "stretch", options=lambda _: LOSSES,
                title=lambda name, _: SAID["losses"][name], choose=_unrun("loss_on"),
            ),
            Number(
                "seed", SAID["seed"], "stretch", low=0, high=MAX_SEED, choose=_unrun("seed"),
                still=lambda state: state.start != RANDOM,
                told=lambda _: SAID["seed_help"],
            ),
            Select(
                "biases_per_gate", SAID["biases"], "stretch", value=lambda state: state.biases, options=lambda _: (1, 2),
                title=lambda count, _: SAID["biases_of"][str(count)], choose=_unrun("biases"),
                says=lambda state: SAID["biases_say"][str(state.biases)],
            ),
        ),
    ),
    SAID["note"],
)  # fmt: skip
ROWS: tuple[Row[TrainingState], ...] = (
    (
        Select(
            "data", SAID["data"], 210, options=lambda state: [COMPANIES, *([OWN] if state.own is not None else [])],
            title=lambda name, _: SAID["own"] if name == OWN else companies().title, choose=_unrun("data"),
        ),
        Select("pace", SAID["pace"], 200, options=lambda _: [*PACES], title=lambda name, _: SAID["paces"][name]),
        RECIPE,
        words_box(),
    ),
)  # fmt: skip
