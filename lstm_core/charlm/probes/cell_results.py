"""What a model's cells follow on text it never saw, as a file that belongs to that model."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import numpy as np

from lstm_core.charlm.net.model import CharModel
from lstm_core.charlm.probes.following import (
    MEASURES,
    WELL,
    Interpretable,
    Ranking,
    by_either,
    interpretable,
    separable,
)
from lstm_core.charlm.probes.probes import COUNTS, PROBES
from lstm_core.files.documents import (
    MAX_LINE,
    MAX_POINT,
    list_of,
    number,
    object_with,
    plain_text,
    read_document,
)
from lstm_core.numbers.activations import FloatArray
from lstm_core.numbers.validation import refusal, whole_number

FORMAT = "gatewise-cells/1"
MAX_BYTES = 1024 * 1024
THRESHOLDS = (0.5, 0.6, WELL, 0.9)
BEST = 10
DECIMALS = 4

_MANY = 10**9
_TEXTS = {"date": MAX_LINE, "command": MAX_POINT, "source": MAX_LINE, "corpus": MAX_LINE, "model": MAX_LINE}
_LEAST = -1e9
_KEYS = ("format", *_TEXTS, "files", "characters", "cells", "probes")


class Counted(NamedTuple):
    """How well a count can be read off cells on files that played no part in fitting: R² of each cell's own line, (H,),
    and of the sum of all cells, each with a weight of its own."""

    cells: FloatArray
    readout: float


class Follower(NamedTuple):
    """A cell, its correlation with a probe, and for a yes/no probe its area under the ROC curve."""

    cell: int
    correlation: float
    auc: float | None


@dataclass(frozen=True, eq=False)
class CellResults:
    """How all cells of a model follow all probes over ``characters`` of ``files`` held-out files.

    ``model`` is its :func:`fingerprint`, ``corpus`` the text's, ``source`` what that is in words;
    ``rankings`` is in the order of PROBES; ``counting`` has those that count, and is empty in a file that was written
    before counts were read off.
    """

    date: str
    command: str
    source: str
    corpus: str
    model: str
    files: int
    characters: int
    rankings: Mapping[str, Ranking]
    counting: Mapping[str, Counted] = field(default_factory=dict)

    @property
    def cells(self) -> int:
        """How many cells the model has."""
        return len(next(iter(self.rankings.values())).correlation)

    def best(self, key: str, most: int = BEST) -> tuple[Follower, ...]:
        """Return the cells that follow a probe best; fewer where fewer have a correlation."""
        ranking = self.rankings[key]
        cells = [int(cell) for cell in ranking.cells[:most] if not math.isnan(ranking.correlation[cell])]
        aucs = [None if ranking.auc is None else float(ranking.auc[cell]) for cell in cells]
        return tuple(
            Follower(cell, float(ranking.correlation[cell]), auc)
            for cell, auc in zip(cells, aucs, strict=True)
        )

    def counts(self, threshold: float = WELL) -> Interpretable:
        """Return how many cells follow each probe, any, and none, by their correlations."""
        return interpretable(self.rankings, threshold)

    def separable(self) -> Interpretable:
        """Return how many cells tell a yes from a no of each probe, any, and none."""
        return separable(self.rankings)

    def by_either(self) -> int:
        """Return how many cells meet one yardstick or the other."""
        return by_either(self.rankings)


def fingerprint(model: CharModel) -> str:
    """Return the SHA-256 of the alphabet and the weights' bytes, which no other model has."""
    total = hashlib.sha256(model.alphabet.characters.encode() + b"\x00")
    for array in model.weights:
        total.update(np.ascontiguousarray(array).tobytes())
    return total.hexdigest()


def load_cells(path: Path) -> CellResults:
    """Return the results in a file. Raises ValueError naming the file when it is missing or not valid."""
    try:
        with path.open("rb") as file:
            return parse_cells(file.read(MAX_BYTES + 1))
    except OSError as problem:
        raise ValueError(
            f"{path.name} cannot be read ({problem.strerror}); expected a file that the probe command wrote"
        ) from problem
    except ValueError as problem:
        raise ValueError(f"{path.name}: {problem}") from problem


