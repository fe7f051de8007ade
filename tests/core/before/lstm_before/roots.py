"""All zeros of a smooth curve on a grid: crossings, touching points and flat stretches."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from tests.core.before.lstm_before.activations import FloatArray

Curve = Callable[[FloatArray], tuple[FloatArray, FloatArray]]
"""From points to (gap, slack): a gap no larger than its slack is zero but for rounding."""

Test = Callable[[FloatArray], npt.NDArray[np.bool_]]
Span = tuple[float, float]
Indices = npt.NDArray[np.intp]

_GOLDEN = (5.0**0.5 - 1.0) / 2.0
# 130 halvings take any grid spacing below the distance of neighbouring floats, except around
# zero itself, where floats are dense without end; zero is then tried by name.
_HALVINGS = 130
_GOLDEN_CUTS = 60


def find_zeros(curve: Curve, grid: FloatArray) -> tuple[tuple[float, ...], tuple[Span, ...]]:
    """Return the zeros of ``curve`` on a rising ``grid`` (N,), N ≥ 2, and its flat stretches.

    A stretch of two or more grid points at zero gives its two ends, refined to neighbouring
    floats, both as zeros and as one pair. Zeros are in rising order.
    """
    gap, slack = curve(grid)
    side = np.where(np.abs(gap) <= slack, 0.0, np.sign(gap))
    first, last = _runs(side == 0.0)
    long = last > first
    plateaus = _plateaus(curve, grid, first[long], last[long])
    single = first[~long]
    ends = (single == 0) | (single == grid.size - 1)
    inner = single[~ends]
    crossed = inner[side[inner - 1] * side[inner + 1] < 0.0]
    on_grid = crossed[gap[crossed] == 0.0]
    around = crossed[gap[crossed] != 0.0]
    between = np.flatnonzero(side[:-1] * side[1:] < 0.0)
    left = [grid[between], grid[around - 1]]
    right = [grid[between + 1], grid[around + 1]]
    hidden, touching = _extrema(curve, grid, gap, side)
    left.extend(hidden[0])
    right.extend(hidden[1])
    crossings = _crossings(curve, np.concatenate(left), np.concatenate(right))
    exact = [crossings, grid[on_grid], grid[single[ends]], np.ravel(plateaus)]
    spacing = float((grid[-1] - grid[0]) / (grid.size - 1))
    return _merged(np.concatenate(exact).tolist(), touching.tolist(), spacing * 1e-4), plateaus


def minimise(curve: Callable[[FloatArray], FloatArray], left: FloatArray, right: FloatArray) -> FloatArray:
    """Return the place of the least value in each [left, right], all searched at once.

    Golden section; each interval is taken to hold one dip. Its own ends count too. Accurate
    to about the square root of float precision, the limit for any search by values.
    """
    if not left.size:
        return left
    low, high = left, right
    a, b = high - _GOLDEN * (high - low), low + _GOLDEN * (high - low)
    at_a, at_b = curve(a), curve(b)
    for _ in range(_GOLDEN_CUTS):
        go_left = at_a <= at_b
        low, high = np.where(go_left, low, a), np.where(go_left, b, high)
        fresh = np.where(go_left, high - _GOLDEN * (high - low), low + _GOLDEN * (high - low))
        at_fresh = curve(fresh)
        a, b = np.where(go_left, fresh, b), np.where(go_left, a, fresh)
        at_a, at_b = np.where(go_left, at_fresh, at_b), np.where(go_left, at_a, at_fresh)
    places = np.stack([left, right, a, b])
    values = np.stack([curve(left), curve(right), at_a, at_b])
    return np.asarray(np.take_along_axis(places, values.argmin(axis=0)[np.newaxis], axis=0)[0])


def _runs(flags: npt.NDArray[np.bool_]) -> tuple[Indices, Indices]:
    """Return the first and last index of every run of True."""
    edges = np.diff(np.concatenate([[0], flags.astype(np.int8), [0]]))
    return np.flatnonzero(edges == 1), np.flatnonzero(edges == -1) - 1


def _plateaus(curve: Curve, grid: FloatArray, first: Indices, last: Indices) -> tuple[Span, ...]:
    def at_zero(points: FloatArray) -> npt.NDArray[np.bool_]:
        gap, slack = curve(points)
        return np.abs(gap) <= slack

    _, low = _boundary(at_zero, grid[np.maximum(first - 1, 0)], grid[first])
    _, high = _boundary(at_zero, grid[np.minimum(last + 1, grid.size - 1)], grid[last])
    return tuple(zip(low.tolist(), high.tolist(), strict=True))


def _boundary(test: Test, outside: FloatArray, inside: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Halve each interval until its ends are neighbours; ``test`` holds at ``inside`` only."""
    for _ in range(_HALVINGS):
        middle = outside + (inside - outside) / 2.0
        if bool(((middle == outside) | (middle == inside)).all()):
            break
        within = test(middle)
        outside, inside = np.where(within, outside, middle), np.where(within, middle, inside)
    return outside, inside


def _crossings(curve: Curve, left: FloatArray, right: FloatArray) -> FloatArray:
    """Return the float of least gap where the sign changes inside each [left, right]."""
    if not left.size:
        return left
    side = np.sign(curve(right)[0])
    low, high = _boundary(lambda points: np.sign(curve(points)[0]) == side, left, right)
    places = np.stack([np.clip(0.0, low, high), low, high])
    gaps = np.abs(np.stack([curve(place)[0] for place in places]))
    return np.asarray(np.take_along_axis(places, gaps.argmin(axis=0)[np.newaxis], axis=0)[0])


def _extrema(
    curve: Curve, grid: FloatArray, gap: FloatArray, side: FloatArray
) -> tuple[tuple[list[FloatArray], list[FloatArray]], FloatArray]:
    """Return the crossings' intervals and touching points hidden between grid points."""
    size = np.abs(gap)
    before, after = np.r_[np.inf, size[:-1]], np.r_[size[1:], np.inf]
    side_before, side_after = np.r_[side[1], side[:-1]], np.r_[side[1:], side[-2]]
    drop = np.minimum(before - size, 1e308), np.minimum(after - size, 1e308)
    ends = np.isinf(before) | np.isinf(after)
    # A smooth dip goes no deeper below its grid point than the neighbours stand above it;
    # at the ends of the range only one neighbour can tell.
    reach = np.where(ends, 4.0 * np.minimum(*drop), drop[0] + drop[1])
    dip = (drop[0] >= 0.0) & (drop[1] >= 0.0) & (size <= reach) & (reach > 0.0)
    same = (side_before == side_after) & (side_before != 0.0)
    k = np.flatnonzero(dip & same & ((side == side_before) | ((side == 0.0) & ~ends)))
    left, right = grid[np.maximum(k - 1, 0)], grid[np.minimum(k + 1, grid.size - 1)]
    sign = side_before[k]
    tip = minimise(lambda points: sign * curve(points)[0], left, right)
    depth, slack = curve(tip)
    through = sign * depth < -slack
    touching = tip[np.abs(depth) <= slack]
    return ([left[through], tip[through]], [tip[through], right[through]]), touching


def _merged(exact: list[float], touching: list[float], near: float) -> tuple[float, ...]:
    roots: list[float] = []
    for root in sorted(exact):
        if not roots or root - roots[-1] > 4.0 * np.spacing(abs(root)):
            roots.append(root + 0.0)
    for root in touching:
        if all(abs(root - other) > near for other in roots):
            roots.append(root + 0.0)
    return tuple(sorted(roots))
