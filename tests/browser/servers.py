"""The app on a free port, as ``streamlit run app.py`` serves it, with what it logged."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from typing import BinaryIO

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 240.0


@dataclass(frozen=True)
class Server:
    """A running server."""

    port: int
    log_file: Path

    @property
    def host(self) -> str:
        """Name and port, as they stand in an address."""
        return f"127.0.0.1:{self.port}"

    def address(self, path: str = "/") -> str:
        """The address of a path."""
        return f"http://{self.host}{path}"

    def log(self) -> str:
        """Everything it has printed so far."""
        return self.log_file.read_text(encoding="utf-8", errors="replace")

    def headers(self, path: str) -> Message:
        """What it answers above the content of a path, whether or not it finds it."""
        request = urllib.request.Request(self.address(path), headers={"accept-encoding": "gzip"})
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
                return answer.headers
        except urllib.error.HTTPError as refusal:
            with refusal:
                return refusal.headers


class MortalServer:
    """A server that can be killed in the middle of whatever it does, and started again under the same address."""

    def __init__(self, folder: Path) -> None:
        self.server = Server(free_port(), folder / "server.log")
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> Server:
        """Start it and wait until it is healthy."""
        with self.server.log_file.open("ab") as log:
            self._process = _started(self.server, log, {})
        _wait(self._process, self.server)
        return self.server

    def kill(self) -> None:
        """SIGKILL: nothing is finished, nothing is saved."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None


@contextmanager
def serving(extra: Mapping[str, str] | None = None) -> Iterator[Server]:
    """Start a server, hand it out when it is healthy, end it afterwards.

    ``extra`` are environment variables. Raises RuntimeError with its log when it does not come up.
    """
    with tempfile.TemporaryDirectory() as folder:
        server = Server(free_port(), Path(folder) / "server.log")
        with server.log_file.open("wb") as log:
            process = _started(server, log, extra or {})
        try:
            _wait(process, server)
            yield server
        finally:
            _end(process)


def assert_no_traceback(server: Server) -> None:
    """Fail, with the log, when the server has logged an error of the program."""
    assert "Traceback" not in server.log(), server.log()


def _started(server: Server, log: BinaryIO, extra: Mapping[str, str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        _command(server.port), cwd=ROOT, stdout=log, stderr=subprocess.STDOUT,
        env={**os.environ, "PYTHONUNBUFFERED": "1", **extra},
    )  # fmt: skip


def _command(port: int) -> list[str]:
    options = ["--server.port", str(port), "--server.address", "127.0.0.1", "--server.headless", "true"]
    return [sys.executable, "-m", "streamlit", "run", "app.py", *options]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(process: subprocess.Popen[bytes], server: Server) -> None:
    deadline = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(server.address("/_stcore/health"), timeout=2):
                return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"the server did not start:\n{server.log()}")


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
