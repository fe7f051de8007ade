"""How well cells follow a question about the text, and which cells set a stretch of it apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from lstm_core.charlm.probes.probes import Kind
from lstm_core.numbers.activations import AnyFloats, FloatArray
from lstm_core.numbers.validation import whole_number

WELL = 0.7
"""From this size of correlation on, a cell is said to follow a probe well."""

SEPARATES = 0.95
"""From this :attr:`Ranking.separation` on, a cell is said to tell a probe's yes from its no."""

MEASURES: Mapping[Kind, str] = {"graded": "Spearman's rank correlation", "yes_no": "correlation"}
_AT_ONCE = 500_000

Ranks = npt.NDArray[np.float32]
"""Whole and half ranks, (T, H)."""


@dataclass(frozen=True, eq=False)
class Ranking:
    """How H cells follow one probe over a text.

    Attributes:
        correlation: (H,) by cell, −1 to 1; nan for a cell that never changes, and for all cells if
            the probe never does, which ``defined`` says.
        auc: (H,) by cell for a yes/no probe: the chance that the cell is higher at a yes than at a
            no, equal values counting half; None for a graded probe.
        measure: the correlation's name.
    """

    correlation: FloatArray
    auc: FloatArray | None
    measure: str
    defined: bool

    @cached_property
    def separation(self) -> FloatArray | None:
        """(H,): max(AUC, 1 − AUC), ½ to 1, how well a cell tells a yes from a no, whichever of them it is higher at.

        Unlike the correlation it does not shrink where a yes is rare. None for a graded probe.
        """
        return None if self.auc is None else np.maximum(self.auc, 1.0 - self.auc)

    @cached_property
    def cells(self) -> npt.NDArray[np.int64]:
        """(H,): the cell with the greatest size of correlation first, those without one last."""
        return _largest_first(self.correlation)

    def following(self, threshold: float = WELL) -> npt.NDArray[np.bool_]:
        """(H,): which cells' correlation has at least this size; never one that has none."""
        return np.asarray(np.abs(self.correlation) >= threshold)

    def separating(self, threshold: float = SEPARATES) -> npt.NDArray[np.bool_]:
        """(H,): which cells' separation is at least this; none for a graded probe."""
        if self.separation is None:
            return np.zeros(len(self.correlation), np.bool_)
        return np.asarray(self.separation >= threshold)


class Brushed(NamedTuple):
    """How H cells are inside a stretch and outside of it; ``cells`` the greatest difference first, all else by cell.

    ``inside`` and ``outside`` are means, ``difference`` the first less the second, ``auc`` the chance
    that the cell is higher at a character inside than at one outside.
    """

    cells: npt.NDArray[np.int64]
    inside: FloatArray
    outside: FloatArray
    difference: FloatArray
    auc: FloatArray


@dataclass(frozen=True)
class Interpretable:
    """How many of ``cells`` cells follow each probe, any, and none, by one yardstick of at least ``threshold``.

    ``undefined`` names the probes that never change in the text, which no cell can follow.
    """

    threshold: float
    cells: int
    following: Mapping[str, int]
    any: int
    undefined: tuple[str, ...]

    @property
    def none(self) -> int:
        """How many follow no probe."""
        return self.cells - self.any


def rank_cells(tanh_c: AnyFloats, values: FloatArray, kind: Kind, ranks: Ranks | None = None) -> Ranking:
    """Return how every column of ``tanh_c`` (T, H) follows ``values`` (T,).

    A graded probe is compared by Spearman's rank correlation, equal values sharing their mean rank;
    a yes/no one, 1 for yes, by Pearson's correlation, and by the area under the ROC curve besides.
    Where the probe is nan it does not apply, and the character is left out. ``ranks``, of
    :func:`mean_ranks`, spares making them again for the next probe. Raises ValueError for shapes that
    do not agree, values that are not finite, and a yes/no value other than 0 and 1.
    """
    _checked(tanh_c, values)
    applies = ~np.isnan(values)
    if not applies.any():
        nothing = np.full(tanh_c.shape[1], np.nan)
        return Ranking(nothing, None if kind == "graded" else nothing, MEASURES[kind], False)
    if not applies.all():
        return rank_cells(tanh_c[applies], values[applies], kind)
    if kind == "yes_no" and not np.isin(values, (0.0, 1.0)).all():
        raise ValueError("a yes/no probe has a value that is neither; expected only 0 and 1")
    ranks = mean_ranks(tanh_c) if ranks is None else ranks
    if kind == "graded":
        correlation, auc = _correlation(ranks, mean_ranks(values[:, None])[:, 0].astype(np.float64)), None
    else:
        correlation, auc = _correlation(tanh_c, values), _auc(ranks, values)
    # Constant columns are told by their values: their rounded variance need not be 0.
    still = (tanh_c == tanh_c[0]).all(axis=0)
    defined = bool((values != values[0]).any())
    correlation[still | (not defined)] = np.nan
    return Ranking(correlation, auc, MEASURES[kind], defined)


