"""One training run in a thread of its own, which a page starts, watches, pauses and stops.

The thread never touches Streamlit. It works in short slices and rests between them, so that whoever
else uses the server gets the interpreter; it lives only while the run is running, and a run that
nobody has looked at for a while pauses by itself.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from threading import Condition, Thread

from lstm_core.cells.parameters import LSTMParameters
from lstm_core.training.readout import LinearReadout
from lstm_core.training.train import Diverged, EpochRecord
from pages.ui.runs.thinning import Thinned

SLICE_S = 0.002
"""How long the thread holds the interpreter at a time."""
REST_S = 0.004
"""How long it then lets go of it."""
NAP_S = 0.03
"""How long a run that is ahead of its pace waits before it looks round again."""
PATIENCE_S = 60.0

RUNNING, PAUSED, DONE, STOPPED, FAILED = PHASES = ("running", "paused", "done", "stopped", "failed")

_log = logging.getLogger(__name__)


@dataclass(frozen=True, eq=False)
class Snapshot:
    """A run at one moment.

    Attributes:
        phase: one of PHASES.
        epoch: the last epoch that is finished.
        epochs: how many were asked for.
        records: the kept records, the first and the latest among them.
        latest: the record of the last epoch; None before the first.
        seconds: how long the run has worked, pauses not counted.
        left: how many more seconds it needs at this rate; None while that is not known.
        problem: one sentence when the run failed, or nothing.
        diverged: the event, when that is how it failed.
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
    diverged: Diverged | None = None
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
    """One training run, not started yet.

    ``make`` is called in the thread and returns the records, as :func:`lstm_core.training.train.train`
    does; ``pace`` is the most epochs a second (None: as many as it can); at most ``keep`` records
    are kept, at even steps that are round numbers; after ``patience`` seconds without a snapshot, and
    after the epoch ``pause_at``, the run pauses.
    """

    def __init__(
        self,
        make: Callable[[], Iterator[EpochRecord]],
        *,
        epochs: int,
        pace: float | None = None,
        keep: int = 501,
        patience: float = PATIENCE_S,
        pause_at: int | None = None,
    ) -> None:
        self._make = make
        self._source: Iterator[EpochRecord] | None = None
        self._epochs, self._patience, self._pause_at = epochs, patience, pause_at
        self._pace, self._paced_since = pace, (0, 0.0)
        # The lock guards everything below; waiting on the condition is how the thread sleeps.
        self._turn = Condition()
        self._phase, self._problem = PAUSED, ""
        self._diverged: Diverged | None = None
        self._thread: Thread | None = None
        self._kept = Thinned(epochs, keep)
        self._latest: EpochRecord | None = None
        self._good: EpochRecord | None = None
        self._worked, self._looked = 0.0, time.monotonic()

    @property
    def phase(self) -> str:
        """One of PHASES; a run that has not been started is paused."""
        return self._phase

    def start(self) -> None:
        """Begin, or go on after a pause; nothing happens to a run that is over."""
        with self._turn:
            if self._phase != PAUSED:
                return
            self._phase, self._looked = RUNNING, time.monotonic()
            if self._thread is None:
                self._thread = Thread(target=self._work, name="training", daemon=True)
                self._thread.start()

    go_on = start

    def set_pace(self, pace: float | None) -> None:
        """Go at most so many epochs a second from now on."""
        with self._turn:
            epoch = 0 if self._latest is None else self._latest.epoch
            self._pace, self._paced_since = pace, (epoch, self._worked)
            self._turn.notify_all()

    def pause(self) -> None:
        """Rest after the epoch at hand, until told to go on."""
        self._leave(PAUSED)

    def stop(self) -> None:
        """End after the epoch at hand; what was reached stays."""
        self._leave(STOPPED)

    def snapshot(self) -> Snapshot:
        """The run as it is now; taking one shows that somebody is looking."""
        with self._turn:
            self._looked = time.monotonic()
            latest = self._latest
            good = latest if self._diverged is None else self._good
            both = filter(None, (good, latest))
            records = tuple(sorted({*self._kept.records, *both}, key=lambda record: record.epoch))
            epoch = 0 if latest is None else latest.epoch
            return Snapshot(
                self._phase, epoch, self._epochs, records, latest, self._worked, self._left(epoch),
                self._problem, self._diverged, good,
            )  # fmt: skip

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until the thread rests; True when it does."""
        with self._turn:
            return self._turn.wait_for(lambda: self._thread is None, timeout)

    def _left(self, epoch: int) -> float | None:
        begun = self._kept.records[0].epoch if self._kept.records else 0
        if self._phase not in (RUNNING, PAUSED) or epoch <= begun or not self._worked:
            return None
        return (self._epochs - epoch) * self._worked / (epoch - begun)

    def _leave(self, phase: str) -> None:
        with self._turn:
            if self._phase in (RUNNING, PAUSED):
                self._phase = phase
                self._turn.notify_all()

    # --- in the thread ---------------------------------------------------------

    def _work(self) -> None:
        try:
            self._slices()
        except Diverged as event:
            self._diverged = event
            epoch = self._good.epoch if self._good is not None else 0
            self._fail(f"Training stopped: {event}. The last good weights, of epoch {epoch:,}, are kept.")
        except (ValueError, ArithmeticError) as problem:
            self._fail(f"Training stopped: {problem}.")
        except Exception:
            # Nobody above this thread would hear of it, and the page would wait for ever.
            _log.exception("a training run failed")
            self._fail("Training stopped because of a fault in the program; the weights so far are kept.")

    def _slices(self) -> None:
        while True:
            began = time.monotonic()
            finished = self._advance(began + SLICE_S)
            with self._turn:
                if finished and self._phase in (RUNNING, PAUSED):
                    self._phase = DONE
                if self._phase == RUNNING and began - self._looked > self._patience:
                    self._phase = PAUSED
                if self._phase != RUNNING:
                    self._worked += time.monotonic() - began
                    self._leave_thread()
                    return
                self._turn.wait(NAP_S if self._ahead() else REST_S)
                self._worked += time.monotonic() - began

    def _advance(self, until: float) -> bool:
        """Train until then, or until the pace is reached; True when there is nothing left to train."""
        if self._source is None:
            self._source = self._make()
        while self._phase == RUNNING and not self._ahead():
            record = next(self._source, None)
            if record is None:
                return True
            with self._turn:
                self._latest = record
                first = self._kept.records[0] if self._kept.records else record
                if record.loss <= first.loss:
                    self._good = record
                self._kept.put(record)
                if record.epoch == self._pause_at:
                    self._phase, self._pause_at = PAUSED, None
            if time.monotonic() >= until:
                return False
        return False

    def _ahead(self) -> bool:
        if self._pace is None or self._latest is None:
            return False
        epoch, worked = self._paced_since
        return (self._latest.epoch - epoch) / self._pace > self._worked - worked

    def _fail(self, problem: str) -> None:
        with self._turn:
            self._phase, self._problem = FAILED, problem
            self._leave_thread()

    def _leave_thread(self) -> None:
        # Said under the lock, so that whoever goes on at once starts a new thread.
        self._thread = None
        self._turn.notify_all()
