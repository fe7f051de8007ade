"""The page Predict the next value as a test sees it: settings, training, table, panels."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page, expect

from pages.ui.text.texts import text, texts
from tests.browser.servers import Server
from tests.browser.tools.waiting import at_rest, painted

# Training takes seconds on an idle machine and minutes on a busy one.
LONG_MS = 240_000
PANELS = texts("forecast.panels")
NO_NETWORK = text("forecast.table.no_network")


class ForecastPage:
    """One visitor's page."""

    def __init__(self, page: Page, server: Server) -> None:
        self.page = page
        self.server = server
        self.main = page.get_by_test_id("stMain")
        self.chart = self.main.get_by_test_id("stPlotlyChart")
        self.alert = self.main.get_by_test_id("stAlert")
        self.live = self.main.locator("[data-forecast]")
        self.told = self.live.locator(".told")
        self.sentence = self.live.locator(".sentence")

    def open(self, query: str = "") -> ForecastPage:
        """Go to the page and wait until its chart and table are there."""
        self.page.goto(self.server.address(f"/forecast{query}"))
        expect(self.chart.locator(".main-svg").first).to_be_visible()
        expect(self.row("LSTM network")).to_be_visible()
        expect(self.live).to_have_attribute("data-phase", re.compile(r"\w"))
        return self

    def button(self, name: str) -> Locator:
        """A button by its label."""
        return self.main.get_by_role("button", name=name, exact=False)

    def open_panel(self, name: str) -> None:
        """Open a panel below the comparison by its button."""
        button = self.main.get_by_role("radio", name=PANELS[name])
        button.click()
        expect(button).to_be_checked()
        self.expect_parameter("open", name)

    def row(self, name: str) -> Locator:
        """A row of the comparison."""
        return self.main.locator("table").first.get_by_role("row").filter(has_text=name)

    def cells(self, name: str) -> list[str]:
        """MAE, RMSE, MASE and remark of a forecast."""
        return [text.strip() for text in self.row(name).get_by_role("cell").all_inner_texts()][-4:]

    def train(self) -> ForecastPage:
        """Press the button and wait until the network stands in the table."""
        # A setting that was changed a moment ago must have come to the run before it is begun.
        at_rest(self.page)
        self.button("Train").first.click()
        return self.wait_until_trained()

    def wait_until_trained(self) -> ForecastPage:
        """Wait until the address says that a network is on screen and the table shows it."""
        expect(self.live).to_have_attribute("data-phase", re.compile("done|stopped|failed"), timeout=LONG_MS)
        self.page.wait_for_function(
            "() => new URLSearchParams(location.search).has('trained')", timeout=LONG_MS
        )
        expect(self.row("LSTM network")).not_to_contain_text(NO_NETWORK, timeout=LONG_MS)
        return self

    def set(self, label: str, text: str) -> None:
        """Type a number into one of the settings."""
        field = self.main.get_by_label(label, exact=True)
        field.fill(text)
        field.press("Enter")

    def choose(self, label: str, option: str) -> None:
        """Choose an option of a select box."""
        # For a moment the box of before a choice is still there, too.
        box = self.main.locator("[data-stale=false]").get_by_role("combobox", name=label, exact=False)
        # An open list closes when the page scrolls under it.
        box.scroll_into_view_if_needed()
        painted(self.page)
        box.click()
        self.page.get_by_role("listbox").get_by_role("option", name=option, exact=True).click()

    def load(self, content: bytes, name: str = "series.csv") -> None:
        """Give a file to the uploader."""
        file = {"name": name, "mimeType": "text/csv", "buffer": content}
        self.main.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]

    def query(self) -> dict[str, str]:
        """The address's parameters."""
        return {
            name: texts[0]
            for name, texts in parse_qs(urlsplit(self.page.evaluate("location.href")).query).items()
        }

    def expect_parameter(self, name: str, text: str) -> None:
        """Wait until the address gives one parameter this text."""
        self.page.wait_for_function(
            "([name, text]) => new URLSearchParams(location.search).get(name) === text", arg=[name, text]
        )
