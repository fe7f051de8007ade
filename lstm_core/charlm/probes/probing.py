"""Measuring on text a model never saw which of its cells follow which probe."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np
import numpy.typing as npt

from lstm_core.charlm.net.model import CharModel
from lstm_core.charlm.net.network import Floats, Memories, read
from lstm_core.charlm.probes.cell_results import THRESHOLDS, CellResults, Counted, fingerprint
from lstm_core.charlm.probes.counting import count_off
from lstm_core.charlm.probes.following import MEASURES, Ranking, mean_ranks, rank_cells
from lstm_core.charlm.probes.probes import COUNTS, PROBES, all_probe_values
from lstm_core.charlm.text.alphabet import BOUNDARY
from lstm_core.charlm.text.corpus import Corpus, Document
from lstm_core.numbers.activations import AnyFloats

LEAST = 100_000
_WINDOW = 500
_CELLS_AT_ONCE = 8
Say = Callable[[str], None]


def measure(
    model: CharModel, corpus: Corpus, command: str, least: int = LEAST, say: Say | None = None
) -> CellResults:
    """Return what the cells follow on the corpus's held-out documents, with today's date and the command given.

    Raises ValueError as :func:`follow`.
    """
    rankings, counting = _followed(model, corpus.held_out, least, say)
    return CellResults(
        date=date.today().isoformat(),
        command=command,
        source=corpus.source,
        corpus=corpus.digest,
        model=fingerprint(model),
        files=len(corpus.held_out),
        characters=sum(len(document.text) for document in corpus.held_out),
        rankings=rankings,
        counting=counting,
    )


def follow(
    model: CharModel, documents: tuple[Document, ...], least: int = LEAST, say: Say | None = None
) -> dict[str, Ranking]:
    """Return how every cell follows every probe over all documents, by key in the order of PROBES.

    Each document is read from empty memories behind a boundary, and probed by itself. ``say`` hears
    what is being done. Raises ValueError for fewer than ``least`` characters.
    """
    return _followed(model, documents, least, say)[0]


def _followed(
    model: CharModel, documents: tuple[Document, ...], least: int, say: Say | None
) -> tuple[dict[str, Ranking], dict[str, Counted]]:
    characters = sum(len(document.text) for document in documents)
    if not characters or characters < least:
        raise ValueError(f"the held-out text has {characters:,} characters; expected at least {least:,}")
    tell = say or (lambda _: None)
    tell(f"reading {characters:,} characters of {len(documents)} held-out files …")
    cells = memories_after(model, documents)
    probed = [all_probe_values(document.text) for document in documents]
    values = {key: np.concatenate([one[key] for one in probed]) for key in PROBES}
    parts: dict[str, list[Ranking]] = {key: [] for key in PROBES}
    for start in range(0, model.units, _CELLS_AT_ONCE):
        tell(f"comparing cell {start + 1} of {model.units} with {len(PROBES)} probes …")
        some = cells[:, start : start + _CELLS_AT_ONCE]
        ranks = mean_ranks(some)
        for key, probe in PROBES.items():
            parts[key].append(rank_cells(some, values[key], probe.kind, ranks))
    tell(f"reading {len(COUNTS)} counts off {model.units} cells …")
    fitted = every_other(documents)
    counted = {key: count_off(cells, values[key], fitted) for key in COUNTS}
    return (
        {key: _joined(key, ranked) for key, ranked in parts.items()},
        {key: Counted(one.cells, one.readout) for key, one in counted.items()},
    )


def every_other(documents: tuple[Document, ...]) -> npt.NDArray[np.bool_]:
    """Return which characters, over all documents, are those of the first, the third … document, (T,)."""
    lengths = [len(document.text) for document in documents]
    return np.repeat(np.arange(len(documents)) % 2 == 0, lengths)


def memories_after(model: CharModel, documents: tuple[Document, ...]) -> Floats:
    """Return tanh of the long-term memories after each character, (T, H) over all documents in their order.

    The documents are read side by side in float64, and kept as float32 to need half the room.
    """
    order = sorted(range(len(documents)), key=lambda k: -len(documents[k].text))
    lengths = [len(document.text) for document in documents]
    firsts = np.concatenate([[0], np.cumsum(lengths)])
    kept = np.empty((int(firsts[-1]), model.units), np.float32)
    rows = np.full((max(lengths) + 1, len(documents)), BOUNDARY, model.alphabet.kind)
    for column, k in enumerate(order):
        rows[1 : lengths[k] + 1, column] = model.alphabet.encode(documents[k].text)
    memories: Memories | None = None
    for start in range(0, len(rows), _WINDOW):
        # Longest first: the documents that go on are always the first columns.
        going = sum(length >= start for length in lengths)
        before = memories and Memories(memories.h[:going], memories.c[:going])
        tape = read(model.exact, rows[start : start + _WINDOW, :going], before)
        memories = Memories(tape.h[-1], tape.c[-1])
        for column, k in enumerate(order[:going]):
            _keep(kept[firsts[k] : firsts[k + 1]], tape.tanh_c[:, column], start - 1)
    return kept


def _keep(kept: Floats, read_now: AnyFloats, start: int) -> None:
    """Copy what belongs to a document: ``read_now`` begins at its character ``start``, −1 being the boundary."""
    skipped = max(0, -start)
    stop = min(start + len(read_now), len(kept))
    if stop > start + skipped:
        kept[start + skipped : stop] = read_now[skipped : stop - start]


def _joined(key: str, parts: list[Ranking]) -> Ranking:
    kind = PROBES[key].kind
    auc = None if kind == "graded" else np.concatenate([part.auc for part in parts if part.auc is not None])
    correlation = np.concatenate([part.correlation for part in parts])
    return Ranking(correlation, auc, MEASURES[kind], parts[0].defined)


def told(results: CellResults) -> str:
    """Return the results as lines to read: the best cells of each probe, and how many cells follow any."""
    lines = [f"{results.characters:,} characters of {results.files} files, {results.cells} cells", ""]
    for key, probe in PROBES.items():
        best = results.best(key, 3)
        shown = ", ".join(
            f"{one.cell}: {one.correlation:+.3f}" + ("" if one.auc is None else f" (AUC {one.auc:.3f})")
            for one in best
        )
        lines.append(f"{probe.name:<22} {shown or 'never changes in this text'}")
    lines.append("")
    for threshold in THRESHOLDS:
        counted = results.counts(threshold)
        each = ", ".join(f"{PROBES[key].name.lower()} {n}" for key, n in counted.following.items() if n)
        lines.append(
            f"|correlation| ≥ {threshold}: {counted.any} cells follow a probe, {counted.none} none ({each or 'no probe'})"
        )
    for key, one in results.counting.items():
        best_cell = int(np.argmax(one.cells))
        lines.append(
            f"{PROBES[key].name}: R² {one.cells[best_cell]:.3f} of cell {best_cell} alone, {one.readout:.3f} of all together"
        )
    told_apart = results.separable()
    lines.append(f"max(AUC, 1 − AUC) ≥ {told_apart.threshold}: {told_apart.any} cells tell a yes from a no")
    return "\n".join(lines)
