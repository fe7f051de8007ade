"""The page Day by day as a test sees it: lines, strip, days, and the diagram of the day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Self

from playwright.sync_api import Locator, Page, expect

from tests.browser.objects.unit_page import UnitPage
from tests.browser.servers import Server

# Heights of the path's points and of the ticks, with what the ticks say.
_HEIGHTS = """(chart, key) => ({
  points: [...chart.querySelector(`[data-line="${key}"] .trace`).getAttribute("d").matchAll(/[ML]\\S+ (\\S+?)(?=[ML]|$)/g)].map(found => Number(found[1])),
  ticks: [...chart.querySelectorAll(".grid text[text-anchor=end]:not(.axis-title)")].map(text => [Number(text.getAttribute("y")), text.textContent]),
})"""


class SequencePage(UnitPage):
    """One visitor's page of days."""

    HOST = "[data-sequence]"

    def __init__(self, page: Page, server: Server) -> None:
        super().__init__(page, server)
        self.chart = self.host.locator(".chart")
        self.strip = self.host.locator(".strip canvas")
        self.where = self.bar.locator(".where")

    def open(self, path: str = "/sequence") -> Self:
        """Go to the page and wait until everything is drawn; ``path`` may be its parameters only."""
        return super().open(f"/sequence{path}" if path.startswith("?") else path)

    # --- lines and strip ------------------------------------------------------

    def readings(self) -> list[str]:
        """What the legend says of each line at the day: c, h, and of the run beside, if there is one."""
        return self.chart.locator(".entry .reading").all_text_contents()

    def expect_readings(self, wanted: Sequence[str]) -> None:
        """Wait until the legend says this; the diagram is drawn in the same breath."""
        expect(self.chart.locator(".entry .reading")).to_have_text(list(wanted))

    def drawn(self, key: str) -> tuple[list[float], float]:
        """A line's values as they are drawn, read off the axis, and how far off that may be."""
        found = self.chart.evaluate(_HEIGHTS, key)
        ticks = [(y, float(text.replace("−", "-"))) for y, text in found["ticks"]]
        (y0, v0), (y1, v1) = ticks[0], ticks[-1]
        scale = (v1 - v0) / (y1 - y0)
        return [v0 + (y - y0) * scale for y in found["points"]], abs(scale) * 0.16

    def expect_drawn(self, key: str, values: Sequence[float]) -> None:
        """Fail unless the line runs through these values, as nearly as pixels go."""
        seen, tolerance = self.drawn(key)
        assert len(seen) == len(values), f"{key} has {len(seen)} points"
        worst = max(abs(one - other) for one, other in zip(seen, values, strict=True))
        assert worst <= tolerance, f"{key} is drawn {worst} off"

    def picture(self) -> str:
        """The strip's pixels."""
        text: str = self.strip.evaluate("canvas => canvas.toDataURL()")
        return text

    # --- days -----------------------------------------------------------------

    def expect_day(self, day: int, of: int | None = None) -> None:
        """Wait until the bar names that day and the diagram is the server's for it."""
        expect(self.where).to_have_text(re.compile(rf"^Day {day} of {of or '[0-9]+'}$"))
        expect(self.host).to_have_attribute("data-day", str(day))

    def go(self, day: int) -> None:
        """Walk to a day by the buttons."""
        here = int((self.where.text_content() or "").split()[1])
        for _ in range(abs(day - here)):
            self.tool("next" if day > here else "previous").click()
        self.expect_day(day)

    def expect_no_handles(self, *names: str) -> None:
        """Fail when one of these is something to take hold of."""
        for name in names:
            expect(self.handle(name)).to_have_count(0)

    # --- panels ---------------------------------------------------------------

    def panel_button(self, name: str) -> Locator:
        """One of the buttons under "Look closer"."""
        return self.main.get_by_role("radio", name=name)

    def alerts(self) -> Locator:
        """The complaints of a panel."""
        return self.main.get_by_test_id("stAlert")
