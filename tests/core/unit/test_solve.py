import math
from dataclasses import FrozenInstanceError

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_core.cells.parameters import LSTMParameters
from lstm_core.numbers.roots import find_zeros
from lstm_core.unit.solve import solve
from lstm_core.unit.sweep import sweep
from lstm_core.words.symbols import RESULTS, SETTINGS
from tests.core.support import DOCUMENT, random_layer, scalar_units, tame

GRID = np.linspace(-10.0, 10.0, 4001)


# Forget and candidate weight pull in opposite directions: the new memory dips and rises in x.
DIP = LSTMParameters.scalar(forget=(0, -2, 0.3), input=(0, 1, 0), candidate=(0, 1, 0), output=(0, 0, 0))


def value_at(solution, root, unit=DOCUMENT, given_now=(1, 1, 2)):
    trace = sweep(unit, *given_now, solution.quantity, [root])
    return float(getattr(trace, solution.target_quantity)[0])


def test_which_input_turns_a_memory_of_2_into_2_03():
    solution = solve(DOCUMENT, 1, 1, 2, "x", "c", 2.03)
    assert [round(root, 3) for root in solution.roots] == [-0.946]
    assert value_at(solution, solution.roots[0]) == pytest.approx(2.03, abs=1e-15)
    assert solution.is_reachable and not solution.flat and solution.plateaus == ()
    assert (solution.low, solution.high, solution.target) == (-10.0, 10.0, 2.03)
    with pytest.raises(FrozenInstanceError):
        solution.target = 1.0  # type: ignore[misc]


def test_a_root_is_the_closest_float():
    root = solve(DOCUMENT, 1, 1, 2, "x", "c", 2.03).roots[0]
    here = abs(value_at(solve(DOCUMENT, 1, 1, 2, "x", "c", 2.03), root) - 2.03)
    for step_aside in (1e-12, -1e-12):
        trace = sweep(DOCUMENT, 1, 1, 2, "x", [root + step_aside])
        assert abs(float(trace.c[0]) - 2.03) > here


@given(
    scalar_units(),
    tame,
    tame,
    tame,
    st.sampled_from(SETTINGS),
    st.sampled_from(RESULTS),
    st.floats(-9.0, 9.0),
)
@settings(deadline=None, max_examples=150)
def test_a_value_that_was_reached_is_found_again(unit, x, h, c, quantity, key, place):
    target = float(getattr(sweep(unit, x, h, c, quantity, [place]), key)[0])
    solution = solve(unit, x, h, c, quantity, key, target)
    low, high = solution.reachable
    assert solution.is_reachable and low <= target <= high
    assert list(solution.roots) == sorted(set(solution.roots))
    assert all(-10.0 <= root <= 10.0 for root in solution.roots)
    values = getattr(sweep(unit, x, h, c, quantity, solution.roots), key)
    np.testing.assert_allclose(values, target, rtol=0, atol=4e-14)
    near = min(abs(root - place) for root in solution.roots)
    inside = any(a <= place <= b for a, b in solution.plateaus)
    slope = np.ptp(getattr(sweep(unit, x, h, c, quantity, [place - 1e-4, place + 1e-4]), key))
    if not inside and slope > 1e-8:
        assert near < 1e-5
    assert len(solution.roots) < 10


@given(scalar_units(), tame, tame, tame, st.sampled_from(SETTINGS), st.sampled_from(RESULTS))
@settings(deadline=None, max_examples=100)
def test_reachable_bounds_every_value_and_beyond_it_is_nothing(unit, x, h, c, quantity, key):
    values = getattr(sweep(unit, x, h, c, quantity, GRID), key)
    solution = solve(unit, x, h, c, quantity, key, 0.0)
    low, high = solution.reachable
    assert low <= values.min() and values.max() <= high
    assert solution.flat == (np.ptp(values) == 0.0)
    width = max(high - low, 1e-3)
    for outside in (low - width, high + width):
        beyond = solve(unit, x, h, c, quantity, key, outside)
        assert beyond.roots == () and not beyond.is_reachable


def test_reachable_looks_between_the_grid_points():
    low, _ = solve(DIP, 1, 0, 1, "x", "c", 0.0).reachable
    coarse = sweep(DIP, 1, 0, 1, "x", GRID).c
    lowest = GRID[coarse.argmin()]
    fine = sweep(DIP, 1, 0, 1, "x", np.linspace(lowest - 0.005, lowest + 0.005, 20001)).c
    assert low <= fine.min() + 1e-15 < coarse.min()


def test_not_reachable_says_the_range():
    solution = solve(DOCUMENT, 1, 1, 2, "x", "c", 3.5)
    assert not solution.is_reachable and solution.roots == ()
    assert solution.reachable == pytest.approx((0.0000116, 3.0), abs=1e-7)


def test_flat_where_the_quantity_does_not_matter():
    solution = solve(DOCUMENT, 1, 1, 2, "w_oh", "c", 2.0)
    assert solution.flat and solution.roots == () and solution.reachable[0] == solution.reachable[1]
    solution = solve(DOCUMENT, 1, 1, 2, "w_gh", "z_f", 5.95)
    assert solution.flat and solution.plateaus == ((-10.0, 10.0),)
    assert solution.roots == (-10.0, 10.0)


