"""Finding a browser that runs, and getting one as a package."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path


def running(name: str, says: str) -> Path | None:
    """The program of that name whose version ``says`` so, unless it is one that only says how to get the real one."""
    program = shutil.which(name)
    if program is None or sys.platform == "win32":
        return Path(program) if program else None
    try:
        asked = subprocess.run([program, "--version"], capture_output=True, timeout=60, check=False)
    except OSError:
        return None
    return Path(program) if asked.returncode == 0 and says.encode() in asked.stdout else None


def playwrights_own(browser: str) -> str:
    """Where Playwright keeps its own browser, whether or not it has been downloaded."""
    script = f"from playwright.sync_api import sync_playwright as s\nwith s() as p: print(p.{browser}.executable_path)"
    # In a process of its own: Playwright cannot be started inside a running Playwright.
    asked = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    return asked.stdout.strip() or f"playwright-{browser}-is-missing"


def install(package: str, browser: str) -> None:
    """Get the distribution's package where that is possible, else the browser that Playwright offers."""
    if not (has_apt() and _from_apt(package)):
        with_libraries = ["--with-deps"] if has_apt() else []
        _do([sys.executable, "-m", "playwright", "install", *with_libraries, browser])


def has_apt() -> bool:
    """Whether packages can be installed here."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def _from_apt(package: str) -> bool:
    quiet = {"env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
    _do(["apt-get", "update", "-qq"], **quiet)
    policy = subprocess.run(["apt-cache", "policy", package], capture_output=True, text=True, check=False)
    offered = [
        line.split()[-1] for line in policy.stdout.splitlines() if line.strip().startswith("Candidate:")
    ]
    if not offered or offered[0] == "(none)" or "snap" in offered[0]:
        return False
    return _do(["apt-get", "install", "-y", "-qq", package], **quiet)


def _do(command: list[str], **options: dict[str, str]) -> bool:
    print(" ".join(command), flush=True)
    try:
        return subprocess.run(command, check=False, **options).returncode == 0
    except OSError as problem:
        print(problem, file=sys.stderr)
        return False


def say_which(name: str, variable: str, found: Path | None, missing: str) -> int:
    """Say which browser the tests use, or that there is none; the exit status."""
    if found is not None:
        print(f"Browser tests use {found}")
        return 0
    named = f"{variable} names {os.environ.get(variable)!r}, which is no {name} that runs."
    print(named if variable in os.environ else missing, file=sys.stderr)
    return 1
