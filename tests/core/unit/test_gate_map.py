import math

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lstm_core.unit.gate_map import (
    LATTICE,
    axis,
    differing_lets_less_through,
    keeps_a_common_sign,
    level_line,
    sum_giving,
)

weights = st.floats(-8.0, 8.0).map(lambda w: round(w, 2))


def total(w_h, w_x, b, x, h):
    return w_h * h + w_x * x + b


@given(weights, weights, weights, st.sampled_from([-2.0, 0.0, 1.5]))
def test_a_level_line_ends_on_the_square_and_has_its_level_everywhere(w_h, w_x, b, level):
    x1, h1, x2, h2 = (float(end[0]) for end in level_line(w_h, w_x, b, level, 3.0))
    corners = [total(w_h, w_x, b, x, h) - level for x in (-3, 3) for h in (-3, 3)]
    if math.isnan(x1):
        assert min(corners) >= -1e-9 or max(corners) <= 1e-9
        return
    assert min(corners) <= 1e-9 and max(corners) >= -1e-9
    for x, h in ((x1, h1), (x2, h2), ((x1 + x2) / 2, (h1 + h2) / 2)):
        assert total(w_h, w_x, b, x, h) == pytest.approx(level, abs=1e-8)
        assert max(abs(x), abs(h)) <= 3.000001
    assert all(max(abs(x), abs(h)) == pytest.approx(3.0) for x, h in ((x1, h1), (x2, h2)))


@given(weights, weights, weights)
def test_the_axis_runs_from_the_lowest_to_the_highest_sum_square_to_the_levels(w_h, w_x, b):
    assume(abs(w_h) + abs(w_x) > 0)
    x1, h1, x2, h2 = (float(end[0]) for end in axis(w_h, w_x, b, 6.0))
    assert total(w_h, w_x, b, x1, h1) == pytest.approx(-6.0, abs=1e-6)
    assert total(w_h, w_x, b, x2, h2) == pytest.approx(6.0, abs=1e-6)
    along, across = (x2 - x1, h2 - h1), (w_h, -w_x)
    size = math.hypot(*along) * math.hypot(*across)
    assert along[0] * across[0] + along[1] * across[1] == pytest.approx(0.0, abs=1e-9 * size)


def test_a_map_without_weights_has_no_axis():
    assert all(np.isnan(end).all() for end in axis(0.0, 0.0, 1.0, 6.0))
    assert all(np.isnan(end).all() for end in level_line(0.0, 0.0, 1.0, 0.0, 3.0))


def test_a_whole_sweep_is_the_loop_over_its_weights():
    sweep = np.array([-2.0, 0.0, 0.5, 3.0])
    for test in (differing_lets_less_through, keeps_a_common_sign):
        together = test(2.0, sweep, 0.5)
        for n, weight in enumerate(sweep):
            alone = test(2.0, weight, 0.5)
            assert {key: value[n] for key, value in together.items()} == {
                key: value[0] for key, value in alone.items()
            }


@given(weights, weights, weights)
@settings(deadline=None)
def test_the_rule_holds_exactly_while_both_weights_are_positive(w_h, w_x, b):
    found = differing_lets_less_through(w_h, w_x, b)
    assert bool(found["holds"][0]) == (w_h > 0 and w_x > 0)


@given(weights, weights, weights)
@settings(deadline=None)
def test_the_telling_pair_is_one_of_the_tries_and_does_worst(w_h, w_x, b):
    found = {key: float(value[0]) for key, value in differing_lets_less_through(w_h, w_x, b).items()}

    def share(x, h):
        return 1 / (1 + math.exp(-total(w_h, w_x, b, x, h)))

    assert found["agree"] == pytest.approx(share(found["x"], found["h"]), rel=1e-12)
    assert found["differ"] == pytest.approx(share(found["turned_x"], found["turned_h"]), rel=1e-12)
    assert {abs(found["turned_x"]), abs(found["turned_h"])} <= set(LATTICE)
    assert (found["turned_x"] == -found["x"]) != (found["turned_h"] == -found["h"])
    rises = [share(x * side, h * -side) - share(x, h) for x in LATTICE for h in LATTICE for side in (1, -1)]
    assert found["differ"] - found["agree"] == pytest.approx(max(rises), abs=1e-9)


def test_document_003_by_hand():
    # Weights 2 and 1 as in the document; with the input weight turned negative the pair (1, 1) gains.
    assert differing_lets_less_through(2.0, 1.0, 0.0)["holds"] == [1.0]
    assert differing_lets_less_through(2.0, -1.0, 0.0)["holds"] == [0.0]
    assert differing_lets_less_through(2.0, 0.0, 0.0)["holds"] == [0.0]


@pytest.mark.parametrize(
    ("w_h", "w_x", "b", "holds"),
    [(2.0, 1.0, 0.0, 1.0), (2.0, -1.0, 0.0, 0.0), (1.0, 1.0, 0.99, 1.0), (1.0, 1.0, -1.01, 0.0)],
)
def test_tanh_keeps_a_common_sign_unless_a_weight_or_the_bias_turns_it(w_h, w_x, b, holds):
    found = keeps_a_common_sign(w_h, w_x, b)
    assert found["holds"] == [holds]
    there = math.tanh(total(w_h, w_x, b, float(found["x"][0]), float(found["h"][0])))
    assert float(found["agree"][0]) == pytest.approx(there)
    assert (there * float(np.sign(found["h"][0])) > 0) == bool(holds)


@pytest.mark.parametrize(("value", "curve", "found"), [(0.5, "sigmoid", 0.0), (0.9, "sigmoid", math.log(9)), (0.0, "tanh", 0.0)])  # fmt: skip
def test_the_sum_for_a_value(value, curve, found):
    assert sum_giving(value, curve) == pytest.approx(found)


@pytest.mark.parametrize(("value", "curve"), [(0.0, "sigmoid"), (1.0, "sigmoid"), (1.0, "tanh"), (-1.0, "tanh"), (0.5, "step")])  # fmt: skip
def test_no_sum_gives_an_end_of_a_curve(value, curve):
    with pytest.raises(ValueError):
        sum_giving(value, curve)


@pytest.mark.parametrize("weights", [(5e-324, 1.0), (1.0, -1e-320), (1e-300, 1e6), (1e-160, 1e-160)])
def test_a_weight_next_to_nothing_gives_a_line_or_none_and_no_warning(weights):
    for level in (-1e6, 0.5, 1e6):
        ends = [float(end[0]) for end in level_line(*weights, 0.0, level, 3.0)]
        assert all(np.isnan(ends)) or np.all(np.abs(ends) <= 3.0 * (1 + 1e-9))
