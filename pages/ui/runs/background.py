"""One visitor's view of a training run, which a page starts, watches, pauses and stops.

The run itself is computed by the server's pool, once for everybody who asks for the same; pausing and stopping say
how much of it this visitor sees.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from lstm_core.cells.parameters import LSTMParameters
from lstm_core.training.readout import LinearReadout
from lstm_core.training.train import EpochRecord
from pages.ui.runs.pool import POOL, BusyError, Pool, RecordedRun
from pages.ui.runs.slices import RunJob

RUNNING, PAUSED, DONE, STOPPED, FAILED = PHASES = ("running", "paused", "done", "stopped", "failed")


@dataclass(frozen=True, eq=False)
class Snapshot:
    """A run at one moment.

    Attributes:
        phase: one of PHASES.
        epoch: the last epoch that is finished.
        epochs: how many were asked for.
        records: the kept records, the first and the latest among them.
        latest: the record of the last epoch; None before the first.
        seconds: how long the run has been worked on.
        left: how many more seconds it needs at this rate; None while that is not known.
        problem: one sentence when the run failed, or nothing.
        diverged: whether it failed by leaving the range of useful numbers.
        good: the record to keep: the latest, or after a divergence the last one whose loss was no higher
            than the first one's; it is among ``records``.
    """

    phase: str
    epoch: int
    epochs: int
    records: tuple[EpochRecord, ...]
    latest: EpochRecord | None
    seconds: float
    left: float | None
    problem: str
    diverged: bool = False
    good: EpochRecord | None = None

    @property
    def is_over(self) -> bool:
        """True when the run cannot go on."""
        return self.phase in (DONE, STOPPED, FAILED)

    @property
    def parameters(self) -> LSTMParameters | None:
        """The weights to keep: those of ``good``."""
        return None if self.good is None else self.good.parameters

    @property
    def readout(self) -> LinearReadout | None:
        """The read-out that goes with ``parameters``; None without one."""
        return None if self.good is None else self.good.readout


class Run:
    """One run, not started yet: paused. ``pool`` computes it."""

    def __init__(self, job: RunJob, pool: Pool = POOL) -> None:
        self._job, self._pool, self._who = job, pool, uuid.uuid4().hex
        self._phase, self._problem = PAUSED, ""
        self._recording: RecordedRun | None = None
        self._seen = 0

    @property
    def phase(self) -> str:
        """One of PHASES; a run that has not been started is paused."""
        self._look()
        return self._phase

    def start(self) -> None:
        """Begin, or go on after a pause; nothing happens to a run that is over."""
        if self._phase == PAUSED:
            self._phase = RUNNING
            self._look()

    go_on = start

    def pause(self) -> None:
        """Rest where it is until told to go on."""
        self._leave(PAUSED)

    def stop(self) -> None:
        """End where it is; what was reached stays."""
        self._leave(STOPPED)

    def wait(self, timeout: float) -> bool:
        """Wait until the run is over, as long as it is not paused; True when it rests."""
        if self._phase == RUNNING:
            try:
                self._pool.wait(self._job, self._job.epochs + 1, timeout, self._who)
            except BusyError as problem:
                self._phase, self._problem = FAILED, str(problem)
        return self.phase != RUNNING

    def snapshot(self) -> Snapshot:
        """The run as it is now; taking one shows that somebody is looking."""
        self._look()
        found = self._recording
        records = () if found is None else tuple(found.records[: self._seen])
        latest = records[-1] if records else None
        failed = found is not None and self._phase == FAILED
        good = found.good if found is not None and failed and found.diverged else latest
        if good is not None and good not in records:
            records = tuple(sorted({*records, good}, key=lambda record: record.epoch))
        epoch = 0 if latest is None else latest.epoch
        return Snapshot(
            self._phase, epoch, self._job.epochs, records, latest, 0.0 if found is None else found.seconds,
            self._left(epoch), self._problem, failed and found is not None and found.diverged, good,
        )  # fmt: skip

    # --- inside -----------------------------------------------------------------------

    def _look(self) -> None:
        if self._phase != RUNNING:
            return
        try:
            found = self._recording = self._pool.look(self._job, self._who)
        except BusyError as problem:
            self._phase, self._problem = FAILED, str(problem)
            return
        over = found.finished
        self._seen = len(found.records)
        if over:
            self._phase, self._problem = (FAILED, found.problem) if found.problem else (DONE, "")

    def _left(self, epoch: int) -> float | None:
        found = self._recording
        if found is None or self._phase not in (RUNNING, PAUSED) or not epoch:
            return None
        return (self._job.epochs - epoch) * found.seconds / epoch

    def _leave(self, phase: str) -> None:
        self._look()
        if self._phase in (RUNNING, PAUSED):
            self._phase = phase
