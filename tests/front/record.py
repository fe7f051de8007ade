"""What stands on a page before its scripts have come, recorded from these scripts themselves: ``make front``.

The picture of the unit as ``assets/live/diagram`` draws it, with places instead of numbers, and where title, goal and live
part begin on each page. To be made again when the diagram or what stands above it has changed.
"""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from lstm_core.words.vocabulary import VOCABULARIES
from pages.ui.live.assets import address, script_address
from pages.ui.text.course import BESIDE, COURSE
from tests.browser import chromium
from tests.browser.servers import ROOT, Server, serving

FOLDER = ROOT / "assets" / "front"
SIZES = {"wide": (1440, 900), "narrow": (390, 844)}

_DRAWN = """async ([draw, layout, name, words]) => {
  const at = (place) => new URL(`/${place}`, document.baseURI).href;
  const told = await (await fetch(at(words))).json();
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const picture = (await import(at(draw))).draw(svg, (await import(at(layout)))[name], {
    words: told.words, curves: told.curves, decimals: null });
  for (const { node, key, style } of picture.texts) node.textContent = `[${key}:${style}]`;
  for (const { node, key, input, place } of picture.dots) {
    // The way from two numbers to a place is straight between its ends.
    const [low, high] = [place(-6, -1), place(6, 1)];
    const bottom = place(0, 0)[1];
    node.setAttribute("cx", `[${input}:across:${low[0]}:${high[0]}]`);
    node.setAttribute("cy", `[${key}:up:${low[1]}:${bottom}:${high[1]}]`);
  }
  for (const title of svg.querySelectorAll("title")) title.remove();
  for (const node of svg.querySelectorAll("*"))
    for (const name of ["tabindex", "role", "aria-label", "aria-hidden", "data-handle", "data-key", "data-style", "data-result"])
      node.removeAttribute(name);
  return svg.outerHTML;
}"""


def drawn(page: Page) -> dict[str, dict[str, str]]:
    """The picture in each vocabulary and layout, drawn by the scripts of the server that ``page`` is from."""
    return {
        vocabulary: {
            layout: page.evaluate(
                _DRAWN,
                [
                    script_address("diagram/draw.js"),
                    script_address(f"diagram/layout_{layout}.js"),
                    layout,
                    address(f"words/{vocabulary}.json"),
                ],
            )
            for layout in SIZES
        }
        for vocabulary in VOCABULARIES
    }


def tops(browser: Browser, server: Server, page: str) -> dict[str, Any]:
    """Where things begin on a page, in pixels, for each layout; nothing for a page without title and goal."""
    found: dict[str, Any] = {}
    for layout, (width, height) in SIZES.items():
        tab = browser.new_page(viewport={"width": width, "height": height})
        tab.goto(server.address("/?screen=1" if page == COURSE[0] else f"/{page}"))
        tab.locator(f"[data-{page}][data-live] :visible").first.wait_for()
        tab.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
        tab.wait_for_timeout(500)
        found[layout] = _places(tab, page)
        tab.close()
    return found if all(found.values()) else {}


def _places(tab: Page, page: str) -> dict[str, float]:
    """Where title, goal and live part begin; nothing where one of them is not there."""
    parts = (tab.locator(part).first for part in ("h1", ".goal", f"[data-{page}][data-live]"))
    boxes = [part.bounding_box() if part.count() else None for part in parts]
    title, goal, picture = boxes
    if not (title and goal and picture):
        return {}
    return {"left": title["x"], "title": title["y"], "goal": goal["y"], "picture": picture["y"]}


def main() -> None:
    """Write both files."""
    with serving() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(chromium.find()), args=list(chromium.FLAGS))
        page = browser.new_page()
        page.goto(server.address("/unit"))
        _write("unit", drawn(page))
        begin = {name: tops(browser, server, name) for name in (*COURSE, *BESIDE)}
        _write("places", {name: found for name, found in begin.items() if found})
        browser.close()


def _write(name: str, content: Any) -> None:
    text = json.dumps(content, ensure_ascii=False, indent=1)
    (FOLDER / f"{name}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
