"""A live part's script, all that it imports and their style sheets in one answer, so that a slow line is waited for once.

Each script becomes a function that is called once on a page, whichever bundles hold it: what a script keeps (the words,
the line to the server) is then the same for all parts. The scripts themselves are sent as they are written. What this
asks of them is what the formatter and the tests see to: imports and exports begin a line, and there is no circle.
"""

from __future__ import annotations

import json
import posixpath
import re
from functools import cache
from pathlib import Path

LIVE = Path(__file__).parents[3] / "assets" / "live"
COMMON = "lesson/lesson.js"
"""Every page has this part, so its bundle holds what the others then leave out."""

_IMPORT = re.compile(r'^import (?:(?P<names>[^"]+?) from )?"(?P<place>\.[^"]+)";$', re.MULTILINE)
_LIST = re.compile(r"^export \{(?P<names>[\w\s,]*)\};$", re.MULTILINE)
_NAMED = re.compile(
    r"^export (?P<default>default )?(?P<kind>(?:async )?function\*?|class|const) (?P<name>\w+)\b",
    re.MULTILINE,
)
_DEFAULT = re.compile(r"^export default (?=\w+\()", re.MULTILINE)
_SHEET = re.compile(r'"([\w/]+\.css)"')
_LEFT = re.compile(r"^(?:import|export)\b", re.MULTILINE)

_HEAD = """\
const at = (name) => new URL(`{up}live/${{name}}`, import.meta.url).href;
// By address: a page that outlives a new release never mixes the two.
const parts = (globalThis.gatewiseParts ??= new Map());
const $use = (name) => parts.get(at(name));
// core/style.js looks here first.
const sheets = (globalThis.gatewiseSheets ??= new Map());
const part = (name, make) => parts.has(at(name)) || parts.set(at(name), make(at(name)));
"""


def scripts() -> tuple[str, ...]:
    """Every script of assets/live, by its place there."""
    return tuple(sorted(path.relative_to(LIVE).as_posix() for path in LIVE.rglob("*.js")))


@cache
def bundle(script: str) -> str:
    """The module that exports what ``script`` exports by default.

    Raises:
        ValueError: for a line that is no import or export as described above.
    """
    shared = () if script == COMMON else graph(COMMON)
    up = "../" * (script.count("/") + 1)
    first = f'import "{up}bundles/{COMMON}";\n' if shared else ""
    scripts_here = [name for name in graph(script) if name not in shared]
    sheets = dict.fromkeys(sheet for name in scripts_here for sheet in _SHEET.findall(source(name)))
    told = [
        f'sheets.set(at("{sheet}"), {json.dumps(source(sheet), ensure_ascii=False)});' for sheet in sheets
    ]
    wrapped = [_wrapped(name) for name in scripts_here]
    return "\n".join(
        [first + _HEAD.format(up=up), *told, *wrapped, f'export default $use("{script}").default;\n']
    )


@cache
def graph(script: str) -> tuple[str, ...]:
    """``script`` and all that it imports, each after what it imports itself."""
    found: dict[str, None] = {}
    for _, place in _imports(script):
        found.update(dict.fromkeys(graph(place)))
    return (*found, script)


@cache
def source(file: str) -> str:
    """What stands in a script or style sheet."""
    return (LIVE / file).read_text(encoding="utf-8")


def _imports(script: str) -> list[tuple[str, str]]:
    """What is imported, as written, and from which script."""
    return [(found["names"] or "", _place(script, found)) for found in _IMPORT.finditer(source(script))]


def _place(script: str, found: re.Match[str]) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(script), found["place"]))


def _wrapped(script: str) -> str:
    """The script as a function of its own address that returns what it exports."""
    text = source(script)
    names = [name for listed in _LIST.findall(text) for name in re.findall(r"\w+", listed)]
    names += [("default: " if found["default"] else "") + found["name"] for found in _NAMED.finditer(text)]
    if _DEFAULT.search(text):
        names.append("default: $exported")
    body = _IMPORT.sub(lambda found: _used(found["names"] or "", _place(script, found)), text)
    body = _DEFAULT.sub("const $exported = ", _NAMED.sub(r"\g<kind> \g<name>", _LIST.sub("", body)))
    if left := _LEFT.search(body):
        line = body[left.start() :].partition("\n")[0]
        raise ValueError(f"{script}: this line cannot be put into a bundle: {line}")
    body = body.replace("import.meta.url", "$url")
    return f'part("{script}", ($url) => {{\n{body}return {{ {", ".join(names)} }};\n}});'


def _used(names: str, place: str) -> str:
    """``import { a as b } from …`` as a line of a function."""
    if not names:
        return ""
    taken = names.replace(" as ", ": ") if names.startswith("{") else f"{{ default: {names} }}"
    return f'const {taken} = $use("{place}");'
