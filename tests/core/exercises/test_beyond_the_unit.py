"""The exercises in learning give what the engine's other rooms give, and what is worked out by hand."""

import math
from itertools import pairwise

import numpy as np
import pytest

from lstm_core.cells.parameters import LSTMParameters
from lstm_core.cells.rnn_parameters import RNNParameters
from lstm_core.exercises import exercise_of
from lstm_core.gradients.bptt import backward
from lstm_core.gradients.chain import chain_product
from lstm_core.gradients.jacobians import jacobian_products
from lstm_core.rnn.run import rnn_step, run_rnn
from lstm_core.training.losses import squared_error
from lstm_core.training.optimisers import Adam, GradientDescent, Momentum, OptimiserState
from lstm_core.unit.sequence import run
from tests.core.exercises.drawn import close, drawn

NUDGE = 1e-6


def nearly(value):
    """As close as a difference of two runs comes to a derivative."""
    return pytest.approx(value, rel=1e-6, abs=1e-8)


def logit(share):
    return math.log(share / (1 - share))


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


def slope_at(curve, z):
    return (curve(z + NUDGE) - curve(z - NUDGE)) / (2 * NUDGE)


# A product of derivatives


def test_the_rail_is_that_of_a_unit_whose_forget_gate_has_these_shares():
    unit = LSTMParameters.scalar(forget=(0, 1, 0), input=(0, 0.3, 0.2), candidate=(0, 1, 0), output=(0, 0, 0))
    for given, found in drawn("product", 1):
        shares = [given[f"f_{n}"] for n in (1, 2, 3, 4)]
        rail = jacobian_products(unit, run(unit, [0.0, *map(logit, shares)])).rail[0, 0]
        assert found["rail_4"] == close(rail)
        assert [found[f"rail_{n}"] for n in (2, 3, 4)] == close(chain_product(shares).products[1:].tolist())


def end_of_plain_unit(w_h, memories, start):
    """The last memory of a plain unit that, started at ``memories[0]``, goes through the others."""
    xs = [math.atanh(after) - w_h * before for before, after in pairwise(memories)]
    return float(run_rnn(RNNParameters.scalar(w_h=w_h, w_x=1, b=0), xs, start).h[-1])


@pytest.mark.parametrize(("level", "steps", "key"), [(2, 3, "rnn_3"), (3, 10, "rnn_10")])
def test_the_plain_units_product_is_by_how_much_its_end_moves_with_its_start(level, steps, key):
    for given, found in drawn("product", level):
        memories = [
            0.1,
            *([given["h_1"], given["h_2"], given["h_3"]] if level == 2 else [given["rnn_h"]] * steps),
        ]
        moved = [end_of_plain_unit(given["w_h"], memories, 0.1 + nudge) for nudge in (NUDGE, -NUDGE)]
        assert found[key] == nearly((moved[0] - moved[1]) / (2 * NUDGE))


def test_ten_equal_factors_are_the_chains_product():
    for given, found in drawn("product", 3):
        assert found["rail_10"] == close(chain_product([given["f"]] * 10).products[-1])
        assert found["rnn_10"] == close(chain_product([found["d"]] * 10).products[-1])


def test_a_product_by_hand():
    found = exercise_of("product", {"w_h": 2, "h_1": 0.5, "h_2": 0, "h_3": -0.5}, 2).solution
    assert [found[key] for key in ("d_1", "d_2", "d_3", "rnn_3")] == close([1.5, 2, 1.5, 4.5])
    many = exercise_of("product", {"w_h": 2, "rnn_h": 0, "f": 0.5}, 3).solution
    assert [many["rnn_10"], many["rail_10"]] == close([1024, 1 / 1024])


# Slopes


@pytest.mark.parametrize(
    ("level", "z", "value", "slope", "curve"),
    [(1, "z_f", "f", "df_dz", sigmoid), (2, "z_g", "g", "dg_dz", math.tanh)],
)
def test_a_slope_is_the_curves_rise_over_a_tiny_run(level, z, value, slope, curve):
    for given, found in drawn("slope", level):
        assert found[value] == close(curve(given[z]))
        assert found[slope] == nearly(slope_at(curve, given[z]))


def test_slopes_from_the_shares_alone_are_those_at_the_sums_behind_them():
    for given, found in drawn("slope", 3):
        assert found["df_dz"] == nearly(slope_at(sigmoid, logit(given["f"])))
        assert found["dg_dz"] == nearly(slope_at(math.tanh, math.atanh(given["g"])))
        # To first order: a tenth of the change of the sum comes within a tenth of a tenth.
        z, dz = logit(given["f"]), given["dz"] / 100
        assert sigmoid(z + dz) - sigmoid(z) == pytest.approx(found["df"] / 100, rel=0.01)


