"""Part o: a visitor with an empty cache on a slow line: when the first true thing is seen, and when the page can be used.

The line is a proxy of ours, not the browser's own brake, which leaves websockets alone: each byte comes half the round trip
later, each connection costs one, and everything that comes back shares the rate. The bare Streamlit page beside it, whose
scripts and connection are the same, says what of it the app could not help.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import Browser

from tests.bench.tools.browser import fresh_page
from tests.bench.tools.delay import delayed
from tests.bench.tools.drivers import until
from tests.bench.tools.servers import APP, SLIDER_PAGE, serving
from tests.bench.tools.table import Row, median

FIRST_S, USABLE_S = 4.0, 10.0
PAGES = ("unit", "sequence", "neurons", "sources")
_WATCH = """(() => {
  if (window !== window.top) return;
  window.seen = {};
  const name = location.pathname.slice(1);
  const { within } = window.bench;
  const holds = {
    first: () => document.querySelector("[data-front] .title") || document.querySelector("h1, .stMarkdown svg"),
    // What stands there first is beside Streamlit's root and cannot be used.
    usable: () => name
      ? within(document.getElementById("root") ?? new DocumentFragment(), "[data-live]:not([data-lesson]) :is(svg, canvas, table, button, input, a)")
      : document.querySelector(".stMarkdown svg"),
  };
  const look = () => {
    for (const [mark, found] of Object.entries(holds)) if (!(mark in window.seen) && found()) window.seen[mark] = performance.now();
    if (!("usable" in window.seen)) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()"""


@dataclass(frozen=True)
class Line:
    """A line as it is called in the table, its round trip in seconds and its rate in bytes a second."""

    name: str
    round_trip: float
    rate: float


LINES = (Line("400 ms, 1 Mbit/s", 0.4, 125_000), Line("150 ms, 1.6 Mbit/s", 0.15, 200_000))


@dataclass
class Loads:
    """When one page was seen and usable in each of several loads, in seconds."""

    first: list[float] = field(default_factory=list)
    usable: list[float] = field(default_factory=list)


def measure(browser: Browser, quick: bool) -> list[Row]:
    """Load the pages in turns with the bare one, on both lines."""
    rows = []
    with serving(APP) as app, serving(SLIDER_PAGE) as bare:
        for line in LINES:
            with (
                delayed(app.port, line.round_trip / 2, line.rate) as far,
                delayed(bare.port, line.round_trip / 2, line.rate) as far_bare,
            ):
                loads = {name: Loads() for name in (*PAGES, "")}
                for _ in range(1 if quick else 3):
                    for name, seen in loads.items():
                        _load(browser, f"http://127.0.0.1:{far if name else far_bare}/{name}", seen)
            rows += [row for name in PAGES for row in _rows(line, name, loads[name], loads[""])]
    return rows


def _load(browser: Browser, url: str, loads: Loads) -> None:
    with fresh_page(browser) as page:
        page.add_init_script(_WATCH)
        page.goto(url, wait_until="commit")
        until(page, "Boolean(window.seen?.usable)")
        seen = page.evaluate("window.seen")
    loads.first.append(seen["first"] / 1000)
    loads.usable.append(seen["usable"] / 1000)


def _rows(line: Line, name: str, loads: Loads, bare: Loads) -> list[Row]:
    first, usable = median(loads.first), median(loads.usable)
    is_bound = line is LINES[0]
    return [
        Row(f"/{name} at {line.name}, first seen", f"{first:.1f} s", f"bare page: {median(bare.first):.1f} s",
            first / median(bare.first), f"at most {FIRST_S:.0f} s" if is_bound else "",
            first <= FIRST_S if is_bound else None),
        Row(f"/{name} at {line.name}, usable", f"{usable:.1f} s", f"bare page: {median(bare.usable):.1f} s",
            usable / median(bare.usable), f"at most {USABLE_S:.0f} s" if is_bound else "",
            usable <= USABLE_S if is_bound else None),
    ]  # fmt: skip
