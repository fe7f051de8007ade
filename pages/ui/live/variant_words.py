"""What the browser is told of a cell with other curves: the words that are not the usual cell's. Pure.

Sentences stand in ``curves.json``, each marked with what it is true ``for``; of several that fit a place, the first counts.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from lstm_core.cells.lstm import GATES
from lstm_core.words.tokens import SIGMOID, TANH
from lstm_core.words.variants import GATE_CURVES, CellVariant
from lstm_core.words.vocabulary import BLOCKS, FUNCTIONS
from pages.ui.live.words import curve_points, functions_in, results_payload, told_entry
from pages.ui.params.cell_variant import VARIANTS
from pages.ui.text.lesson import BECAUSE, WHOLE, unit_lesson
from pages.ui.text.segments import Segment, cases_of, segments
from pages.ui.text.texts import texts

SQUASH = "squash"
_ENTRY = ("title", "sentence")


@lru_cache(maxsize=64)
def variant_file(vocabulary: str, name: str) -> bytes:
    """The file for a variant in one vocabulary, as JSON, to be laid over :func:`words_files`'s.

    Raises:
        KeyError: for a name that no variant has.
    """
    variant = VARIANTS[name]
    told = {
        "words": variant_words(variant, vocabulary),
        "curves": {"sigmoid": curve_points(GATE_CURVES[variant.gates])},
        "straight": [
            key for key, tanh in (("g", variant.candidate_tanh), ("tanh_c", variant.output_tanh)) if not tanh
        ],
    }
    return json.dumps(told, ensure_ascii=False).encode()


def variant_words(variant: CellVariant, vocabulary: str) -> dict[str, Any]:
    """Names, formulas, legend and lesson sentences of a variant, all that differs from the usual cell's."""
    lesson = lesson_of(variant)
    return {
        "symbols": results_payload(variant.symbols, vocabulary),
        "pills": _pills(variant, vocabulary),
        "functions": functions_in(vocabulary, GATE_CURVES[variant.gates]),
        "legend": _legend(variant, vocabulary),
        WHOLE: told_entry(lesson[WHOLE]),
        "divisions": [
            {**division, "steps": [told_entry(step) for step in division["steps"]]}
            for division in lesson["divisions"]
        ],
        BECAUSE: {name: cases_of(cases) for name, cases in lesson[BECAUSE].items()},
    }


def lesson_of(variant: CellVariant) -> dict[str, Any]:
    """The walk through the unit with what is true of this variant put in place of what is not."""
    usual, said = unit_lesson(), texts("curves.walk")

    def entry(place: str, told: Mapping[str, Any]) -> dict[str, Any]:
        instead = next(iter(_fitting(said["steps"].get(place, ()), variant)), {})
        return {**told, **{key: instead[key] for key in _ENTRY if key in instead}}

    def cases(name: str, told: list[dict[str, Any]]) -> list[dict[str, Any]]:
        instead = list(_fitting(said[BECAUSE].get(name, ()), variant))
        own = [case for entry in instead for case in entry["cases"]]
        return own if any(entry.get("alone") for entry in instead) else own + told

    return {
        WHOLE: entry(WHOLE, usual[WHOLE]),
        "divisions": [
            {**d, "steps": [entry(f"{d['id']}.{n}", step) for n, step in enumerate(d["steps"])]}
            for d in usual["divisions"]
        ],
        BECAUSE: {name: cases(name, told) for name, told in usual[BECAUSE].items()},
    }


def _fitting(entries: Iterable[Mapping[str, Any]], variant: CellVariant) -> Iterator[Mapping[str, Any]]:
    return (entry for entry in entries if set(entry["for"]) <= variant.tags)


def _pills(variant: CellVariant, vocabulary: str) -> dict[str, tuple[str, ...]]:
    """The boxes' names; none says a curve that is not there."""
    gone = dict.fromkeys(GATES, SIGMOID) if variant.has_hard_gates else {}
    gone |= {} if variant.candidate_tanh else {"g": TANH}
    changed = {
        block.letter: tuple(
            line.removesuffix(f" {FUNCTIONS[gone[block.letter]][vocabulary]}(…)")
            for line in block.pill[vocabulary]
        )
        for block in BLOCKS
        if block.letter in gone
    }
    return changed if variant.output_tanh else {**changed, SQUASH: tuple(texts("curves.squash")[vocabulary])}


def _legend(variant: CellVariant, vocabulary: str) -> list[Segment]:
    said, functions = texts("curves.legend"), functions_in(vocabulary, GATE_CURVES[variant.gates])
    parts = [said["sum"], said[variant.gates]]
    parts += [said["tanh"]] if variant.candidate_tanh or variant.output_tanh else []
    parts += [] if variant.candidate_tanh and variant.output_tanh else [said["none"]]
    return segments(" ".join(parts), functions)