def test_slopes_by_hand():
    found = exercise_of("slope", {"f": 0.8, "g": -0.6, "dz": 0.5}, 3).solution
    assert [found[key] for key in ("df_dz", "dg_dz", "df", "dg")] == close([0.16, 0.64, 0.08, 0.32])


# One weight's gradient


def unit_with(f, x, w=0.5, added=0.0, o=0.5):
    """A unit that keeps the share ``f`` at the input ``x``, adds ``added`` and lets ``o`` out; ``w`` is its w_fx."""
    i = 0.95
    return LSTMParameters.scalar(
        forget=(0, w, logit(f) - w * x),
        input=(0, 0, logit(i)),
        candidate=(0, 0, math.atanh(added / i)),
        output=(0, 0, logit(o)),
    )


def test_the_memorys_gradient_is_the_engines():
    for given, found in drawn("weight-gradient", 1):
        unit = unit_with(given["f"], given["x"])
        trace = run(unit, [given["x"]], 0.0, given["c_prev"])
        gradients = backward(unit, trace, [0.0], 1.0)
        assert found["df_dz"] == close(float(gradients.df_dz[0]))
        assert found["dc_dw_fx"] == close(gradients.parameters.settable["w_fx"])


def test_the_plain_units_gradient_is_by_how_much_the_squared_error_moves():
    for given, found in drawn("weight-gradient", 2):

        def loss(nudge, given=given):
            b = given["z"] - 0.5 * given["x"]
            unit = RNNParameters.scalar(w_h=0, w_x=0.5 + nudge, b=b)
            h = float(rnn_step(unit, given["x"], 0.0).h)
            return squared_error([h], given["target"])

        assert found["dL_dh"] == close(float(loss(0).slope[0]))
        assert found["dL_dw_x"] == nearly((loss(NUDGE).value - loss(-NUDGE).value) / (2 * NUDGE))


def test_the_forget_weights_gradient_is_that_of_a_training_step():
    for given, found in drawn("weight-gradient", 3):
        unit = unit_with(given["f"], given["x"], added=given["added"], o=given["o"])
        trace = run(unit, [given["x"]], 0.0, given["c_prev"])
        loss = squared_error(trace.h, given["target"])
        gradients = backward(unit, trace, loss.slope)
        rows = {
            "c": trace.c,
            "h": trace.h,
            "dL_dh": loss.slope,
            "df_dz": gradients.df_dz,
            "error": [loss.error],
        }
        assert {key: found[key] for key in rows} == close({key: float(row[0]) for key, row in rows.items()})
        assert found["dh_dc"] * found["dL_dh"] == close(float(gradients.dc[0]))
        assert found["dL_dw_fx"] == close(gradients.parameters.settable["w_fx"])


def test_a_gradient_by_hand():
    found = exercise_of("weight-gradient", {"c_prev": 2, "f": 0.5, "x": -1}, 1).solution
    assert found["dc_dw_fx"] == close(-0.5)
    plain = exercise_of("weight-gradient", {"z": 0, "target": -0.5, "x": 2}, 2).solution
    assert [plain[key] for key in ("dL_dh", "dh_dz", "dL_dw_x")] == close([1, 1, 2])


# Updates


def test_gradient_descent_is_the_optimisers():
    for given, found in drawn("update", 1):
        method = GradientDescent(given["rate"])
        update = method.update([given["w"]], [given["gradient"]], method.start())
        assert [found["step"], found["w_new"]] == close([update.step[0], update.after[0]])


def test_momentum_is_the_optimisers():
    for given, found in drawn("update", 2):
        state = OptimiserState(3, m=np.array([given["u_prev"]]))
        method = Momentum(given["rate"], momentum=given["momentum"])
        update = method.update([given["w"]], [given["gradient"]], state)
        assert [found["u"], found["step"], found["w_new"]] == close(
            [update.m[0], update.step[0], update.after[0]]
        )


def test_adams_second_update_is_the_optimisers():
    for given, found in drawn("update", 3):
        method = Adam(given["rate"])
        first = method.update([0.0], [given["gradient_before"]], method.start())
        second = method.update([given["w"]], [given["gradient"]], first.state)
        assert [found["m_prev"], found["v_prev"]] == close([first.m[0], first.v[0]])
        for key in ("m", "v", "m_hat", "v_hat", "step"):
            assert found[key] == close(float(getattr(second, key)[0])), key
        assert found["w_new"] == close(float(second.after[0]))


def test_an_update_by_hand():
    found = exercise_of("update", {"w": 1, "rate": 0.5, "gradient": -3}, 1).solution
    assert [found["step"], found["w_new"]] == close([-1.5, 2.5])
    # Two equal gradients: the corrected averages are the gradient and its square, so the step is the rate.
    adam = exercise_of("update", {"w": 1, "rate": 0.1, "gradient": -20, "gradient_before": -20}, 3).solution
    assert [adam[key] for key in ("m_hat", "v_hat", "w_new")] == pytest.approx([-20, 400, 1.1], rel=1e-9)
