"""The page From RNN to LSTM as a test sees it: both units, the curves, readings, the chain, the experiment."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.browser.servers import Server
from tests.browser.tools.waiting import painted

PIXELS_PER_ROW = 2
FOLLOWING = "[data-gradients] .trace[d], [data-chain] .trace[d]"
"""The lines that move with every frame of a drag."""


class GradientsPage:
    """One visitor's page."""

    def __init__(self, page: Page, server: Server) -> None:
        self.page = page
        self.server = server
        self.main = page.get_by_test_id("stMain")
        self.host = page.locator("[data-gradients]")
        self.nudge = page.locator("[data-nudge]")
        self.pair = page.locator("[data-gap]")
        self.chain = page.locator("[data-chain]")
        self.alert = self.host.get_by_role("alert")
        self.chart = self.host.locator(".flow .chart")
        self.product = self.chain.locator("output.outcome")

    def open(self, query: str = "") -> GradientsPage:
        """Go to the page and wait until it is drawn."""
        self.page.goto(self.server.address(f"/gradients{query}"))
        expect(self.host).to_have_attribute("data-answered", "0")
        expect(self.reading("d_c")).not_to_be_empty()
        return self

    # --- handles ----------------------------------------------------------------

    def handle(self, name: str) -> Locator:
        """A number that can be dragged; factors of the chain are d0, d1 … and n."""
        return self.page.locator(f'[role="slider"][data-handle="{name}"]')

    def value(self, name: str) -> float:
        """What a handle stands at."""
        return float(self.handle(name).get_attribute("aria-valuenow") or "nan")

    def grab(self, name: str) -> tuple[float, float]:
        """Press the mouse on a handle; returns where."""
        self.handle(name).scroll_into_view_if_needed()
        box = self.handle(name).bounding_box()
        assert box is not None
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        return x, y

    def drag(self, name: str, rows: int) -> None:
        """Drag a handle by rows of its sweep, without letting go."""
        before = self.value(name)
        x, y = self.grab(name)
        for part in range(1, 9):
            self.page.mouse.move(x + PIXELS_PER_ROW * rows * part / 8, y)
        self.page.wait_for_function(
            "([node, before]) => Number(node.getAttribute('aria-valuenow')) !== before",
            arg=[self.handle(name).element_handle(), before],
        )
        # Not the frame of the first move, but of the last.
        self.frame()

    def arrived(self) -> None:
        """Wait until a link or a choice has brought its panel into view: from then on nothing scrolls."""
        expect(self.page.locator("[data-arrival][data-arrived]")).to_be_attached()
        self.frame()

    def frame(self) -> None:
        """Wait until what has been done is painted."""
        painted(self.page)

    def release(self) -> None:
        """Let go and wait for the server's answer."""
        before = int(self.host.get_attribute("data-answered") or 0)
        self.page.mouse.up()
        expect(self.host).not_to_have_attribute("data-answered", str(before))

    def type(self, name: str, text: str) -> None:
        """Click a handle and type."""
        self.handle(name).click()
        field = self.page.locator("input.exact-value")
        field.fill(text)
        field.press("Enter")

    # --- what is shown -------------------------------------------------------------

    def reading(self, key: str) -> Locator:
        """A derivative at the lag one looks at: d_rnn, d_out, d_c, rail or d_h."""
        return self.host.locator(f'[data-reading="{key}"]')

    def verdict(self, place: int) -> Locator:
        """The sentence about the plain unit (0), the LSTM's output (1) or the memory line (2)."""
        return self.host.locator(".verdict").nth(place)

    def moved(self, unit: int) -> Locator:
        """By how much the nudge has moved the end of the plain unit (0) or of the LSTM (1)."""
        return self.nudge.locator("td.moved").nth(unit)

    def curve(self, key: str) -> str:
        """A curve's path."""
        return self.chart.locator(f'[data-line="{key}"] .trace').get_attribute("d") or ""

    def tool(self, name: str) -> Locator:
        """A button of the bar."""
        return self.host.locator(f"button.tool.{name}")

    def button(self, name: str) -> Locator:
        """One of Streamlit's buttons."""
        return self.main.get_by_role("button", name=name, exact=True)

    def choose(self, label: str, option: str) -> None:
        """Choose an option of one of Streamlit's select boxes."""
        box = self.main.get_by_role("combobox", name=label, exact=False)
        box.scroll_into_view_if_needed()
        box.click()
        self.page.get_by_role("listbox").get_by_role("option", name=option, exact=True).click()

    def expect_parameter(self, name: str, text: str | None) -> None:
        """Wait until the address says ``text`` for one parameter, or nothing for None."""
        self.page.wait_for_function(
            "([name, text]) => new URLSearchParams(location.search).get(name) === text", arg=[name, text]
        )

    def everything(self) -> dict[str, object]:
        """What a person sees of the state."""
        return {
            "readings": self.host.locator(".readings").inner_text(),
            "numbers": self.host.locator("svg[data-layout] [data-key]").all_text_contents(),
            "told": self.host.locator(".factors").all_inner_texts(),
            "lines": [node.get_attribute("d") for node in self.page.locator(FOLLOWING).all()],
            "chosen": [box.input_value() for box in self.main.get_by_role("combobox").all()],
            "product": self.product.inner_text() if self.product.count() else "",
        }
