"""A finger on a phone: what it can touch on a page, how large that is, and a swipe over it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import CDPSession, Page

PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
SMALL = {"viewport": {"width": 360, "height": 640}, "is_mobile": True, "has_touch": True}
SWIPE = 120
STEPS = 4

# Every node of the page, those inside shadow roots included, in the order of the document.
_ALL = """function* everything(root) {
  for (const node of root.querySelectorAll("*")) { yield node; if (node.shadowRoot) yield* everything(node.shadowRoot); }
}
const main = document.querySelector("[data-testid=stMain]");
const shown = (node) => node.checkVisibility({ visibilityProperty: true }) && node.getBoundingClientRect().width > 0;
"""

# What a finger may come down on: whatever is dragged, chosen or pressed, and every picture.
_SURFACES = (
    _ALL
    + """const kinds = "[data-handle], input, select, button, [role=slider], [role=button], [role=grid], canvas, .js-plotly-plot,"
  + "[data-live] svg:not(svg *, button *, .legend *), [data-baseweb=select], [data-testid=stDataFrame], .text-sheet";
window.surfaces = [...everything(main)].filter((node) => node.matches(kinds) && shown(node) && !node.closest("[aria-hidden=true]"));
return window.surfaces.length;"""
)

_PLACE = """(index) => {
  const node = window.surfaces[index];
  if (!node.isConnected) return null;
  node.scrollIntoView({ block: "center", behavior: "instant" });
  const box = node.getBoundingClientRect();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, name: `${node.tagName} ${node.getAttribute("class") ?? ""} `
    + (node.getAttribute("aria-label") ?? node.dataset.testid ?? node.textContent.slice(0, 30)) };
}"""

_SCROLLED = 'document.querySelector("[data-testid=stMain]").scrollTop'
_ROOM = """() => { const main = document.querySelector("[data-testid=stMain]");
  return [main.scrollTop, main.scrollHeight - main.clientHeight - main.scrollTop]; }"""
_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done())))"


@dataclass
class Finger:
    """One finger on a page."""

    page: Page

    def __post_init__(self) -> None:
        self.devtools: CDPSession = self.page.context.new_cdp_session(self.page)

    def touch(self, kind: str, *points: tuple[float, float]) -> None:
        """Tell the browser where the finger is."""
        self.devtools.send(
            "Input.dispatchTouchEvent",
            {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]},
        )

    def tap(self, x: float, y: float) -> None:
        """Come down and go up again."""
        self.touch("touchStart", (x, y))
        self.touch("touchEnd")

    def drag(self, x: float, y: float, right: float, down: float = 0) -> None:
        """Move sideways, then to the end."""
        self.touch("touchStart", (x, y))
        for share in range(1, 11):
            self.touch("touchMove", (x + right * share / 10, y))
        self.touch("touchMove", (x + right, y + down))

    def swipe(self, x: float, y: float, down: float) -> None:
        """Move straight up or down, a little aslant as a thumb does, and let go."""
        self.touch("touchStart", (x, y))
        for step in range(1, STEPS + 1):
            self.touch("touchMove", (x + step, y + down * step / STEPS))
        self.touch("touchEnd")

    def surfaces(self) -> int:
        """How many things on the page a finger can come down on."""
        return int(self.page.evaluate(f"() => {{ {_SURFACES} }}"))

    def swipe_over(self, index: int) -> tuple[str, float]:
        """Swipe over one of them; its name and how far the page has moved."""
        place: dict[str, Any] | None = self.page.evaluate(_PLACE, index)
        if place is None:
            return "", SWIPE
        above, below = self.page.evaluate(_ROOM)
        before = above
        self.swipe(place["x"], place["y"], -SWIPE if below > SWIPE else SWIPE)
        self.page.evaluate(_FRAMES)
        return place["name"], abs(self.page.evaluate(_SCROLLED) - before)


_TARGETS = """() => {
const wanted = "button, a[href], input:not([type=hidden]), select, textarea, summary, [role=slider], [role=tab], [role=option]";
const LEAST = 44;
// A link or a term in running text is as high as its line; a chart of Plotly's is looked at.
const isExcepted = (node) => node.closest(".js-plotly-plot, .term, [data-testid=stSkipLink]")
  || (node.matches("a") && getComputedStyle(node).display === "inline")
  || getComputedStyle(node).pointerEvents === "none" || node.getBoundingClientRect().width <= 2
  || (node.tabIndex < 0 && node.matches("input"));
const deepest = (x, y) => {
  let node = document.elementFromPoint(x, y);
  while (node?.shadowRoot?.elementFromPoint(x, y) && node.shadowRoot.elementFromPoint(x, y) !== node)
    node = node.shadowRoot.elementFromPoint(x, y);
  return node;
};
const isHit = (node, x, y) => {
  const found = deepest(x, y);
  const label = found?.closest("label");
  return found && (node.contains(found) || label?.control === node || label?.contains(node) || found.closest("[role=group]")?.contains(node) && node.matches("[role=combobox]"));
};
const small = [];
for (const node of everything(document)) {
  if (!node.matches(wanted) || !shown(node) || isExcepted(node)) continue;
  const touched = node.closest("label") ?? node;
  touched.scrollIntoView({ block: "center", behavior: "instant" });
  const box = touched.getBoundingClientRect();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const reach = LEAST / 2 - 0.6;
  if (x < 0) continue;
  const misses = [[0, 0], [-reach, 0], [reach, 0], [0, -reach], [0, reach]].filter(([right, down]) => !isHit(node, x + right, y + down));
  if (misses.length)
    small.push(`${node.tagName} ${node.getAttribute("class") ?? ""} ${node.getAttribute("aria-label") ?? node.textContent.slice(0, 30)}: `
      + `${box.width.toFixed(1)} x ${box.height.toFixed(1)}, misses ${misses.join(" / ")}`);
}
return small;
}"""


def too_small(page: Page) -> list[str]:
    """What on the page can be touched and is smaller than a fingertip, with what a finger beside its middle misses."""
    targets = _TARGETS.replace("() => {", "() => {" + _ALL, 1)
    return [str(entry) for entry in page.evaluate(targets)]
