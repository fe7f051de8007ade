"""What the network writes and the opened cell, as a test sees them."""

from __future__ import annotations

import re
import time

from playwright.sync_api import Locator, Page, expect

from tests.browser.servers import Server

PATIENCE_S = 60.0
_SUPERSCRIPT = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


class Panels:
    """One visitor's page of neurons with one of the two panels open."""

    def __init__(self, page: Page, server: Server) -> None:
        self.page, self.server = page, server
        self.main = page.get_by_test_id("stMain")
        self.writing = page.locator("[data-writing]")
        self.cell = page.locator("[data-opened]")

    def open(self, query: str) -> Panels:
        """Go to the page and wait until the panel is drawn."""
        self.page.goto(self.server.address(f"/neurons?{query}"))
        opened = self.cell if "look=open" in query else self.writing
        expect(opened).to_have_attribute(
            "data-at" if opened is self.cell else "data-choice", re.compile(r"\d")
        )
        return self

    def expect_parameter(self, name: str, text: str | None) -> None:
        """Wait until the address says ``text`` for one parameter, or nothing for None."""
        self.page.wait_for_function(
            "([name, text]) => new URLSearchParams(location.search).get(name) === text", arg=[name, text]
        )

    def field(self, label: str) -> Locator:
        """One of Streamlit's fields."""
        return self.main.get_by_label(label, exact=True)

    def button(self, name: str) -> Locator:
        """One of Streamlit's buttons."""
        return self.main.get_by_role("button", name=name, exact=True)

    # --- what is written ---------------------------------------------------------

    def text(self) -> str:
        """What the network wrote; the sign that marks a new line left out."""
        return "".join(self.writing.locator(".made").all_text_contents()).replace("↵\n", "\n")

    def expect_text(self, text: str) -> None:
        """Wait until exactly this has been written."""
        deadline = time.monotonic() + PATIENCE_S
        while self.text() != text and time.monotonic() < deadline:
            self.page.wait_for_timeout(50)
        assert self.text() == text

    def look(self, choice: int) -> None:
        """Look at a written character, from 1."""
        self.writing.locator("input.seek").fill(str(choice))
        expect(self.writing).to_have_attribute("data-choice", str(choice))

    def rows(self) -> list[tuple[str, str, str]]:
        """Character, chance and chance at the temperature, as they stand in the table."""
        lines = self.writing.locator(".chances tbody tr").all()
        return [
            (line.locator(".glyph").inner_text(), *line.locator("td.numeric").all_inner_texts())
            for line in lines
        ]  # type: ignore[misc]


def number(text: str) -> float:
    """A number as it is shown: true minus sign, perhaps a power of ten."""
    mantissa, _, power = text.strip(" %()").replace("−", "-").partition("×10")
    return float(f"{mantissa}e{power.translate(_SUPERSCRIPT) or 0}")


def unit_of(text: str) -> float:
    """What one more of the last digit shown would be."""
    digits = re.sub(r"[^0-9.]", "", text.partition("×")[0]).partition(".")[2]
    power = text.partition("×10")[2].translate(_SUPERSCRIPT).strip(" %") or 0
    return float(f"1e{int(power) - len(digits)}")


def shows(text: str, value: float, units: float = 0.51) -> bool:
    """Whether ``text`` is ``value`` rounded."""
    return abs(number(text) - value) <= units * unit_of(text)


def shows_chance(text: str, share: float) -> bool:
    """Whether ``text`` is a chance as the table writes it."""
    if 0 < share < 0.0005:
        return text == "under 0.1 %"
    return text == "over 99.9 %" if 0.9995 <= share < 1 else shows(text, 100 * share)
