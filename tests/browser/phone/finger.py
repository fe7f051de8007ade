"""A finger on a phone: what it can touch on a page, how large that is, and a swipe over it."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import CDPSession, Page, TimeoutError

from tests.browser.tools.waiting import painted

PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
SMALL = {"viewport": {"width": 360, "height": 640}, "is_mobile": True, "has_touch": True}
SWIPE = 120
PATIENCE_MS = 60_000
STEPS = 4

# Every node of the page, those inside shadow roots included, in the order of the document.
_ALL = """function* everything(root) {
  for (const node of root.querySelectorAll("*")) {
    yield node;
    if (node.shadowRoot) yield* everything(node.shadowRoot);
  }
}
const shown = (node) => node.checkVisibility({ visibilityProperty: true }) && node.getBoundingClientRect().width > 0;
const kindOf = (node) => `${node.tagName} ${node.getAttribute("class") ?? ""} ${node.dataset.testid ?? ""}`;
"""

# One of each kind that a finger can come down on: whatever is dragged, chosen or pressed, and every picture.
_SURFACES = f"""() => {{
{_ALL}
const kinds = "[data-handle], input, select, button, [role=slider], [role=grid], canvas, .js-plotly-plot, .chart, .text-sheet,"
  + "[data-live] svg:not(svg *, button *, .legend *), [data-testid=stSelectbox], [data-testid=stDataFrame], .foot";
const main = document.querySelector("[data-testid=stMain]");
const found = [...everything(main)].filter((node) => node.matches(kinds) && shown(node));
window.surfaces = [...new Map(found.map((node) => [kindOf(node), node])).values()];
return window.surfaces.map(kindOf);
}}"""

# A long text draws only its lines in sight: another of the kind stands for one that is gone.
_PLACE = f"""(index) => {{
{_ALL}
const [known, main] = [window.surfaces[index], document.querySelector("[data-testid=stMain]")];
const node = known.isConnected ? known
  : [...everything(main)].find((other) => kindOf(other) === kindOf(known) && shown(other));
node.scrollIntoView({{ block: "center", behavior: "instant" }});
const box = node.getBoundingClientRect();
const below = main.scrollHeight - main.clientHeight - main.scrollTop;
return [box.x + box.width / 2, box.y + box.height / 2, main.scrollTop, below];
}}"""
# How far the page, and whatever scrolls on it by itself, such as a long text, has been scrolled.
_SCROLLED = f"""() => {{
{_ALL}
return [...everything(document)].reduce((sum, node) => sum + node.scrollTop, 0);
}}"""
_MOVED = f"([before, far]) => Math.abs(({_SCROLLED})() - before) > far"
# A page under load goes on moving after a finger has left it; at rest it stands still for some frames.
_AT_REST = f"""async () => {{
const scrolled = {_SCROLLED};
let [still, last] = [0, scrolled()];
while (still < 10) {{
  await new Promise(requestAnimationFrame);
  const now = scrolled();
  still = now === last ? still + 1 : 0;
  last = now;
}}
return last;
}}"""

_TARGETS = f"""() => {{
{_ALL}
const LEAST = 44;
const wanted = "button, a[href], input:not([type=hidden]), select, textarea, summary, [role=slider], [role=tab], [role=option]";
// A link or a term in running text is as high as its line; what has no pointer is for keys.
const isExcepted = (node) => node.closest(".js-plotly-plot, .term") || node.getBoundingClientRect().width <= 2
  || (node.matches("a") && getComputedStyle(node).display === "inline")
  || getComputedStyle(node).pointerEvents === "none" || (node.tabIndex < 0 && node.matches("input"));
const deepest = (x, y) => {{
  let node = document.elementFromPoint(x, y);
  for (let inner = node; inner; inner = inner.shadowRoot?.elementFromPoint(x, y)) {{
    if (inner !== node && inner === node.shadowRoot?.host) break;
    node = inner;
  }}
  return node;
}};
const isHit = (node, x, y) => {{
  const found = deepest(x, y);
  return found && (node.contains(found) || found.closest("label")?.contains(node));
}};
const reach = (node, x, y, right, down) => {{
  let far = 0;
  while (far < LEAST && isHit(node, x + right * (far + 1), y + down * (far + 1))) far += 1;
  return far;
}};
const small = [];
for (const node of everything(document)) {{
  if (!node.matches(wanted) || !shown(node) || isExcepted(node)) continue;
  const touched = (node.matches("[type=checkbox], [type=radio]") && node.closest("label")) || node;
  let [x, y] = [0, 0];
  // What stays in sight, a chart above or the line at the foot, may lie over the middle of a small screen.
  for (const block of ["center", "end", "start"]) {{
    touched.scrollIntoView({{ block, behavior: "instant" }});
    const box = touched.getBoundingClientRect();
    [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    if (isHit(node, x, y)) break;
  }}
  // The closed menu lies beside the screen.
  if (x < 0) continue;
  const wide = reach(node, x, y, -1, 0) + reach(node, x, y, 1, 0) + 1;
  const high = reach(node, x, y, 0, -1) + reach(node, x, y, 0, 1) + 1;
  // Edges between two pixels are rounded.
  if (wide < LEAST - 1 || high < LEAST - 1)
    small.push(`${{node.tagName}} ${{node.getAttribute("aria-label") ?? node.textContent.slice(0, 30)}}: ${{wide}} x ${{high}}`);
}}
return small;
}}"""


def too_small(page: Page) -> list[str]:
    """What on the page can be touched and is smaller than a fingertip: how far from its middle it is really hit."""
    return [str(entry) for entry in page.evaluate(_TARGETS)]


@dataclass
class Finger:
    """One finger on a page."""

    page: Page

    def __post_init__(self) -> None:
        self.devtools: CDPSession = self.page.context.new_cdp_session(self.page)

    def touch(self, kind: str, *points: tuple[float, float]) -> None:
        """Tell the browser where the finger is."""
        where = [{"x": x, "y": y} for x, y in points]
        self.devtools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": where})

    def tap(self, x: float, y: float) -> None:
        """Come down and go up again."""
        self.touch("touchStart", (x, y))
        self.touch("touchEnd")

    def pull(self, x: float, y: float, right: float, down: float = 0) -> None:
        """Come down, move sideways, then up or down as well, and stay."""
        self.touch("touchStart", (x, y))
        for share in range(1, 11):
            self.touch("touchMove", (x + right * share / 10, y))
        self.touch("touchMove", (x + right, y + down))
        painted(self.page)

    def let_go(self) -> None:
        """Go up."""
        self.touch("touchEnd")

    def swipe(self, x: float, y: float, down: float) -> bool:
        """Move up or down, a little aslant as a thumb does, and let go; whether the page moves with it."""
        before = self.page.evaluate(_AT_REST)
        self.touch("touchStart", (x, y))
        for step in range(1, STEPS + 1):
            # As a thumb does, which needs some frames for its way.
            painted(self.page)
            self.touch("touchMove", (x + step, y + down * step / STEPS))
        self.touch("touchEnd")
        try:
            self.page.wait_for_function(_MOVED, arg=[before, abs(down) / 4], timeout=PATIENCE_MS)
        except TimeoutError:
            return False
        return True

    def surfaces(self) -> list[str]:
        """One of each kind of thing on the page that a finger can come down on."""
        return list(self.page.evaluate(_SURFACES))

    def swipe_over(self, index: int) -> bool:
        """Swipe over one of them, in a direction in which there is room; whether the page moves with it."""
        self.page.evaluate(_AT_REST)
        x, y, above, below = self.page.evaluate(_PLACE, index)
        up = below > SWIPE if index % 2 else above < SWIPE
        return self.swipe(x, y, -SWIPE if up else SWIPE)
