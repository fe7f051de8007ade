"""The page's tables and sentences about all cells together. Pure."""

from __future__ import annotations

from typing import Any

from lstm_core.charlm.net.model import CharModel
from lstm_core.charlm.probes.cell_results import CellResults
from lstm_core.charlm.probes.following import WELL, Interpretable, Ranking
from lstm_core.charlm.probes.probes import PROBES
from pages.neurons.reader.finding import interpretable_here, ranking
from pages.ui.live.table import Cell, table_payload
from pages.ui.text.numbers import fixed, percent

QUOTED = 0.95
"""The share of cells that document 004 passes on as not to be understood."""
NONE = "–"


def count_sentence(results: CellResults) -> str:
    """The honest count on held-out text, beside the share that the document quotes."""
    counts = results.counts()
    return (
        f"On {results.characters:,} characters of {results.files} files that the network never saw, **{counts.any} of "
        f"{counts.cells} cells** follow at least one of the {len(PROBES)} probes well, with a correlation of {fixed(WELL, 1)} or "
        f"more in size; **{counts.none} follow none of them, {percent(counts.none / counts.cells)}**. Document 004 quotes "
        f"about {percent(QUOTED, 2)} of cells that nobody can interpret. A cell that follows none may well follow something "
        "that no probe here asks for."
    )


def here_sentence(text: str) -> str:
    """The same count on the text that is shown."""
    counts = interpretable_here(text)
    still = ", ".join(f"“{PROBES[key].name}”" for key in counts.undefined)
    on_text = f"On the {len(text):,} characters shown here, {counts.any} of {counts.cells} follow one well and {counts.none} none"
    return f"{on_text}; {still} cannot be followed here, since it never changes." if still else f"{on_text}."


def count_rows(text: str, results: CellResults | None) -> dict[str, Any]:
    """One row per probe: its best cell and how many follow it well, on held-out text and on this one."""
    here = interpretable_here(text)
    held_out = results.counts() if results else None
    rows: list[dict[str, Cell]] = []
    for key, probe in PROBES.items():
        on_held_out = results.rankings[key] if results else None
        rows.append(
            {
                "Probe": probe.name,
                "Measure": ranking(text, key).measure,
                **_columns("held out", on_held_out, held_out, key),
                **_columns("this text", ranking(text, key), here, key),
            }
        )
    return table_payload(
        "How many cells follow each probe",
        rows,
        {name for name in rows[0] if name not in ("Probe", "Measure")},
    )


def _columns(where: str, found: Ranking | None, counts: Interpretable | None, key: str) -> dict[str, Cell]:
    names = [
        f"Best cell, {where}",
        f"Its correlation, {where}",
        f"Its AUC, {where}",
        f"Cells from {fixed(WELL, 1)}, {where}",
    ]
    if found is None or counts is None or not found.defined:
        return dict.fromkeys(names, NONE)
    best = int(found.cells[0])
    auc = NONE if found.auc is None else fixed(float(found.auc[best]), 3)
    values = [str(best), fixed(float(found.correlation[best]), 2), auc, str(counts.following[key])]
    return dict(zip(names, values, strict=True))


def about_rows(model: CharModel) -> tuple[tuple[str, str], ...]:
    """What the network is and where it comes from, as far as its file says; names and values."""
    corpus, figures, settings = (
        _mapping(model.about.get(name)) for name in ("corpus", "figures", "settings")
    )
    made_with = _mapping(model.about.get("made_with"))
    found = (
        ("Network", f"{model.units} cells, {model.alphabet.size} signs, {_weights(model):,} weights"),
        ("Corpus", _joined(corpus, "{source}, {files:,} files with {characters:,} characters")),
        (
            "Held out",
            _joined(
                corpus, "{held_out_files:,} files with {held_out_characters:,} characters, never shown to it"
            ),
        ),
        ("Held-out bits per character", _bits(figures)),
        ("Read in training", _joined(dict(model.about), "{characters_read:,} characters, over and over")),
        ("Seed of the last run", str(settings["seed"]) if "seed" in settings else ""),
        ("Made with", _joined(made_with, "Python {python}, NumPy {numpy}")),
        ("Command", str(model.about.get("command", ""))),
    )
    return tuple((name, value) for name, value in found if value)


def _weights(model: CharModel) -> int:
    return sum(array.size for array in model.weights)


def _bits(figures: dict[str, Any]) -> str:
    try:
        return f"{fixed(float(figures['bits']), 3)}, beside {fixed(float(figures['ngram_bits']), 3)} of a six-gram model of the same text"
    except (KeyError, TypeError, ValueError):
        return ""


def _joined(facts: dict[str, Any], sentence: str) -> str:
    """The sentence with its facts; nothing where the file does not state them all."""
    try:
        return sentence.format(**facts)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError):
        return ""


def _mapping(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
