"""The house rules that can be read off the source: who imports whom, what may be global, what may be fetched.

Each rule lists every offender at once. A file is read and parsed once, however many rules look at it.
"""

import ast
import re
import sys
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FLOORS = ("lstm_core", "ui", "pages", "app")

UI_FLOORS = (
    ("load", "input"),
    ("params", "text", "runs", "library"),
    ("exchange",),
    ("visits", "live"),
    ("widgets", "front"),
    ("tables", "networks"),
)
"""The rooms of pages/ui: each may import from rooms on floors before its own only."""

DRAWS = {
    *("page", "workbench", "changing", "welcome", "about", "notes", "session"),
}
"""What a module of a page is called that draws with Streamlit or keeps a session; every other one is pure."""

DRAWS_FOR_ALL = {
    *("pages.router", "pages.server", "pages.ui.live.component"),
    *("pages.ui.visits.visit", "pages.ui.tables.bring", "pages.ui.tables.pasted", "pages.ui.tables.editing"),
    *("pages.ui.widgets.arrival", "pages.ui.widgets.chart", "pages.ui.widgets.choices"),
    *("pages.ui.widgets.lesson", "pages.ui.widgets.page", "pages.ui.widgets.prose", "pages.ui.widgets.row"),
    "pages.ui.widgets.typing",
    *("pages.ui.networks.bring", "pages.ui.networks.reopen", "pages.ui.networks.take_home"),
}

MOST_FILES = 13


def python_files(folder):
    return sorted((ROOT / folder).rglob("*.py"))


def module_name(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


ENGINE, PAGES = python_files("lstm_core"), python_files("pages")
OURS = {module_name(path): path for path in (ROOT / "app.py", *PAGES, *ENGINE)}
PACKAGES = {name for name, path in OURS.items() if path.name == "__init__.py"}


def name_of(path):
    return path.relative_to(ROOT).as_posix()


@cache
def parsed(path):
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imports(path):
    """Full names of everything a file imports, wherever in the file it does."""
    names = set()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)} has a relative import"
            # "from pages import server" imports pages.server, so both names count.
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in (
            "__import__",
            "importlib.import_module",
        ):
            raise AssertionError(f"{name_of(path)} imports by a computed name")
    return frozenset(names)


def outside(path):
    """The packages a file imports from, by their first name."""
    return {name.split(".")[0] for name in imports(path)}


def modules_of_ours(module):
    """The modules of ours that a module imports by itself."""
    return {name for name in imports(OURS[module]) if name in OURS}


@cache
def everything_below(module):
    """The module itself and every module of ours that is loaded with it."""
    waiting, seen = {module}, set()
    while waiting:
        name = waiting.pop()
        seen.add(name)
        waiting |= modules_of_ours(name) - seen
    return frozenset(seen)


def knows_streamlit(module):
    """Whether a module needs Streamlit, by itself or through what it imports."""
    return any("streamlit" in outside(OURS[name]) for name in everything_below(module))


def floor_of(module):
    """The floor of the house a module of ours lives on; None for one from outside."""
    parts = module.split(".")
    floor = "ui" if parts[:2] == ["pages", "ui"] else parts[0]
    return FLOORS.index(floor) if floor in FLOORS else None


def page_of(module):
    """The page folder a module belongs to, or None for what all pages share."""
    parts = module.split(".")
    is_page = len(parts) > 1 and parts[0] == "pages" and parts[1] != "ui"
    return parts[1] if is_page and f"pages.{parts[1]}" in PACKAGES else None


def test_arrows_point_down():
    """app → pages → pages/ui → lstm_core."""
    upwards = [
        f"{module} imports {name}"
        for module, path in OURS.items()
        for name in imports(path)
        if floor_of(name) is not None and floor_of(name) > floor_of(module)
    ]
    assert upwards == []


def test_the_engine_needs_numpy_and_the_standard_library_only():
    allowed = {*sys.stdlib_module_names, "numpy", "lstm_core"}
    assert {name_of(path): outside(path) - allowed for path in ENGINE if outside(path) - allowed} == {}


