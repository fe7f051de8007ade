"""How many units can be understood, by two yardsticks: sentences and tables. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import numpy as np

from lstm_core.charlm.probes.cell_results import THRESHOLDS, CellResults
from lstm_core.charlm.probes.following import (
    SEPARATES,
    WELL,
    Interpretable,
    Ranking,
    interpretable,
    separable,
)
from lstm_core.charlm.probes.probes import PROBES
from lstm_core.numbers.activations import FloatArray
from pages.neurons.model.network import SHIPPED
from pages.neurons.reader.finding import ranking
from pages.ui.live.table import Cell, table_payload
from pages.ui.text.numbers import fixed, percent
from pages.ui.text.segments import Segment
from pages.ui.text.texts import text, text_segments

UNREAD_BY_EYE = 0.95
"""The share of units that document 004 passes on, as Karpathy's, as not to be understood."""
NONE = "–"
YES_NO = tuple(key for key, probe in PROBES.items() if probe.kind == "yes_no")

Rankings = Mapping[str, Ranking]


def rankings_here(shown: str, model: str = SHIPPED) -> Rankings:
    """How the tanh(c) of all units follows all probes on one text."""
    return {probe: ranking(shown, probe, model) for probe in PROBES}


def figure(values: FloatArray | None, unit: int, decimals: int) -> str:
    """One unit's value, written; a dash where there is none."""
    return NONE if values is None or np.isnan(values[unit]) else fixed(float(values[unit]), decimals)


# --- sentences ----------------------------------------------------------------------


def unseen_paragraphs(results: CellResults) -> list[list[Segment]]:
    """What was counted on unseen files, by both yardsticks, and how it is to be taken."""
    followed, told_apart = results.counts(), results.separable()
    names = {key: PROBES[key].name for key in ("docstring", "quotes", "prose")}
    probes = str(len(PROBES))
    return [
        text_segments(
            "neurons.count.by_correlation", characters=f"{results.characters:,}", files=str(results.files),
            any=str(followed.any), units=str(followed.cells), probes=probes, well=fixed(WELL, 1), none=str(followed.none),
        ),
        [
            *text_segments(
                "neurons.count.by_separation",
                any=str(told_apart.any), separates=fixed(SEPARATES, 2), either=str(results.by_either()),
            ),
            *_where_they_part(results.rankings),
        ],
        *_counted(results),
        [
            *text_segments("neurons.count.overlap", probes=probes, **names), " ",
            *text_segments("neurons.count.distributed"), " ",
            *text_segments(
                "neurons.count.by_eye", unread=percent(UNREAD_BY_EYE, 2), read=percent(1 - UNREAD_BY_EYE, 2)
            ),
        ],
    ]  # fmt: skip


def _counted(results: CellResults) -> list[list[Segment]]:
    """How well counts can be read off the best unit, and off all; nothing in results that do not say so."""
    told = []
    for key, one in results.counting.items():
        if np.isfinite(one.cells).any() and np.isfinite(one.readout):
            best = int(np.nanargmax(one.cells))
            alone, together = fixed(float(one.cells[best]), 2), fixed(one.readout, 2)
            told.append(_said("counted_one", probe=PROBES[key].name, one=alone, unit=str(best), all=together))
    return [text_segments("neurons.count.counted", counts="; ".join(told))] if told else []


def _where_they_part(rankings: Rankings) -> list[Segment]:
    """The unit that tells a yes from a no well while its correlation is smallest; nothing where none does."""
    parted = [
        (abs(float(one.correlation[unit])), key, int(unit))
        for key, one in rankings.items()
        for unit in np.flatnonzero(one.separating())
    ]
    if not parted:
        return []
    _, key, unit = min(parted)
    one = rankings[key]
    return [
        " ",
        *text_segments(
            "neurons.count.rare", probe=PROBES[key].name, cell=str(unit),
            correlation=figure(one.correlation, unit, 2), separation=figure(one.separation, unit, 3),
        ),
    ]  # fmt: skip


