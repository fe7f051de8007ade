"""Whether a page says a number anywhere: in what is seen, in what is spoken, in what opens under the pointer."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

from playwright.sync_api import Page

_EVERYTHING = """() => {
  const said = [];
  const spoken = ["title", "alt", "href", "placeholder"];
  const walk = (root) => {
    for (const node of root.querySelectorAll("*")) {
      if (node.shadowRoot) walk(node.shadowRoot);
      const hidden = /^(style|script|noscript|link|title|desc|defs)$/i.test(node.tagName) && node.tagName !== "title";
      if (hidden || !(node.parentElement ?? node).checkVisibility({ visibilityProperty: true })) continue;
      for (const child of node.childNodes)
        if (child.nodeType === Node.TEXT_NODE) said.push(child.data);
      for (const { name, value } of node.attributes)
        if (spoken.includes(name) || name.startsWith("aria-")) said.push(value);
      if (node instanceof HTMLInputElement) said.push(node.value);
    }
  };
  walk(document);
  return said.join("\\n");
}"""


def everything_said(page: Page) -> str:
    """All texts of the page that are seen or spoken, those inside shadow roots too."""
    said: str = page.evaluate(_EVERYTHING)
    return said


def written(value: float, fewest: int = 2) -> set[str]:
    """How a number may be written: with two, or three, to six decimals, and as a percentage."""
    texts = {f"{value:.{decimals}f}" for decimals in (fewest, 3, 4, 6)} | {f"{100 * value:.1f} %"}
    # Digits that any number could have say nothing.
    return {
        text.replace("-", "−") for text in texts if len(set(text) & set("123456789")) > 1
    } - WEIGHTS_WRITTEN


def given_away(said: str, numbers: Iterable[float], fewest: int = 2) -> set[str]:
    """Which of the numbers stand in a text, in any writing."""
    texts = {text for number in numbers for text in written(number, fewest)}
    return {text for text in texts if re.search(rf"(?<![\d.−-]){re.escape(text)}(?!\d)", said)}


def sigmoid(z: float) -> float:
    """1 / (1 + e^−z)."""
    return 1 / (1 + math.exp(-z))


# Document 000's weights: short-term weight, input weight, bias.
WEIGHTS = {"f": (2.7, 1.63, 1.62), "i": (2.0, 1.65, 0.62), "g": (1.41, 0.94, -0.32), "o": (4.38, -0.19, 0.59)}


WEIGHTS_WRITTEN = {f"{weight:.2f}".replace("-", "−") for block in WEIGHTS.values() for weight in block}


def worked_out(x: float, h: float, c: float) -> dict[str, float]:
    """All results of the unit with document 000's weights, by its formulas."""
    found: dict[str, float] = {}
    for letter, (w_h, w_x, bias) in WEIGHTS.items():
        found[f"p_{letter}h"], found[f"p_{letter}x"] = h * w_h, x * w_x
        found[f"z_{letter}"] = h * w_h + x * w_x + bias
        curve = math.tanh if letter == "g" else sigmoid
        found[letter] = curve(found[f"z_{letter}"])
    found["kept"], found["added"] = found["f"] * c, found["i"] * found["g"]
    found["c"] = found["kept"] + found["added"]
    found["tanh_c"] = math.tanh(found["c"])
    found["h"] = found["o"] * found["tanh_c"]
    return found
