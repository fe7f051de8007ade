"""What training before one's eyes costs: updates on screen, how soon stop acts, and what others notice."""

from __future__ import annotations

from playwright.sync_api import Browser, Page

from tests.bench.tools.browser import fresh_page
from tests.bench.tools.drivers import UnitDriver, until
from tests.bench.tools.servers import APP, serving
from tests.bench.tools.table import Row, median, spread

WATCHED_S = 5.0
# A seed of its own for every round: a run that was computed before is only played.
LONG = "training?pace=slow&epochs=100000&start=random&seed={}"
# The live part sits in an open shadow root; only that of the training page has this attribute.
_HOST = """(() => { for (const node of document.querySelectorAll("*")) {
  const host = node.shadowRoot?.querySelector("[data-training]"); if (host) return host; } return null; })()"""
_PHASE = f"{_HOST}?.dataset.phase"

_COUNT = """seconds => new Promise(done => {
  const host = HOST;
  let seen = 0;
  const observer = new MutationObserver(() => requestAnimationFrame(() => (seen += 1)));
  observer.observe(host, {attributes: true, attributeFilter: ["data-epoch"]});
  setTimeout(() => { observer.disconnect(); done(seen / seconds); }, 1000 * seconds);
})""".replace("HOST", _HOST, 1)
_STOP = """() => new Promise(done => {
  const host = HOST;
  const began = performance.now();
  new MutationObserver(() => host.dataset.phase === "stopped" && requestAnimationFrame(() => done(performance.now() - began)))
    .observe(host, {attributes: true, attributeFilter: ["data-phase"]});
  host.querySelector("[data-act=stop]").click();
})""".replace("HOST", _HOST, 1)


class TrainingDriver:
    """One visitor of the training page."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        page.goto(url)
        until(page, f"{_PHASE} === 'ready'")

    def start(self) -> None:
        """Press Train and wait until epochs are on screen."""
        self._press("back")
        self._press("start")
        until(self.page, f"{_PHASE} === 'running' && Number({_HOST}.dataset.epoch) > 0")

    def updates(self, seconds: float) -> float:
        """Painted changes of the epoch a second."""
        return float(self.page.evaluate(_COUNT, seconds))

    def stop(self) -> float:
        """Milliseconds from the press of Stop to the screen that says stopped."""
        return float(self.page.evaluate(_STOP))

    def _press(self, name: str) -> None:
        self.page.evaluate(f"() => {_HOST}.querySelector('[data-act={name}]')?.click()")
        if name == "back":
            until(self.page, f"{_PHASE} === 'ready'")


def measure(browser: Browser, quick: bool) -> list[Row]:
    """Watch one run, stop several, and change numbers in a second page with and without one under way."""
    rounds, changes = (2, 5) if quick else (6, 10)
    stops: list[float] = []
    idle: list[float] = []
    busy: list[float] = []
    with serving(APP) as app, fresh_page(browser) as first, fresh_page(browser) as second:
        unit = UnitDriver(second, f"{app.url}unit")
        for _ in range(5):
            unit.change("x")
        for number in range(rounds):
            trainer = TrainingDriver(first, f"{app.url}{LONG.format(number)}")
            second.bring_to_front()
            idle += [unit.change("x") for _ in range(changes)]
            trainer.start()
            busy += [unit.change("x") for _ in range(changes)]
            first.bring_to_front()
            stops.append(trainer.stop())
        updates = _watched(first, app.url)
    ratio = median(busy) / median(idle)
    return [
        Row("training: updates a second on screen", f"{updates:.1f}", must="at least 4", ok=updates >= 4.0),
        Row(f"training: stop → stopped on screen, median / p95 ({len(stops)} stops)", spread(stops),
            must="at most 500 ms", ok=max(stops) <= 500.0),
        Row(f"another person's release → painted while one trains at full speed ({len(busy)} changes)", spread(busy),
            f"nobody trains: {spread(idle)}", ratio, "at most 2 × idle", ratio <= 2.0),
        Row("painted answers that differ from the engine's meanwhile", f"{len(unit.wrong)} of {len(busy) + len(idle)}",
            must="none", ok=not unit.wrong),
    ]  # fmt: skip


def _watched(page: Page, url: str) -> float:
    trainer = TrainingDriver(page, f"{url}training")
    trainer.start()
    found = trainer.updates(WATCHED_S)
    trainer.stop()
    return found
