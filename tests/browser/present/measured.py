"""What the last row sees of a page: how large its digits are, what does not fit, how well earlier numbers stand out."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Page

_MEASURE = r"""host => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => [r, g, b]
    .map(v => v / 255)
    .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, at) => sum + v * [0.2126, 0.7152, 0.0722][at], 0);
  const contrast = (one, other) => {
    const [high, low] = [light(one), light(other)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  };
  const seen = (node) => node.checkVisibility({ visibilityProperty: true }) && node.getClientRects().length > 0;
  const own = (node) => [...node.childNodes].filter(n => n.nodeType === 3).map(n => n.data).join("");
  const page = rgba(getComputedStyle(document.querySelector(".stApp")).backgroundColor);
  const behind = (svg, box) => [...svg.querySelectorAll("rect")].reduce((colour, rect) => {
    const { left, right, top, bottom } = rect.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const fill = rgba(getComputedStyle(rect).fill);
    return x > left && x < right && y > top && y < bottom && fill[3] > 250 ? fill : colour;
  }, page);
  const digits = [];
  // An index below a letter is no number.
  for (const node of host.querySelectorAll("text, tspan, span, b, strong, p, h2, dd, input")) {
    const text = node.value ?? own(node);
    if (!/\d/.test(text) || !seen(node) || node.closest("sub, button, .bar, dt")) continue;
    const svg = node.closest("svg");
    const box = node.getBoundingClientRect();
    const scale = svg ? svg.getScreenCTM().a : 1;
    digits.push({
      text,
      state: node.closest("[data-state]")?.dataset.state ?? "",
      size: parseFloat(getComputedStyle(node).fontSize) * scale,
      cut: box.left < -2 || box.right > innerWidth + 2 || box.top < -2 || box.bottom > innerHeight + 2,
      contrast: svg?.dataset.layout ? contrast(rgba(getComputedStyle(node).fill), behind(svg, box)) : 21,
    });
  }
  const main = document.querySelector("[data-testid=stMain]");
  return {
    digits,
    scrolls: [main.scrollWidth - main.clientWidth, main.scrollHeight - main.clientHeight],
    panel: [...host.querySelectorAll(".panel")].map(panel => {
      const bottom = panel.getBoundingClientRect().bottom;
      return Math.max(...[...panel.children].filter(seen).map(one => one.getBoundingClientRect().bottom)) - bottom;
    }),
  };
}"""

_SETTLED = """host => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(
  () => setTimeout(done, 260))))"""


@dataclass(frozen=True)
class Digits:
    """A number on screen: its ``size`` in 720ths of the screen's height, its ``contrast``, whether it is ``cut``."""

    text: str
    state: str
    size: float
    cut: bool
    contrast: float


@dataclass(frozen=True)
class Measured:
    """A page on a screen: its numbers, how far it scrolls to the right and down, how far its words hang over."""

    digits: tuple[Digits, ...]
    scrolls: tuple[int, int]
    over: float

    def smallest(self, *, lit: bool) -> Digits:
        """The smallest number of what is lit, or of all the rest."""
        return min((one for one in self.digits if (one.state == "lit") is lit), key=lambda one: one.size)


def measured(page: Page, host: str) -> Measured:
    """What stands in a live part now."""
    place = page.locator(host)
    # Colours fade over a fifth of a second.
    place.evaluate(_SETTLED)
    found = place.evaluate(_MEASURE)
    height = page.evaluate("innerHeight")
    digits = tuple(Digits(**{**one, "size": one["size"] * 720 / height}) for one in found["digits"])
    return Measured(digits, tuple(found["scrolls"]), max(found["panel"], default=0))