def here_paragraph(shown: str, model: str = SHIPPED) -> list[Segment]:
    """The same counts on the text that is shown."""
    here = rankings_here(shown, model)
    followed = interpretable(here)
    told: list[Segment] = text_segments(
        "neurons.count.here", characters=f"{len(shown):,}", any=str(followed.any), units=str(followed.cells),
        well=fixed(WELL, 1), separate=str(separable(here).any), separates=fixed(SEPARATES, 2),
    )  # fmt: skip
    if followed.undefined:
        still = ", ".join(f"“{PROBES[key].name}”" for key in followed.undefined)
        told += [" ", *text_segments("neurons.count.still", probes=still)]
    return told


# --- tables -------------------------------------------------------------------------


def _said(key: str, **given: str) -> str:
    return text(f"neurons.count.{key}", **given)


def yardstick_table(shown: str, results: CellResults | None, model: str = SHIPPED) -> dict[str, Any]:
    """How many units meet each threshold, on unseen files and on this text."""
    here, unseen = rankings_here(shown, model), results.rankings if results else None

    def row(name: str, count: Callable[[Rankings], Interpretable]) -> dict[str, Cell]:
        counts = [NONE if unseen is None else str(count(unseen).any), str(count(here).any)]
        titles = [_said(key) for key in ("yardstick", "on_unseen", "on_text")]
        return dict(zip(titles, [name, *counts], strict=True))

    rows = [
        row(
            _said("correlation_from", threshold=fixed(threshold, 1), probes=str(len(PROBES))),
            partial(interpretable, threshold=threshold),
        )
        for threshold in THRESHOLDS
    ]
    last = _said("separation_from", threshold=fixed(SEPARATES, 2), probes=str(len(YES_NO)))
    rows.append(row(last, separable))
    return table_payload(_said("yardsticks"), rows, {_said("on_unseen"), _said("on_text")})


def unseen_table(results: CellResults) -> dict[str, Any]:
    """One row per probe: the unit that follows it best on unseen files, and how many follow it."""
    followed, told_apart = results.counts().following, results.separable().following
    rows: list[dict[str, Cell]] = []
    for key, probe in PROBES.items():
        found = results.rankings[key]
        best = int(found.cells[0])
        rows.append(
            {
                _said("probe"): probe.name,
                _said("best"): str(best) if found.defined else NONE,
                _said("its_correlation"): figure(found.correlation, best, 2),
                _said("its_separation"): figure(found.separation, best, 3),
                _said("with_correlation", threshold=fixed(WELL, 1)): str(followed[key]),
                _said("with_separation", threshold=fixed(SEPARATES, 2)): str(told_apart[key])
                if key in YES_NO
                else NONE,
            }
        )
    return table_payload(_said("unseen_table"), rows, {*rows[0]} - {_said("probe")})


def here_table(shown: str, results: CellResults | None, model: str = SHIPPED) -> dict[str, Any]:
    """One row per probe: the unit that follows it best in this text, and the same unit on unseen files."""
    rows: list[dict[str, Cell]] = []
    for key, probe in PROBES.items():
        here = ranking(shown, key, model)
        unseen = results.rankings[key] if results else None
        best = int(here.cells[0])
        rows.append(
            {
                _said("probe"): probe.name,
                _said("best_here"): str(best) if here.defined else NONE,
                _said("correlation_here"): figure(here.correlation, best, 2),
                _said("correlation_unseen"): _of_the_same(unseen, here, "correlation", best, 2),
                _said("separation_here"): figure(here.separation, best, 3),
                _said("separation_unseen"): _of_the_same(unseen, here, "separation", best, 3),
            }
        )
    return table_payload(_said("here_table"), rows, {*rows[0]} - {_said("probe")})


def _of_the_same(unseen: Ranking | None, here: Ranking, name: str, unit: int, decimals: int) -> str:
    return figure(getattr(unseen, name), unit, decimals) if unseen and here.defined else NONE
