"""A TCP proxy that hands every byte on a fixed time later, in both directions."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress

CHUNK = 65_536


async def _forward(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, delay: float) -> None:
    """Read at once, write ``delay`` seconds later: latency, not a limit on the rate."""
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
                data = await reader.read(CHUNK)
            except OSError:
                data = b""
            waiting.put_nowait((loop.time() + delay, data))

    with suppress(OSError):
        await asyncio.gather(read(), write())


async def _serve(target: int, delay: float, started: list[int], ready: threading.Event) -> None:
    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        # A connection that is cut off, by a browser or by the end of the measurement, is no error.
        with suppress(OSError, asyncio.CancelledError), closing(writer):
            # A new connection waits as well: the handshake that this proxy has answered at once.
            await asyncio.sleep(2 * delay)
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", target)
            with closing(far_writer):
                await asyncio.gather(_forward(reader, far_writer, delay), _forward(far_reader, writer, delay))

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
def delayed(port: int, seconds: float) -> Iterator[int]:
    """Open a port whose traffic reaches ``port``, and comes back, ``seconds`` late each way."""
    loop = asyncio.new_event_loop()
    started: list[int] = []
    ready = threading.Event()
    task = loop.create_task(_serve(port, seconds, started, ready))
    thread = threading.Thread(target=_run, args=(task, loop), daemon=True)
    thread.start()
    ready.wait(10)
    try:
        yield started[0]
    finally:
        loop.call_soon_threadsafe(task.cancel)
        thread.join(10)
