"""Part a: how smooth a drag is, near and far from the server, and how long the first grab waits."""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np
from playwright.sync_api import Browser, Page

from tests.bench.tools.browser import MainThread, Traffic, fresh_page
from tests.bench.tools.delay import delayed
from tests.bench.tools.drivers import UnitDriver
from tests.bench.tools.servers import APP, serving
from tests.bench.tools.table import Row, spread

DELAY = 0.2
RATE = 60
REACH = 240
PIXELS = 3
HOVERS = (0, 300)
GRABBED = (
    "x",
    "h_prev",
    "c_prev",
    "w_fh",
    "w_fx",
    "b_f",
    "w_ih",
    "w_ix",
    "b_i",
    "w_gh",
    "w_gx",
    "b_g",
    "w_oh",
    "w_ox",
    "b_o",
)


Waits = dict[int, list[float]]
"""Milliseconds per grab, by the milliseconds of hovering before it."""


@dataclass(frozen=True)
class Drag:
    """One steady drag: the frames, the moves made, the main thread's work and the requests meanwhile."""

    gaps: np.ndarray
    changed: float
    moves: float
    work: dict[str, float]
    requests: int

    @property
    def fps(self) -> float:
        """Frames per second."""
        return 1000 / float(self.gaps.mean())

    @property
    def late(self) -> float:
        """The share of frames that came more than 20 ms after the one before."""
        return float((self.gaps > 20).mean())


def measure(browser: Browser, quick: bool) -> list[Row]:
    """Drag directly and through the delay."""
    seconds, grabs = (4.0, 5) if quick else (8.0, len(GRABBED))
    with serving(APP) as app, delayed(app.port, DELAY) as far_port:
        far_url = f"http://127.0.0.1:{far_port}/"
        near, near_waits = _one(browser, f"{app.url}unit", seconds, grabs)
        far, far_waits = _one(browser, f"{far_url}unit", seconds, grabs)
    return [*_rows(near, far), *_waits(near_waits, far_waits)]


def _one(browser: Browser, url: str, seconds: float, grabs: int) -> tuple[Drag, Waits]:
    with fresh_page(browser) as page:
        traffic = Traffic.watch(page)
        driver = UnitDriver(page, url)
        _steady(page, driver, traffic, 1.0)  # the first frames pay for compiling the script
        drag = _steady(page, driver, traffic, seconds)
        waits = {
            hover: [driver.grab(handle, hover_ms=hover) for handle in GRABBED[:grabs]] for hover in HOVERS
        }
    return drag, waits


def _steady(page: Page, driver: UnitDriver, traffic: Traffic, seconds: float) -> Drag:
    """Drag the input to and fro, one move of a real mouse per frame, as the protocol delivers it."""
    x, y = driver.spot("x")
    counter = MainThread(page)
    page.mouse.move(x, y)
    page.wait_for_timeout(800)
    page.mouse.down()
    page.mouse.move(x + 8, y)
    page.wait_for_timeout(200)
    page.evaluate("handle => window.bench.watchFrames(handle)", "x")
    before, asked = counter.read(), len(traffic.requests) + traffic.socket_sent
    began, moves = time.perf_counter(), 0
    while (now := time.perf_counter() - began) < seconds:
        moves += 1
        ahead = (moves * PIXELS) % (4 * REACH)
        page.mouse.move(x + (abs(ahead - 2 * REACH) - REACH), y)
        time.sleep(max(0.0, moves / RATE - (time.perf_counter() - began)))
    after, frames = counter.read(), page.evaluate("window.bench.stopFrames()")
    during = len(traffic.requests) + traffic.socket_sent - asked
    page.evaluate("window.bench.armCommit()")
    page.mouse.up()
    page.evaluate("window.bench.result")
    gaps = np.diff(frames["times"])
    changed = np.mean(
        [one != other for one, other in zip(frames["shown"], frames["shown"][1:], strict=False)]
    )
    work = {name: 1000 * (after[name] - before[name]) / len(gaps) for name in after}
    return Drag(gaps, float(changed), moves / now, work, during)


def _rows(near: Drag, far: Drag) -> list[Row]:
    delay = f"{1000 * DELAY:.0f} ms delay each way"
    work = ", ".join(f"{name} {value:.2f}" for name, value in near.work.items() if name != "all")
    return [
        Row("drag, frames per second", f"{near.fps:.1f}", "", None, "at least 58", near.fps >= 58),
        Row(f"drag, frames per second, {delay}", f"{far.fps:.1f}", f"{near.fps:.1f} without", far.fps / near.fps,
            "unchanged (within 3 %)", abs(far.fps / near.fps - 1) <= 0.03 or far.fps > near.fps),
        Row("drag, frames over 20 ms", f"{near.late:.2%}", f"{far.late:.2%} with {delay}"),
        Row("drag, frames that show another number", f"{near.changed:.1%}", f"{near.moves:.0f} mouse moves a second"),
        Row("drag, requests to the server meanwhile", f"{near.requests}", f"{far.requests} with {delay}", None,
            "none", near.requests + far.requests == 0),
        Row("drag, main thread's work per frame", f"{near.work['all']:.2f} ms", f"of these: {work}"),
    ]  # fmt: skip


def _waits(near: Waits, far: Waits) -> list[Row]:
    delay = f"with {1000 * DELAY:.0f} ms delay each way"
    rows = []
    for hover in HOVERS:
        name = f"first grab after {hover} ms of hovering: press → first changed number, median / p95"
        rows.append(Row(name, spread(near[hover]), f"{spread(far[hover])} {delay}"))
    return rows
