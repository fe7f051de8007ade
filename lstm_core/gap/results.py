"""The gap experiment's result as a file: what was run, every single outcome, and what follows from them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from lstm_core.files.documents import (
    MAX_LINE,
    MAX_POINT,
    list_of,
    number,
    object_with,
    plain_text,
    read_document,
)
from lstm_core.gap.settings import ROWS, Combination, GapSettings, positive
from lstm_core.gap.task import MAX_GAP
from lstm_core.numbers.validation import one_of, refusal, whole_number

FORMAT = "gatewise-gap/2"
MAX_BYTES = 1024 * 1024
LEARNED = 0.95
"""From this median accuracy on the gap counts as learned."""

_MANY = 64


@dataclass(frozen=True)
class GapRun:
    """One training run: ``curve`` holds (update, accuracy on the checking sequences), ``accuracy`` is on the test's."""

    kind: str
    gap: int
    learning_rate: float
    seed: int
    accuracy: float
    curve: tuple[tuple[int, float], ...]

    @property
    def combination(self) -> Combination:
        """Which run of the experiment this is."""
        return Combination(self.kind, self.gap, self.learning_rate, self.seed)

    @property
    def checked(self) -> float:
        """The last accuracy on the checking sequences, which chooses the learning rate."""
        return self.curve[-1][1]


@dataclass(frozen=True)
class GapCell:
    """A kind at a gap, over the seeds, with its better learning rate; ``accuracies`` in the order of the seeds."""

    kind: str
    gap: int
    learning_rate: float
    accuracies: tuple[float, ...]

    @property
    def low(self) -> float:
        """The worst seed's accuracy."""
        return min(self.accuracies)

    @property
    def middle(self) -> float:
        """The median over the seeds."""
        return median(self.accuracies)

    @property
    def high(self) -> float:
        """The best seed's accuracy."""
        return max(self.accuracies)


@dataclass(frozen=True)
class Made:
    """When, how and how fast ``runs`` of the runs were made; ``seconds`` by the clock, ``cpu_seconds`` of all processes."""

    date: str
    command: str
    python: str
    numpy: str
    jobs: int
    runs: int
    seconds: float
    cpu_seconds: float


@dataclass(frozen=True)
class GapResults:
    """The whole experiment; ``runs`` sorted by kind, gap, learning rate and seed as in ``settings``.

    ``made`` has one entry for each time that runs were added, the first one first.
    """

    settings: GapSettings
    made: tuple[Made, ...]
    runs: tuple[GapRun, ...]

    @property
    def most(self) -> int:
        """How many of the seeds a median speaks for: at least so many runs are no worse."""
        return len(self.settings.seeds) // 2 + 1

    def runs_for(self, settings: GapSettings) -> tuple[GapRun, ...]:
        """Return the runs that belong to other settings as well.

        Raises ValueError where those differ in more than kinds, gaps, learning rates and seeds.
        """
        for name in set(vars(settings)) - set(ROWS):
            if getattr(settings, name) != getattr(self.settings, name):
                raise refusal(
                    name, getattr(settings, name), f"{getattr(self.settings, name)}, as in the file"
                )
        wanted = set(settings.combinations())
        return tuple(run for run in self.runs if run.combination in wanted)

    def cell(self, kind: str, gap: int) -> GapCell:
        """Return a kind's accuracies at a gap, with the learning rate whose median on the checking
        sequences is higher (the first of equals). Raises ValueError for a kind or gap that was not run.
        """
        one_of("kind", kind, self.settings.kinds)
        if gap not in self.settings.gaps:
            raise refusal("gap", gap, f"one of {', '.join(map(str, self.settings.gaps))}")
        by_rate = {
            rate: [run for run in self.runs if (run.kind, run.gap, run.learning_rate) == (kind, gap, rate)]
            for rate in self.settings.learning_rates
        }
        best = max(by_rate, key=lambda rate: median(run.checked for run in by_rate[rate]))
        return GapCell(kind, gap, best, tuple(run.accuracy for run in by_rate[best]))

    def reach(self, kind: str) -> int | None:
        """Return the longest gap that ``kind`` learned along with all shorter ones, None without any.

        Learned: the median accuracy over the seeds is at least LEARNED.
        """
        reached = None
        for gap in sorted(self.settings.gaps):
            if self.cell(kind, gap).middle < LEARNED:
                break
            reached = gap
        return reached


def load_gap(path: Path) -> GapResults:
    """Return the result in a file. Raises ValueError naming the file when it is not valid."""
    try:
        return parse_gap(path.read_bytes())
    except ValueError as error:
        raise ValueError(f"{path.name}: {error}") from error


