"""The server's training processes, and what they have recorded: the same plan is computed once for everybody.

A run is advanced in slices by one of a few processes, in turns, whoever has had least so far first. Its records are kept
as they come, within a number of bytes; a run that nobody has asked for in a while rests, and goes on where it was.
"""

from __future__ import annotations

import atexit
import os
import pickle
import subprocess
import sys
import threading
import time
from collections import OrderedDict
from pathlib import Path
from typing import IO, Any

from pages.ui.load.kept import RECORDINGS_BYTES
from pages.ui.runs.slices import RunJob, Slice

WORKERS = "GATEWISE_WORKERS"
"""The environment variable that says how many processes train; 2 without it."""
SLICE_S = 0.05
WANTED_S = 3.0
"""How long a run is worked on after somebody has asked for it."""
FORGOTTEN_S = 60.0
"""How long an unfinished run that nobody asks for is kept."""
RECORD_BYTES = 1_500
"""What a record takes beside its pickled numbers (measured: 700 to 1,500)."""
MAX_UNFINISHED = 200
"""How many runs may be under way at once."""
_GOODBYE_S = 5.0

ROOT = Path(__file__).resolve().parents[3]


class BusyError(ValueError):
    """More is asked for than can be done: say so, and try again later."""


class RecordedRun:
    """What is known of a run.

    The pool's threads write it under the lock. Others read it without: lists only grow, and ``finished`` is set after
    all else, so what is read after it is whole.
    """

    def __init__(self, key: str, job: RunJob) -> None:
        self.key, self.job = key, job
        self.records: list[Any] = []
        self.epoch, self.finished, self.problem = 0, False, ""
        self.diverged, self.good = False, None
        self.seconds, self.bytes = 0.0, 0
        self.asked = time.monotonic()
        self.people: dict[str, float] = {}
        self.worker: _Worker | None = None

    def take(self, found: Slice, size: int) -> None:
        """Add what a process has sent; one that was started again sends the beginning once more."""
        last = self.records[-1].epoch if self.records else -1
        new = [record for record in found.records if record.epoch > last]
        self.records += new
        self.epoch = max(self.epoch, found.epoch)
        self.seconds += found.seconds
        self.bytes += size + RECORD_BYTES * len(new)
        if found.finished:
            self.problem, self.diverged, self.good = found.problem, found.diverged, found.good
            self.finished = True

    @property
    def end(self) -> Any:
        """The record that a finished run came to: the last one, or the last good one where it diverged."""
        return self.good if self.diverged and self.good is not None else self.records[-1]

    def is_wanted(self, now: float) -> bool:
        """Whether somebody waits for more."""
        return not self.finished and now - self.asked < WANTED_S


