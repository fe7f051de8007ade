"""Part d: what a visitor with an empty cache waits for and pays, on a server that is warm."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import Browser

from tests.bench.tools.browser import Traffic, fresh_page
from tests.bench.tools.drivers import until
from tests.bench.tools.servers import APP, SLIDER_PAGE, serving
from tests.bench.tools.slider_page import caption
from tests.bench.tools.table import Row, median, spread

LIMIT_MB = 1.3
SETTLE_MS = 2000
START = caption(1.0, 2.947567)


@dataclass
class Loads:
    """Several cold loads of one page."""

    first: list[float] = field(default_factory=list)
    svg: list[float] = field(default_factory=list)
    traffic: list[Traffic] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)

    @property
    def megabytes(self) -> float:
        """Transferred per load."""
        return median([traffic.megabytes for traffic in self.traffic])

    @property
    def parts(self) -> str:
        """How many requests, and how much of the bytes went over the websocket."""
        last = self.traffic[-1]
        return f"{len(last.requests)} requests, {last.socket_bytes / 1e3:.0f} kB by websocket"


def measure(browser: Browser, quick: bool) -> list[Row]:
    """Load both pages in turns, each time in a new context."""
    app_loads, bare_loads = Loads(), Loads()
    with serving(APP) as app, serving(SLIDER_PAGE) as bare:
        _load(browser, f"{app.url}unit", "unit", Loads())
        _load(browser, bare.url, "charts", Loads())
        for _ in range(2 if quick else 7):
            _load(browser, f"{app.url}unit", "unit", app_loads)
            _load(browser, bare.url, "charts", bare_loads)
    return _rows(app_loads, bare_loads)


def _load(browser: Browser, url: str, usable: str, loads: Loads) -> None:
    with fresh_page(browser) as page:
        traffic = Traffic.watch(page)
        page.add_init_script(f"window === window.top && window.bench.watchFirst({START!r})")
        page.goto(url, wait_until="commit")
        until(page, f"Boolean(window.bench?.first?.{usable})")
        page.wait_for_timeout(SETTLE_MS)
        first = page.evaluate("window.bench.first")
    loads.first.append(first[usable])
    loads.svg.append(first.get("svg", first[usable]))
    loads.traffic.append(traffic)
    loads.elsewhere += traffic.elsewhere(url)


def _rows(app: Loads, bare: Loads) -> list[Row]:
    plotly = [url for traffic in app.traffic for url in traffic.requests if "plotly" in url.lower()]
    bare_svg = f"{spread(bare.svg, decimals=0)}"
    return [
        Row("cold cache, transferred", f"{app.megabytes:.2f} MB ({app.parts})",
            f"bare page: {bare.megabytes:.2f} MB ({bare.parts})", app.megabytes / bare.megabytes,
            f"at most {LIMIT_MB} MB", app.megabytes <= LIMIT_MB),
        Row("cold cache, requests for Plotly", f"{len(plotly)}", "", None, "none", not plotly),
        Row("cold cache, requests to another host", f"{len(app.elsewhere)}", f"bare page: {len(bare.elsewhere)}",
            None, "none", not app.elsewhere),
        Row("cold cache, first usable diagram, median / p95", spread(app.first, decimals=0),
            f"bare page, with charts: {spread(bare.first, decimals=0)}; its SVG alone: {bare_svg}",
            median(app.first) / median(bare.first)),
    ]  # fmt: skip
