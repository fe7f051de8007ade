"""A wish to stop, heard between two updates, so that none is left half made."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def stop_asked() -> Iterator[threading.Event]:
    """Yield an event that Ctrl+C or a request to end sets, instead of breaking off what is being done."""
    asked = threading.Event()
    before = {kind: signal.signal(kind, lambda *_: asked.set()) for kind in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield asked
    finally:
        for kind, handler in before.items():
            signal.signal(kind, handler or signal.SIG_DFL)
