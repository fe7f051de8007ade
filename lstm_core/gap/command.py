"""The gap experiment: who still knows the first symbol after how long a gap?

``python -m lstm_core.gap --out assets/content/experiments/gap.json`` trains every kind of network at every
gap with two learning rates and five seeds, and writes the file that the page shows. ``--keep`` trains only what the
file lacks.
"""

from __future__ import annotations

import argparse
import os
import platform
import shlex
import sys
import time
from collections.abc import Callable, Iterable
from datetime import date
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from lstm_core.gap.network import NETWORKS, GapNetwork
from lstm_core.gap.results import GapResults, GapRun, Made, dump_gap, load_gap
from lstm_core.gap.settings import Combination, GapSettings
from lstm_core.gap.training import GapRecord, fresh_sequences, train_gap
from lstm_core.numbers.validation import whole_number

__all__ = ["GapRecord", "load_gap", "main", "run_gap", "train_gap"]

_Job = tuple[GapSettings, Combination]
Say = Callable[[int, int, float], None]


def run_gap(
    settings: GapSettings, jobs: int = 2, say: Say | None = None, kept: Iterable[GapRun] = ()
) -> tuple[list[GapRun], float]:
    """Return all runs in the order of the settings, and the processor seconds they took.

    ``jobs`` processes share the work; the result does not depend on how many. ``say`` hears after
    each run how many are done, how many there are, and the share of the work done. Runs among
    ``kept``, which were made with these settings, are not made again.
    """
    known = {run.combination: run for run in kept}
    runs, seconds = _made([(settings, one) for one in settings.combinations() if one not in known], jobs, say)
    known |= {run.combination: run for run in runs}
    return [known[one] for one in settings.combinations()], seconds


def _made(waiting: list[_Job], jobs: int, say: Say | None) -> tuple[list[GapRun], float]:
    """Train the networks that are waited for, in their order, and say how long it took."""
    # The longest first, so that no process is left alone with one at the end.
    order = sorted(range(len(waiting)), key=lambda k: -_work(waiting[k]))
    found: dict[int, GapRun] = {}
    total, done, seconds = sum(map(_work, waiting)), 0.0, 0.0
    with get_context("spawn").Pool(jobs) as pool:
        results = pool.imap(_one, [waiting[k] for k in order])
        for k, (run, took) in zip(order, results, strict=True):
            found[k], seconds, done = run, seconds + took, done + _work(waiting[k])
            if say:
                say(len(found), len(waiting), done / total)
    return [found[k] for k in range(len(waiting))], seconds


def _work(job: _Job) -> float:
    _, one = job
    return (one.gap + 2) * (6.0 if NETWORKS[one.kind].cell == "lstm" else 1.0)


def _one(job: _Job) -> tuple[GapRun, float]:
    """Train one network and try it on sequences that neither trained it nor chose its learning rate."""
    settings, (kind, gap, rate, seed) = job
    began = time.process_time()
    records = train_gap(
        kind,
        gap,
        settings.units,
        seed,
        settings.updates,
        learning_rate=rate,
        batch=settings.batch,
        clip=settings.clip,
        record_every=settings.every,
        checks=settings.checks,
    )
    curve, row = [], np.empty(0)
    for record in records:
        curve.append((record.update, record.accuracy))
        row = record.row
    test = fresh_sequences(gap, settings.tests, seed, "test")
    accuracy = GapNetwork(kind, gap, settings.units).accuracy(row, test)
    return GapRun(kind, gap, rate, seed, accuracy, tuple(curve)), time.process_time() - began


def main(arguments: list[str] | None = None) -> None:
    """Run the experiment from the command line and write its file."""
    given = sys.argv[1:] if arguments is None else arguments
    parser = _parser()
    asked = parser.parse_args(given)
    if not asked.out.parent.is_dir():
        parser.error(f"--out is in {asked.out.parent}, which does not exist; expected a folder that does")
    try:
        whole_number("--jobs", asked.jobs, 1, 64)
        settings = GapSettings(
            kinds=tuple(asked.kinds),
            gaps=tuple(asked.gaps),
            learning_rates=tuple(asked.rates),
            seeds=tuple(range(asked.seeds)),
            updates=asked.updates,
            every=asked.every,
        )
        before = load_gap(asked.out) if asked.keep else None
        kept = before.runs_for(settings) if before else ()
    except (ValueError, OSError) as problem:
        parser.error(str(problem))
    # These matrices are too small to share out; the worker processes read this when they start.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    began = time.monotonic()

    def say(done: int, of: int, share: float) -> None:
        left = (time.monotonic() - began) * (1.0 - share) / share
        print(f"\r{done} of {of} runs, about {left / 60:.0f} min left ", end="", file=sys.stderr, flush=True)

    runs, cpu_seconds = run_gap(settings, asked.jobs, say, kept)
    print(file=sys.stderr)
    made = Made(
        date=date.today().isoformat(),
        command=shlex.join(["python", "-m", "lstm_core.gap", *given]),
        python=platform.python_version(),
        numpy=np.__version__,
        jobs=asked.jobs,
        runs=len(runs) - len(kept),
        seconds=_tenths(time.monotonic() - began),
        cpu_seconds=_tenths(cpu_seconds),
    )
    results = GapResults(settings, (*(before.made if before else ()), made), tuple(runs))
    asked.out.write_text(dump_gap(results), encoding="utf-8")
    print(_table(load_gap(asked.out)))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m lstm_core.gap", description=__doc__)
    usual = GapSettings()
    parser.add_argument("--out", type=Path, required=True, help="the file to write")
    parser.add_argument("--seeds", type=int, default=len(usual.seeds), help="how many, counted from 0")
    parser.add_argument(
        "--updates", type=int, default=usual.updates, help="of the weights, for every network"
    )
    parser.add_argument(
        "--gaps", type=int, nargs="+", default=usual.gaps, help="steps between symbol and question"
    )
    parser.add_argument("--kinds", nargs="+", default=usual.kinds, help="of network")
    parser.add_argument(
        "--rates", type=float, nargs="+", default=usual.learning_rates, help="learning rates to choose from"
    )
    parser.add_argument(
        "--every", type=int, default=usual.every, help="updates from point to point of a run's curve"
    )
    parser.add_argument(
        "--keep", action="store_true", help="keep the runs that --out holds, made with the same settings"
    )
    parser.add_argument("--jobs", type=int, default=2, help="processes that share the work")
    return parser


def _table(results: GapResults) -> str:
    """Return median accuracies with the worst and best seed, one line per kind."""
    lines = [f"{'gap':32}" + "".join(f"{gap:>18}" for gap in results.settings.gaps)]
    for kind in results.settings.kinds:
        cells = [results.cell(kind, gap) for gap in results.settings.gaps]
        shown = "".join(f"{cell.middle:8.3f} {cell.low:.2f}-{cell.high:.2f}" for cell in cells)
        lines.append(f"{NETWORKS[kind].name:32}{shown}")
    return "\n".join(lines)


def _tenths(seconds: float) -> float:
    """Seconds to one decimal; what was over in less than a tenth is said to have taken one."""
    return max(0.1, round(seconds, 1))
