"""Correlations and areas against hand-made cases, slow loops over the definitions, and what must not change them."""

import math
import statistics

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from lstm_core.charlm.probes.following import (
    SEPARATES,
    WELL,
    Ranking,
    brushed,
    by_either,
    interpretable,
    mean_ranks,
    rank_cells,
    separable,
)

NEAR = {"rtol": 0, "atol": 1e-12}


def slow_ranks(values):
    """By the definition: one more than how many are less, and half of how many others are equal."""
    return [1 + sum(b < a for b in values) + (sum(b == a for b in values) - 1) / 2 for a in values]


def slow_auc(values, yes):
    pairs = [(a, b) for a, one in zip(values, yes, strict=True) if one for b in values[yes == 0]]
    return sum(1.0 if a > b else 0.5 if a == b else 0.0 for a, b in pairs) / len(pairs)


def slow_correlation(a, b):
    try:
        return statistics.correlation([float(x) for x in a], [float(x) for x in b])
    except statistics.StatisticsError:  # one of the two is constant
        return math.nan


# Few different values, so that ties are the rule; tanh's range.
levels = st.sampled_from([-1.0, -0.5, 0.0, 0.25, 0.75, 1.0])


@st.composite
def tables(draw, values):
    length, cells = draw(st.integers(2, 12)), draw(st.integers(1, 5))
    rows = draw(st.lists(st.lists(levels, min_size=cells, max_size=cells), min_size=length, max_size=length))
    return np.array(rows), np.array(draw(st.lists(values, min_size=length, max_size=length)), np.float64)


def test_ranks_by_hand():
    columns = np.array([[0.3, 5.0], [0.1, 5.0], [0.3, -1.0], [0.9, 5.0]])
    assert mean_ranks(columns).tolist() == [[2.5, 3.0], [1.0, 3.0], [2.5, 1.0], [4.0, 3.0]]


def test_spearman_by_hand():
    """ρ = 1 − 6 Σd² / (n(n² − 1)) where no values are equal; d = −1, 1, −1, 1, 0 gives 0.8."""
    cells = np.array([[2, -1], [1, -10], [4, -100], [3, -1000], [5, -10000]]) / 10000.0
    found = rank_cells(cells, np.array([1.0, 2.0, 3.0, 4.0, 7.0]), "graded")
    assert_allclose(found.correlation, [0.8, -1.0], **NEAR)
    assert found.cells.tolist() == [1, 0] and found.auc is None and found.defined
    assert found.measure == "Spearman's rank correlation"


def test_a_yes_no_probe_by_hand():
    """Four pairs of a yes with a no; the first cell wins 3 of them and ties none, the second wins 1 and ties 2."""
    cells = np.array([[0.1, 0.0], [0.4, 0.0], [0.3, 1.0], [0.8, 0.0]])
    found = rank_cells(cells, np.array([0.0, 0.0, 1.0, 1.0]), "yes_no")
    assert_allclose(found.auc, [0.75, 0.75], **NEAR)
    # Means 0.55 and 0.25 around 0.4 with a variance of 0.065; 0.5 and 0 around 0.25 with 0.1875.
    assert_allclose(found.correlation, [0.15 / math.sqrt(0.065), 0.25 / math.sqrt(0.1875)], **NEAR)
    assert found.cells.tolist() == [0, 1] and found.measure == "correlation"


@given(tables(st.integers(0, 4)))
@settings(deadline=None)
def test_a_graded_probe_is_compared_by_its_ranks(table):
    cells, values = table
    found = rank_cells(cells, values, "graded")
    expected = [slow_correlation(slow_ranks(column), slow_ranks(values)) for column in cells.T]
    assert_allclose(found.correlation, expected, **NEAR)
    # Any rising curve leaves the ranks alone.
    assert_array_equal(rank_cells(np.exp(cells), values**3, "graded").correlation, found.correlation)


@given(tables(st.integers(0, 1)))
@settings(deadline=None)
def test_a_yes_no_probe_is_compared_by_its_values_and_by_pairs(table):
    cells, values = table
    found = rank_cells(cells, values, "yes_no")
    assert_allclose(found.correlation, [slow_correlation(column, values) for column in cells.T], **NEAR)
    if found.defined:
        assert_allclose(found.auc, [slow_auc(column, values) for column in cells.T], **NEAR)
        other = rank_cells(cells, 1.0 - values, "yes_no")
        assert_allclose(other.auc, 1.0 - found.auc, **NEAR)
        assert_allclose(other.correlation, -found.correlation, **NEAR)
    else:
        assert np.isnan(found.auc).all() and np.isnan(found.correlation).all()