def test_several_roots_are_all_found():
    values = sweep(DIP, 1, 0, 1, "x", GRID).c
    target = 0.6
    crossings = np.flatnonzero(np.diff(np.sign(values - target)))
    solution = solve(DIP, 1, 0, 1, "x", "c", target)
    assert len(solution.roots) == len(crossings) >= 2
    for root, k in zip(solution.roots, crossings, strict=True):
        assert GRID[k] <= root <= GRID[k + 1]
        assert value_at(solution, root, DIP, (1, 0, 1)) == pytest.approx(target, abs=1e-15)


def test_the_touching_root_at_an_extremum():
    low, _ = solve(DIP, 1, 0, 1, "x", "c", 0.0).reachable
    touching = solve(DIP, 1, 0, 1, "x", "c", low)
    assert len(touching.roots) == 1
    straddling = solve(DIP, 1, 0, 1, "x", "c", low + 1e-10)
    assert len(straddling.roots) == 2
    assert straddling.roots[0] < touching.roots[0] < straddling.roots[1]
    assert straddling.roots[1] - straddling.roots[0] < 1e-3
    assert solve(DIP, 1, 0, 1, "x", "c", low - 1e-10).roots == ()


def test_saturation_gives_one_stretch_not_thousands_of_roots():
    solution = solve(DOCUMENT, 1, 1, 2, "x", "f", 1.0, -100, 100)
    ((left, right),) = solution.plateaus
    assert solution.roots == (left, right) and right == 100.0
    assert 1.0 - value_at(solution, left) <= 1e-15 < 1.0 - value_at(solution, left - 0.5)
    zero = solve(DOCUMENT, 1, 1, 2, "x", "f", 0.0, -2000, 0)
    assert len(zero.roots) == 2 and zero.roots[0] == -2000.0


def test_a_root_on_a_grid_point_or_an_end_is_given_exactly():
    assert solve(DOCUMENT, 1, 1, 2, "x", "p_gx", 0.0).roots == (0.0,)
    assert solve(DOCUMENT, 1, 1, 2, "x", "p_fx", 1.63 * 10.0).roots == (10.0,)
    assert solve(DOCUMENT, 1, 1, 2, "x", "p_fx", -1.63 * 10.0).roots == (-10.0,)
    assert solve(DOCUMENT, 1, 1, 2, "b_f", "z_f", 0.0, -5, 7).roots == pytest.approx((-4.33,))
    assert solve(DOCUMENT, 1, 1, 2, "x", "p_gx", 0.0, -7, 11).roots == (0.0,)


def test_a_narrow_range_works():
    high = math.nextafter(math.nextafter(1.0, 2.0), 2.0)
    assert solve(DOCUMENT, 1, 1, 2, "x", "p_ih", 2.0, 1.0, high).flat
    root = solve(DOCUMENT.replace("w_fx", 1), 1, 1, 2, "x", "p_fx", 1.0, 1.0, 1.5).roots
    assert root == (1.0,)


def parabola(bottom, height):
    def curve(points):
        gap = (points - bottom) ** 2 + height
        return gap, np.full(points.shape, 1e-15)

    return curve


@given(st.floats(-9.9, 9.9))
@settings(deadline=None, max_examples=60)
def test_hidden_dips_between_grid_points(bottom):
    for sign in (1.0, -1.0):

        def curve(points, sign=sign, height=-1e-8):
            gap, slack = parabola(bottom, height)(points)
            return sign * gap, slack

        roots, plateaus = find_zeros(curve, GRID)
        assert plateaus == () and roots == pytest.approx((bottom - 1e-4, bottom + 1e-4), abs=1e-9)
        touching, _ = find_zeros(lambda points, curve=curve: curve(points, height=0.0), GRID)
        assert touching == pytest.approx((bottom,), abs=1e-7)
        assert find_zeros(lambda points, curve=curve: curve(points, height=1e-8), GRID)[0] == ()


def test_dips_near_the_ends_of_the_range():
    for bottom in (-9.9985, 9.9985):
        roots, _ = find_zeros(parabola(bottom, -1e-8), GRID)
        assert roots == pytest.approx((bottom - 1e-4, bottom + 1e-4), abs=1e-9)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("y", "c", 1.0), "quantity is 'y'; expected one of x, h_prev"),
        (("x", "x", 1.0), "target_quantity is 'x'; expected one of p_fh"),
        (("x", "c", float("nan")), "target is nan; expected a finite number"),
        (("x", "c", "2"), "target is '2'; expected a finite number"),
        (("x", "c", 1.0, 5, 5), "low is 5.0 and high is 5.0; expected low below high"),
        (("x", "c", 1.0, 5, -5), "low is 5.0 and high is -5.0; expected low below high"),
        (("x", "c", 1.0, float("-inf"), 5), "low is -inf; expected a finite number"),
        (("x", "c", 1.0, -1.7e308, 1.7e308), "low is -1.7e[+]308 and high is"),
        (("x", "c", 1.0, 0, 1.79e308), "p_fx is too large to represent"),
    ],
)
def test_refusals(arguments, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        solve(DOCUMENT, 1, 1, 2, *arguments)


def test_larger_units_are_refused():
    with pytest.raises(ValueError, match="^the parameters have 3 inputs and 2 units"):
        solve(random_layer(0, 3, 2), 1, 1, 1, "x", "c", 1.0)


def test_targets_far_outside_do_not_warn():
    assert solve(DOCUMENT, 1, 1, 2, "x", "c", 1.7e308).roots == ()
    assert solve(DOCUMENT, 1, 1, 2, "x", "c", -1.7e308).roots == ()
