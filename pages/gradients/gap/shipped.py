"""The shipped result of the gap experiment: as a chart and as tables. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lstm_core.gap.network import NETWORKS, GapNetwork
from lstm_core.gap.results import LEARNED, GapResults
from lstm_core.gap.task import CHANCE
from pages.ui.live.table import Cell, table_payload
from pages.ui.text.numbers import percent
from pages.ui.text.texts import text, texts

MARKERS = ("dot", "square", "triangle", "diamond", "bar", "plus", "down")
STYLES = ("solid", "dashed", "dotted")
HEIGHT = 300
SHARES = (0.0, 0.25, 0.5, 0.75, 1.0)


def chart(results: GapResults, gap: int | None) -> dict[str, Any]:
    """Median accuracy against gap, with whiskers from the worst to the best seed; ``gap`` is marked."""
    settings = results.settings
    gaps = sorted(settings.gaps)
    lines = []
    for kind, marker in zip(settings.kinds, MARKERS, strict=False):
        cells = [results.cell(kind, gap) for gap in gaps]
        lines.append(
            {
                "key": kind,
                "label": NETWORKS[kind].name,
                "role": role_of(kind),
                "style": style_of(kind, settings.kinds),
                "values": [cell.middle for cell in cells],
                "low": [cell.low for cell in cells],
                "high": [cell.high for cell in cells],
                "marker": marker,
                "share": True,
            }
        )
    return {
        "title": text("gradients.gap.chart.title"),
        "label": text("gradients.gap.chart.label", n=str(len(lines)), seeds=str(len(settings.seeds))),
        "at": text("gradients.gap.chart.at"),
        "spread": text("gradients.gap.chart.spread", seeds=str(len(settings.seeds))),
        "xs": list(range(len(gaps))),
        "x_labels": [str(gap) for gap in gaps],
        "x_title": text("gradients.gap.chart.x_title"),
        "height": HEIGHT,
        "range": [0.0, 1.0],
        "ticks": ticks(),
        "guides": guides(),
        "lines": lines,
        "mark": gaps.index(gap) if gap in gaps else None,
    }


def ticks() -> list[list[Any]]:
    """The marks of an axis of accuracies."""
    return [[share, percent(share, 2)] for share in SHARES]


def guides() -> list[dict[str, Any]]:
    """Level lines: what guessing gives, and from where on a gap counts as learned."""
    levels = (("guessing", CHANCE, "dotted"), ("learned", LEARNED, "dashed"))
    return [
        {
            "y": y,
            "label": text(f"gradients.gap.chart.{name}", share=percent(y, 2)),
            "role": "plain",
            "style": style,
        }
        for name, y, style in levels
    ]


def role_of(kind: str) -> str:
    """A network's colour: that of the memory it relies on."""
    return "long_term" if NETWORKS[kind].cell == "lstm" else "short_term"


def style_of(kind: str, kinds: Sequence[str]) -> str:
    """How its line is drawn among those of its colour."""
    like = [other for other in kinds if NETWORKS[other].cell == NETWORKS[kind].cell]
    return STYLES[like.index(kind) % len(STYLES)]


def n_weights(kind: str, units: int) -> int:
    """How many weights a network of a kind learns."""
    return GapNetwork(kind, 0, units).n_weights


def reach_table(results: GapResults) -> dict[str, Any]:
    """One row per start: its weights, the longest gap its median seed learned, and its worst seed there."""
    words, settings = texts("gradients.gap.reach"), results.settings
    rows: list[dict[str, Cell]] = []
    for kind in settings.kinds:
        reach = results.reach(kind)
        rows.append(
            {
                words["start"]: NETWORKS[kind].name,
                words["weights"]: str(n_weights(kind, settings.units)),
                words["reach"]: text("gradients.gap.reach.steps", gap=str(reach)) if reach else words["none"],
                words["worst"]: percent(results.cell(kind, reach).low) if reach else words["nothing"],
            }
        )
    title = text(
        "gradients.gap.reach.title",
        most=str(results.most),
        seeds=str(len(settings.seeds)),
        updates=f"{settings.updates:,}",
    )
    return table_payload(title, rows, {words["weights"], words["reach"], words["worst"]})


def table(results: GapResults) -> dict[str, Any]:
    """One row per kind and gap: median, worst and best seed, learning rate."""
    words = texts("gradients.gap.table")
    rows: list[dict[str, Cell]] = []
    for kind in results.settings.kinds:
        for gap in sorted(results.settings.gaps):
            cell = results.cell(kind, gap)
            rows.append(
                {
                    words["network"]: NETWORKS[kind].name,
                    words["gap"]: str(gap),
                    words["middle"]: percent(cell.middle),
                    words["low"]: percent(cell.low),
                    words["high"]: percent(cell.high),
                    words["rate"]: f"{cell.learning_rate:g}",
                }
            )
    return table_payload(words["title"], rows, {*words.values()} - {words["title"], words["network"]})
