"""Exact installs: every requirement is pinned, and the locks name all that ends up installed, no more and no less."""

import json
import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ("requirements", "requirements-dev")
PYTHONS = ("3.11", "3.12", "3.13")
SYSTEMS = {
    "linux": {"platform_system": "Linux", "os_name": "posix", "platform_machine": "x86_64"},
    "darwin": {"platform_system": "Darwin", "os_name": "posix", "platform_machine": "arm64"},
    "win32": {"platform_system": "Windows", "os_name": "nt", "platform_machine": "AMD64"},
}
CPYTHON = {"implementation_name": "cpython", "platform_python_implementation": "CPython"}


def lines(name):
    """The lines of a requirement file without comments."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return [line for line in (raw.split("#")[0].strip() for raw in text.splitlines()) if line]


def direct(name):
    """What a file written by hand asks for, with the files it names by -r."""
    for line in lines(name):
        if line.startswith("-r "):
            yield from direct(line[3:])
        elif not line.startswith("-c "):
            yield Requirement(line)


def pins(lock, environment):
    """Exact version of each package of a lock whose marker holds there."""
    wanted = [Requirement(line) for line in lines(f"{lock}.txt")]
    return {
        canonicalize_name(one.name): str(one.specifier).removeprefix("==")
        for one in wanted
        if one.marker is None or one.marker.evaluate(environment)
    }


def needs(name, extra, environment):
    """What a distribution requires there; nothing is known of one that is not installed here."""
    try:
        required = [Requirement(line) for line in metadata.requires(name) or ()]
    except metadata.PackageNotFoundError:
        assert name not in pins("requirements-dev", default_environment()), f"{name} is not installed"
        return []
    return [one for one in required if not one.marker or one.marker.evaluate({**environment, "extra": extra})]


def closure(lock, environment):
    """Every package that pip would install there, with all that is demanded of its version."""
    waiting, seen, found = list(direct(f"{lock}.in")), set(), {}
    while waiting:
        one = waiting.pop()
        name = canonicalize_name(one.name)
        found.setdefault(name, []).append(one.specifier)
        for asked in {(name, extra) for extra in ("", *one.extras)} - seen:
            seen.add(asked)
            waiting += needs(*asked, environment)
    return found


def elsewhere(python, system):
    version = {"python_version": python, "python_full_version": f"{python}.1"}
    return {**default_environment(), **version, **CPYTHON, "sys_platform": system, **SYSTEMS[system]}


@pytest.mark.parametrize("name", sorted(path.name for path in ROOT.glob("requirements*")))
def test_every_requirement_is_pinned(name):
    pinned = re.compile(r"[\w.-]+(\[[\w,-]+\])?==\d+(\.\w+)*( *;.*)?|-[rc] requirements[\w-]*\.(in|txt)")
    assert [line for line in lines(name) if not pinned.fullmatch(line)] == []
    assert "//" not in (ROOT / name).read_text(encoding="utf-8"), "a lock names no host and no folder"


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_names_all_that_is_installed_and_nothing_else(lock, python, system):
    environment = elsewhere(python, system)
    pinned, found = pins(lock, environment), closure(lock, environment)
    assert sorted(found) == sorted(pinned)
    for name, demands in found.items():
        unmet = [str(demand) for demand in demands if not demand.contains(pinned[name], prereleases=True)]
        assert unmet == [], f"{name}=={pinned[name]}"


@pytest.mark.parametrize("lock", LOCKS)
def test_what_is_installed_here_has_the_versions_of_the_lock(lock):
    here = default_environment()
    installed = {name: metadata.version(name) for name in closure(lock, here)}
    assert installed == pins(lock, here)


def test_the_checks_run_on_the_apps_own_versions():
    app, checks = ({*lines(f"{lock}.txt")} for lock in LOCKS)
    assert app < checks


def test_every_package_of_the_app_has_a_licence():
    """The same list as `make licences` prints."""
    names = pins("requirements", default_environment())
    command = [sys.executable, "-m", "piplicenses", "--format=json", "--packages", *names]
    listed = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    assert {canonicalize_name(row["Name"]): row["Version"] for row in listed} == names
    assert [row["Name"] for row in listed if row["License"] in ("", "UNKNOWN")] == []


def test_the_readme_names_what_the_app_is_built_on():
    section = (ROOT / "README.md").read_text(encoding="utf-8").split("## Licences")[1].lower()
    assert [one.name for one in direct("requirements.in") if f"[{one.name}]" not in section] == []