def test_pages_do_not_know_each_other():
    """The server, which is no page, may know them all: it gives their sweeps an address. So may what leads to a page or stands on it first."""
    strangers = {
        module: others
        for module, path in OURS.items()
        if module.startswith("pages.") and module not in ("pages.server", "pages.addresses", "pages.front")
        and (others := {page_of(name) for name in imports(path)} - {page_of(module), None})
    }  # fmt: skip
    assert strangers == {}


def test_what_pages_share_knows_no_page_router_or_server():
    ui = FLOORS.index("ui")
    strangers = [
        f"{module} imports {name}"
        for module, path in OURS.items()
        if floor_of(module) == ui
        for name in imports(path)
        if name.startswith("pages.") and floor_of(name) != ui
    ]
    assert strangers == []


def test_rooms_that_pages_share_know_the_rooms_below_only():
    floors = {room: floor for floor, rooms in enumerate(UI_FLOORS) for room in rooms}
    rooms = {name.split(".")[2] for name in OURS if name.startswith("pages.ui.")}
    assert rooms == set(floors)
    upwards = [
        f"{module} imports {name}"
        for module in OURS
        if module.startswith("pages.ui.")
        for name in modules_of_ours(module)
        if name.startswith("pages.ui.")
        and (room := module.split(".")[2]) != (other := name.split(".")[2])
        and floors[other] >= floors[room]
    ]
    assert upwards == []


def circle_in(arrows):
    """The circles of a graph: what is left when whatever has no arrow out or none in is taken away, again and again."""
    left = {start: set(ends) for start, ends in arrows.items()}
    while True:
        pointed_at = set().union(*left.values())
        kept = {start: ends & left.keys() for start, ends in left.items() if start in pointed_at}
        kept = {start: ends for start, ends in kept.items() if ends}
        if kept == left:
            return kept
        left = kept


def test_no_modules_need_each_other():
    assert circle_in({module: modules_of_ours(module) - {module} for module in OURS}) == {}


def arrows_between_rooms(folder):
    """Which folders right inside a folder import from which others."""
    depth = len(folder.split(".")) + 1
    arrows = {name: set() for name in PACKAGES if name.rpartition(".")[0] == folder}
    for module in OURS:
        room = ".".join(module.split(".")[:depth])
        if room in arrows:
            arrows[room] |= {".".join(name.split(".")[:depth]) for name in modules_of_ours(module)} - {room}
    return arrows


def test_no_rooms_of_a_folder_need_each_other():
    """Neither the rooms of the engine nor those of what pages share, nor those inside any page or room."""
    circles = {folder: circle_in(arrows_between_rooms(folder)) for folder in PACKAGES}
    circles = {folder: circle for folder, circle in circles.items() if circle}
    assert not circles


def test_no_folder_holds_more_than_a_dozen_files_without_rooms():
    crowded = {}
    for top in ("lstm_core", "pages", "tests"):
        for folder in (ROOT / top, *(path for path in (ROOT / top).rglob("*") if path.is_dir())):
            files = [path for path in folder.iterdir() if path.is_file() and not path.name.startswith(".")]
            if folder.name != "__pycache__" and len(files) > MOST_FILES:
                crowded[name_of(folder)] = len(files)
    assert crowded == {}


def test_each_room_says_what_belongs_there():
    folders = {path.parent for path in (*ENGINE, *PAGES)}
    silent = [
        name_of(folder)
        for folder in folders
        if not (init := folder / "__init__.py").is_file() or not ast.get_docstring(parsed(init))
    ]
    assert silent == []


def test_only_the_way_in_and_the_pages_know_streamlit():
    users = {module for module, path in OURS.items() if "streamlit" in outside(path)}
    assert users
    assert {module for module in users if module != "app" and not module.startswith("pages.")} == set()


