"""A TCP proxy that hands every byte on a fixed time later, in both directions, and no faster than a slow line would."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress

CHUNK = 65_536
SLICE = 4_096


class Line:
    """One direction of a line that all connections share, slice by slice in turns.

    ``rate`` is in bytes a second; without it only ``delay`` seconds are added.
    """

    def __init__(self, delay: float, rate: float | None = None) -> None:
        self.delay, self.rate = delay, rate
        self.chunk = SLICE if rate else CHUNK
        self._turn = asyncio.Lock()
        self._free = 0.0

    async def sent(self, size: int) -> float:
        """Wait until ``size`` bytes are on the line; when they arrive."""
        now = asyncio.get_running_loop().time
        if self.rate:
            async with self._turn:
                self._free = max(now(), self._free) + size / self.rate
                await asyncio.sleep(self._free - now())
        return now() + self.delay


async def _forward(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, line: Line) -> None:
    """Hand on what is read when it has come through ``line``."""
    loop = asyncio.get_running_loop()
    waiting: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()

    async def write() -> None:
        while True:
            due, data = await waiting.get()
            await asyncio.sleep(due - loop.time())
            if not data:
                break
            writer.write(data)
            await writer.drain()
        with suppress(OSError):
            writer.write_eof()

    async def read() -> None:
        data = b"-"
        while data:
            try:
                data = await reader.read(line.chunk)
            except OSError:
                data = b""
            waiting.put_nowait((await line.sent(len(data)), data))

    with suppress(OSError):
        await asyncio.gather(read(), write())


async def _serve(
    target: int, delay: float, rate: float | None, started: list[int], ready: threading.Event
) -> None:
    up, down = Line(delay), Line(delay, rate)

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        # A connection that is cut off, by a browser or by the end of the measurement, is no error.
        with suppress(OSError, asyncio.CancelledError), closing(writer):
            # A new connection waits as well: the handshake that this proxy has answered at once.
            await asyncio.sleep(2 * delay)
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", target)
            with closing(far_writer):
                await asyncio.gather(_forward(reader, far_writer, up), _forward(far_reader, writer, down))

    server = await asyncio.start_server(connected, "127.0.0.1", 0)
    started.append(server.sockets[0].getsockname()[1])
    ready.set()
    await server.serve_forever()


def _run(task: asyncio.Task[None] | None, loop: asyncio.AbstractEventLoop) -> None:
    with suppress(asyncio.CancelledError):
        loop.run_until_complete(task)
    for left in asyncio.all_tasks(loop):
        left.cancel()
        with suppress(asyncio.CancelledError, OSError):
            loop.run_until_complete(left)
    loop.close()


@contextmanager
def delayed(port: int, seconds: float, rate: float | None = None) -> Iterator[int]:
    """Open a port whose traffic reaches ``port``, and comes back, ``seconds`` late each way.

    With a ``rate``, all that comes back shares that many bytes a second.
    """
    loop = asyncio.new_event_loop()
    started: list[int] = []
    ready = threading.Event()
    task = loop.create_task(_serve(port, seconds, rate, started, ready))
    thread = threading.Thread(target=_run, args=(task, loop), daemon=True)
    thread.start()
    ready.wait(10)
    try:
        yield started[0]
    finally:
        loop.call_soon_threadsafe(task.cancel)
        thread.join(10)
