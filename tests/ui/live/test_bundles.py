import json
import re

import pytest

from pages.ui.live import bundles
from pages.ui.live.assets import bundle_address
from tests.ui.support import CLIENT

UNIT = "pages/unit/unit.js"
PART = re.compile(r'^part\("([^"]+)"', re.MULTILINE)


def exporting():
    """The scripts that a page can ask for."""
    return [name for name in bundles.scripts() if "\nexport default " in bundles.source(name)]


def test_a_script_comes_after_all_that_it_imports():
    order = bundles.graph(UNIT)
    assert order[-1] == UNIT and len(order) == len(set(order)) > 40
    assert order.index("text/dom.js") < order.index("text/segments.js") < order.index("core/mount.js")


@pytest.mark.parametrize("script", exporting())
def test_nothing_is_left_to_fetch(script):
    text = bundles.bundle(script)
    held = set(PART.findall(text)) | set(PART.findall(bundles.bundle(bundles.COMMON)))
    assert held >= set(bundles.graph(script))
    assert set(re.findall(r'\$use\("([^"]+)"\)', text)) <= held
    assert re.findall(r"^(?:import|export)\b.*", text, re.MULTILINE)[
        1 if script != bundles.COMMON else 0 :
    ] == [f'export default $use("{script}").default;']
    assert "import.meta" not in text.split("\n\n", 1)[1]


def test_what_every_page_has_comes_once():
    common = set(PART.findall(bundles.bundle(bundles.COMMON)))
    assert "core/mount.js" in common
    assert common.isdisjoint(PART.findall(bundles.bundle(UNIT)))


def test_style_sheets_come_along():
    told = re.findall(
        r'^sheets\.set\(at\("diagram/diagram\.css"\), (".*")\);$', bundles.bundle(UNIT), re.MULTILINE
    )
    assert [json.loads(text) for text in told] == [bundles.source("diagram/diagram.css")]


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ('import { a, b as c } from "./other.js";', 'const { a, b: c } = $use("room/other.js");'),
        ('import first from "../far/other.js";', 'const { default: first } = $use("far/other.js");'),
        ('import {\n  a,\n} from "./other.js";', 'const {\n  a,\n} = $use("room/other.js");'),
        ("export class Thing {}", "class Thing {}"),
        ("export default async function mount() {}", "async function mount() {}"),
        ('export default mounting("x");', 'const $exported = mounting("x");'),
    ],
)
def test_imports_and_exports_become_lines_of_a_function(monkeypatch, line, meant):
    monkeypatch.setattr(bundles, "source", lambda _: line + "\n")
    assert meant in bundles._wrapped("room/one.js")


@pytest.mark.parametrize(
    "line",
    ["export * from './x.js';", "export let a = 1;", 'import { a } from "elsewhere";', "export {a as b};"],
)
def test_a_line_that_cannot_be_put_into_a_bundle_is_named(monkeypatch, line):
    monkeypatch.setattr(bundles, "source", lambda _: f"const a = 1;\n{line}\n")
    with pytest.raises(ValueError, match="room/one.js: this line"):
        bundles._wrapped("room/one.js")


def test_a_bundle_is_served_for_ever():
    answer = CLIENT.get(f"/{bundle_address(UNIT)}")
    assert answer.status_code == 200 and answer.text == bundles.bundle(UNIT)
    assert answer.headers["content-type"].startswith("text/javascript")
    assert "immutable" in answer.headers["cache-control"]


@pytest.mark.parametrize("script", ["pages/unit/nothing.js", "../assets.py", "core/core.css"])
def test_nothing_but_a_script_is_bundled(script):
    answer = CLIENT.get(f"/{bundle_address(script)}")
    assert answer.status_code == 404
    assert "immutable" not in answer.headers.get("cache-control", "")
