"""Pictures and equations to take away: light whatever the theme, with their texts, and the same in another program."""

import io
import re
from pathlib import Path
from xml.etree import ElementTree

from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import expect

from tests.browser.objects.sequence_page import SequencePage
from tests.browser.objects.training_page import LONG_MS
from tests.browser.objects.unit_page import UnitPage
from tests.browser.tools.looks import CALM, PHONE, violations

SVG = "{http://www.w3.org/2000/svg}"
SHARP = 3
# Sums, gates and memories of the worked example, as they are worked out by hand.
WORKED = {"5.95", "4.27", "2.03", "4.78", "0.9974", "0.9862", "0.9661", "0.9917", "2.9476", "×(−0.19)"}
# What only a page of ours would understand.
OURS = re.compile(
    r"var\(|color-mix|context-|currentcolor|\bclass=|\bdata-|dominant-baseline|paint-order|marker"
)
COMMANDS = {"begin", "end", "times", "sigma", "tanh", "text", "tilde", "%"}
CLIPBOARD = ["clipboard-read", "clipboard-write"]


class Menu:
    """The button in a page's bar and what it opens."""

    def __init__(self, page):
        self.page = page
        self.button = page.get_by_role("button", name="Take a picture or the equations away")
        self.node = page.locator(".picture-menu:popover-open")
        self.told = self.node.get_by_role("status")

    def open(self):
        self.button.click()
        expect(self.node).to_be_visible()
        return self

    def choose(self, name):
        self.node.get_by_role("combobox", name="Picture").select_option(name)

    def take(self, kind):
        """The name and the bytes of what is downloaded."""
        with self.page.expect_download() as found:
            self.node.locator(f'[data-take="{kind}"]').click()
        expect(self.told).to_have_text(f"{found.value.suggested_filename} is in your downloads.")
        return found.value.suggested_filename, Path(found.value.path()).read_bytes()


