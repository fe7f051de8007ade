"""``python -m tests``: two halves of the tests side by side, each in a pytest of its own.

Options go to both: ``python -m tests -x``. Progress is shown as it comes; what a pytest says about failures
is held back until it ends, so that the two never talk in between each other. The last lines are how each closed.
``python -m pytest`` runs the same tests one after the other.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence

BROWSER_PAGES = tuple(f"tests/browser/{room}" for room in ("pages", "eyes", "keys", "phone", "print"))
# About as long as each other: the unit's browser tests go with those that need none.
HALVES = {
    "pages in a browser": BROWSER_PAGES,
    "the rest": ("tests", *(f"--ignore={room}" for room in BROWSER_PAGES)),
}
WIDTH = max(map(len, HALVES))
NOTHING_COLLECTED = 5
INTERRUPTED = 130
PATIENCE = 60.0
_PROGRESS = re.compile(r"[.FEsxX]+ +\[ *\d+%\]")


class Half:
    """One pytest: its progress goes to the screen at once, everything else is kept."""

    def __init__(self, name: str, command: Sequence[str]) -> None:
        self.name, self.kept = name, list[str]()
        # In a group of its own, so that Ctrl+C reaches it once, from here, and not a second time from the terminal.
        self.process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, encoding="utf-8", errors="replace", process_group=0 if os.name == "posix" else None,
        )  # fmt: skip
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if _PROGRESS.fullmatch(line.strip()):
                print(f"{self.name:>{WIDTH}} {line}", end="", flush=True)
            else:
                self.kept.append(line)

    def finish(self, patience: float | None = None) -> int:
        """Wait for the end, print what was kept, and return the exit status; may raise TimeoutExpired."""
        status = self.process.wait(patience)
        self.reader.join(PATIENCE)
        print(f"\n{f' {self.name} ':=^80}\n{''.join(self.kept)}", end="", flush=True)
        return status

    def closing_line(self) -> str:
        """The last line pytest wrote, such as ``12 passed in 0.51s``."""
        return next((line.strip() for line in reversed(self.kept) if line.strip()), "nothing was said")

    def interrupt(self) -> None:
        """Ask it to end as Ctrl+C does, so that it closes its servers and browsers."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT if os.name == "posix" else signal.SIGTERM)

    def close(self) -> None:
        """Wait until it has ended, and end it by force when it does not."""
        try:
            self.finish(PATIENCE)
        except subprocess.TimeoutExpired:
            if os.name == "posix":
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.kill()
            self.process.wait()


def side_by_side(halves: Mapping[str, Sequence[str]], options: Sequence[str] = ()) -> int:
    """Run one pytest for each entry at the same time; the exit status is 0 only when none failed."""
    # Each keeps what it remembers of the last run apart: they would overwrite each other's.
    started = [
        Half(name, [sys.executable, "-m", "pytest", *given, *options,
                    "-o", f"cache_dir=.pytest_cache/{name.replace(' ', '-')}"])
        for name, given in halves.items()
    ]  # fmt: skip
    try:
        statuses = [half.finish() for half in started]
    except KeyboardInterrupt:
        for half in started:
            half.interrupt()
        for half in started:
            half.close()
        return INTERRUPTED
    print()
    for half in started:
        print(f"{half.name}: {half.closing_line()}")
    return overall(statuses)


def overall(statuses: Sequence[int]) -> int:
    """The exit status of the whole: a part without tests counts only when all are without."""
    failed = [status for status in statuses if status not in (0, NOTHING_COLLECTED)]
    return failed[0] if failed else 0 if 0 in statuses else NOTHING_COLLECTED


def _interrupted(*_: object) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _interrupted)
    sys.exit(side_by_side(HALVES, sys.argv[1:]))
