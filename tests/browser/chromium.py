"""Finds a Chromium for the browser tests; ``python -m tests.browser.chromium --install`` gets one.

Looked for in this order: the program named in GATEWISE_CHROMIUM, a Chromium or Chrome on the PATH,
the one Playwright has downloaded.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

from tests.browser.tools.programs import install, playwrights_own, running, say_which

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


def find() -> Path | None:
    """A Chromium that runs, or None."""
    named = os.environ.get(VARIABLE)
    return running(named, "Chrom") if named else _found()


@cache
def _found() -> Path | None:
    candidates = (running(name, "Chrom") for name in NAMES)
    return next(filter(None, candidates), None) or running(playwrights_own("chromium"), "Chrom")


def main(arguments: list[str]) -> int:
    """Say which browser the tests use; with ``--install``, get one first if there is none."""
    if find() is None and "--install" in arguments and VARIABLE not in os.environ:
        install("chromium", "chromium")
        _found.cache_clear()
    return say_which("Chromium", VARIABLE, find(), MISSING)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