class Pool:
    """A few processes and all recordings."""

    def __init__(self, workers: int | None = None) -> None:
        self._count = workers or max(1, int(os.environ.get(WORKERS) or 2))
        self._lock = threading.Condition()
        self._recordings: OrderedDict[RunJob, RecordedRun] = OrderedDict()
        self._spent: dict[str, float] = {}
        self._workers: list[_Worker] = []
        self._threads: list[threading.Thread] = []
        self._number = 0
        self._closed = False

    def look(self, job: RunJob, who: str = "") -> RecordedRun:
        """The recording of a job, begun if need be and worked on for a while because of this question.

        Raises BusyError when too many runs are under way. The caller may read its lists up to the length they
        have now: they only grow.
        """
        now = time.monotonic()
        with self._lock:
            found = self._recordings.get(job)
            if found is None:
                self._clear(now)
                if sum(not kept.finished for kept in self._recordings.values()) >= MAX_UNFINISHED:
                    raise BusyError(
                        f"{MAX_UNFINISHED} trainings are under way already; try again in a minute."
                    )
                self._number += 1
                found = self._recordings[job] = RecordedRun(f"run {self._number}", job)
            self._recordings.move_to_end(job)
            found.asked = now
            if not found.finished:
                found.people[who] = now
                self._spent.setdefault(who, min(self._spent.values(), default=0.0))
                self._start()
                self._lock.notify_all()
            return found

    def known(self, job: RunJob) -> RecordedRun | None:
        """The recording of a job, if there is one; asking begins nothing."""
        with self._lock:
            return self._recordings.get(job)

    def before(self, recording: RecordedRun) -> int:
        """How many other runs are being worked on while nothing of this one has come yet."""
        now = time.monotonic()
        with self._lock:
            if recording.records:
                return 0
            return sum(kept is not recording and kept.is_wanted(now) for kept in self._recordings.values())

    def wait(self, job: RunJob, epoch: int, patience: float, who: str = "") -> RecordedRun:
        """Wait until a run has come to ``epoch`` or is over, at most ``patience`` seconds."""
        deadline = time.monotonic() + patience
        found = self.look(job, who)
        while not found.finished and found.epoch < epoch and (left := deadline - time.monotonic()) > 0:
            with self._lock:
                self._lock.wait(min(left, WANTED_S / 4))
            found = self.look(job, who)
        return found

    def close(self) -> None:
        """End all processes."""
        with self._lock:
            self._closed = True
            self._lock.notify_all()
            workers, threads = self._workers, self._threads
        for worker in workers:
            worker.kill()
        for thread in threads:
            thread.join(_GOODBYE_S)
        atexit.unregister(self.close)

    # --- in the threads that speak with the processes ------------------------------------

    def _start(self) -> None:
        if self._workers or self._closed:
            return
        self._workers = [_Worker() for _ in range(self._count)]
        self._threads = [
            threading.Thread(target=self._serve, args=(worker,), name="training", daemon=True)
            for worker in self._workers
        ]
        for thread in self._threads:
            thread.start()
        atexit.register(self.close)

    def _serve(self, worker: _Worker) -> None:
        try:
            self._advance_all(worker)
        finally:
            worker.end()

    def _advance_all(self, worker: _Worker) -> None:
        while True:
            with self._lock:
                while (found := self._next(worker)) is None and not self._closed:
                    self._lock.wait(FORGOTTEN_S)
                if self._closed or found is None:
                    return
                found.worker = worker
            try:
                slice_, size = worker.advance(found.key, found.job, SLICE_S)
            except (OSError, EOFError, pickle.PickleError):
                # It was killed, or died: its runs begin again elsewhere and come to the same.
                with self._lock:
                    for kept in self._recordings.values():
                        kept.worker = None if kept.worker is worker else kept.worker
                worker.end()
                continue
            with self._lock:
                found.take(slice_, size)
                now = time.monotonic()
                found.people = {who: asked for who, asked in found.people.items() if now - asked < WANTED_S}
                for who in found.people:
                    self._spent[who] = self._spent.get(who, 0.0) + slice_.seconds / len(found.people)
                self._shrink()
                self._lock.notify_all()

    def _next(self, worker: _Worker) -> RecordedRun | None:
        """The wanted run whose people have had least, among those that are not with another process."""
        now = time.monotonic()
        for job, kept in list(self._recordings.items()):
            if kept.worker in (None, worker) and not kept.finished and now - kept.asked > FORGOTTEN_S:
                worker.drop(kept.key)
                del self._recordings[job]
        open_ = [
            kept
            for kept in self._recordings.values()
            if kept.is_wanted(now) and kept.worker in (None, worker)
        ]
        return min(open_, key=lambda kept: (self._had(kept), kept.key), default=None)

    def _had(self, recording: RecordedRun) -> float:
        return min((self._spent.get(who, 0.0) for who in recording.people), default=0.0)

    def _clear(self, now: float) -> None:
        """People who are gone count no longer."""
        here = {
            who
            for kept in self._recordings.values()
            for who, at in kept.people.items()
            if now - at < FORGOTTEN_S
        }
        self._spent = {who: spent for who, spent in self._spent.items() if who in here}

    def _shrink(self) -> None:
        """The finished recordings that were asked for longest ago make room."""
        total = sum(kept.bytes for kept in self._recordings.values())
        for job, kept in list(self._recordings.items()):
            if total <= RECORDINGS_BYTES:
                return
            if kept.finished:
                total -= kept.bytes
                del self._recordings[job]


class _Worker:
    """One process and the way to it; its thread alone speaks with it."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def advance(self, key: str, job: RunJob, seconds: float) -> tuple[Slice, int]:
        """Let it train a run for a while; what it did, and how many bytes that took on the way."""
        orders, answers = self._pipes()
        pickle.dump(("advance", key, job, seconds), orders)
        orders.flush()
        content: bytes = pickle.load(answers)
        found: Slice = pickle.loads(content)
        return found, len(content)

    def drop(self, key: str) -> None:
        """Let it forget a run."""
        if self._process is not None and self._process.poll() is None:
            try:
                orders, _ = self._pipes()
                pickle.dump(("drop", key), orders)
                orders.flush()
            except OSError:
                self.end()

    def kill(self) -> None:
        """End the process; it has nothing to save. Its thread hears of it and cleans up."""
        if (process := self._process) is not None:
            process.kill()

    def end(self) -> None:
        """End the process, if there is one, and close the way to it; another is started when it is needed."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            try:
                assert pipe is not None
                pipe.close()
            except OSError:
                # What was not sent any more is lost with the process.
                pass

    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        if self._process is not None and self._process.poll() is not None:
            self.end()
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "pages.ui.runs.worker"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                env={**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
            )  # fmt: skip
        assert self._process.stdin is not None and self._process.stdout is not None
        return self._process.stdin, self._process.stdout


POOL = Pool()
"""The server's one pool; its processes start with the first run."""
