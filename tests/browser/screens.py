"""Pictures of every page: ``python -m tests.browser.screens`` fills ./screens (1440 and 390 px, light and dark).

``--readme`` writes the picture at the top of the README, assets/brand/unit.png, instead.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from pages.ui.url import EXPLORE
from tests.browser import chromium
from tests.browser.sequence_page import SequencePage
from tests.browser.servers import ROOT, Server, serving
from tests.browser.unit_page import UnitPage

FOLDER = ROOT / "screens"
PICTURE = ROOT / "assets" / "brand" / "unit.png"
UNIT_PATHS = (
    "/",
    "/?example=input-minus-ten",
    "/?step=1",
    "/?step=2",
    "/?by=steps&step=3",
    "/?by=seven&step=7",
    "/?paper=2&words=standard",
    "/?words=z",
    "/?words=roles",
    "/?x=123456.789&paper=7&nobody=1",
    *(f"/?open={panel}" for panel in EXPLORE),
    "/?open=seek&seek=x,c,7",
)
SEQUENCE_PATHS = (
    "/sequence",
    "/sequence?day=3&words=z",
    "/sequence?series=two-waves&day=77",
    "/sequence?series=latch&beside=leak&words=roles",
    "/sequence?hold=f:0.37&tanh=off&day=3&open=hold",
    *(f"/sequence?open={panel}" for panel in ("parting", "series", "numbers")),
)
# Every page with what opens it and waits for it.
PATHS: Mapping[type[UnitPage], Sequence[str]] = {UnitPage: UNIT_PATHS, SequencePage: SEQUENCE_PATHS}
WIDTHS = {1440: 900, 390: 844}
THEMES = ("light", "dark")
COLOURS = 256
MARGIN = 14
_FULL_HEIGHT = """() => { const main = document.querySelector("[data-testid=stMain]");
  return Math.ceil(main.getBoundingClientRect().top + main.scrollHeight); }"""


@contextmanager
def _visit(
    browser: Browser, server: Server, width: int, theme: str, scale: float = 1.0
) -> Iterator[UnitPage]:
    context = browser.new_context(
        viewport={"width": width, "height": WIDTHS[width]},
        color_scheme=theme,  # type: ignore[arg-type]
        device_scale_factor=scale,
        reduced_motion="reduce",
    )
    try:
        yield UnitPage(context.new_page(), server)
    finally:
        context.close()


def _open(unit: UnitPage, path: str) -> None:
    unit.open(path)
    unit.page.wait_for_load_state("networkidle")
    unit.page.evaluate("() => document.fonts.ready.then(() => true)")


def write_screens(browser: Browser, server: Server) -> None:
    """Write a PNG of every path, width and theme."""
    FOLDER.mkdir(exist_ok=True)
    for width, height in WIDTHS.items():
        for theme in THEMES:
            with _visit(browser, server, width, theme) as unit:
                for kind, path in ((kind, path) for kind, paths in PATHS.items() for path in paths):
                    unit.page.set_viewport_size({"width": width, "height": height})
                    _open(kind(unit.page, server), path)
                    # The page scrolls inside itself, so the window is made as tall as what it holds.
                    unit.page.set_viewport_size(
                        {"width": width, "height": max(height, unit.page.evaluate(_FULL_HEIGHT))}
                    )
                    file = FOLDER / f"{_name(path)}-{width}-{theme}.png"
                    unit.page.screenshot(path=file)
                    print(file.relative_to(ROOT), flush=True)


def _name(path: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", path.lower()).strip("-") or "start"


def write_picture(browser: Browser, server: Server) -> None:
    """Write the README's picture: the diagram, its bar and its panel."""
    with _visit(browser, server, 1440, "light", scale=1.5) as unit:
        _open(unit, "/")
        box = unit.host.bounding_box()
        assert box is not None
        left, top = box["x"] - MARGIN, box["y"] - MARGIN
        bottom = min(box["y"] + box["height"] + MARGIN, float(WIDTHS[1440]))
        size = {"width": box["width"] + 2 * MARGIN, "height": bottom - top}
        picture = unit.page.screenshot(clip={"x": left, "y": top, **size})  # type: ignore[typeddict-item]
    small = Image.open(io.BytesIO(picture)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    small.save(PICTURE, optimize=True)
    print(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size / 1000:.0f} kB")


def main(arguments: list[str]) -> int:
    """Start the app and a browser, and write the pictures."""
    program: Path | None = chromium.find()
    if program is None:
        print(chromium.MISSING, file=sys.stderr)
        return 1
    write = write_picture if "--readme" in arguments else write_screens
    with serving() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(program), args=list(chromium.FLAGS))
        write(browser, server)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
