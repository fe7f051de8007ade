"""A small cell that is not in the product goes through every door: the equations are all it takes."""

import numpy as np
import pytest

from lstm_core.cells.cell import Cell
from lstm_core.cells.derivatives import array_slopes, chained, transitions
from lstm_core.cells.one_step import UnitOf, paper_of, step_of, sweep_of
from lstm_core.cells.unroll import run_of
from lstm_core.numbers.rounding import round_half_away
from lstm_core.unit.solve import solve_of

LEAKY = Cell(
    "leaky integrator",
    {
        "kept": ("c_prev", "×", "keep"),
        "rest": ("1", "−", "keep"),
        "added": ("x", "×", "rest"),
        "c": ("kept", "+", "added"),
        "out": ("tanh", "(", "c", ")"),
    },
    carried={"c_prev": "c"},
)
UNIT = UnitOf(LEAKY, {"keep": 0.9})


def test_what_follows_from_the_equations():
    assert (LEAKY.given, LEAKY.weights) == (("x", "c_prev"), ("keep",))
    assert LEAKY.recorded == ("kept", "rest", "added", "c", "out")


def test_a_step():
    trace = step_of(UNIT, {"x": 2, "c_prev": 1})
    assert trace.c == 1 * 0.9 + 2 * (1 - 0.9) and trace.out == np.tanh(trace.c)
    assert tuple(trace.as_dict()) == ("x", "c_prev", *LEAKY.recorded)


def test_a_step_on_paper():
    trace = paper_of(UNIT, {"x": 2.34, "c_prev": 1.26}, 1)
    kept, added = round_half_away(1.26 * 0.9, 1), round_half_away(2.34 * 0.1, 1)
    assert (trace.kept, trace.rest, trace.added) == (kept, 0.1, added) == (1.1, 0.1, 0.2)
    assert trace.c == 1.3 and trace.out == 0.9


def test_a_sweep_is_a_loop_over_steps():
    grid = [-1.0, 0.0, 0.5, 2.0]
    swept = sweep_of(UNIT, {"x": 2, "c_prev": 1}, "keep", grid)
    alone = [step_of(UnitOf(LEAKY, {"keep": keep}), {"x": 2, "c_prev": 1}).c for keep in grid]
    assert swept.c.tolist() == alone


def test_solving_backwards():
    found = solve_of(UNIT, {"x": 2, "c_prev": 1}, "keep", "c", 1.25, -2, 2)
    assert found.roots == pytest.approx((0.75,), abs=1e-12)


def test_a_run_carries_the_memory():
    trace = run_of(UNIT, [1, 0, 0], {"c_prev": 0})
    assert trace.c == pytest.approx([0.1, 0.09, 0.081], rel=1e-14)
    assert trace.c_prev.tolist() == [0.0, *trace.c[:2].tolist()]


def test_derivatives_follow_from_the_equations_too():
    trace = step_of(UNIT, {"x": 2, "c_prev": 1})
    slopes = array_slopes(LEAKY, {**trace.as_dict(), "keep": np.asarray(0.9)})
    by = chained(LEAKY, slopes, {"out": np.asarray(1.0)})
    assert by["c_prev"] == pytest.approx(0.9 * (1 - trace.out**2))
    assert by["x"] == pytest.approx(0.1 * (1 - trace.out**2))
    assert transitions(LEAKY, slopes, np.asarray(1.0))["c"]["c_prev"] == 0.9


def test_refusals_name_the_numbers():
    with pytest.raises(ValueError, match="^the weights are named k; expected keep$"):
        UnitOf(LEAKY, {"k": 1.0})
    with pytest.raises(ValueError, match="^quantity is 'f'; expected one of x, c_prev, keep"):
        sweep_of(UNIT, {"x": 2, "c_prev": 1}, "f", [1])
    with pytest.raises(ValueError, match="^target_quantity is 'h'; expected one of kept, rest"):
        solve_of(UNIT, {"x": 2, "c_prev": 1}, "keep", "h", 1)
    with pytest.raises(ValueError, match="^added is too large"):
        step_of(UnitOf(LEAKY, {"keep": -1e300}), {"x": 1e300, "c_prev": 0})
