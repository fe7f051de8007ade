"""The rooms of assets/live: which script may import which, and which style sheets a live part loads."""

import posixpath
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LIVE = ROOT / "assets" / "live"
# From the ground up: a script imports from its own room and from those before it.
ROOMS = (
    *(
        "shell",
        "text",
        "exchange",
        "keys",
        "core",
        "playback",
        "handout",
        "picture",
        "controls",
        "predict",
        "foot",
        "tables",
        "charts",
        "diagram",
        "opened",
        "lesson",
    ),
    "pages",
)
MOST_FILES = 12
IMPORT = re.compile(r'(?:\bfrom|\bimport)\s*\(?\s*"(\.[^"]+)"')
# A comment may name a type of any script.
COMMENT = re.compile(r"/\*.*?\*/|(?<![:\"'])//[^\n]*", re.DOTALL)
SHEET = re.compile(r'"([\w/]+\.css)"')
SCRIPT = re.compile(r'"([\w/]+\.js)"')


def texts(suffix):
    return {path.relative_to(LIVE).as_posix(): path.read_text("utf-8") for path in LIVE.rglob(f"*{suffix}")}


def imports(scripts):
    """Each script's imports, as places in assets/live."""
    return {
        name: [
            posixpath.normpath(posixpath.join(posixpath.dirname(name), to))
            for to in IMPORT.findall(COMMENT.sub("", text))
        ]
        for name, text in scripts.items()
    }


def wrong(name, to):
    """Why one file may not use another; an empty text where it may."""
    (room, *inside), (other, *there) = name.split("/"), to.split("/")
    if other not in ROOMS:
        return f"{name} -> {to}: no room"
    if ROOMS.index(other) > ROOMS.index(room):
        return f"{name} -> {to}: upwards"
    if room == other == "pages" and inside[0] != there[0]:
        return f"{name} -> {to}: one page uses another"
    return ""


def circle(arrows):
    """The first circle of imports, in order; empty where there is none."""
    done, path = set(), []

    def walk(name):
        if name in path:
            return [*path[path.index(name) :], name]
        if name in done:
            return []
        path.append(name)
        for to in arrows.get(name, ()):
            if around := walk(to):
                return around
        done.add(path.pop())
        return []

    return next((around for name in sorted(arrows) if (around := walk(name))), [])


SCRIPTS = texts(".js")
SHEETS = texts(".css")
ARROWS = imports(SCRIPTS)
# The scripts that Python asks for.
NAMED = {name for path in (ROOT / "pages").rglob("*.py") for name in SCRIPT.findall(path.read_text("utf-8"))}


def test_the_imports_are_read():
    assert len(SCRIPTS) > 50
    assert "core/values.js" in ARROWS["controls/surface.js"]
    read = imports(
        {"a/b.js": 'import { c } from "./c.js";\nexport * from "../d.js";\nawait import("./e/f.js");'}
    )
    assert read == {"a/b.js": ["a/c.js", "d.js", "a/e/f.js"]}


def test_every_import_is_a_script_of_ours():
    assert [f"{name} -> {to}" for name, found in ARROWS.items() for to in found if to not in SCRIPTS] == []


def test_arrows_point_down_and_no_page_imports_another():
    assert [why for name, found in ARROWS.items() for to in found if (why := wrong(name, to))] == []


def test_there_is_no_circle():
    assert circle(ARROWS) == []


@pytest.mark.parametrize(
    ("name", "to", "why"),
    [
        ("core/values.js", "diagram/draw.js", "upwards"),
        ("charts/chart.js", "pages/unit/unit.js", "upwards"),
        ("pages/gates/gates.js", "pages/unit/bar.js", "one page uses another"),
        ("pages/unit/unit.js", "unit.js", "no room"),
        ("pages/neurons/reader/text.js", "pages/neurons/signs.js", ""),
        ("pages/gates/gates.js", "controls/surface.js", ""),
    ],
)
def test_a_wrong_arrow_would_be_noticed(name, to, why):
    assert wrong(name, to).rpartition(": ")[2] == why


def test_a_circle_would_be_noticed():
    assert circle({"a": ["b"], "b": ["c", "d"], "c": [], "d": ["b"]}) == ["b", "d", "b"]
    assert circle({"a": ["b", "c"], "b": ["c"], "c": []}) == []


def test_no_folder_holds_more_than_a_dozen_files():
    folders = [LIVE, *(path for path in LIVE.rglob("*") if path.is_dir())]
    counts = {
        folder.relative_to(LIVE).as_posix(): sum(path.is_file() for path in folder.iterdir())
        for folder in folders
    }
    assert {name: count for name, count in counts.items() if count > MOST_FILES} == {}


def test_every_script_is_asked_for_by_a_page_or_by_another_script():
    assert set(SCRIPTS) >= NAMED
    reached, left = set(), list(NAMED)
    while left:
        name = left.pop()
        if name not in reached:
            reached.add(name)
            left += ARROWS[name]
    assert set(SCRIPTS) - reached == set()


def test_every_style_sheet_is_loaded_and_only_from_its_own_room_or_above():
    used = {(name, sheet) for name, text in SCRIPTS.items() for sheet in SHEET.findall(text)}
    # A page of its own, such as one for printing, links its sheet itself.
    linked = {
        sheet for path in (ROOT / "pages").rglob("*.py") for sheet in SHEET.findall(path.read_text("utf-8"))
    }
    assert {sheet for _, sheet in used} | linked == set(SHEETS)
    assert [why for name, sheet in used if (why := wrong(name, sheet))] == []