def parse_gap(text: str | bytes) -> GapResults:
    """Return the result in a JSON document of format "gatewise-gap/1".

    Raises ValueError, in one sentence, for anything else: unknown or missing keys, values out of
    range, and combinations of kind, gap, learning rate and seed that are missing or repeated.
    """
    what = "the result"
    data = object_with(what, read_document(text, what, MAX_BYTES), ("format", "settings", "made", "runs"))
    if data["format"] != FORMAT:
        raise refusal("format", data["format"], f'"{FORMAT}"')
    settings = _settings(data["settings"])
    wanted = settings.combinations()
    items = list_of("runs", data["runs"], len(wanted), len(wanted), "runs")
    runs = tuple(_run(place, item, settings) for place, item in enumerate(items))
    for place, (run, key) in enumerate(zip(runs, wanted, strict=True)):
        if run.combination != key:
            raise ValueError(
                f"runs[{place}] is another combination of kind, gap, learning rate and seed; expected {tuple(key)}"
            )
    items = list_of("made", data["made"], 1, _MANY, "entries")
    made = tuple(_made(f"made[{place}]", item) for place, item in enumerate(items))
    return GapResults(settings, made, runs)


def dump_gap(results: GapResults) -> str:
    """Return the JSON document that :func:`parse_gap` reads back, one run per line."""
    settings, made = results.settings, results.made
    runs = ",\n    ".join(json.dumps(vars(run)) for run in results.runs)
    return (
        f'{{\n  "format": {json.dumps(FORMAT)},\n  "made": {json.dumps([vars(one) for one in made])},\n'
        f'  "settings": {json.dumps(vars(settings))},\n  "runs": [\n    {runs}\n  ]\n}}\n'
    )


def _settings(value: object) -> GapSettings:
    data = dict(object_with("settings", value, tuple(GapSettings.__dataclass_fields__)))
    for name in ROWS:
        data[name] = tuple(list_of(name, data[name], 1, _MANY, "entries"))
    return GapSettings(**data)  # type: ignore[arg-type]  # it checks every field itself


def _made(name: str, value: object) -> Made:
    data = object_with(name, value, tuple(Made.__dataclass_fields__))
    return Made(
        date=plain_text("date", data["date"], MAX_LINE, required=True),
        command=plain_text("command", data["command"], MAX_POINT, required=True),
        python=plain_text("python", data["python"], MAX_LINE, required=True),
        numpy=plain_text("numpy", data["numpy"], MAX_LINE, required=True),
        jobs=whole_number("jobs", data["jobs"], 1, 1024),
        runs=whole_number("runs", data["runs"], 0, _MANY**4),
        seconds=positive("seconds", data["seconds"]),
        cpu_seconds=positive("cpu_seconds", data["cpu_seconds"]),
    )


def _run(place: int, value: object, settings: GapSettings) -> GapRun:
    where = f"runs[{place}]"
    data: Mapping[str, object] = object_with(where, value, tuple(GapRun.__dataclass_fields__))
    points = list_of(f"{where}.curve", data["curve"], 1, settings.updates + 1, "points")
    curve = []
    for n, point in enumerate(points):
        update, share = list_of(f"{where}.curve[{n}]", point, 2, 2, "numbers: update and accuracy")
        curve.append(
            (
                whole_number(f"{where}.curve[{n}][0]", update, 0, settings.updates),
                _share(f"{where}.curve[{n}][1]", share, settings.checks),
            )
        )
    due = [n for n in range(settings.updates + 1) if n % settings.every == 0 or n == settings.updates]
    if [update for update, _ in curve] != due:
        raise ValueError(f"{where}.curve has other updates; expected one point every {settings.every}")
    return GapRun(
        kind=one_of(f"{where}.kind", data["kind"], settings.kinds),
        gap=whole_number(f"{where}.gap", data["gap"], 0, MAX_GAP),
        learning_rate=positive(f"{where}.learning_rate", data["learning_rate"]),
        seed=whole_number(f"{where}.seed", data["seed"], 0, 2**32 - 1),
        accuracy=_share(f"{where}.accuracy", data["accuracy"], settings.tests),
        curve=tuple(curve),
    )


def _share(name: str, value: object, n: int) -> float:
    """Return an accuracy, which n sequences can give: a whole number of right answers among n."""
    found = number(name, value)
    if not 0.0 <= found <= 1.0 or abs(found * n - round(found * n)) > 1e-6:
        raise refusal(name, value, f"a share from 0 to 1 of {n} sequences")
    return found