def texts(svg):
    return ["".join(node.itertext()) for node in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def told(svg):
    """All that is written in it, one text after the other."""
    return " ".join(texts(svg))


def image(content):
    return Image.open(io.BytesIO(content)).convert("RGB")


def difference(one, other):
    """How far two pictures are apart on the average, from 0 to 255."""
    return max(ImageStat.Stat(ImageChops.difference(one, other)).mean)


def alone(browser, tmp_path, svg, width, height):
    """The file as the browser shows it by itself, and whether its typefaces have come."""
    (tmp_path / "picture.svg").write_bytes(svg)
    page = browser.new_page(viewport={"width": width, "height": height}, device_scale_factor=SHARP)
    try:
        page.goto((tmp_path / "picture.svg").as_uri())
        faces = page.evaluate(
            "() => document.fonts.ready.then(() => [...document.fonts].map(({ status }) => status))"
        )
        return image(page.screenshot()), faces
    finally:
        page.close()


def test_the_unit_is_taken_away_in_light_with_its_numbers_and_looks_the_same_alone(
    visitors, browser, tmp_path
):
    dark = Menu(visitors.unit(color_scheme="dark").open("/unit").page).open()
    name, svg = dark.take("svg")
    assert name == "gatewise-unit.svg"
    assert set(texts(svg)) >= WORKED
    # All nine lines: each gate's own, and the one in which its result is used.
    for result in ("0.9974", "0.9862", "0.9661", "0.9917"):
        assert texts(svg).count(result) >= 2, result
    assert not OURS.search(svg.decode())
    root = ElementTree.fromstring(svg)
    # The shape of a slide.
    assert (root.get("width"), root.get("height")) == ("1280", "720")
    assert root.find(f"{SVG}rect").get("fill") == "#ffffff"
    assert root.find(f"{SVG}title").text == "The unit · One LSTM unit, gate by gate · Gatewise"
    assert "New short-term memory 0.99" in root.find(f"{SVG}desc").text
    # In a program without these typefaces texts are as wide, so that none runs into another.
    written = [text for text in root.iter(f"{SVG}text") if len(text.text) > 1]
    assert len(written) > 60 and all(float(text.get("textLength")) > 0 for text in written)
    # Wires of the input are dashed: without colour one tells them from those of the short-term memory.
    lines = [path for path in root.iter(f"{SVG}path") if path.get("stroke") == "#525c72"]
    assert lines and all(path.get("stroke-dasharray") for path in lines)

    name, png = dark.take("png")
    assert name == "gatewise-unit.png"
    png = image(png)
    assert png.size == (1280 * SHARP, 720 * SHARP)
    assert png.getpixel((0, 0)) == (255, 255, 255)
    shown, faces = alone(browser, tmp_path, svg, 1280, 720)
    assert set(faces) == {"loaded"}
    assert difference(shown, png) < 0.5

    light = Menu(visitors.unit(viewport=PHONE, has_touch=True).open("/unit").page).open()
    assert light.take("svg") == ("gatewise-unit.svg", svg)


def test_a_name_stands_in_its_box_with_room_around_it(visitors):
    """Of the layer's unit; boxes of memories are 152 and 168 wide."""
    page = visitors.page()
    page.goto(visitors.server.address("/layer?open=unit"))
    expect(page.locator("[data-inside] .pill .name").first).to_be_visible()
    menu = Menu(page).open()
    menu.choose("The unit")
    _, svg = menu.take("svg")
    written = ElementTree.fromstring(svg).iter(f"{SVG}text")
    wide = {node.text: float(node.get("textLength", 0)) for node in written}
    assert wide["Short-term memory"] < 152 - 10
    assert max(wide["New long-term memory"], wide["New short-term memory"]) < 168 - 16


def test_a_step_is_taken_with_its_equations_and_what_is_hidden_stays_hidden(visitors):
    unit = visitors.unit(permissions=CLIPBOARD).open("/unit?step=2&words=standard")
    menu = Menu(unit.page).open()
    name, content = menu.take("tex")
    assert name == "gatewise-unit-stage-2.tex"
    tex = content.decode()
    for line in (
        r"z_{i} &= h_{t-1} \times w_{ih} + x_{t} \times w_{ix} + b_{i} \\",
        r"&= 1.00 \times 2.00 + 1.00 \times 1.65 + 0.62 = 4.27",
        r"\tilde{c}_{t} &= \tanh(z_{c}) \\",
        r"&= 1.00 \times 1.41 + 1.00 \times 0.94 + (-0.32) = 2.03",
        r"c_{t} &= \text{kept} + \text{added} \\",
        r"&= 1.9948 + 0.9528 = 2.9476",
    ):
        assert line in tex
    assert "4.78" not in tex  # comes with the next step
    assert set(re.findall(r"\\(\w+|%)", tex)) <= COMMANDS
    assert tex.count("{") == tex.count("}")
    menu.node.locator('[data-take="copy_tex"]').click()
    expect(menu.told).to_have_text("The equations are copied.")
    assert unit.page.evaluate("navigator.clipboard.readText()") == tex
    menu.node.locator('[data-take="copy"]').click()
    expect(menu.told).to_have_text("The picture is copied.")
    kinds = unit.page.evaluate(
        "navigator.clipboard.read().then(items => items.flatMap(({ types }) => types))"
    )
    assert kinds == ["image/png"]

    covered = Menu(visitors.unit().open("/unit?predict=on").page).open()
    svg, tex = (covered.take(kind)[1] for kind in ("svg", "tex"))
    for content in (told(svg), tex.decode()):
        assert not re.search(r"2\.9476|0\.9862|0\.9974|5\.95", content)
        assert "?" in content


def test_charts_are_taken_with_their_legends_and_numbers(visitors, server, browser, tmp_path):
    page = visitors.page(color_scheme="dark")
    days = SequencePage(page, server).open("/sequence?day=2")
    read = page.locator(".chart .entry .reading").all_text_contents()
    menu = Menu(page).open()
    menu.choose("The lines over the days")
    name, svg = menu.take("svg")
    assert name == "gatewise-sequence-days.svg"
    assert all(read) and set(texts(svg)) >= set(read)
    assert not OURS.search(svg.decode())
    root = ElementTree.fromstring(svg)
    # Day 2 of two companies: their long-term memories are the thick lines, one of them dashed.
    assert len({path.get("stroke-dasharray") for path in root.iter(f"{SVG}path")}) > 1
    png = image(menu.take("png")[1])
    shown, faces = alone(browser, tmp_path, svg, *(size // SHARP for size in png.size))
    assert set(faces) == {"loaded"}
    assert difference(shown, png) < 0.5
    menu.choose("The strip of shades")
    name, svg = menu.take("svg")
    assert name == "gatewise-sequence-strip.svg"
    strip = page.locator(".strip canvas").get_attribute("aria-label")
    assert re.findall(r"−?\d\.\d\d", strip)[0] in texts(svg)
    # No pixels: each cell is a shape, a negative one hatched.
    root = ElementTree.fromstring(svg)
    assert not list(root.iter(f"{SVG}image"))
    assert any("url(" in rect.get("fill") for rect in root.iter(f"{SVG}rect"))
    menu.choose("The unit")
    assert menu.take("tex")[0] == "gatewise-sequence-unit-day-2.tex"
    # The page is what it was.
    assert days.svg.get_attribute("data-layout") == "wide"
    assert page.locator("[data-paper], [data-taken]").count() == 0

    page.goto(server.address("/training?epoch=300"))
    expect(
        page.locator("[data-training][data-phase=paused], [data-training][data-phase=done]")
    ).to_be_attached(timeout=LONG_MS)
    menu.open()
    menu.choose("The loss")
    name, svg = menu.take("svg")
    assert name == "gatewise-training-loss.svg"
    assert {"Loss", "epoch", "5000"} <= set(texts(svg))


def test_the_menu_is_used_by_keys_says_what_fails_and_is_not_there_where_tools_are_not(visitors):
    unit = visitors.unit(color_scheme="dark", **CALM).open("/unit")
    menu = Menu(unit.page)
    menu.button.focus()
    unit.page.keyboard.press("Enter")
    expect(menu.node).to_be_visible()
    assert violations(unit.page) == []
    unit.page.keyboard.press("Tab")
    expect(menu.node.locator('[data-take="svg"]')).to_be_focused()
    unit.page.evaluate("() => { HTMLCanvasElement.prototype.toBlob = done => done(null); }")
    menu.node.locator('[data-take="png"]').focus()
    unit.page.keyboard.press("Enter")
    expect(menu.told).to_have_text("This browser does not allow it. Try another of these.")
    unit.page.keyboard.press("Escape")
    expect(menu.node).to_have_count(0)
    expect(menu.button).to_be_focused()

    for path in ("/unit?show=present", "/unit?only=picture", "/unit?embed=true&only=picture,step"):
        hidden = UnitPage(unit.page, unit.server).open(path)
        expect(hidden.host.locator(".tool.take")).to_be_hidden()