def parse_cells(text: str | bytes) -> CellResults:
    """Return the results in a JSON document of format "gatewise-cells/1".

    Raises ValueError, in one sentence, for anything else: unknown or missing keys, a probe that is
    missing or out of order, rows of another length, correlations and areas out of range.
    """
    what = "the result"
    data = object_with(what, read_document(text, what, MAX_BYTES), _KEYS, ("counting",))
    if data["format"] != FORMAT:
        raise refusal("format", data["format"], f'"{FORMAT}"')
    cells = whole_number("cells", data["cells"], 1, 4096)
    rows = object_with("probes", data["probes"], tuple(PROBES))
    texts = {name: plain_text(name, data[name], most, required=True) for name, most in _TEXTS.items()}
    return CellResults(
        **texts,
        files=whole_number("files", data["files"], 1, _MANY),
        characters=whole_number("characters", data["characters"], 1, _MANY),
        rankings={key: _ranking(key, rows[key], cells) for key in PROBES},
        counting=_counting(data["counting"], cells) if "counting" in data else {},
    )


def dump_cells(results: CellResults) -> str:
    """Return the JSON document that :func:`parse_cells` reads back, numbers rounded to four decimals.

    Beside all correlations by cell, which are what is read back, it tells no figure twice.
    """
    facts = {"format": FORMAT, **{name: getattr(results, name) for name in _TEXTS}}
    facts |= {"files": results.files, "characters": results.characters, "cells": results.cells}
    lines = [
        f"  {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in facts.items()
    ]
    rows = []
    for key, ranking in results.rankings.items():
        given = {"correlation": ranking.correlation} | ({} if ranking.auc is None else {"auc": ranking.auc})
        parts = [f"{json.dumps(name)}: {json.dumps(_rounded(values))}" for name, values in given.items()]
        rows.append(f"    {json.dumps(key)}: {{\n      " + ",\n      ".join(parts) + "\n    }")
    lines.append('  "probes": {\n' + ",\n".join(rows) + "\n  }")
    if results.counting:
        counted = []
        for key, one in results.counting.items():
            (readout,) = _rounded(np.array([one.readout]))
            cells = json.dumps(_rounded(one.cells))
            counted.append(
                f'    {json.dumps(key)}: {{\n      "readout": {json.dumps(readout)},\n      "cells": {cells}\n    }}'
            )
        lines.append('  "counting": {\n' + ",\n".join(counted) + "\n  }")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _rounded(values: FloatArray) -> list[float | None]:
    return [None if math.isnan(value) else round(float(value), DECIMALS) for value in values]


def _ranking(key: str, value: object, cells: int) -> Ranking:
    kind = PROBES[key].kind
    names = ("correlation", "auc") if kind == "yes_no" else ("correlation",)
    data = object_with(key, value, names)
    correlation = _row(f"{key}.correlation", data["correlation"], cells, -1.0)
    auc = _row(f"{key}.auc", data["auc"], cells, 0.0) if kind == "yes_no" else None
    return Ranking(correlation, auc, MEASURES[kind], not bool(np.isnan(correlation).all()))


def _counting(value: object, cells: int) -> dict[str, Counted]:
    data = object_with("counting", value, COUNTS)
    found = {}
    for key in COUNTS:
        one = object_with(f"counting.{key}", data[key], ("readout", "cells"))
        readout = _row(f"counting.{key}.readout", [one["readout"]], 1, _LEAST)
        found[key] = Counted(_row(f"counting.{key}.cells", one["cells"], cells, _LEAST), float(readout[0]))
    return found


def _row(name: str, value: object, cells: int, low: float) -> FloatArray:
    found = np.empty(cells)
    for k, item in enumerate(list_of(name, value, cells, cells, "numbers, one for each cell")):
        found[k] = math.nan if item is None else number(f"{name}[{k}]", item)
        if not (math.isnan(found[k]) or low <= found[k] <= 1.0):
            raise refusal(f"{name}[{k}]", item, f"a number from {low:g} to 1, or null")
    return found
