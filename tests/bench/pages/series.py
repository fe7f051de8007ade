"""Part g: a series of 500 days, one weight dragged: how long until all lines are painted."""

from __future__ import annotations

import math

from playwright.sync_api import Browser

from tests.bench.tools.browser import fresh_page
from tests.bench.tools.drivers import SliderDriver, UnitDriver
from tests.bench.tools.servers import APP, SLIDER_PAGE, serving
from tests.bench.tools.table import Row, median, spread

DAYS = 500
ROUNDS, EACH, WARM_UP = 4, 8, 4
WEIGHTS = ("w_fx", "w_gx", "b_o", "w_ih")
LINES = '.chart [data-line="c"] .trace'


def measure(browser: Browser, quick: bool) -> list[Row]:
    """Change weights on the page of days and the slider of the bare page in turns."""
    rounds = 1 if quick else ROUNDS
    days = ",".join(f"{math.sin(day / 9):.2f}" for day in range(DAYS))
    waits: list[float] = []
    charts: list[float] = []
    with (
        serving(APP) as app,
        serving(SLIDER_PAGE) as bare,
        fresh_page(browser) as page,
        fresh_page(browser) as bare_page,
    ):
        series = UnitDriver(page, f"{app.url}sequence?series=own&beside=none&days={days}")
        slider = SliderDriver(bare_page, bare.url)
        for _ in range(WARM_UP):
            series.change(WEIGHTS[0])
            slider.change()
        for number in range(rounds):
            page.bring_to_front()
            weight = WEIGHTS[number % len(WEIGHTS)]
            waits += [series.change(weight, hover_ms=250) for _ in range(EACH)]
            bare_page.bring_to_front()
            charts += [slider.change()[1] for _ in range(EACH)]
        points = page.locator(LINES).first.get_attribute("d") or ""
    ratio = median(waits) / median(charts)
    drawn = points.count("L") + points.count("M")
    return [
        Row(
            f"{DAYS} days: release → every line painted and confirmed, median / p95 ({len(waits)} changes)",
            spread(waits),
            f"bare page, SVG and both charts: {spread(charts)}",
            ratio,
            "at most 1 × the bare page (twice the first page's bound)",
            ratio <= 1,
        ),
        Row(
            f"{DAYS} days: points on the line, answers that differ from the engine's",
            f"{drawn}, {len(series.wrong)}",
            series.wrong[0] if series.wrong else "",
            None,
            f"{DAYS}, 0",
            drawn == DAYS and not series.wrong,
        ),
    ]
