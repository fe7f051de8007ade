"""What the benchmark found: one row per figure, one Markdown table, and the bounds it must reach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Row:
    """One line of the table.

    Attributes:
        name: what was measured.
        figure: the app's figure, with its unit.
        beside: what was measured beside it in the same run, with its figure; empty if nothing was.
        ratio: figure / beside, or None.
        must: the bound, in words; empty when the row is for information only.
        ok: whether the bound was reached; None without a bound.
    """

    name: str
    figure: str
    beside: str = ""
    ratio: float | None = None
    must: str = ""
    ok: bool | None = None


def markdown(rows: Sequence[Row]) -> str:
    """The rows as one Markdown table."""
    lines = ["| name | figure | beside | ratio | must reach |", "| --- | --- | --- | ---: | --- |"]
    for row in rows:
        ratio = "" if row.ratio is None else f"{row.ratio:.3g}"
        lines.append(f"| {row.name} | {row.figure} | {row.beside} | {ratio} | {row.must} |")
    return "\n".join(lines)


def verdicts(rows: Sequence[Row]) -> str:
    """PASS or FAIL for every row that has a bound."""
    lines = []
    for row in rows:
        if row.ok is not None:
            beside = f", {row.beside}" if row.beside else ""
            ratio = "" if row.ratio is None else f", ratio {row.ratio:.3g}"
            mark = "PASS" if row.ok else "FAIL"
            lines.append(f"{mark}  {row.name}: {row.figure}{beside}{ratio}; must reach: {row.must}")
    return "\n".join(lines)


def median(values: Sequence[float]) -> float:
    """The middle of ``values``."""
    return float(np.median(values))


def spread(values: Sequence[float], unit: str = "ms", decimals: int = 1) -> str:
    """``median / 95th percentile`` in words."""
    p95 = float(np.percentile(values, 95))
    return f"{median(values):.{decimals}f} / {p95:.{decimals}f} {unit}"
