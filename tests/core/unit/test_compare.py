import math
from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_core.unit.compare import Difference, difference
from lstm_core.unit.sequence import run
from lstm_core.unit.sweep_sequence import run_with
from tests.core.support import DOCUMENT, random_layer, scalar_units, tame

A, B = (0, 0.5, 0.25, 1), (1, 0.5, 0.25, 1)
COMPANIES = difference(run(DOCUMENT, A), run(DOCUMENT, B))
CAUSES_OF_C = ("forget", "carried", "input", "candidate")
CAUSES_OF_H = ("output", "memory")
pairs_of_days = st.integers(1, 12).flatmap(
    lambda n: st.tuples(*[st.lists(tame, min_size=n, max_size=n) for _ in range(2)])
)
ALL_ZERO = {item.name: np.zeros(3) for item in fields(Difference)}


def runs(unit, days, starts):
    return [run(unit, xs, h0, c0) for xs, (h0, c0) in zip(days, starts, strict=True)]


starts = st.tuples(st.tuples(tame, tame), st.tuples(tame, tame))


@given(scalar_units(), pairs_of_days, starts)
@settings(deadline=None)
def test_the_shares_add_up_to_the_difference_and_nothing_is_left_over(unit, days, starts):
    one, two = runs(unit, days, starts)
    found = difference(one, two)
    assert np.array_equal(found.c, one.c - two.c)
    assert np.array_equal(found.h, one.h - two.h)
    for whole, causes in (("c", CAUSES_OF_C), ("h", CAUSES_OF_H)):
        shares = [getattr(found, cause) for cause in causes]
        scale = 1.0 + np.abs(shares).sum(axis=0)
        assert np.abs(sum(shares) - getattr(found, whole)).max() <= 1e-14 * scale.max()


@given(scalar_units(), pairs_of_days, starts)
@settings(deadline=None)
def test_the_other_way_round_every_share_changes_its_sign_only(unit, days, starts):
    one, two = runs(unit, days, starts)
    there, back = difference(one, two), difference(two, one)
    for item in fields(Difference):
        assert np.array_equal(getattr(there, item.name), -getattr(back, item.name)), item.name


@given(scalar_units(), pairs_of_days)
@settings(deadline=None)
def test_a_run_does_not_differ_from_itself(unit, days):
    trace = run(unit, days[0])
    found = difference(trace, trace)
    assert all(not getattr(found, item.name).any() for item in fields(Difference))
    assert found.first_beyond(0) is None


def test_the_shares_are_the_equations_of_the_fields():
    one, two = run(DOCUMENT, A), run(DOCUMENT, B)
    for day in range(4):
        f, f2 = one.f[day], two.f[day]
        c, c2 = one.c_prev[day], two.c_prev[day]
        o, o2, t, t2 = one.o[day], two.o[day], one.tanh_c[day], two.tanh_c[day]
        i, i2, g, g2 = one.i[day], two.i[day], one.g[day], two.g[day]
        wanted = {
            "forget": (f - f2) * (c + c2) / 2,
            "carried": (f + f2) / 2 * (c - c2),
            "input": (i - i2) * (g + g2) / 2,
            "candidate": (i + i2) / 2 * (g - g2),
            "output": (o - o2) * (t + t2) / 2,
            "memory": (o + o2) / 2 * (t - t2),
        }
        for cause, value in wanted.items():
            assert math.isclose(getattr(COMPANIES, cause)[day], value, abs_tol=1e-15), cause


def test_company_a_and_b_differ_by_the_candidate_first_and_by_what_is_carried_later():
    assert [COMPANIES.cause_of_c(day) for day in range(4)] == ["candidate", *["carried"] * 3]
    assert {COMPANIES.cause_of_h(day) for day in range(4)} == {"memory"}
    assert COMPANIES.carried[0] == COMPANIES.forget[0] == 0


def test_a_held_gate_is_the_cause_on_the_first_day_on_which_it_matters():
    held = difference(run_with(DOCUMENT, B, hold={"f": 0.0}), run(DOCUMENT, B))
    assert held.c[0] == held.h[0] == 0
    assert held.cause_of_c(1) == "forget"
    shut = difference(run_with(DOCUMENT, B, hold={"i": 0.0}), run(DOCUMENT, B))
    assert shut.cause_of_c(0) == "input"
    mute = difference(run_with(DOCUMENT, B, hold={"o": 0.0}), run(DOCUMENT, B))
    assert mute.cause_of_h(0) == "output"
    straight = difference(run_with(DOCUMENT, B, candidate="linear"), run(DOCUMENT, B))
    assert straight.cause_of_c(3) == "candidate"


def test_the_first_day_beyond_is_the_first_that_is_truly_beyond():
    h = np.array([0.1, -0.2, 0.3])
    found = Difference(**(ALL_ZERO | {"h": h, "c": -10 * h}))
    assert [found.first_beyond(limit) for limit in (0.0, 0.1, 0.15, 0.2, 0.25, 0.3)] == [0, 1, 1, 2, 2, None]
    assert found.first_beyond(1.5, "c") == 1


@pytest.mark.parametrize("tolerance", [float("nan"), float("inf"), "much", None, [1, 2], True])
def test_a_tolerance_that_is_no_number_is_refused(tolerance):
    with pytest.raises(ValueError, match="^tolerance"):
        COMPANIES.first_beyond(tolerance)


def test_runs_of_unequal_length_are_refused():
    with pytest.raises(ValueError, match=r"shapes \(4,\) and \(3,\); expected two runs of the scalar unit"):
        difference(run(DOCUMENT, A), run(DOCUMENT, B[:3]))


def test_runs_of_a_larger_unit_are_refused():
    layer = random_layer(1, 2, 3)
    trace = run(layer, np.ones((4, 2)))
    with pytest.raises(ValueError, match="expected two runs of the scalar unit"):
        difference(trace, trace)


def test_a_difference_cannot_be_changed():
    for item in fields(Difference):
        with pytest.raises(ValueError):
            getattr(COMPANIES, item.name)[0] = 1.0
