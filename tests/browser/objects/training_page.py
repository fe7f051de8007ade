"""The page Learning the weights as a test sees it: run buttons, progress, epochs, numbers, panels."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from lstm_core.words.vocabulary import BLOCKS
from tests.browser.servers import Server
from tests.browser.tools.waiting import at_rest, painted

PATH = "/training"
LONG_MS = 240_000


class TrainingPage:
    """One visitor's page."""

    def __init__(self, page: Page, server: Server) -> None:
        self.page = page
        self.server = server
        self.host = page.locator("[data-training]")
        self.told = self.host.locator(".told")
        self.sentence = self.host.locator(".sentence")
        self.range = self.host.locator("input.epoch")
        self.progress = self.host.get_by_role("progressbar")
        self.charts = self.host.locator(".charts .chart")
        self.main = page.get_by_test_id("stMain")

    def open(self, query: str = "") -> TrainingPage:
        """Go to the page and wait until it is drawn."""
        self.page.goto(self.server.address(PATH + query))
        return self.wait()

    def wait(self) -> TrainingPage:
        """Wait until the curves and the unit are drawn."""
        expect(self.page.locator("[data-training][data-phase]")).to_be_attached()
        expect(self.result("h")).not_to_be_empty()
        return self

    # --- the run -----------------------------------------------------------------

    def act(self, name: str) -> Locator:
        """A run button: start, pause, go_on, stop or back."""
        return self.host.locator(f'[data-act="{name}"]')

    def expect_phase(self, phase: str, patience: float = LONG_MS) -> None:
        """Wait until the run is in that phase."""
        expect(self.host).to_have_attribute("data-phase", phase, timeout=patience)

    def epoch(self) -> int:
        """The epoch on screen."""
        return int(self.host.get_attribute("data-epoch") or -1)

    def expect_epoch_after(self, epoch: int) -> None:
        """Wait until a later epoch is on screen."""
        self.page.wait_for_function(
            "([node, epoch]) => Number(node.dataset.epoch) > epoch", arg=[self.host.element_handle(), epoch]
        )

    def scrub(self, row: int) -> None:
        """Move the epoch's handle to a recorded row and let go."""
        self.range.evaluate(
            """(node, row) => { node.value = row;
            node.dispatchEvent(new Event("input", {bubbles: true})); node.dispatchEvent(new Event("change", {bubbles: true})); }""",
            row,
        )

    def expect_parameter(self, name: str, text: str | None) -> None:
        """Wait until the address says ``text`` for one parameter, or nothing for None."""
        self.page.wait_for_function(
            "([name, text]) => new URLSearchParams(location.search).get(name) === text", arg=[name, text]
        )

    # --- numbers --------------------------------------------------------------------

    def prediction(self, short: str) -> Locator:
        """The prediction of a series, with two decimals."""
        return self.host.locator(f'[data-prediction="{short}"]')

    def weights(self) -> list[str]:
        """The twelve weights in their charts, with two decimals, gate by gate."""
        charts = self.charts.all()[-len(BLOCKS) :]
        return [text for chart in charts for text in chart.locator(".reading").all_inner_texts() if text]

    def result(self, key: str) -> Locator:
        """A result of the unit."""
        return self.host.locator(f'svg[data-layout] [data-result="{key}"] .number')

    def everything(self) -> dict[str, object]:
        """What a person sees of the state."""
        return {
            "told": self.told.inner_text(),
            "predictions": self.host.locator(".predictions").inner_text(),
            "weights": self.weights(),
            "unit": self.host.locator("svg[data-layout] [data-key]").all_text_contents(),
            "look": [node.input_value() for node in self.host.locator(".look select").all()],
            "chosen": [box.input_value() for box in self.main.get_by_role("combobox").all()],
            "lines": [node.get_attribute("d") for node in self.host.locator(".trace[d]").all()],
        }

    def landscape_path(self) -> list[tuple[float, float]]:
        """The way of the run on the landscape, read back from the picture as pairs of the two weights."""
        places = self.host.locator(".landscape-map").evaluate(
            """svg => {
              const frame = svg.querySelector(".frame-line");
              const box = ["x", "y", "width", "height"].map((name) => Number(frame.getAttribute(name)));
              const path = svg.querySelector(".way").getAttribute("d");
              return {box, range: svg.dataset.range.split(",").map(Number),
                      points: path.slice(1).split("L").map((point) => point.split(" ").map(Number))};
            }"""
        )
        (x, y, width, height), (left, right, bottom, top) = places["box"], places["range"]
        return [
            (left + (across - x) / width * (right - left), top - (down - y) / height * (top - bottom))
            for across, down in places["points"]
        ]

    def choose(self, label: str, option: str) -> None:
        """Choose an option of one of Streamlit's select boxes."""
        box = self.main.get_by_role("combobox", name=label, exact=False)
        # A list that has just been opened closes when the page scrolls.
        box.scroll_into_view_if_needed()
        painted(self.page)
        box.click()
        self.page.get_by_role("listbox").get_by_role("option", name=option, exact=True).click()

    def panel(self, name: str) -> Locator:
        """The button of a panel below the unit."""
        return self.main.get_by_role("radio", name=name)

    def open_panel(self, name: str) -> None:
        """Open a panel below the unit and wait until it is drawn."""
        before = self.page.evaluate("location.search")
        if not self.panel(name).is_checked():
            self.panel(name).click()
            expect(self.panel(name)).to_be_checked()
            # The run has begun when the address says so, and is over when Streamlit rests: nothing of before is left.
            self.page.wait_for_function("before => location.search !== before", arg=before)
        at_rest(self.page)
