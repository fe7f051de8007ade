"""The page Gate by gate as a test sees it: handles, numbers, bar, panel and settings."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Self
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page, expect

from tests.browser.servers import Server
from tests.browser.tools.waiting import at_rest, painted

PIXELS_PER_ROW = 2

_TEXTS = """host => [...host.querySelectorAll("svg [data-key]")].map(node => {
  const box = node.closest("[data-handle], .given");
  const kind = box ? (box.matches(".given") ? "given " : "")
      + [...box.classList].find(name => ["state", "weight", "bias"].includes(name))
    : node.dataset.style ?? [...node.classList].find(name => ["number", "fine"].includes(name));
  return [node.dataset.key, kind, node.textContent];
})"""

_SETTINGS = """svg => [...svg.querySelectorAll("[data-handle]")].map(
  node => [node.dataset.handle, node.getAttribute("aria-valuenow")])"""


class UnitPage:
    """One visitor's page; ``HOST`` is where its live part lives."""

    HOST = "[data-unit]"

    def __init__(self, page: Page, server: Server) -> None:
        self.page = page
        self.server = server
        self.host = page.locator(self.HOST)
        self.svg = self.host.locator("svg[data-layout]")
        self.bar = self.host.locator(".bar")
        self.panel = self.host.locator(".panel")
        self.alert = self.host.locator("[role=alert]")
        self.editor = self.host.locator("input.exact-value")
        self.main = page.get_by_test_id("stMain")

    def open(self, path: str = "/unit") -> Self:
        """Go to a path of the app and wait until the diagram is drawn."""
        self.page.goto(self.server.address(path))
        self.wait()
        return self

    def wait(self) -> None:
        """Wait until the diagram is drawn."""
        expect(self.page.locator(f"{self.HOST}[data-answered]")).to_be_attached()
        expect(self.svg.locator('[data-result="c"] .number')).not_to_be_empty()

    def whole(self) -> None:
        """Wait until what stands below the diagram is drawn, too."""
        expect(self.page.locator("[data-lesson] .ending")).to_be_attached()
        expect(self.page.locator(".st-key-onward a").last).to_be_visible()
        at_rest(self.page)

    def take_over(self) -> None:
        """Wait until a link has brought one to its open panel, and move oneself: from then on nothing scrolls."""
        expect(self.page.locator("[data-arrival][data-arrived]")).to_be_attached()
        self.page.mouse.wheel(0, -100)
        self.painted()

    # --- numbers -------------------------------------------------------------

    def number(self, key: str, style: str = "") -> Locator:
        """The number of ``key`` on the diagram; ``style`` where it stands there more than once."""
        return self.svg.locator(f'[data-key="{key}"]' + (f'[data-style="{style}"]' if style else "")).first

    def value(self, key: str, style: str = "") -> str:
        """The text of that number."""
        return self.number(key, style).text_content() or ""

    def texts(self) -> list[tuple[str, str, str]]:
        """Key, style and text of every number on the diagram."""
        return [tuple(entry) for entry in self.host.evaluate(_TEXTS)]

    def settings(self) -> dict[str, float]:
        """The numbers that can be set, as the handles say them."""
        return {name: float(text) for name, text in self.svg.evaluate(_SETTINGS)}

    def line(self, key: str) -> Locator:
        """The panel's line of a quantity."""
        return self.panel.locator(f'[data-line="{key}"]')

    # --- handles -------------------------------------------------------------

    def handle(self, name: str) -> Locator:
        """One of the fifteen handles."""
        return self.svg.locator(f'[data-handle="{name}"]')

    def centre(self, name: str) -> tuple[float, float]:
        """Where to take hold of a handle."""
        self.handle(name).scroll_into_view_if_needed()
        box = self.handle(name).bounding_box()
        assert box is not None
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def grab(self, name: str) -> tuple[float, float]:
        """Press the mouse on a handle; returns where."""
        self.handle(name).hover()
        x, y = self.centre(name)
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        return x, y

    def drag(self, name: str, rows: int) -> None:
        """Drag a handle by that many rows and let go, answer awaited."""
        with self.answering():
            x, y = self.grab(name)
            self.page.mouse.move(x + PIXELS_PER_ROW * rows, y, steps=8)
            self.page.mouse.up()

    def type_value(self, name: str, text: str) -> None:
        """Type an exact value over a handle and press Enter; the answer is awaited."""
        self.handle(name).focus()
        self.page.keyboard.press("Enter")
        self.editor.fill(text)
        with self.answering():
            self.page.keyboard.press("Enter")

    def press(self, name: str, *keys: str) -> None:
        """Press keys on a handle, as one change; the answer is awaited."""
        self.handle(name).focus()
        with self.answering():
            for key in keys:
                self.page.keyboard.press(key)

    # --- the server ----------------------------------------------------------

    @property
    def answered(self) -> int:
        """The number of the last request that the server has answered."""
        return int(self.host.get_attribute("data-answered") or 0)

    @contextmanager
    def answering(self, requests: int = 1) -> Iterator[None]:
        """Wait until the server has answered what is asked inside the block."""
        wanted = self.answered + requests
        yield
        self.page.wait_for_function(
            "([selector, wanted]) => [...document.querySelectorAll('*')].some(node => Number("
            "(node.shadowRoot ?? node).querySelector?.(selector)?.dataset.answered) >= wanted)",
            arg=[self.HOST, wanted],
        )

    def query(self) -> dict[str, str]:
        """The address's parameters."""
        found = parse_qs(urlsplit(self.page.url).query, keep_blank_values=True)
        return {name: texts[0] for name, texts in found.items()}

    def expect_query(self, **wanted: str) -> None:
        """Wait until the address says exactly this."""
        self.page.wait_for_function(
            "wanted => { const has = [...new URLSearchParams(location.search)];"
            "return has.length === Object.keys(wanted).length"
            " && has.every(([name, text]) => wanted[name] === text); }",
            arg=wanted,
        )

    def expect_parameter(self, name: str, text: str) -> None:
        """Wait until the address gives one parameter this text."""
        self.page.wait_for_function(
            "([name, text]) => new URLSearchParams(location.search).get(name) === text", arg=[name, text]
        )

    def painted(self) -> None:
        """Wait until what was asked for is on the screen."""
        painted(self.page)

    # --- steps, tools, settings ----------------------------------------------

    def tool(self, name: str) -> Locator:
        """A button of the bar: previous, next, play, undo, redo, reset or link."""
        return self.bar.locator(f"button.tool.{name}")

    def step(self) -> int:
        """The step one stands on; 0 is the whole unit."""
        return int(self.bar.locator('.step[aria-current="step"]').get_attribute("data-step") or -1)

    def expect_step(self, step: int) -> None:
        """Wait until the bar shows that step."""
        expect(self.bar.locator('.step[aria-current="step"]')).to_have_attribute("data-step", str(step))

    def choose(self, label: str, option: str) -> None:
        """Choose an option of one of the select boxes above the diagram or in a panel."""
        box = self.page.get_by_role("combobox", name=label, exact=False)
        # A list that has just been opened closes when the page scrolls.
        box.scroll_into_view_if_needed()
        self.painted()
        box.click()
        self.page.get_by_role("listbox").get_by_role("option", name=option, exact=True).click()