def may_know_streamlit(module):
    """Whether a module of pages may need Streamlit: by its place, its name, or the short list of shared ones."""
    *folders, name = module.split(".")
    in_a_page = page_of(module) is not None
    return module in DRAWS_FOR_ALL or (in_a_page and ("panels" in folders or name in DRAWS))


def test_what_computes_or_draws_does_not_know_streamlit():
    """A new module of a page is pure unless its name says that it is part of the page on screen."""
    pages = [module for module in OURS if module.startswith("pages.")]
    assert [module for module in pages if knows_streamlit(module) and not may_know_streamlit(module)] == []


def test_what_calls_itself_pure_does_not_know_streamlit():
    pure = [
        module
        for module, path in OURS.items()
        if re.search(r"\bPure\b", ast.get_docstring(parsed(path)) or "")
    ]
    assert pure
    assert [module for module in pure if knows_streamlit(module)] == []


def test_every_leave_to_know_streamlit_is_used():
    users = {module for module in OURS if module.startswith("pages.") and knows_streamlit(module)}
    assert users >= DRAWS_FOR_ALL
    assert {module.rpartition(".")[2] for module in users if page_of(module)} >= DRAWS


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


def changeable(tree):
    """What a module keeps globally and could be changed, or is: one phrase for each."""
    tables = set()
    for name, value, annotation in module_variables(tree):
        if is_mutable(value):
            tables.add(name)
            frozen = annotation.startswith(("Mapping", "tuple", "Final", "Sequence"))
            if ast.unparse(value) in EMPTY:
                yield f"{name} waits to be filled"
            if not (frozen or name.isupper() or name.startswith("__")):
                yield f"{name} is global and mutable"
    for node in ast.walk(tree):
        if isinstance(node, ast.Global):
            yield f"global statement for {', '.join(node.names)}"
        if (
            isinstance(node, ast.Subscript)
            and not isinstance(node.ctx, ast.Load)
            and ast.unparse(node.value) in tables
        ):
            yield f"{ast.unparse(node)} is changed"
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in MUTATORS
            and ast.unparse(node.func.value) in tables
        ):
            yield f"{ast.unparse(node)} changes it"


def test_nothing_global_can_be_changed():
    """A module-level list, dict or set is a constant in capitals, and nothing in the file changes it."""
    assert [f"{name_of(path)}: {what}" for path in OURS.values() for what in changeable(parsed(path))] == []


def test_every_requirement_is_pinned():
    pinned = re.compile(r"[\w.-]+(\[[\w,-]+\])?==\d+(\.\w+)*( *;.*)?|-r requirements[\w-]*\.txt")
    files = sorted(ROOT.glob("requirements*.txt"))
    assert files
    loose = []
    for path in files:
        lines = [line.split("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines()]
        loose += [f"{path.name}: {line}" for line in lines if line and not pinned.fullmatch(line)]
    assert loose == []


def without_comments(text):
    return re.sub(r"/\*.*?\*/|(?<![:\"'])//[^\n]*", "", text, flags=re.DOTALL)


def test_the_browser_computes_nothing():
    forbidden = (
        r"Math\.(?:exp|expm1|tanh|sinh|cosh|pow|log\w*)\b|\*\*|\b(?:sigmoid|tanh)\s*\(|\beval\b|new Function"
    )
    scripts = sorted((ROOT / "assets").rglob("*.js"))
    assert scripts
    computing = {
        name_of(path): matches
        for path in scripts
        if (matches := re.findall(forbidden, without_comments(path.read_text(encoding="utf-8"))))
    }
    assert computing == {}


def test_nothing_is_fetched_from_another_host():
    opened = [
        path for path in (ROOT / "assets").rglob("*") if path.suffix in (".js", ".css", ".json", ".svg")
    ]
    assert {path.suffix for path in opened} == {".js", ".css", ".json", ".svg"}
    fetching = {}
    for path in (*sorted(opened), ROOT / ".streamlit/config.toml"):
        text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        if matches := re.findall(r"\b(?:https?|wss?)://[^\s\"']+|[\"'(]//\w", text):
            fetching[name_of(path)] = matches
    assert fetching == {}