@given(tables(st.integers(0, 1)), st.randoms())
@settings(deadline=None)
def test_the_order_of_the_characters_does_not_matter_and_cells_are_sorted_by_size(table, random):
    cells, values = table
    found = rank_cells(cells, values, "yes_no")
    order = list(range(len(values)))
    random.shuffle(order)
    again = rank_cells(cells[order], values[order], "yes_no")
    assert_allclose(again.correlation, found.correlation, **NEAR)
    assert sorted(found.cells.tolist()) == list(range(cells.shape[1]))
    sizes = np.abs(found.correlation)[found.cells]
    known = sizes[~np.isnan(sizes)]
    assert not np.isnan(sizes[: len(known)]).any(), "those without a correlation are last"
    assert (np.diff(known) <= 0).all()


def test_what_never_changes_has_no_correlation_and_comes_last():
    # 0.1 eleven times: its mean is not 0.1 in floats, so a variance would not be 0.
    cells = np.column_stack(
        [np.full(11, 0.1), np.linspace(0, 1, 11) ** 2, np.full(11, 0.7), np.linspace(0, -1, 11)]
    )
    for kind, values in (("graded", np.arange(11.0)), ("yes_no", (np.arange(11) > 5) * 1.0)):
        found = rank_cells(cells, values, kind)
        assert np.isnan(found.correlation).tolist() == [True, False, True, False]
        assert set(found.cells[:2].tolist()) == {1, 3} and found.cells[2:].tolist() == [0, 2]
        assert found.following().tolist() == [False, True, False, True] and found.defined
        constant = rank_cells(cells, np.full(11, 1.0), kind)
        assert np.isnan(constant.correlation).all() and not constant.defined
        assert not constant.following(0.0).any() and constant.cells.tolist() == [0, 1, 2, 3]
    assert rank_cells(cells, values, "yes_no").auc[0] == 0.5, "all pairs are ties"


def test_a_saturated_cell_is_measured_as_exactly_as_any_other():
    """Near tanh = 1 only the last digits change; they must not drown in the square of the mean."""
    rng = np.random.default_rng(0)
    values = (rng.random(5000) < 0.3) * 1.0
    signal = values + rng.normal(size=5000)
    found = rank_cells(np.column_stack([signal, 0.99 + 1e-9 * signal]), values, "yes_no")
    assert found.correlation[1] == pytest.approx(found.correlation[0], abs=1e-6)


def test_many_cells_at_once_are_each_by_itself():
    """More values than are ranked in one go, in both precisions."""
    rng = np.random.default_rng(1)
    cells = np.tanh(rng.normal(size=(3000, 400))).round(2)
    values = rng.integers(0, 5, 3000).astype(np.float64)
    ranks = mean_ranks(cells)
    for cell in (0, 166, 167, 399):
        assert_array_equal(ranks[:, [cell]], mean_ranks(cells[:, [cell]]))
        alone = rank_cells(cells[:, [cell]], values, "graded").correlation[0]
        assert rank_cells(cells, values, "graded", ranks).correlation[cell] == pytest.approx(alone, abs=1e-13)
    assert_array_equal(mean_ranks(cells.astype(np.float32)), ranks)


@pytest.mark.parametrize(
    ("cells", "values", "kind", "complaint"),
    [
        (np.zeros((3, 2)), np.zeros(4), "graded", r"shape \(3, 2\) and the probe \(4,\); expected"),
        (np.zeros(3), np.zeros(3), "graded", r"expected \(T, H\)"),
        (np.zeros((0, 2)), np.zeros(0), "graded", r"expected \(T, H\)"),
        (np.full((3, 2), np.nan), np.zeros(3), "graded", "not finite"),
        (np.zeros((3, 2)), np.array([0.0, np.inf, 1.0]), "graded", "not finite"),
        (np.zeros((3, 2)), np.array([0.0, 2.0, 1.0]), "yes_no", "only 0 and 1"),
    ],
)
def test_what_cannot_be_compared_is_refused(cells, values, kind, complaint):
    with pytest.raises(ValueError, match=complaint):
        rank_cells(cells, values, kind)


def test_a_brushed_stretch_by_hand():
    cells = np.array([[0.0, 0.5, 1.0], [0.2, -0.5, 1.0], [0.4, -0.9, 1.0], [0.0, 0.5, 1.0]])
    found = brushed(cells, 1, 3)
    assert found.cells.tolist() == [1, 0, 2]
    assert_allclose(found.inside, [0.3, -0.7, 1.0], **NEAR)
    assert_allclose(found.outside, [0.0, 0.5, 1.0], **NEAR)
    assert_allclose(found.difference, [0.3, -1.2, 0.0], **NEAR)
    assert_allclose(found.auc, [1.0, 0.0, 0.5], **NEAR)


@given(tables(st.just(0)), st.data())
@settings(deadline=None)
def test_a_brushed_stretch_is_a_yes_no_probe_over_it(table, data):
    cells, marks = table
    start = data.draw(st.integers(0, len(cells) - 1))
    stop = data.draw(st.integers(start + 1, len(cells)).filter(lambda stop: stop - start < len(cells)))
    marks[start:stop] = 1.0
    found = brushed(cells, start, stop)
    assert_allclose(found.auc, [slow_auc(column, marks) for column in cells.T], **NEAR)
    assert_allclose(found.difference, found.inside - found.outside, **NEAR)
    means = [[statistics.fmean(column[marks == one]) for column in cells.T] for one in (1, 0)]
    assert_allclose([found.inside, found.outside], means, **NEAR)
    assert (np.diff(np.abs(found.difference)[found.cells]) <= 0).all()


