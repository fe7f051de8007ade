"""What can be set above the curves: what to train on, how fast, in which words, and the recipe in full. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

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
    PUBLISHED,
    RANDOM,
    STARTS,
    TrainingState,
)
from pages.training.url import rate_from_text
from pages.ui.params.boxes import Group, Number, Row, Select, Typed, words_box
from pages.ui.params.codecs import short

DATA_TITLES = {OWN: "Own series"}
PACE_TITLES = {"watch": "Watch it, 10 s", "slow": "Slowly, 60 s", "fast": "As fast as it goes"}
START_TITLES = {PUBLISHED: "Published start", RANDOM: "Random, by seed", GIVEN: "Weights brought along"}
LOSS_TITLES = {"last": "On the last day", "every": "On every day"}


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
    "Recipe",
    (
        (
            Select(
                "optimiser", "Optimiser", "stretch", options=lambda _: [*OPTIMISERS],
                title=lambda name, _: OPTIMISERS[name].name, choose=_unrun("optimiser"),
            ),
            Number("epochs", "Epochs", "stretch", low=1, high=MAX_EPOCHS, step=100, choose=_unrun("epochs")),
            Select(
                "start", "Start", "stretch", options=_starts, title=lambda name, _: START_TITLES[name],
                choose=_unrun("start"),
            ),
            Typed(
                "clip", "Longest gradient", "stretch", instead="any length",
                value=lambda state: "" if state.clip is None else short(state.clip), choose=_with_clip,
                told=lambda _: "A longer gradient is shortened to this length (clipping).",
            ),
        ),
        (
            Typed(
                "rate", "Learning rate", "stretch", value=lambda state: short(state.rate), choose=_with_rate
            ),
            Select(
                "loss_on", "Squared error", "stretch", options=lambda _: LOSSES,
                title=lambda name, _: LOSS_TITLES[name], choose=_unrun("loss_on"),
            ),
            Number(
                "seed", "Seed", "stretch", low=0, high=MAX_SEED, choose=_unrun("seed"),
                still=lambda state: state.start != RANDOM,
                told=lambda _: "Which random start; the same seed always gives the same run.",
            ),
        ),
    ),
    "One series at a time, in their order; one epoch goes once through all of them.",
)  # fmt: skip
ROWS: tuple[Row[TrainingState], ...] = (
    (
        Select(
            "data", "Data", 210, options=lambda state: [COMPANIES, *([OWN] if state.own is not None else [])],
            title=lambda name, _: DATA_TITLES.get(name) or companies().title, choose=_unrun("data"),
        ),
        Select("pace", "Pace", 180, options=lambda _: [*PACES], title=lambda name, _: PACE_TITLES[name]),
        RECIPE,
        words_box(),
    ),
)  # fmt: skip
