"""The house rules that can be read off the source: who imports whom, what may be global, what may be fetched."""

import ast
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
WITHOUT_STREAMLIT = (
    "pages/ui/figures.py",
    "pages/ui/url.py",
    "pages/ui/state.py",
    "pages/ui/numbers.py",
    "pages/ui/lesson.py",
    "pages/ui/table.py",
    "pages/ui/series_input.py",
    "pages/forecast/address.py",
    "pages/forecast/document.py",
    "pages/forecast/export.py",
    "pages/forecast/figures.py",
    "pages/forecast/network.py",
    "pages/forecast/tables.py",
    "pages/forecast/verdict.py",
    "pages/activations/payload.py",
    "pages/activations/swapping.py",
    "pages/activations/sweeps.py",
    "pages/activations/tables.py",
    "pages/activations/url.py",
    "pages/gates/cases.py",
    "pages/gates/layer.py",
    "pages/gates/payload.py",
    "pages/gates/sweeps.py",
    "pages/gates/url.py",
    "pages/ui/unit/payload.py",
    "pages/ui/unit/sweeps.py",
    "pages/gradients/chain_payload.py",
    "pages/gradients/chain_sweeps.py",
    "pages/gradients/gap_plan.py",
    "pages/gradients/gap_shipped.py",
    "pages/gradients/payload.py",
    "pages/gradients/sweeps.py",
    "pages/gradients/tables.py",
    "pages/gradients/url.py",
    "pages/neurons/cell_payload.py",
    "pages/neurons/columns.py",
    "pages/neurons/finding.py",
    "pages/neurons/held_out.py",
    "pages/neurons/naming.py",
    "pages/neurons/payload.py",
    "pages/neurons/requests.py",
    "pages/neurons/signs.py",
    "pages/neurons/tables.py",
    "pages/neurons/texts.py",
    "pages/neurons/url.py",
    "pages/neurons/writing_payload.py",
    "pages/neurons/writings.py",
    "pages/sequence/payload.py",
    "pages/sequence/sweeps.py",
    "pages/sequence/tables.py",
    "pages/sequence/telling.py",
    "pages/sequence/url.py",
)


def python_files(folder):
    return sorted((ROOT / folder).rglob("*.py"))


def layer(module):
    """The floor of the house a module of ours lives on; None for one from outside."""
    parts = module.split(".")
    if parts[0] not in ("app", "pages", "lstm_core"):
        return None
    return "ui" if parts[:2] == ["pages", "ui"] else parts[0]


