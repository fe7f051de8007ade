"""Finds a Chromium for the browser tests; ``python -m tests.browser.chromium --install`` gets one.

Looked for in this order: the program named in GATEWISE_CHROMIUM, a Chromium or Chrome on the PATH,
the one Playwright has downloaded.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

VARIABLE = "GATEWISE_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
)
MISSING = (
    "No Chromium was found: run `python -m tests.browser.chromium --install`, "
    f"or name one in the environment variable {VARIABLE}."
)
_PLAYWRIGHTS_OWN = (
    "from playwright.sync_api import sync_playwright as s\nwith s() as p: print(p.chromium.executable_path)"
)


def find() -> Path | None:
    """A Chromium that runs, or None."""
    named = os.environ.get(VARIABLE)
    return _running(named) if named else _found()


@cache
def _found() -> Path | None:
    candidates = (_running(name) for name in NAMES)
    return next(filter(None, candidates), None) or _running(_playwrights_own())


def _running(name: str) -> Path | None:
    """The program of that name, unless it is one that only says how to install the real one."""
    program = shutil.which(name)
    if program is None or sys.platform == "win32":
        return Path(program) if program else None
    try:
        asked = subprocess.run([program, "--version"], capture_output=True, timeout=60, check=False)
    except OSError:
        return None
    return Path(program) if asked.returncode == 0 and b"Chrom" in asked.stdout else None


def _playwrights_own() -> str:
    # In a process of its own: Playwright cannot be started inside a running Playwright.
    asked = subprocess.run(
        [sys.executable, "-c", _PLAYWRIGHTS_OWN], capture_output=True, text=True, check=False
    )
    return asked.stdout.strip() or "playwright-chromium-is-missing"


def install() -> None:
    """Get a Chromium: the distribution's where that is possible, else the one Playwright offers."""
    if not (_is_root() and shutil.which("apt-get") and _from_apt()):
        with_libraries = ["--with-deps"] if _is_root() and shutil.which("apt-get") else []
        _do([sys.executable, "-m", "playwright", "install", *with_libraries, "chromium"])
    _found.cache_clear()


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _from_apt() -> bool:
    quiet = {"env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
    _do(["apt-get", "update", "-qq"], **quiet)
    policy = subprocess.run(["apt-cache", "policy", "chromium"], capture_output=True, text=True, check=False)
    offered = [
        line.split()[-1] for line in policy.stdout.splitlines() if line.strip().startswith("Candidate:")
    ]
    if not offered or offered[0] == "(none)" or "snap" in offered[0]:
        return False
    return _do(["apt-get", "install", "-y", "-qq", "chromium"], **quiet)


def _do(command: list[str], **options: dict[str, str]) -> bool:
    print(" ".join(command), flush=True)
    try:
        return subprocess.run(command, check=False, **options).returncode == 0
    except OSError as problem:
        print(problem, file=sys.stderr)
        return False


def main(arguments: list[str]) -> int:
    """Say which browser the tests use; with ``--install``, get one first if there is none."""
    if find() is None and "--install" in arguments and VARIABLE not in os.environ:
        install()
    browser = find()
    if browser is None and VARIABLE in os.environ:
        print(f"{VARIABLE} names {os.environ[VARIABLE]!r}, which is no Chromium that runs.", file=sys.stderr)
        return 1
    if browser is None:
        print(MISSING, file=sys.stderr)
        return 1
    print(f"Browser tests use {browser}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
