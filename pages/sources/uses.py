"""What LSTMs are good for and what not, each sentence with what it rests on, and what this app has measured. Pure."""

from __future__ import annotations

from typing import Any

from lstm_core.gap.network import NETWORKS
from lstm_core.gap.results import GapResults
from pages.ui.text.segments import segments
from pages.ui.text.texts import text, texts


def references() -> dict[str, str]:
    """The references by key, in the order of their numbers."""
    listed: dict[str, str] = texts("sources.uses.references.list")
    return listed


def columns() -> list[dict[str, Any]]:
    """Good for, and not: sentences with terms, each followed by the numbers of its references."""
    return [_column(texts("sources.uses.good")), _column(texts("sources.uses.bad"))]


def _column(said: dict[str, Any]) -> dict[str, Any]:
    return {"title": said["title"], "items": [_with_references(item) for item in said["items"]]}


def _with_references(item: dict[str, Any]) -> list[Any]:
    order = list(references())
    numbers = sorted(order.index(key) + 1 for key in item["refs"])
    return [*segments(item["say"]), f" [{', '.join(map(str, numbers))}]"]


def experiment_sentence(results: GapResults) -> str:
    """How far each kind of network of the experiment got, the LSTMs first, and under which conditions."""
    settings = results.settings
    kinds = sorted(settings.kinds, key=lambda kind: NETWORKS[kind].cell != "lstm")
    return text(
        "sources.uses.measured.sentence",
        units=str(settings.units),
        updates=f"{settings.updates:,}",
        most=str(results.most),
        seeds=str(len(settings.seeds)),
        told="; ".join(_reach(NETWORKS[kind].name, results.reach(kind)) for kind in kinds),
    )


def _reach(name: str, gap: int | None) -> str:
    if gap is None:
        return text("sources.uses.measured.none", name=name)
    return text("sources.uses.measured.reach", name=name, gap=str(gap))
