"""Runs in slices: what a run is, how it is advanced for a while, and what is kept of it. Pure."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol

from lstm_core.training.train import Diverged
from pages.ui.runs.thinning import is_kept, round_stride

_log = logging.getLogger(__name__)


class Plan(Protocol):
    """All that decides a run: the same plan gives the same records, in any process."""

    def records(self) -> Iterator[Any]:
        """The run's records, epoch by epoch: each has an ``epoch``, the first one 0, and a ``loss``."""


@dataclass(frozen=True)
class RunJob:
    """A plan, how many epochs it makes, and how many of its records are kept about evenly."""

    plan: Plan
    epochs: int
    keep: int = 501


@dataclass
class Slice:
    """What a run did in a while.

    ``records`` are those to keep; ``epoch`` is how far it has come; ``good`` is the last record whose loss was no
    higher than the first one's, where a run left the range of useful numbers (``diverged``). ``problem`` says in a
    sentence why a run ended before its end.
    """

    records: list[Any] = field(default_factory=list)
    epoch: int = 0
    finished: bool = False
    problem: str = ""
    diverged: bool = False
    good: Any = None
    seconds: float = 0.0


class Advancing:
    """One run under way."""

    def __init__(self, job: RunJob) -> None:
        self.job = job
        self.stride = round_stride(job.epochs, job.keep)
        self._records: Iterator[Any] | None = None
        self._first: float | None = None
        self._good: Any = None
        self._latest: Any = None
        self._kept: Any = None

    def advance(self, seconds: float) -> Slice:
        """Train for about so long; at least one record."""
        began = time.perf_counter()
        found = Slice()
        try:
            self._until(found, began + seconds)
        except Diverged as event:
            epoch = 0 if self._good is None else self._good.epoch
            found.finished = found.diverged = True
            found.problem = f"Training stopped: {event}. The last good weights, of epoch {epoch:,}, are kept."
            found.good = self._good
            self._keep_latest(found)
        except (ValueError, ArithmeticError) as problem:
            found.finished, found.problem = True, f"Training stopped: {problem}."
            self._keep_latest(found)
        except Exception:
            # Nobody above would hear of it, and the page would wait for ever.
            _log.exception("a training run failed")
            found.finished = True
            found.problem = "Training stopped because of a fault in the program; the weights so far are kept."
            self._keep_latest(found)
        found.seconds = time.perf_counter() - began
        return found

    def _until(self, found: Slice, deadline: float) -> None:
        if self._records is None:
            self._records = self.job.plan.records()
        while True:
            record = next(self._records, None)
            if record is None:
                found.finished = True
                self._keep_latest(found)
                return
            if self._first is None:
                self._first = record.loss
            if record.loss <= self._first:
                self._good = record
            self._latest, found.epoch = record, record.epoch
            if is_kept(record.epoch, self.stride) or record.epoch == self.job.epochs:
                found.records.append(record)
                self._kept = record
            if time.perf_counter() >= deadline:
                return

    def _keep_latest(self, found: Slice) -> None:
        """The end of a run is kept, wherever it lies."""
        if self._latest is not None:
            found.epoch = self._latest.epoch
            if self._kept is not self._latest:
                found.records.append(self._latest)
