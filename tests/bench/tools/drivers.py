"""A person's hands on the two pages: one change by mouse, timed by the page itself."""

from __future__ import annotations

import random
import time
from functools import cached_property
from typing import Any

from playwright.sync_api import Page

from lstm_core import step, sweep
from lstm_core.cells.parameters import LSTMParameters
from tests.bench.tools import slider_page
from tests.bench.tools.browser import SIZE

ANSWER_MS = 20_000
OPEN_S = 60.0


def until(page: Page, holds: str) -> None:
    """Wait for a condition; asked from outside, since the app's policy forbids a page to evaluate texts."""
    deadline = time.monotonic() + OPEN_S
    while not page.evaluate(holds):
        if time.monotonic() > deadline:
            raise RuntimeError(f"the page did not get there in {OPEN_S:.0f} s: {holds}")
        page.wait_for_timeout(50)


class UnitDriver:
    """The live diagram."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.random = random.Random(7)
        self.wrong: list[str] = []
        page.goto(url)
        until(page, "window.bench.ready()")
        page.wait_for_timeout(500)

    def _result(self) -> dict[str, float]:
        return self.page.evaluate(
            """limit => Promise.race([window.bench.result,
            new Promise((_, no) => setTimeout(() => no(new Error('no answer was painted')), limit))])""",
            ANSWER_MS,
        )

    def spot(self, handle: str) -> tuple[float, float]:
        """Where the handle's middle is."""
        x, y = self.page.evaluate("handle => window.bench.spot(handle)", handle)
        return x, y

    def shown(self) -> dict[str, Any]:
        """The numbers as set and the results as shown."""
        return self.page.evaluate("window.bench.shown()")

    def change(self, handle: str, *, hover_ms: float = 120) -> float:
        """Hover, drag a random way and release; milliseconds from release to the painted answer."""
        before = self.shown()["set"][handle]
        way = self.random.randint(10, 60) * (-1 if before > 0 else 1)
        x, y = self.spot(handle)
        mouse = self.page.mouse
        mouse.move(x, y)
        self.page.wait_for_timeout(hover_ms)
        mouse.down()
        for part in range(1, 5):
            mouse.move(x + way * part / 2, y)
        self.page.wait_for_timeout(60)
        self.page.evaluate("window.bench.armCommit()")
        mouse.up()
        waited = self._result()["answered"]
        self._check(handle, before)
        return waited

    def grab(self, handle: str, *, hover_ms: float) -> float:
        """Hover so long, press and pull at once; milliseconds from press to the first changed number."""
        x, y = self.spot(handle)
        far = -12 if self.shown()["set"][handle] > 0 else 12
        self.page.evaluate("handle => window.bench.armGrab(handle)", handle)
        mouse = self.page.mouse
        mouse.move(x, y)
        self.page.wait_for_timeout(hover_ms)
        mouse.down()
        mouse.move(x + far, y)
        waited = self._result()["changed"]
        self.page.evaluate("window.bench.armCommit()")
        mouse.up()
        self._result()
        return waited

    def _check(self, handle: str, before: float) -> None:
        shown = self.shown()
        numbers = shown["set"]
        if numbers[handle] == before:
            self.wrong.append(f"{handle} stayed at {before}")
        weights = {key: value for key, value in numbers.items() if key not in ("x", "h_prev", "c_prev")}
        unit = LSTMParameters.from_settable(weights)
        trace = step(unit, numbers["x"], numbers["h_prev"], numbers["c_prev"])
        for key in ("c", "h"):
            if not _agrees(shown[key], float(getattr(trace, key))):
                self.wrong.append(f"{key} shows {shown[key]}, the engine says {float(getattr(trace, key))}")


def _agrees(text: str, value: float) -> bool:
    plain = text.replace("−", "-")
    if "×" in plain:
        return abs(value) < 1e-3
    return abs(float(plain) - value) <= 0.5000001 * 10 ** -len(plain.partition(".")[2])


class SliderDriver:
    """The bare Streamlit page."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.random = random.Random(7)
        page.goto(url)
        page.locator(".js-plotly-plot .gtitle").nth(1).wait_for(timeout=60_000)
        page.wait_for_timeout(500)

    @cached_property
    def captions(self) -> dict[str, str]:
        """What the page has to show for each value of the slider."""
        count = round((slider_page.HIGH - slider_page.LOW) / slider_page.STEP) + 1
        xs = [round(slider_page.LOW + n * slider_page.STEP, 2) for n in range(count)]
        given = 0.0, slider_page.H_PREV, slider_page.C_PREV
        found = sweep(slider_page.UNIT, *given, "x", xs).c
        return {
            f"{x + 0.0:.2f}": slider_page.caption(x + 0.0, float(c)) for x, c in zip(xs, found, strict=True)
        }

    def change(self) -> tuple[float, float]:
        """Drag the thumb and release; milliseconds from release to the SVG, and to both charts."""
        x, y = self.page.evaluate("window.bench.slider()")
        way = self.random.randint(20, 120) * (-1 if x > SIZE["width"] / 2 else 1)
        mouse = self.page.mouse
        mouse.move(x, y)
        self.page.wait_for_timeout(120)
        mouse.down()
        for part in range(1, 5):
            mouse.move(x + way * part / 4, y)
        self.page.wait_for_timeout(60)
        self.page.evaluate("captions => window.bench.armSlider(captions)", self.captions)
        mouse.up()
        times = self.page.evaluate(
            """limit => Promise.race([window.bench.result,
            new Promise((_, no) => setTimeout(() => no(new Error('the charts did not follow')), limit))])""",
            ANSWER_MS,
        )
        return times["svg"], times["charts"]
