"""Pages with numbers to take hold of, as a test sees them: sigmoid and tanh, and what each gate does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

from playwright.sync_api import Locator, Page, expect

from tests.browser.servers import Server
from tests.browser.tools.waiting import painted

PIXELS_PER_ROW = 2
# On every animation frame: the slider's spoken value and the texts of some places.
RECORDER = """([selector, places]) => {
  const find = (root) => { for (const node of root.querySelectorAll("*")) {
    if (node.matches(selector)) return node;
    const inside = node.shadowRoot && find(node.shadowRoot);
    if (inside) return inside;
  } return null; };
  const host = find(document);
  const nodes = places.map((place) => host.querySelector(place));
  window.frames_seen = [];
  window.recording = true;
  const look = () => {
    window.frames_seen.push(nodes.map((node) => node.textContent));
    if (window.recording) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}"""


@contextmanager
def answering(page: Page, host: Locator, selector: str) -> Iterator[None]:
    """Wait until the server has answered one more request of a live part than before the block."""
    wanted = int(host.get_attribute("data-answered") or 0) + 1
    yield
    page.wait_for_function(
        "([selector, wanted]) => [...document.querySelectorAll('*')].some(node => Number("
        "(node.shadowRoot ?? node).querySelector?.(selector)?.dataset.answered) >= wanted)",
        arg=[selector, wanted],
    )


class BoardPage:
    """One visitor's page; ``path`` and ``name`` say which."""

    def __init__(self, page: Page, server: Server, path: str, name: str) -> None:
        self.page, self.server, self.path = page, server, path
        self.selector = f"[data-{name}]"
        self.host = page.locator(self.selector)
        self.alert = self.host.locator("[role=alert]")
        self.editor = self.host.locator("input.exact-value")
        self.main = page.get_by_test_id("stMain")
        self.verdict = self.host.locator(".claim")

    def open(self, query: str = "") -> BoardPage:
        """Go to the page and wait until it is drawn."""
        self.page.goto(self.server.address(self.path + query))
        expect(self.page.locator(f"{self.selector}[data-answered]")).to_be_attached()
        return self

    # --- numbers -------------------------------------------------------------------

    def big(self, place: str) -> Locator:
        """The large number in a part of the page."""
        return self.host.locator(f"{place} .big")

    def numbers(self, key: str) -> Locator:
        """Every place of a number."""
        return self.host.locator(f'[data-key="{key}"]')

    def chip(self, handle: str) -> Locator:
        """A box with a number that can be dragged."""
        return self.host.locator(f'.setter[data-handle="{handle}"]')

    def knob(self, place: str = "") -> Locator:
        """The point in a picture."""
        return self.host.locator(f"{place} .knob")

    # --- changes ---------------------------------------------------------------------

    def answering(self) -> AbstractContextManager[None]:
        """Wait until the server has answered one more request than before the block."""
        return answering(self.page, self.host, self.selector)

    def centre(self, node: Locator) -> tuple[float, float]:
        """Where to take hold of something."""
        node.scroll_into_view_if_needed()
        return self.middle(node)

    def middle(self, node: Locator) -> tuple[float, float]:
        """Where something stands in the window now."""
        box = node.bounding_box()
        assert box is not None
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def drag_to(self, node: Locator, right: float, down: float = 0.0, steps: int = 12) -> None:
        """Drag something by that many pixels, answer awaited."""
        with self.answering():
            x, y = self.centre(node)
            self.page.mouse.move(x, y)
            self.page.mouse.down()
            self.page.mouse.move(x + right, y + down, steps=steps)
            self.page.mouse.up()

    def type_value(self, handle: str, text: str) -> None:
        """Click a box, type an exact value and press Enter; the answer is awaited."""
        self.chip(handle).click()
        self.editor.fill(text)
        with self.answering():
            self.page.keyboard.press("Enter")

    def record(self, *places: str) -> None:
        """Note the texts of some places on every frame from now on."""
        self.page.evaluate(RECORDER, [self.selector, list(places)])

    def recorded(self) -> list[list[str]]:
        """What was noted, repeats left out."""
        self.frame()
        seen = self.page.evaluate("window.recording = false, window.frames_seen")
        return [list(frame) for frame in dict.fromkeys(map(tuple, seen))]

    def frame(self) -> None:
        """Wait until what has been done is painted."""
        painted(self.page)

    def expect_parameter(self, name: str, text: str | None) -> None:
        """Wait until the address says ``text`` for one parameter, or nothing for None."""
        self.page.wait_for_function(
            "([name, text]) => new URLSearchParams(location.search).get(name) === text", arg=[name, text]
        )

    def tool(self, name: str) -> Locator:
        """A button of the bar: undo, redo, reset, link, previous, next or play."""
        return self.host.locator(f"button.tool.{name}")
