"""The page of neurons that read as a test sees it: the text in boxes, the read-out, all cells, the plot."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.servers import Server

# What stands behind a box: which of the pair's two colours, and how much of it.
_SHADES = """host => [...host.querySelectorAll(".text-row")]
  .sort((one, other) => parseFloat(one.style.top) - parseFloat(other.style.top))
  .flatMap(row => [...row.querySelectorAll(".signs span")].map(box => box.style.backgroundColor))"""
_SIGNS = """host => [...host.querySelectorAll(".text-row")]
  .sort((one, other) => parseFloat(one.style.top) - parseFloat(other.style.top))
  .flatMap(row => [...row.querySelectorAll(".signs span")].map(box => box.dataset.sign ?? box.textContent))"""
_LANES = """host => [...host.querySelectorAll(".text-row")]
  .sort((one, other) => parseFloat(one.style.top) - parseFloat(other.style.top))
  .map(row => [...row.querySelectorAll(".guess-lane")].map(lane => [...lane.children].map(box =>
    [box.dataset.sign || box.textContent, box.style.backgroundColor, box.classList.contains("came")])))"""
_SHADE = re.compile(r"rgb\(var\(--(minus|plus|share|guess)\) ?/ ?([\d.]+)\)")


class NeuronsPage:
    """One visitor's page."""

    def __init__(self, page: Page, server: Server) -> None:
        self.page = page
        self.server = server
        self.main = page.get_by_test_id("stMain")
        self.host = page.locator("[data-neurons]")
        self.alert = self.host.get_by_role("alert")
        self.cursor = self.host.locator(".text-cursor")
        self.sheet = self.host.locator(".text-sheet")
        self.board = self.host.locator(".cell-board")
        self.list = self.host.get_by_role("listbox")
        self.readout = self.host.locator(".readout")
        self.note = self.host.locator(".text-note")

    def open(self, path: str = "/neurons") -> NeuronsPage:
        """Go to the page and wait until its text is coloured."""
        self.page.goto(self.server.address(path))
        expect(self.host).to_have_attribute("data-cell", re.compile(r"\d+"))
        expect(self.readout.locator(".expects-list li").first).to_be_visible()
        # Expectations and ranking come in answers of their own, in any order; the ranking's sentence moves the text.
        expect(self.readout.locator(".expects-list .chance").first).not_to_be_empty()
        expect(self.host.locator(".cell-told")).not_to_be_empty()
        return self

    # --- the text -----------------------------------------------------------------

    def shades(self) -> list[float]:
        """The number that each box's colour stands for, two decimals, in the order of the text."""
        found = []
        for colour in self.host.evaluate(_SHADES):
            end, size = _shade(colour)
            found.append(-size if end == "minus" else size)
        return found

    def signs(self) -> list[str]:
        """What stands in the boxes."""
        found: list[str] = self.host.evaluate(_SIGNS)
        return found

    def guesses(self) -> list[list[tuple[str, float, bool]]]:
        """Under each character in turn: five signs with their chances, and whether each one came."""
        found = []
        for lanes in self.host.evaluate(_LANES):
            rows = [[(sign, _shade(colour)[1], came) for sign, colour, came in lane] for lane in lanes]
            found += [list(column) for column in zip(*rows, strict=True)]
        return found

    def box(self, place: int) -> tuple[float, float]:
        """The middle of a character's box on the screen; its row must be near the window."""
        node = self.host.locator(".signs span")
        order: Any = self.host.evaluate(
            """(host, place) => { const rows = [...host.querySelectorAll(".text-row")]
              .sort((one, other) => parseFloat(one.style.top) - parseFloat(other.style.top));
              const box = rows.flatMap(row => [...row.querySelectorAll(".signs span")])[place].getBoundingClientRect();
              return [box.x + box.width / 2, box.y + box.height / 2]; }""",
            place,
        )
        expect(node.first).to_be_visible()
        return order[0], order[1]

    def click(self, place: int) -> None:
        """Click a character."""
        self.page.mouse.click(*self.box(place))

    def brush(self, start: int, stop: int) -> None:
        """Drag over the characters from ``start`` up to the one before ``stop``."""
        self.page.mouse.move(*self.box(start))
        self.page.mouse.down()
        self.page.mouse.move(*self.box((start + stop) // 2))
        self.page.mouse.move(*self.box(stop - 1))
        self.page.mouse.up()

    # --- one character and all cells ---------------------------------------------------

    def value(self, key: str) -> str:
        """A number of the read-out: f, i, g, o, c_prev, c, tanh_c or h."""
        return self.readout.locator(f'[data-key="{key}"] .value-number').inner_text()

    def expect_value(self, key: str, text: str) -> None:
        """Wait until a number of the read-out says this."""
        expect(self.readout.locator(f'[data-key="{key}"] .value-number')).to_have_text(text)

    def expect_place(self, place: int) -> None:
        """Wait until the read-out shows a character."""
        expect(self.readout).to_have_attribute("data-place", str(place))

    def expect_cell(self, cell: int) -> None:
        """Wait until the text has a cell's colours."""
        expect(self.host).to_have_attribute("data-cell", str(cell))

    def expect_ranked(self, cells: list[int]) -> None:
        """Wait until the list begins with these cells."""
        expect(self.host.locator(".cells")).to_have_attribute("data-ranked", ",".join(map(str, cells)))

    def choose_probe(self, key: str) -> None:
        """Compare the cells with a probe."""
        self.host.locator("select.probe").select_option(key)

    def strip(self, key: str) -> None:
        """Draw something under the text, or no longer."""
        self.host.locator(f'[data-strip="{key}"]').click()

    def tool(self, name: str) -> Locator:
        """A button of the bar."""
        return self.host.locator(f"button.tool.{name}")

    def button(self, name: str) -> Locator:
        """One of Streamlit's buttons."""
        return self.main.get_by_role("button", name=name, exact=True)

    def expect_parameter(self, name: str, text: str | None) -> None:
        """Wait until the address says ``text`` for one parameter, or nothing for None."""
        self.page.wait_for_function(
            "([name, text]) => new URLSearchParams(location.search).get(name) === text", arg=[name, text]
        )


def _shade(colour: str) -> tuple[str, float]:
    found = _SHADE.fullmatch(colour)
    assert found is not None, colour
    return found[1], float(found[2])
