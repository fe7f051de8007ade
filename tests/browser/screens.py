"""Pictures of every page: ``python -m tests.browser.screens`` fills ./screens (1440 and 390 px, light and dark).

``--readme`` writes the README's pictures into assets/brand instead.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from pages.start.state import SCREENS
from pages.unit.url import PANELS
from tests.browser import chromium
from tests.browser.servers import ROOT, Server, serving

FOLDER = ROOT / "screens"
PICTURES = ROOT / "assets" / "brand"
START_PATHS = tuple(f"/?screen={screen}" for screen in range(1, SCREENS + 1))
UNIT_PATHS = (
    "/unit",
    "/unit?example=input-minus-ten",
    "/unit?step=1",
    "/unit?step=2",
    "/unit?by=steps&step=3",
    "/unit?by=seven&step=7",
    "/unit?paper=2&words=standard",
    "/unit?words=z",
    "/unit?words=roles",
    "/unit?x=123456.789&paper=7&nobody=1",
    *(f"/unit?open={panel}" for panel in PANELS),
    "/unit?open=seek&seek=x,c,7",
)
SEQUENCE_PATHS = (
    "/sequence",
    "/sequence?day=3&words=z",
    "/sequence?series=two-waves&day=77",
    "/sequence?series=latch&beside=leak&words=roles",
    "/sequence?hold=f:0.37&tanh=off&day=3&open=hold",
    *(f"/sequence?open={panel}" for panel in ("parting", "series", "numbers")),
)
TRAINING_PATHS = (
    "/training",
    "/training?epoch=2000",
    *(f"/training?epoch=2000&open={panel}" for panel in ("step", "weights", "compare", "data", "files")),
    "/training?rate=1000000&optimiser=gradient_descent&epochs=50&epoch=1",
)
FORECAST_PATHS = (
    "/forecast",
    "/forecast?trained=300",
    "/forecast?series=passengers&trained=300",
    "/forecast?series=walk&trained=100&ahead=several",
    *(f"/forecast?open={panel}" for panel in ("own", "numbers", "document")),
)
WHY_PATHS = (
    "/activations?z=5.95",
    *(f"/activations?open={panel}" for panel in ("breaks", "swap")),
    "/gates?forget=2,1,0&h=1&x=-1&open=claim",
    *(f"/gates?open={panel}" for panel in ("cases", "claim")),
    "/gradients",
    "/gradients?example=explodes&steps=500",
    *(f"/gradients?open={panel}" for panel in ("chain", "gap", "numbers")),
    *(f"/sources?open={part}" for part in ("figures", "glossary", "equations", "uses")),
)
LAYER_PATHS = (
    "/layer",
    "/layer?step=1&units=8&inputs=8",
    "/layer?wiring=both&layer=2&step=2",
    "/layer?units=512&step=1",
    *(f"/layer?open={panel}" for panel in ("unit", "weights", "series", "numbers")),
)
PRACTISE_PATHS = (
    "/practise",
    "/practise?kind=whole-unit&seed=7&answers=z_f:0.5;f:0.38&hints=f:2",
    "/practise?kind=which-gate&answers=gate:forget-gate",
    "/practise?kind=update&level=3&walk=4",
)
NEURON_PATHS = (
    "/neurons",
    "/neurons?from=urls&strips=guesses,surprise&colours=orange-purple",
    "/neurons?from=brackets&probe=bracket_depth&strips=gates&by=here&place=40",
    "/neurons?from=unknown&by=brush&brush=20-60",
    *(f"/neurons?look={panel}" for panel in ("count", "text", "names", "write", "open")),
)
TEACH_PATHS = ("/teach", "/teach?kinds=weighted-sum,whole-unit&level=2&variants=12&words=standard")
PATHS = (
    *START_PATHS,
    *UNIT_PATHS,
    *SEQUENCE_PATHS,
    *TRAINING_PATHS,
    *FORECAST_PATHS,
    *WHY_PATHS,
    *LAYER_PATHS,
    *PRACTISE_PATHS,
    *NEURON_PATHS,
    *TEACH_PATHS,
)
# What shows that a page is drawn.
READY = {
    "/": "[data-start][data-answered]",
    "/unit": "[data-unit][data-answered]",
    "/sequence": "[data-sequence][data-answered]",
    "/training": "[data-training][data-phase]",
    "/forecast": "[data-testid=stPlotlyChart] .main-svg",
    "/activations": "[data-activations][data-answered]",
    "/gates": "[data-gates][data-answered]",
    "/layer": "[data-layer][data-answered]",
    "/practise": "[data-practise][data-answered]",
    "/gradients": "[data-gradients][data-answered]",
    "/neurons": "[data-neurons][data-cell]",
    "/sources": "h1",
    "/teach": "[data-teach][data-answered]",
}
MADE = ":is([data-phase=done], [data-phase=stopped])"
# The README's pictures: address, and where the cut begins and ends, counted from the page's top.
README = {
    "unit.png": ("/unit", 172, 1054),
    # Seven lines answered, in the sixth of them the bias left out.
    "practise.png": (
        "/practise?kind=whole-unit&answers=z_f:3.47;f:0.970;kept:0.485;z_i:0.73;i:0.675;z_g:1.28;g:0.856",
        175,
        832,
    ),
    "sequence.png": ("/sequence?day=2", 60, 1064),
    "training.png": ("/training?epoch=2000", 60, 942),
    "forecast.png": ("/forecast?trained=300", 60, 1010),
    "neurons.png": ("/neurons?probe=docstring&words=standard", 60, 900),
}
WIDTHS = {1440: 900, 390: 844}
THEMES = ("light", "dark")
COLOURS = 256
SETTLE_MS = 700
_FULL_HEIGHT = """() => { const main = document.querySelector("[data-testid=stMain]");
  return Math.ceil(main.getBoundingClientRect().top + main.scrollHeight); }"""


@contextmanager
def _visit(browser: Browser, width: int, theme: str, scale: float = 1.0) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": width, "height": WIDTHS[width]},
        color_scheme=theme,  # type: ignore[arg-type]
        device_scale_factor=scale,
        reduced_motion="reduce",
    )
    try:
        yield context.new_page()
    finally:
        context.close()


def _open(page: Page, server: Server, path: str) -> None:
    page.goto(server.address(path))
    expect(page.locator(READY[urlsplit(path).path]).first).to_be_attached(timeout=60_000)
    expect(page.get_by_test_id("stProgress")).to_have_count(0, timeout=60_000)
    if "trained=" in path:
        # A link's network is made while its page can be used already.
        expect(page.locator(MADE)).to_be_attached(timeout=60_000)
    page.wait_for_load_state("networkidle")
    page.evaluate("() => document.fonts.ready.then(() => true)")
    page.wait_for_timeout(SETTLE_MS)


def _in_full(page: Page, width: int) -> None:
    """Make the window as tall as what it holds; the page scrolls inside itself."""
    height = max(WIDTHS[width], page.evaluate(_FULL_HEIGHT))
    page.set_viewport_size({"width": width, "height": height})
    page.wait_for_timeout(SETTLE_MS)


def write_screens(browser: Browser, server: Server) -> None:
    """Write a PNG of every path, width and theme."""
    FOLDER.mkdir(exist_ok=True)
    for width, height in WIDTHS.items():
        for theme in THEMES:
            with _visit(browser, width, theme) as page:
                for path in PATHS:
                    page.set_viewport_size({"width": width, "height": height})
                    _open(page, server, path)
                    _in_full(page, width)
                    file = FOLDER / f"{_name(path)}-{width}-{theme}.png"
                    page.screenshot(path=file)
                    print(file.relative_to(ROOT), flush=True)


def _name(path: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", path.lower()).strip("-") or "start"


def write_pictures(browser: Browser, server: Server) -> None:
    """Write the README's pictures: each page without the row of pages above it."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name, (path, top, bottom) in README.items():
        with _visit(browser, 1440, "light", scale=1.5) as page:
            _open(page, server, path)
            _in_full(page, 1440)
            clip = {"x": 60, "y": top, "width": 1320, "height": bottom - top}
            picture = page.screenshot(clip=clip)  # type: ignore[arg-type]
        small = Image.open(io.BytesIO(picture)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        file = PICTURES / name
        small.save(file, optimize=True)
        print(f"{file.relative_to(ROOT)}: {file.stat().st_size / 1000:.0f} kB")


def main(arguments: list[str]) -> int:
    """Start the app and a browser, and write the pictures."""
    program: Path | None = chromium.find()
    if program is None:
        print(chromium.MISSING, file=sys.stderr)
        return 1
    write = write_pictures if "--readme" in arguments else write_screens
    with serving() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(program), args=list(chromium.FLAGS))
        write(browser, server)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