@pytest.mark.parametrize(
    ("length", "start", "stop", "complaint"),
    [
        (5, 2, 2, "end is 2; expected a whole number from 3 to 5"),
        (5, -1, 2, "start is -1"),
        (5, 4, 6, "end is 6"),
        (5, 0, 5, "whole text; expected at least one character outside"),
        (1, 0, 1, "at least 2"),
    ],
)
def test_a_stretch_that_sets_nothing_apart_is_refused(length, start, stop, complaint):
    with pytest.raises(ValueError, match=complaint):
        brushed(np.zeros((length, 3)), start, stop)


def ranking(*correlation):
    row = np.array(correlation)
    return Ranking(row, None, "correlation", not np.isnan(row).all())


def test_each_cell_is_counted_once_however_many_probes_it_follows():
    rankings = {
        "one": ranking(0.7, -0.9, 0.69, math.nan),
        "two": ranking(-0.71, 0.2, 0.0, math.nan),
        "flat": ranking(*[math.nan] * 4),
    }
    found = interpretable(rankings)
    assert WELL == found.threshold == 0.7
    assert found.following == {"one": 2, "two": 1, "flat": 0}
    assert (found.cells, found.any, found.none, found.undefined) == (4, 2, 2, ("flat",))
    assert interpretable(rankings, 0.9).any == 1 and interpretable(rankings, 0.5).any == 3
    for counting in (interpretable, separable, by_either):
        with pytest.raises(ValueError, match="expected one at least"):
            counting({})


def test_a_unit_that_is_reliably_lower_tells_a_yes_from_a_no_as_well_as_one_that_is_higher():
    """The second cell is lower at all four yes; the third wins 9 of 12 pairs and so loses 3: 0.75."""
    yes = np.array([1.0, 1.0, 1.0, 1.0, 0.0, 0.0, 0.0])
    cells = np.column_stack([yes / 2, -yes / 2, np.array([4, 5, 6, 0, 1, 2, 3]) / 10])
    found = rank_cells(cells, yes, "yes_no")
    assert_allclose(found.auc, [1.0, 0.0, 0.75], **NEAR)
    assert_allclose(found.separation, [1.0, 1.0, 0.75], **NEAR)
    assert found.separating().tolist() == [True, True, False] and found.separating(0.75).all()
    graded = rank_cells(cells, np.arange(7.0), "graded")
    assert graded.separation is None and not graded.separating(0.0).any()


def test_the_two_yardsticks_count_apart_and_together():
    """A correlation stays small where a yes is rare, however well the cell tells it: one yes in a hundred, 0.17."""
    values = np.zeros(100)
    values[-1] = 1.0
    found = rank_cells(np.arange(100.0)[:, None] / 100, values, "yes_no")
    # The covariance, 0.99 − 0.495, over the spreads: the variances are (100² − 1) / 12 and 0.01 · 0.99.
    assert found.correlation[0] == pytest.approx(0.495 / math.sqrt(833.25 * 0.0099))
    assert found.auc[0] == 1.0 and not found.following().any()
    rankings = {
        "rare": Ranking(np.array([0.17, 0.1, 0.9]), np.array([1.0, 0.04, 0.9]), "correlation", True),
        "count": ranking(-0.8, 0.0, 0.0),
        "flat": Ranking(np.full(3, math.nan), np.full(3, math.nan), "correlation", False),
    }
    told_apart = separable(rankings)
    assert SEPARATES == told_apart.threshold == 0.95
    assert told_apart.following == {"rare": 2, "count": 0, "flat": 0}
    assert (told_apart.any, told_apart.none, told_apart.undefined) == (2, 1, ("flat",))
    assert interpretable(rankings).any == 2 and by_either(rankings) == 3


@pytest.mark.parametrize("kind", ["graded", "yes_no"])
def test_characters_to_which_a_probe_does_not_apply_are_left_out(kind):
    rng = np.random.default_rng(3)
    cells, values = np.tanh(rng.normal(size=(50, 4))), rng.integers(0, 2, 50).astype(float)
    partly = np.where(np.arange(50) % 3 == 0, np.nan, values)
    kept = ~np.isnan(partly)
    left, whole = (
        rank_cells(cells[kept], values[kept], kind),
        rank_cells(cells, partly, kind, mean_ranks(cells)),
    )
    np.testing.assert_array_equal(whole.correlation, left.correlation)
    assert kind == "graded" or np.array_equal(whole.auc, left.auc)
    nowhere = rank_cells(cells, np.full(50, np.nan), kind)
    assert not nowhere.defined and np.isnan(nowhere.correlation).all()
