"""Everything a person can set on the training page, as one frozen value, and the training it asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from lstm_core.cells.lstm import WEIGHT_NAMES
from lstm_core.cells.parameters import LSTMParameters, random_parameters
from lstm_core.training.optimisers import OPTIMISERS, Optimiser
from lstm_core.training.train import EpochRecord, train
from pages.training.data.recipes import Data, companies
from pages.ui.visits.settings import Settings, view

COMPANIES, OWN = DATA = ("companies", "own")
PUBLISHED, RANDOM, GIVEN = STARTS = ("published", "random", "given")
PACES: Mapping[str, float | None] = MappingProxyType({"watch": 10.0, "slow": 60.0, "fast": None})
"""Seconds that a whole run takes at least; None for as many epochs as the machine can make."""
LOSSES = ("last", "every")
PANELS = ("step", "weights", "compare", "data", "files")
MAX_EPOCHS, MAX_SEED = 100_000, 2**32 - 1
RATES = 1e-9, 1e6
PRESETS: Mapping[str, tuple[str, float, int]] = MappingProxyType(
    {
        "descent": ("gradient_descent", 0.1, 1500),
        "overshoot": ("gradient_descent", 10.0, 1500),
        "adam": ("adam", 0.001, 5000),
    }
)
"""Optimiser, learning rate and epochs to try one after the other."""
UNRUN: Mapping[str, Any] = MappingProxyType({"epoch": None, "ended": None, "paused": False})
"""What a state says before its run."""


@dataclass(frozen=True)
class Plan:
    """One training, in full: the same plan always gives the same records."""

    data: Data
    start: tuple[float, ...]
    optimiser: str
    rate: float
    epochs: int
    clip: float | None
    loss_on: str
    clip_by: str = "all"
    biases: int = 1

    @property
    def method(self) -> Optimiser:
        """The optimiser with its learning rate."""
        return OPTIMISERS[self.optimiser](learning_rate=self.rate)

    @property
    def parameters(self) -> LSTMParameters:
        """The weights training starts from."""
        return LSTMParameters.from_settable(dict(zip(WEIGHT_NAMES, self.start, strict=True)))

    def records(self) -> Iterator[EpochRecord]:
        """Train. Raises ValueError, in one sentence, for data that cannot be trained on."""
        return train(
            self.parameters, self.data.series, self.data.targets_at(self.loss_on),
            optimiser=self.method, epochs=self.epochs, loss_on=self.loss_on, clip=self.clip,
            clip_by=self.clip_by, biases=self.biases,
        )  # fmt: skip

    @property
    def days(self) -> int:
        """Days to go through in one epoch."""
        return sum(map(len, self.data.series))

    @property
    def work(self) -> int:
        """Days to go through in all epochs together."""
        return self.epochs * self.days


@dataclass(frozen=True)
class TrainingState(Settings):
    """What is set on the page.

    ``own`` are the person's series and ``given`` the weights to start from, where they have some.
    ``epoch`` is the one looked at and None while no run rests; ``ended`` is where a run was stopped
    or, with ``paused``, interrupted; None for one that made all its epochs.
    """

    data: str = COMPANIES
    own: Data | None = None
    start: str = PUBLISHED
    given: tuple[float, ...] | None = None
    optimiser: str = "adam"
    rate: float = 0.001
    epochs: int = 5000
    seed: int = 0
    clip: float | None = None
    clip_by: str = "all"
    biases: int = 1
    loss_on: str = "last"
    vocabulary: str = "plain"
    pace: str = view("watch")
    epoch: int | None = view(None)
    ended: int | None = view(None)
    paused: bool = view(False)
    company: int = view(0)
    day: int | None = view(None)
    weight: str = view("w_fh")
    across: str = view("w_gh")
    up: str = view("b_g")
    explore: str = view("")
    library: str = view("numpy")

    @property
    def series(self) -> Data:
        """The data to train on."""
        return self.own if self.data == OWN and self.own is not None else companies().data

    @property
    def is_published(self) -> bool:
        """True where the published weights are what training should land on."""
        return self.data == COMPANIES

    @property
    def plan(self) -> Plan:
        """The training that these settings ask for."""
        return Plan(
            self.series, self._begin(), self.optimiser, self.rate, self.epochs, self.clip, self.loss_on,
            self.clip_by, self.biases,
        )  # fmt: skip

    @property
    def look(self) -> tuple[int, int]:
        """Which series and which of its days the diagram shows, both counted from 0."""
        company = min(self.company, len(self.series.series) - 1)
        last = len(self.series.series[company]) - 1
        return company, last if self.day is None else min(self.day, last)

    def with_settings_of(self, other: TrainingState) -> TrainingState:
        """What is set in ``other``, seen from where one is looking now, its run still to be made."""
        return super().with_settings_of(other).unrun()

    def unrun(self) -> TrainingState:
        """The same settings before a run."""
        return replace(self, **UNRUN)

    def _begin(self) -> tuple[float, ...]:
        if self.start == RANDOM:
            return _random_start(self.seed)
        if self.start == GIVEN and self.given is not None:
            return self.given
        return tuple(companies().start[name] for name in WEIGHT_NAMES)


@lru_cache(maxsize=64)
def _random_start(seed: int) -> tuple[float, ...]:
    settable = random_parameters(1, 1, seed).settable
    return tuple(settable[name] for name in WEIGHT_NAMES)