def module_name(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path):
    """Full names of everything a file imports, wherever in the file it does."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} has a relative import"
            # "from pages import server" imports pages.server, so both names count.
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in (
            "__import__",
            "importlib.import_module",
        ):
            raise AssertionError(f"{path} imports by a computed name")
    return found


def page_of(module):
    """The page folder a module belongs to, or None for what all pages share."""
    parts = module.split(".")
    is_page = len(parts) > 1 and parts[0] == "pages" and parts[1] != "ui"
    return parts[1] if is_page and (ROOT / "pages" / parts[1]).is_dir() else None


OURS = [ROOT / "app.py", *python_files("pages"), *python_files("lstm_core")]
FLOORS = ("lstm_core", "ui", "pages", "app")


def ids(path):
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", OURS, ids=ids)
def test_arrows_point_down(path):
    floor = FLOORS.index(layer(module_name(path)))
    for name in imports(path):
        if layer(name):
            assert FLOORS.index(layer(name)) <= floor, f"{ids(path)} imports {name}"


@pytest.mark.parametrize("path", python_files("lstm_core"), ids=ids)
def test_the_engine_needs_numpy_and_the_standard_library_only(path):
    allowed = {*sys.stdlib_module_names, "numpy", "lstm_core"}
    assert {name.split(".")[0] for name in imports(path)} <= allowed


@pytest.mark.parametrize("path", python_files("pages"), ids=ids)
def test_pages_do_not_know_each_other(path):
    """The server, which is no page, may know them all: it gives their sweeps an address."""
    own = page_of(module_name(path))
    others = {page_of(name) for name in imports(path)} - {own, None}
    assert not others or ids(path) == "pages/server.py"


@pytest.mark.parametrize("path", python_files("pages/ui"), ids=ids)
def test_what_pages_share_knows_no_page_router_or_server(path):
    ours = {name for name in imports(path) if name.startswith("pages.")}
    assert all(layer(name) == "ui" for name in ours)


def test_only_the_way_in_and_the_pages_know_streamlit():
    users = {ids(path) for path in OURS if any(name.split(".")[0] == "streamlit" for name in imports(path))}
    assert users
    assert all(name == "app.py" or name.startswith("pages/") for name in users)


@pytest.mark.parametrize("name", WITHOUT_STREAMLIT)
def test_what_computes_or_draws_does_not_know_streamlit(name):
    waiting, seen = {name}, set()
    while waiting:
        path = waiting.pop()
        seen.add(path)
        names = imports(ROOT / path)
        assert not any(found.split(".")[0] == "streamlit" for found in names), path
        files = {f"{found.replace('.', '/')}.py" for found in names if found.startswith("pages.")}
        waiting |= {file for file in files - seen if (ROOT / file).is_file()}


MUTATORS = {
    *("append", "extend", "insert", "pop", "remove", "clear", "add", "discard", "update", "setdefault"),
    *("popitem", "sort", "reverse"),
}
EMPTY = {"{}", "[]", "set()", "dict()", "list()"}
MUTABLE_CALLS = {"list", "dict", "set", "bytearray", "defaultdict", "Counter", "deque", "OrderedDict"}


def is_mutable(value):
    literal = ast.List | ast.Dict | ast.Set | ast.ListComp | ast.DictComp | ast.SetComp
    made = isinstance(value, ast.Call) and ast.unparse(value.func).split(".")[-1] in MUTABLE_CALLS
    return isinstance(value, literal) or made


def module_variables(tree):
    """Name, value and annotation of each assignment at the top of a module."""
    for node in tree.body:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                yield from (
                    (name.id, node.value, "") for name in ast.walk(target) if isinstance(name, ast.Name)
                )
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id, node.value, ast.unparse(node.annotation)


@pytest.mark.parametrize("path", OURS, ids=ids)
def test_nothing_global_can_be_changed(path):
    """A module-level list, dict or set is a constant in capitals, and nothing in the file changes it."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    tables = set()
    for name, value, annotation in module_variables(tree):
        if is_mutable(value):
            tables.add(name)
            frozen = annotation.startswith(("Mapping", "tuple", "Final", "Sequence"))
            assert ast.unparse(value) not in EMPTY, f"{name} waits to be filled"
            assert frozen or name.isupper() or name.startswith("__"), f"{name} is global and mutable"
    for node in ast.walk(tree):
        assert not isinstance(node, ast.Global), "global statement"
        if isinstance(node, ast.Subscript) and not isinstance(node.ctx, ast.Load):
            assert ast.unparse(node.value) not in tables
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in MUTATORS:
            assert ast.unparse(node.func.value) not in tables


@pytest.mark.parametrize("path", sorted(ROOT.glob("requirements*.txt")), ids=ids)
def test_every_requirement_is_pinned(path):
    lines = [line.split("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines()]
    pinned = re.compile(r"[\w.-]+(\[[\w,-]+\])?==\d+(\.\w+)*( *;.*)?|-r requirements[\w-]*\.txt")
    assert [line for line in lines if line and not pinned.fullmatch(line)] == []


OPENED = [
    *sorted(path for path in (ROOT / "assets/live").rglob("*") if path.is_file()),
    *sorted((ROOT / "assets").rglob("*.json")),
    ROOT / ".streamlit/config.toml",
]


@pytest.mark.parametrize("path", OPENED, ids=ids)
def test_nothing_is_fetched_from_another_host(path):
    text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
    assert re.findall(r"\b(?:https?|wss?)://[^\s\"']+|[\"'(]//\w", text) == []
