"""Parts b and c: what one committed change costs, in waiting and in the server's processor time."""

from __future__ import annotations

import time
from collections.abc import Callable

from playwright.sync_api import Browser

from tests.bench.tools.browser import fresh_page
from tests.bench.tools.drivers import SliderDriver, UnitDriver
from tests.bench.tools.servers import APP, SLIDER_PAGE, Server, serving
from tests.bench.tools.table import Row, median, spread

ROUNDS = 6
WARM_UP = 5
IDLE_S = 1.5
HALF = "at most 0.5 × the bare page"
OTHERS = ("h_prev", "c_prev", "w_fx", "b_o", "w_gh")


class Account:
    """The server's processor time over several changes, less what it uses while nobody touches the page.

    A server with an open page ticks over at a few milliseconds a second, as much as a change costs; a
    change takes half a second of hovering and dragging, which would otherwise be counted with it.
    """

    def __init__(self, server: Server) -> None:
        self.server = server
        self.used = self.lasted = self.idle_used = self.idle_lasted = 0.0
        self.changes = 0
        self.known = server.cpu() is not None

    def charge(self, changes: int, work: Callable[[], None]) -> None:
        """Do ``work``, which makes so many changes, and note what it cost."""
        used, lasted = self._clocked(work)
        self.used += used
        self.lasted += lasted
        self.changes += changes

    def rest(self) -> None:
        """Note what the server uses while nothing happens."""
        used, lasted = self._clocked(lambda: time.sleep(IDLE_S))
        self.idle_used += used
        self.idle_lasted += lasted

    def _clocked(self, work: Callable[[], None]) -> tuple[float, float]:
        used, began = self.server.cpu() or 0.0, time.perf_counter()
        work()
        return (self.server.cpu() or 0.0) - used, time.perf_counter() - began

    @property
    def idle(self) -> float:
        """Milliseconds of processor time per idle second."""
        return 1000 * self.idle_used / self.idle_lasted

    @property
    def each(self) -> float:
        """Milliseconds per change, what the idle server would have used taken off."""
        return (1000 * self.used - self.idle * self.lasted) / self.changes

    @property
    def gross(self) -> float:
        """Milliseconds per change, nothing taken off."""
        return 1000 * self.used / self.changes


def measure(browser: Browser, quick: bool) -> list[Row]:
    """Change numbers on both pages in turns, a few here, a few there, so that noise meets both alike."""
    each, rounds = (5, 2) if quick else (10, ROUNDS)
    waits: dict[str, list[float]] = {"unit": [], "svg": [], "charts": []}
    with (
        serving(APP) as app,
        serving(SLIDER_PAGE) as bare,
        fresh_page(browser) as unit_page,
        fresh_page(browser) as bare_page,
        fresh_page(browser) as full_page,
    ):
        unit, slider = UnitDriver(unit_page, f"{app.url}unit"), SliderDriver(bare_page, bare.url)
        sliders = SliderDriver(full_page, f"{bare.url}?sliders=all")
        commit, whole, beside, beside_all = Account(app), Account(app), Account(bare), Account(bare)

        def by_slider() -> None:
            for _ in range(each):
                svg, charts = slider.change()
                waits["svg"].append(svg)
                waits["charts"].append(charts)

        for _ in range(WARM_UP):
            unit.change("x")
            slider.change()
        for _ in range(rounds):
            unit_page.bring_to_front()
            commit.charge(each, lambda: waits["unit"].extend(unit.change("x") for _ in range(each)))
            whole.charge(each, lambda: waits["unit"].extend(unit.change(OTHERS[n % 5]) for n in range(each)))
            bare_page.bring_to_front()
            beside.charge(each, by_slider)
            full_page.bring_to_front()
            beside_all.charge(each, lambda: [sliders.change() for _ in range(each)])
            full_page.wait_for_timeout(500)
            for account in (commit, whole, beside, beside_all):
                account.rest()
    return [*_waiting(waits), _right(unit, len(waits["unit"])), *_costs(commit, whole, beside, beside_all)]


def _waiting(waits: dict[str, list[float]]) -> list[Row]:
    found = {name: median(values) for name, values in waits.items()}
    half = found["unit"] / found["charts"]
    name = "release → painted, median / p95"
    counted = f"({len(waits['unit'])} and {len(waits['charts'])} changes)"
    return [
        Row(f"{name} {counted}", spread(waits["unit"]), f"bare page, SVG and both charts: {spread(waits['charts'])}",
            half, HALF, half <= 0.5),
        Row(f"{name}, against the bare page's SVG alone", spread(waits["unit"]), f"bare page, SVG: {spread(waits['svg'])}",
            found["unit"] / found["svg"]),
    ]  # fmt: skip


def _right(unit: UnitDriver, changes: int) -> Row:
    first = f"first: {unit.wrong[0]}" if unit.wrong else ""
    return Row(
        "painted answers that differ from the engine's",
        f"{len(unit.wrong)} of {changes}",
        first,
        None,
        "none",
        not unit.wrong,
    )


def _costs(commit: Account, whole: Account, beside: Account, beside_all: Account) -> list[Row]:
    accounts = {"the commit alone": commit, "hover, drag and commit, sweep included": whole}
    if not all(account.known for account in (commit, whole, beside, beside_all)):
        print("Server CPU: left out; this system does not tell another process's processor time.")
        return []
    rows = []
    for name, account in accounts.items():
        label = f"server CPU per committed change, {name} ({account.changes} changes)"
        figure = f"{account.each:.2f} ms ({account.gross:.2f} with idling)"
        for bare, title, bound in (
            (beside_all, "bare page, a slider for each number", HALF),
            (beside, "bare page, one slider only", ""),
        ):
            ratio = account.each / bare.each
            told = f"{title}: {bare.each:.2f} ms ({bare.gross:.2f} with idling)"
            rows.append(Row(label, figure, told, ratio, bound, ratio <= 0.5 if bound else None))
    return rows
