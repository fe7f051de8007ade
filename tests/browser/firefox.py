"""Finds a Firefox for the browser tests; ``python -m tests.browser.firefox --install`` gets one.

Looked for in this order: the program named in GATEWISE_FIREFOX, a Firefox on the PATH, the one Playwright has downloaded.
A Firefox as people have it is driven by WebDriver BiDi, through :mod:`tests.browser.tools.bidi_relay`.
"""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Playwright

from tests.browser.tools.programs import install, playwrights_own, running, say_which

VARIABLE = "GATEWISE_FIREFOX"
NAMES = ("firefox-esr", "firefox")
MISSING = (
    "No Firefox was found: run `python -m tests.browser.firefox --install`, "
    f"or name one in the environment variable {VARIABLE}."
)
ROOT = Path(__file__).resolve().parents[2]
_LIGHT = {"layout.css.prefers-color-scheme.content-override": 1}


def find() -> Path | None:
    """A Firefox that runs, or None."""
    named = os.environ.get(VARIABLE)
    return running(named, "Firefox") if named else _found()


@cache
def _found() -> Path | None:
    candidates = (running(name, "Firefox") for name in NAMES)
    return next(filter(None, candidates), None) or running(playwrights_own("firefox"), "Firefox")


@contextmanager
def launched(playwright: Playwright, program: Path) -> Iterator[Browser]:
    """This Firefox without a window, in the light theme."""
    if str(program) == playwright.firefox.executable_path:
        browser = playwright.firefox.launch(headless=True)
        yield browser
        browser.close()
        return
    with TemporaryDirectory() as folder:
        browser = playwright.firefox.launch(
            channel="moz-firefox", executable_path=_relayed(program, Path(folder)), headless=True,
            firefox_user_prefs=_LIGHT,
        )  # fmt: skip
        yield browser
        browser.close()


def _relayed(program: Path, folder: Path) -> Path:
    """What starts the relay, which starts Firefox; on Windows Firefox itself."""
    if sys.platform == "win32":
        return program
    relay = shlex.join([sys.executable, "-m", "tests.browser.tools.bidi_relay", str(program)])
    script = folder / "firefox"
    script.write_text(f'#!/bin/sh\ncd {shlex.quote(str(ROOT))} && exec {relay} "$@"\n', encoding="utf-8")
    script.chmod(0o755)
    return script


def main(arguments: list[str]) -> int:
    """Say which browser the tests use; with ``--install``, get one first if there is none."""
    if find() is None and "--install" in arguments and VARIABLE not in os.environ:
        install("firefox-esr", "firefox")
        _found.cache_clear()
    return say_which("Firefox", VARIABLE, find(), MISSING)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
