"""Reading a count off cells: by hand, against NumPy's own least squares, and judged where nothing was fitted."""

import numpy as np
import pytest

from lstm_core.charlm.probes.counting import count_off


def columns(*cells):
    return np.array(cells, float).T


def half(values):
    return np.arange(len(values)) < len(values) // 2


def test_a_line_is_fitted_on_one_part_and_judged_on_the_other():
    """Fitted: count = cell. Judged: 1, 2, 3 for 2, 4, 6, so Σ(count − estimate)² = 1 + 4 + 9 = 14 of Σ(count − 4)² = 8."""
    values = np.array([0.0, 1, 2, 2, 4, 6])
    found = count_off(columns([0, 1, 2, 1, 2, 3]), values, half(values))
    assert found.cells == pytest.approx([1 - 14 / 8])


def test_a_cell_that_holds_the_count_whichever_way_is_perfect_and_a_still_one_says_the_mean():
    values = np.array([0.0, 1, 2, 3, 4, 1, 3, 2, 0, 4])
    cells = columns((values - 3) / 5, 7 - 2 * values, np.full(10, 0.3))
    found = count_off(cells, values, half(values))
    # Both parts have the mean 2, which is what the still cell's line always says.
    assert found.cells == pytest.approx([1.0, 1.0, 0.0], abs=1e-12)


def test_what_two_cells_hold_together_neither_holds_alone():
    a, b = (np.random.default_rng(k).normal(size=400) for k in (1, 2))
    found = count_off(columns(a, b), 2 * a - 3 * b + 1, half(a), prior=1e-9)
    assert found.readout == pytest.approx(1.0, abs=1e-9)
    assert found.weights == pytest.approx([2, -3]) and found.bias == pytest.approx(1)
    assert (found.cells < 0.8).all()
    assert found.estimate(columns([1, 0], [0, 1])) == pytest.approx([3, -2])


def test_the_readout_is_least_squares_with_a_cost_for_large_weights():
    rng = np.random.default_rng(0)
    cells, values = rng.normal(size=(90, 40)), rng.normal(size=90)
    fitted = half(values)
    x, y = cells[fitted] - cells[fitted].mean(axis=0), values[fitted] - values[fitted].mean()
    # As so many more equations that ask for weights of 0.
    cost = 7.0 * x.var(axis=0).mean()
    rows = np.concatenate([x, np.sqrt(cost) * np.eye(40)])
    weights = np.linalg.lstsq(rows, np.concatenate([y, np.zeros(40)]), rcond=None)[0]
    found = count_off(cells, values, fitted, prior=7.0)
    np.testing.assert_allclose(found.weights, weights, atol=1e-10)
    judged, estimate = values[~fitted], found.estimate(cells[~fitted])
    wanted = 1 - ((judged - estimate) ** 2).sum() / ((judged - judged.mean()) ** 2).sum()
    assert found.readout == pytest.approx(wanted, abs=1e-10)


def test_luck_on_the_fitted_part_does_not_count():
    """Forty cells of noise fit fifty characters well, and say nothing of others."""
    rng = np.random.default_rng(4)
    cells, values = rng.normal(size=(100, 40)), rng.integers(0, 5, 100).astype(float)
    fitted = half(values)
    found = count_off(cells, values, fitted, prior=0.01)
    on_fitted = found.estimate(cells[fitted])
    assert ((values[fitted] - on_fitted) ** 2).sum() < 0.4 * (
        (values[fitted] - values[fitted].mean()) ** 2
    ).sum()
    assert found.readout < 0


def test_where_the_count_does_not_apply_is_left_out():
    values = np.array([0.0, np.nan, 1, 2, np.nan, 2, 4, 6])
    found = count_off(columns([0, 9, 1, 2, -9, 1, 2, 3]), values, half(values))
    assert found.cells == pytest.approx([1 - 14 / 8])


def test_it_makes_no_difference_how_many_are_added_up_at_a_time():
    rng = np.random.default_rng(5)
    cells = rng.normal(size=(50_000, 3)).astype(np.float32)
    values = np.round(cells @ [1.0, 2, 3] + rng.normal(size=50_000))
    found = count_off(cells, values, half(values))
    slope, level = np.polyfit(cells[:25_000, 2].astype(float), values[:25_000], 1)
    left = values[25_000:] - level - slope * cells[25_000:, 2]
    assert found.cells[2] == pytest.approx(1 - left.var() / values[25_000:].var(), abs=1e-3)


@pytest.mark.parametrize(
    "values", [[1, 1, 1, 2, 3, 4], [1, 2, 3, 1, 1, 1], [np.nan] * 6, [1, 2, 3, np.nan, np.nan, np.nan]]
)
def test_a_count_that_never_changes_in_one_part_has_no_figure(values):
    values = np.array(values, float)
    found = count_off(columns([1, 2, 3, 4, 5, 6]), values, half(values))
    assert np.isnan(found.cells).all() and np.isnan(found.readout)


def test_shapes_that_do_not_agree_are_refused():
    with pytest.raises(ValueError, match="expected"):
        count_off(np.zeros((4, 2)), np.zeros(3), np.zeros(3, bool))
