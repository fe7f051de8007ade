"""``python -m tests.bench.soak``: twenty people for ten minutes, and what the server looks like before and after.

They change numbers, train, and go from page to page, each with the page's websocket open. Memory, threads, processes and
open files of the server are counted before and after, and what a change waits for in the first and in the last minute.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from streamlit.proto.BackMsg_pb2 import BackMsg

from pages.ui.load.kept import ANSWERS_MB
from tests.bench.tools.clients import Line, Visit
from tests.bench.tools.servers import APP, Server, serving

PEOPLE, MINUTES, WARM_S, REST_S = 20, 10.0, 120.0, 150.0
# So few that what is kept is full when the measuring begins: what grows from then on is a leak.
ANSWERS_KEPT_MB = "16"
# Streamlit keeps the session of somebody who has left for two minutes, in case they come back.
PATIENCE_S = 60.0
MEMORY, LATENCY = 1.10, 1.20
# A pool keeps the threads it was last short of; whoever left one behind each time would have left hundreds.
SPARE = 2
CHANGES = {
    "unit": {"kind": "row", "handle": "x", "span": 10},
    "activations": {"kind": "row", "handle": "z", "span": 10},
    "gates": {"kind": "row", "handle": "c_prev", "span": 10},
    "sequence": {"kind": "row", "handle": "w_fx", "span": 10},
    "gradients": {"kind": "row", "handle": "w_h", "span": 10},
    "training": {"kind": "look", "company": 1, "day": None},
}
PAGES = (
    "",
    "unit",
    "activations",
    "gates",
    "sequence",
    "gradients",
    "training",
    "forecast",
    "neurons",
    "sources",
)


@dataclass
class Seen:
    """What happened: when each change was made (seconds from the start) and what it waited for, in milliseconds."""

    changes: list[tuple[float, float]] = field(default_factory=list)
    trained: int = 0
    switched: int = 0
    errors: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class State:
    """A server from outside, its children included."""

    memory_mb: float
    threads: int
    processes: int
    files: int

    @classmethod
    def of(cls, pid: int) -> State:
        """Read from /proc."""
        everyone = [pid, *_children(pid)]
        memory = sum(_status(one, "VmRSS") for one in everyone) / 1024
        threads = sum(_status(one, "Threads") for one in everyone)
        files = sum(len(list(Path(f"/proc/{one}/fd").iterdir())) for one in everyone)
        return cls(memory, threads, len(everyone), files)


def _status(pid: int, name: str) -> int:
    text = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return next(int(line.split()[1]) for line in text.splitlines() if line.startswith(f"{name}:"))


def _children(pid: int) -> Iterable[int]:
    return [
        int(text) for text in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8").split()
    ] + [
        int(text)
        for task in Path(f"/proc/{pid}/task").iterdir()
        if task.name != str(pid)
        for text in (task / "children").read_text(encoding="utf-8").split()
    ]


class Person:
    """One of them: an open page, a query for each page, and a mind of their own."""

    def __init__(self, server: Server, number: int, seen: Seen, began: float) -> None:
        self.number, self.seen, self.began = number, seen, began
        self.chance = random.Random(number)
        self.line, self.visit = Line(server.port), Visit(server.port)
        self.queries = dict.fromkeys(CHANGES, "")

    async def stay(self, until: float) -> None:
        """Do something about once a second."""
        await self.visit.open()
        while time.monotonic() < until:
            await asyncio.sleep(self.chance.uniform(0.5, 1.5))
            what = self.chance.random()
            if what < 0.82:
                await self._change()
            elif what < 0.97:
                await self._switch()
            else:
                await self._train()
        await self.visit.close()
        await self.line.close()

    async def _change(self) -> None:
        page = self.chance.choice([*CHANGES])
        event = dict(CHANGES[page])
        if event["kind"] == "row":
            event["row"] = self.chance.randrange(401)
        started = time.perf_counter()
        status, answer = await self.line.post(f"/api/{page}", {"query": self.queries[page], "event": event})
        self.seen.changes.append((time.monotonic() - self.began, 1000 * (time.perf_counter() - started)))
        if status == 200:
            self.queries[page] = answer["query"]
        else:
            self.seen.errors.append(f"{page}: {status} {answer}")

    async def _switch(self) -> None:
        message = BackMsg()
        message.rerun_script.page_name = page = self.chance.choice(PAGES)
        try:
            await asyncio.wait_for(self.visit.run(message), PATIENCE_S)
        except (TimeoutError, OSError) as problem:
            self.seen.errors.append(f"/{page} did not come: {problem!r}")
        self.seen.switched += 1

    async def _train(self) -> None:
        question = f"start=random&seed={self.chance.randrange(10_000)}&epochs=1000"
        for _ in range(200):
            status, headers, _ = await self.line.get(
                f"/api/training-run?{question}", f"x-visitor: {self.number}\r\n"
            )
            if status != 200:
                self.seen.errors.append(f"training: {status}")
                return
            if json.loads(headers["x-run"])["finished"]:
                self.seen.trained += 1
                return
            await asyncio.sleep(0.3)
        self.seen.errors.append("a training did not end")


async def _soak(server: Server, minutes: float) -> tuple[State, State, Seen]:
    seen, began = Seen(), time.monotonic()
    # A first minute of everything warms caches and processes up; what is counted begins after it.
    warm = Seen()
    await asyncio.gather(*(Person(server, 100 + n, warm, began).stay(began + WARM_S) for n in range(PEOPLE)))
    await asyncio.sleep(REST_S)
    before, began = State.of(server.pid), time.monotonic()
    until = began + 60 * minutes
    await asyncio.gather(*(Person(server, n, seen, began).stay(until) for n in range(PEOPLE)))
    await asyncio.sleep(REST_S)
    return before, State.of(server.pid), seen


def main() -> None:
    """Run, print, and fail where something has grown."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=MINUTES)
    minutes = parser.parse_args().minutes
    os.environ[ANSWERS_MB] = ANSWERS_KEPT_MB
    with serving(APP) as server:
        before, after, seen = asyncio.run(_soak(server, minutes))
    minute = [
        [wait for at, wait in seen.changes if k <= at / 60 < k + 1] for k in range(max(1, int(minutes)))
    ]
    medians = [float(np.median(waits)) for waits in minute if waits]
    print(
        f"{PEOPLE} people, {minutes:g} minutes: {len(seen.changes)} changes, {seen.switched} page switches, {seen.trained} trainings"
    )
    print(f"median of a change, ms, minute by minute: {', '.join(f'{value:.1f}' for value in medians)}")
    for name in ("memory_mb", "threads", "processes", "files"):
        print(f"{name}: {getattr(before, name):.0f} -> {getattr(after, name):.0f}")
    kept = {
        f"no error ({len(seen.errors)}: {'; '.join(seen.errors[:3])})": not seen.errors,
        "memory flat within 10 %": after.memory_mb <= MEMORY * before.memory_mb,
        "the last minute's changes within 1.2 of the first one's": medians[-1] <= LATENCY * medians[0],
        "no thread or process left over": after.threads <= before.threads + SPARE
        and after.processes <= before.processes,
        "no file left over": after.files <= before.files,
    }
    print("\n".join(f"{'PASS' if held else 'FAIL'}  {what}" for what, held in kept.items()))
    if not all(kept.values()):
        os._exit(1)


if __name__ == "__main__":
    main()
