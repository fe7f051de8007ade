"""The two servers that are measured: the app, and the bare Streamlit page beside it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.browser.servers import PATIENCE, ROOT, free_port

APP = "app.py"
SLIDER_PAGE = "tests/bench/tools/slider_page.py"


@dataclass(frozen=True)
class Server:
    """A running server: its port and its process."""

    port: int
    pid: int

    @property
    def url(self) -> str:
        """The address of its first page."""
        return f"http://127.0.0.1:{self.port}/"

    def cpu(self) -> float | None:
        """Seconds of processor time (user and system) used so far; None where it cannot be read."""
        try:
            # Linux: the clock id of another process's processor time, precise to the nanosecond.
            return time.clock_gettime((~self.pid << 3) | 2)
        except (AttributeError, OSError):
            return _cpu_from_proc(self.pid)


def _cpu_from_proc(pid: int) -> float | None:
    try:
        after_name = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")
    except OSError:
        return None


@contextmanager
def serving(script: str) -> Iterator[Server]:
    """Serve ``script`` from the repository's folder, so with its ``.streamlit/config.toml``.

    Raises RuntimeError, with what the server printed, when it does not come up.
    """
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", script]
    options = ["--server.port", str(port), "--server.address", "127.0.0.1"]
    process = subprocess.Popen(
        [*command, *options], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    try:
        _wait(process, port)
        yield Server(port, process.pid)
    finally:
        process.terminate()
        try:
            process.communicate(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()


def _wait(process: subprocess.Popen[str], port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    process.terminate()
    raise RuntimeError(f"the server did not start:\n{process.communicate()[0]}")
