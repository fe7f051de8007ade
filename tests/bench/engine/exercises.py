"""Part n: what marking an answer and making worksheets costs a server.

Runs in a process of its own, so that nothing is drawn or kept before it is measured.
"""

from __future__ import annotations

import json
import sys
import time
from urllib.parse import urlencode

from lstm_core.exercises import KINDS, LEVELS, Asked, Exercise, exercise
from pages.practise.spec import PRACTISE
from pages.practise.url import written
from pages.teach.sheet.code import Variant
from pages.teach.sheet.markup import written as as_html
from pages.teach.sheet.order import Order
from pages.teach.sheet.variant import printed
from tests.bench.engine.step_and_run import child
from tests.bench.tools.table import Row, median

MARKING_MS, SHEET_S = 2.0, 5.0
VARIANTS, QUESTIONS = 40, 10


def measure(quick: bool) -> list[Row]:
    """Time both in a child process."""
    found = child("tests.bench.engine.exercises", "2" if quick else "8")
    marking, sheet = found["marking"], found["sheet"]
    return [
        Row(
            f"marking an answer, the last of an exercise, {len(KINDS)} kinds × {len(LEVELS)} levels: server CPU, median",
            f"{marking['median']:.2f} ms",
            f"the slowest kind: {marking['slowest']:.2f} ms",
            must=f"at most {MARKING_MS:g} ms for each kind",
            ok=marking["slowest"] <= MARKING_MS,
        ),
        Row(
            f"worksheet of {VARIANTS} variants × {QUESTIONS} questions with keys and codes",
            f"{sheet:.2f} s",
            must=f"at most {SHEET_S:g} s",
            ok=sheet <= SHEET_S,
        ),
    ]


def _marking(seeds: int) -> dict[str, float]:
    """The answer to one more typed text, right or wrong, of an exercise whose other answers stand in the address."""
    times = [median([_one(kind, level, seed) for seed in range(seeds)]) for kind in KINDS for level in LEVELS]
    return {"median": median(times), "slowest": max(times)}


def _one(kind: str, level: int, seed: int) -> float:
    drawn = exercise(kind, seed, level)
    typed = {asked.key: _typed(drawn, asked) for asked in drawn.asked}
    *before, last = typed
    query = urlencode(
        {"kind": kind, "level": level, "seed": seed, "answers": written({key: typed[key] for key in before})}
    )
    PRACTISE.answer(query, None)
    # Every other answer is wrong, which takes longest: each mistake is tried.
    text = typed[last] if seed % 2 or drawn.asked[-1].options else f"{drawn.solution[last] + 0.37:.3f}"
    start = time.process_time()
    PRACTISE.answer(query, {"kind": "text", "key": last, "text": text})
    return 1e3 * (time.process_time() - start)


def _typed(drawn: Exercise, asked: Asked) -> str:
    return asked.options[0] if asked.options else f"{drawn.solution[asked.key]:.{asked.decimals}f}"


def _sheet() -> float:
    order = Order(tuple(KINDS)[:QUESTIONS], 1, QUESTIONS, 4711)
    start = time.perf_counter()
    for number in range(1, VARIANTS + 1):
        as_html(*printed(Variant(order, number, "plain"), "By hand", "http://127.0.0.1:8501/"))
    return time.perf_counter() - start


if __name__ == "__main__":
    print(json.dumps({"marking": _marking(int(sys.argv[1])), "sheet": _sheet()}))
