import math

import numpy as np
import pytest

from lstm_core.cells.lstm import WEIGHT_NAMES
from lstm_core.cells.rnn_parameters import RNNParameters
from lstm_core.gradients.flow import gradient_flow
from lstm_core.gradients.nudge import nudge_input
from tests.core.support import DOCUMENT

UNIT = RNNParameters.scalar(1.2, 0.7, -0.3)
SERIES = [0.0, 0.5, 0.25, 1.0, -0.5]


def by_hand(xs):
    """Both units' values over a series, from their equations and nothing of the engine."""
    w = {name: float(DOCUMENT.settable[name]) for name in WEIGHT_NAMES}
    plain, outputs, cells, r, h, c = [], [], [], 0.0, 0.0, 0.0
    for x in xs:
        r = math.tanh(1.2 * r + 0.7 * x - 0.3)
        f, i, g, o = (w[f"w_{k}h"] * h + w[f"w_{k}x"] * x + w[f"b_{k}"] for k in "figo")
        share = {key: 1 / (1 + math.exp(-z)) for key, z in (("f", f), ("i", i), ("o", o))}
        c = share["f"] * c + share["i"] * math.tanh(g)
        h = share["o"] * math.tanh(c)
        plain.append(r)
        outputs.append(h)
        cells.append(c)
    return {"rnn_h": plain, "lstm_h": outputs, "lstm_c": cells}


@pytest.mark.parametrize(("step", "by"), [(0, 0.01), (2, -1.0), (4, 0.1)])
def test_both_runs_are_those_of_the_equations(step, by):
    found = nudge_input(DOCUMENT, UNIT, SERIES, step, by)
    moved = [x + by if place == step else x for place, x in enumerate(SERIES)]
    usual, nudged = by_hand(SERIES), by_hand(moved)
    for key in usual:
        np.testing.assert_allclose(getattr(found, key), usual[key], rtol=1e-13, atol=1e-15)
        np.testing.assert_allclose(getattr(found, f"{key}_moved"), nudged[key], rtol=1e-13, atol=1e-15)
        difference = found.difference(key)
        assert difference[:step].tolist() == [0.0] * step and (difference[step:] != 0).all()


def test_a_small_nudge_moves_the_end_as_the_derivatives_say():
    rnn = RNNParameters.scalar(0.9, 0.5, 0)
    xs = np.resize([1.0, -0.5, 0.25], 12)
    found = nudge_input(DOCUMENT, rnn, xs, 3, 1e-6)
    flow = gradient_flow(DOCUMENT, rnn, xs)
    # The nudge changes the memory of its own step by weight times slope.
    slope = 0.5 * (1 - found.rnn_h[3] ** 2)
    assert found.difference("rnn_h")[-1] / 1e-6 == pytest.approx(flow.rnn_h.nearest[8] * slope, rel=1e-4)


def test_what_is_recorded_is_read_only_and_the_series_stays_as_it_was():
    xs = np.array(SERIES)
    found = nudge_input(DOCUMENT, UNIT, xs, 1, 0.5)
    assert xs.tolist() == SERIES
    with pytest.raises(ValueError, match="read-only"):
        found.lstm_h_moved[0] = 1.0


@pytest.mark.parametrize(
    ("xs", "step", "by", "message"),
    [
        ([], 0, 0.1, r"xs has shape \(0,\); expected one row of 1 to 500"),
        ([1, 2], 2, 0.1, "step is 2; expected a whole number from 0 to 1"),
        ([1, 2], 0, float("nan"), "by is nan"),
        ([1, float("inf")], 0, 0.1, r"xs\[1\] is inf"),
    ],
)
def test_refusals(xs, step, by, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        nudge_input(DOCUMENT, UNIT, xs, step, by)
