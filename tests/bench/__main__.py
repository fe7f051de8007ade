"""``python -m tests.bench``: measure, print the table, then PASS or FAIL of each bound."""

from __future__ import annotations

import argparse
import importlib.util
import os
import platform
import sys

from tests.bench.engine import exercises, flow, learning, reading
from tests.bench.engine import step_and_run as engine
from tests.bench.pages import (
    classroom,
    drag,
    explaining,
    loading,
    neurons,
    release,
    series,
    slow_line,
    training,
)
from tests.bench.tools.browser import chromium
from tests.bench.tools.table import Row, markdown, verdicts

ALONE = {
    "e": engine.measure,
    "f": learning.measure,
    "j": flow.measure,
    "k": reading.measure,
    "m": classroom.measure,
    "n": exercises.measure,
}
PARTS = {
    "a": drag.measure,
    "b": release.measure,
    "c": release.measure,
    "d": loading.measure,
    "g": series.measure,
    "h": training.measure,
    "i": explaining.measure,
    "l": neurons.measure,
    "o": slow_line.measure,
}


def main() -> None:
    """Measure the parts asked for."""
    asked = _arguments()
    parts = set(asked.only.split(",")) if asked.only else {*PARTS, *ALONE}
    before = _load()
    rows: list[Row] = []
    for part, measure in ALONE.items():
        if part in parts:
            _say(measure.__module__.rpartition(".")[2])
            rows += measure(asked.quick)
    wanted = [PARTS[part] for part in PARTS if part in parts]
    if wanted:
        with chromium() as browser:
            version = f"Chromium {browser.version}"
            # b and c are the same changes, measured together.
            for measure in dict.fromkeys(wanted):
                _say(measure.__module__.rpartition(".")[2])
                rows = rows + measure(browser, asked.quick)
    else:
        version = "no browser"
    print(f"\n{_circumstances(version, before)}\n\n{markdown(rows)}\n\n{verdicts(rows)}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument(
        "--only",
        default="",
        help="parts, such as a,d: a drag, b release, c server CPU, d loading, e engine, f learning, g 500 days, h training on the page, i dragging where things are explained, j gradient curves, k a network that reads, l its page, m a whole class, n exercises, o a slow line",
    )
    parser.add_argument("--quick", action="store_true", help="fewer repetitions; for development only")
    asked = parser.parse_args()
    unknown = set(asked.only.split(",")) - {*PARTS, *ALONE, ""}
    if unknown:
        parser.error(
            f"--only has {', '.join(sorted(unknown))}; the parts are {', '.join(sorted({*PARTS, *ALONE}))}"
        )
    return asked


def _say(part: str) -> None:
    print(f"measuring: {part} …", file=sys.stderr, flush=True)


def _load() -> float | None:
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else None


def _circumstances(browser: str, load: float | None) -> str:
    cores = os.cpu_count() or 1
    loop = "uvloop" if importlib.util.find_spec("uvloop") else "asyncio, without uvloop"
    line = f"{cores} cores, {platform.system()}, Python {platform.python_version()}, {loop}, {browser}"
    if load is not None and load > 0.25 * cores:
        line += f"\nNOISY: the load was {load:.2f} before the start; repeat on an idle machine before trusting a figure."
    return line


if __name__ == "__main__":
    main()
