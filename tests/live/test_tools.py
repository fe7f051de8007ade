"""What checks the scripts is pinned, wherever it is installed from."""

import json
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LIVE = ROOT / "assets" / "live"
WIDTH = json.loads((ROOT / "biome.json").read_text("utf-8"))["formatter"]["lineWidth"]
ASKED = json.loads((ROOT / "package.json").read_text("utf-8"))
LOCKED = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]


def test_every_tool_is_pinned_exactly_and_the_lock_agrees():
    assert "dependencies" not in ASKED
    for name, version in ASKED["devDependencies"].items():
        assert re.fullmatch(r"\d+\.\d+\.\d+", version), name
        assert LOCKED[f"node_modules/{name}"]["version"] == version
    assert LOCKED[""]["devDependencies"] == ASKED["devDependencies"]


def test_the_lock_names_fingerprints_and_no_registry():
    packages = {name: about for name, about in LOCKED.items() if name}
    assert [name for name, about in packages.items() if not about["integrity"].startswith("sha512-")] == []
    assert [name for name, about in packages.items() if "resolved" in about] == []


def test_no_line_of_a_script_is_wider_than_the_formatter_makes_them():
    scripts = [*LIVE.rglob("*.js"), *(ROOT / "tests").rglob("*.js")]
    lines = {
        f"{path.relative_to(ROOT)}:{number}": line
        for path in scripts
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
    }
    assert len(lines) > 5000
    assert [place for place, line in lines.items() if len(line) > WIDTH] == []
