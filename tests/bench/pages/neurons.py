"""Part l: how soon the text is repainted for another cell, and how smooth pointing at characters is."""

from __future__ import annotations

import random
import time
from typing import Any

import numpy as np
from playwright.sync_api import Browser, Page

from tests.bench.tools.browser import fresh_page
from tests.bench.tools.servers import APP, serving
from tests.bench.tools.table import Row, median, spread

# Files that training held out: 2,438 characters, and the first 20,000 of a longer one.
FILES = {"signal.py": "2,438", "functools.py": "20,000"}
UNITS = 256
RATE, FPS, SWITCH_MS = 60, 58, 100.0
# From the click to the first frame after the text has the cell's colours.
ARM = """(host, cell) => {
  window.switched = new Promise(tell => {
    let began = null;
    window.addEventListener("click", event => { began = event.timeStamp; }, { capture: true, once: true });
    const watcher = new MutationObserver(() => {
      if (host.dataset.cell !== String(cell)) return;
      watcher.disconnect();
      requestAnimationFrame(() => setTimeout(() => tell(performance.now() - began)));
    });
    watcher.observe(host, { attributes: true });
  });
}"""
FRAMES = """() => {
  const frames = (window.bench.frames = { times: [], shown: [], on: true });
  const tick = now => { frames.times.push(now); if (frames.on) requestAnimationFrame(tick); };
  requestAnimationFrame(tick);
}"""


def measure(browser: Browser, quick: bool) -> list[Row]:
    """Click cells, then point along the text, for a short and for the longest text."""
    rows: list[Row] = []
    with serving(APP) as app:
        for file, length in FILES.items():
            with fresh_page(browser) as page:
                page.goto(f"{app.url}neurons?from=library&file={file}")
                page.locator("[data-neurons][data-cell]").wait_for(timeout=60_000)
                page.wait_for_timeout(3000)
                switches = _switches(page, 10 if quick else 30)
                gaps = _pointing(page, 3.0 if quick else 8.0)
            fps = 1000 / float(gaps.mean())
            bounds: dict[str, Any] = (
                {"must": f"at most {SWITCH_MS:.0f} ms", "ok": median(switches) <= SWITCH_MS}
                if file == "signal.py"
                else {}
            )
            rows += [
                Row(
                    f"{length} characters: click on a cell → its colours painted, median / p95",
                    spread(switches),
                    **bounds,
                ),
                Row(
                    f"{length} characters: frames per second while pointing along the text",
                    f"{fps:.1f}",
                    f"{(gaps > 20).mean():.1%} of frames over 20 ms",
                    must=f"at least {FPS}",
                    ok=fps >= FPS,
                ),
            ]
    return rows


def _switches(page: Page, count: int) -> list[float]:
    host = page.locator("[data-neurons]").element_handle()
    waits = []
    for cell in random.Random(7).sample(range(UNITS), count + 2):
        host.evaluate(ARM, cell)
        page.locator(f'.cell-board [data-cell="{cell}"]').click()
        waits.append(float(page.evaluate("window.switched")))
        page.wait_for_timeout(300)
    return waits[2:]  # the first ones pay for compiling the script


def _pointing(page: Page, seconds: float) -> np.ndarray:
    box = page.locator(".text-sheet").bounding_box()
    assert box is not None
    left, top = box["x"] + 60, max(box["y"], 0) + 20
    width, height = min(box["width"], 500) - 80, min(box["height"], 500) - 40
    page.mouse.move(left, top)
    page.wait_for_timeout(500)
    page.evaluate(FRAMES)
    began, moves = time.perf_counter(), 0
    while time.perf_counter() - began < seconds:
        moves += 1
        page.mouse.move(left + (7 * moves) % width, top + (moves // 9 * 11) % height)
        time.sleep(max(0.0, moves / RATE - (time.perf_counter() - began)))
    frames = page.evaluate("() => { window.bench.frames.on = false; return window.bench.frames.times; }")
    return np.diff(frames)
