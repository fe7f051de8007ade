"""Part i: how smooth a drag is on the pages that explain: curves, maps, derivatives, a product."""

from __future__ import annotations

import itertools
import time
from dataclasses import dataclass

import numpy as np
from playwright.sync_api import Browser, ElementHandle, Page

from tests.bench.tools.browser import Traffic, fresh_page
from tests.bench.tools.servers import APP, serving
from tests.bench.tools.table import Row

RATE = 60
FPS = 58
WATCH = """handle => {
  const frames = (window.bench.frames = { times: [], shown: [], on: true });
  const tick = now => {
    frames.times.push(now);
    frames.shown.push(handle.getAttribute("aria-valuenow") ?? handle.textContent);
    if (frames.on) requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
}"""


@dataclass(frozen=True)
class Hold:
    """One thing to drag: its page, how it is found, and how far it goes to either side."""

    what: str
    path: str
    selector: str
    reach: int
    pixels: int = 2


HOLDS = (
    Hold("sigmoid and tanh, the point on a curve", "activations", ".knob", 120),
    Hold("what each gate does, the point on a map", "gates", ".knob", 80),
    Hold("what each gate does, a weight", "gates", '.setter[data-handle="w_fx"]', 80),
    Hold("RNN to LSTM, 100 steps, feedback weight", "gradients", '[role="slider"][data-handle="w_h"]', 60),
    Hold(
        "RNN to LSTM, 500 steps, forget bias",
        "gradients?steps=500",
        '[role="slider"][data-handle="b_f"]',
        60,
    ),
    Hold(
        "RNN to LSTM, a factor of the product",
        "gradients?chain=0.03,0.05",
        '[role="slider"][data-handle="d0"]',
        60,
    ),
)


def measure(browser: Browser, quick: bool) -> list[Row]:
    """Drag each thing to and fro with a real mouse, one move a frame."""
    rows = []
    with serving(APP) as app:
        for hold in HOLDS:
            with fresh_page(browser) as page:
                rows.append(_one(page, app.url, hold, 3.0 if quick else 6.0))
    return rows


def _one(page: Page, url: str, hold: Hold, seconds: float) -> Row:
    traffic = Traffic.watch(page)
    page.goto(url + hold.path)
    node = page.locator(hold.selector).first
    node.wait_for(timeout=60_000)
    page.wait_for_timeout(1500)
    node.scroll_into_view_if_needed()
    handle = node.element_handle()
    assert handle is not None
    _drag(page, handle, hold, 1.0)  # the first frames pay for compiling the script
    page.wait_for_timeout(1000)
    gaps, changed, asked = _drag(page, handle, hold, seconds, traffic)
    fps = 1000 / float(gaps.mean())
    return Row(
        f"drag, frames per second: {hold.what}",
        f"{fps:.1f}",
        f"{(gaps > 20).mean():.1%} of frames over 20 ms, {changed:.0%} show another number, {asked} requests",
        must=f"at least {FPS}",
        ok=fps >= FPS,
    )


def _drag(
    page: Page, handle: ElementHandle, hold: Hold, seconds: float, traffic: Traffic | None = None
) -> tuple[np.ndarray, float, int]:
    box = handle.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.wait_for_timeout(800)
    page.mouse.down()
    page.mouse.move(x + 4, y)
    page.wait_for_timeout(300)
    asked = _sent(traffic)
    page.evaluate(WATCH, handle)
    began, moves = time.perf_counter(), 0
    while time.perf_counter() - began < seconds:
        moves += 1
        ahead = (moves * hold.pixels) % (4 * hold.reach)
        page.mouse.move(x + abs(ahead - 2 * hold.reach) - hold.reach, y)
        time.sleep(max(0.0, moves / RATE - (time.perf_counter() - began)))
    frames = page.evaluate("window.bench.stopFrames()")
    during = _sent(traffic) - asked
    page.mouse.up()
    shown = frames["shown"]
    changed = float(np.mean([one != other for one, other in itertools.pairwise(shown)]))
    return np.diff(frames["times"]), changed, during


def _sent(traffic: Traffic | None) -> int:
    return len(traffic.requests) + traffic.socket_sent if traffic else 0