def brushed(tanh_c: AnyFloats, start: int, stop: int, ranks: Ranks | None = None) -> Brushed:
    """Return how the cells differ between the characters ``start`` to ``stop`` − 1 and all others.

    Raises ValueError for a stretch that is empty, the whole text, or not within it.
    """
    length = len(tanh_c)
    if length < 2:
        raise ValueError(f"the text has {length} character; expected at least 2 to set some apart")
    whole_number("the stretch's start", start, 0, length - 1)
    whole_number("the stretch's end", stop, start + 1, length)
    if stop - start == length:
        raise ValueError("the stretch is the whole text; expected at least one character outside of it")
    marks = np.zeros(length)
    marks[start:stop] = 1.0
    inside = tanh_c[start:stop].mean(axis=0)
    outside = np.concatenate([tanh_c[:start], tanh_c[stop:]]).mean(axis=0)
    difference = inside - outside
    auc = _auc(mean_ranks(tanh_c) if ranks is None else ranks, marks)
    return Brushed(_largest_first(difference), inside, outside, difference, auc)


def interpretable(rankings: Mapping[str, Ranking], threshold: float = WELL) -> Interpretable:
    """Return how many cells follow each of the probes in ``rankings``, any of them, and none, by their correlations.

    Raises ValueError without any ranking.
    """
    return _counted(rankings, {key: one.following(threshold) for key, one in rankings.items()}, threshold)


def separable(rankings: Mapping[str, Ranking], threshold: float = SEPARATES) -> Interpretable:
    """Return how many cells tell a yes from a no of each of the probes, any of them, and none, by their separation.

    Raises ValueError without any ranking.
    """
    return _counted(rankings, {key: one.separating(threshold) for key, one in rankings.items()}, threshold)


def by_either(rankings: Mapping[str, Ranking]) -> int:
    """Return how many cells follow a probe well or tell its yes from its no. Raises ValueError without any ranking."""
    which = {key: one.following() | one.separating() for key, one in rankings.items()}
    return _counted(rankings, which, WELL).any


def _counted(
    rankings: Mapping[str, Ranking], which: Mapping[str, npt.NDArray[np.bool_]], threshold: float
) -> Interpretable:
    if not rankings:
        raise ValueError("there is no ranking; expected one at least")
    found = np.any(list(which.values()), axis=0)
    return Interpretable(
        threshold,
        len(found),
        {key: int(cells.sum()) for key, cells in which.items()},
        int(found.sum()),
        tuple(key for key, ranking in rankings.items() if not ranking.defined),
    )


def mean_ranks(columns: AnyFloats) -> Ranks:
    """Return each column's ranks (T, H) from 1 to T in ascending order, equal values sharing their mean rank.

    Halves up to T = 2²³ are exact in single precision.
    """
    length, width = columns.shape
    ranks = np.empty((width, length), np.float32)
    each = max(1, _AT_ONCE // max(1, length))
    for start in range(0, width, each):
        rows = np.ascontiguousarray(columns[:, start : start + each].T)
        ranks[start : start + each] = _row_ranks(rows)
    return ranks.T


def _row_ranks(rows: AnyFloats) -> FloatArray:
    order = np.argsort(rows, axis=1)
    ordered = np.take_along_axis(rows, order, axis=1)
    new = np.ones(rows.shape, np.bool_)
    new[:, 1:] = ordered[:, 1:] != ordered[:, :-1]
    # Runs of equal values, over all rows one after another: no run goes past its row's end.
    firsts = np.flatnonzero(new)
    counts = np.diff(firsts, append=rows.size)
    means = firsts % rows.shape[1] + (counts + 1) / 2.0
    ranks = np.empty(rows.shape)
    np.put_along_axis(ranks, order, np.repeat(means, counts).reshape(rows.shape), axis=1)
    return ranks


def _correlation(columns: AnyFloats, values: FloatArray) -> FloatArray:
    """Return Pearson's correlation of each column with ``values``; nan where one of the two has no spread."""
    # Centred before squaring: a saturated cell's spread would drown in the square of its mean.
    columns = columns - columns.mean(axis=0, dtype=np.float64)
    values = values - values.mean()
    size = np.sqrt(np.einsum("th,th->h", columns, columns) * (values @ values))
    found = np.divide(values @ columns, size, out=np.full(len(size), np.nan), where=size > 0.0)
    return np.asarray(np.clip(found, -1.0, 1.0))


def _auc(ranks: Ranks, yes: FloatArray) -> FloatArray:
    """Return (U / (n₁·n₀)) of Mann and Whitney by column, U = the yes ranks' sum − n₁(n₁ + 1) / 2; nan if n₁ or n₀ is 0."""
    n_yes = yes.sum()
    pairs = n_yes * (len(yes) - n_yes)
    if pairs == 0.0:
        return np.full(ranks.shape[1], np.nan)
    return np.asarray((yes @ ranks - n_yes * (n_yes + 1.0) / 2.0) / pairs)


def _largest_first(values: FloatArray) -> npt.NDArray[np.int64]:
    """Return the order by size, equal ones as they come, nan last."""
    sizes = np.where(np.isnan(values), -1.0, np.abs(values))
    return np.argsort(-sizes, kind="stable")


def _checked(tanh_c: AnyFloats, values: FloatArray) -> None:
    if tanh_c.ndim != 2 or values.shape != tanh_c.shape[:1] or not tanh_c.size:
        raise ValueError(
            f"the cells have shape {tanh_c.shape} and the probe {values.shape}; expected (T, H) and (T,)"
        )
    if not np.isfinite(tanh_c).all() or np.isinf(values).any():
        raise ValueError("a cell or the probe has a value that is not finite; expected finite numbers")
