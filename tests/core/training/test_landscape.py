"""The loss over two weights, its level lines and slopes, and the least loss that contradicting targets leave."""

import numpy as np
import pytest

from lstm_core.cells.lstm import WEIGHT_NAMES
from lstm_core.cells.parameters import LSTMParameters
from lstm_core.training.attainable import least_loss
from lstm_core.training.landscape import level_lines, loss_and_slopes, losses_over
from lstm_core.unit.sequence import run
from tests.core.support import DOCUMENT, random_layer

START = LSTMParameters.scalar(
    forget=(0.3367, 0.1288, 0),
    input=(0.2345, 0.2303, 0),
    candidate=(-1.1229, -0.1863, 0),
    output=(2.2082, -0.6380, 0),
)
SERIES = ((0, 0.5, 0.25, 1), (1, 0.5, 0.25, 1))
WANTED = {"last": [0, 1], "every": [[0, 0.5, 0, 0], [1, 0.5, 0.2, 1]]}


def loss_of(unit, loss_on):
    """The same loss by the recorded trace, day by day."""
    total = 0.0
    for days, target in zip(SERIES, WANTED[loss_on], strict=True):
        found = np.array(run(unit, list(days)).h)
        total += float(np.sum(((found if loss_on == "every" else found[-1]) - target) ** 2))
    return total


def moved(unit, **changes):
    return LSTMParameters.from_settable({**unit.settable, **changes})


@pytest.mark.parametrize("loss_on", WANTED)
@pytest.mark.parametrize(("across", "up"), [("w_gh", "b_g"), ("w_fx", "w_oh"), ("b_o", "w_ix")])
def test_every_place_holds_the_loss_of_the_unit_with_those_two_weights(across, up, loss_on):
    columns, rows = np.linspace(-3, 3, 5), np.linspace(-20, 2, 4)
    found = losses_over(START, SERIES, WANTED[loss_on], across, up, (columns, rows), loss_on)
    assert found.shape == (4, 5)
    for j, down in enumerate(rows):
        for i, right in enumerate(columns):
            unit = moved(START, **{across: float(right), up: float(down)})
            assert found[j, i] == pytest.approx(loss_of(unit, loss_on), rel=1e-12)


def test_series_of_unequal_lengths():
    found = losses_over(DOCUMENT, [[1.0], [0.0, 1.0]], [0.5, -0.5], "w_gx", "b_g", ([0.94], [-0.32]))
    ends = [float(run(DOCUMENT, days).h[-1]) for days in ([1.0], [0.0, 1.0])]
    assert found[0, 0] == pytest.approx((ends[0] - 0.5) ** 2 + (ends[1] + 0.5) ** 2)


@pytest.mark.parametrize("loss_on", WANTED)
def test_the_slopes_are_those_of_central_differences(loss_on):
    loss, slopes = loss_and_slopes(START, SERIES, WANTED[loss_on], loss_on)
    assert loss == pytest.approx(loss_of(START, loss_on)) and tuple(slopes) == WEIGHT_NAMES
    for name, value in START.settable.items():
        above, below = (loss_of(moved(START, **{name: value + h}), loss_on) for h in (1e-5, -1e-5))
        assert slopes[name] == pytest.approx((above - below) / 2e-5, rel=1e-6, abs=1e-9)


@pytest.mark.parametrize(("across", "up"), [("w_gh", "w_gh"), ("w_gh", "h"), ("x", "b_g")])
def test_two_weights_are_needed(across, up):
    with pytest.raises(ValueError, match="across|up"):
        losses_over(START, SERIES, [0, 1], across, up, ([0.0], [0.0]))


def test_a_layer_has_no_landscape_over_two_named_weights():
    with pytest.raises((ValueError, TypeError)):
        losses_over(random_layer(1, 1, 2), SERIES, [[0, 0], [1, 1]], "w_gh", "b_g", ([0.0], [0.0]))


def test_level_lines_of_a_plane_are_straight():
    x, y = np.linspace(-2, 2, 6), np.linspace(0, 3, 4)
    lines = level_lines(x + 2 * y[:, np.newaxis], (x, y), 1.25)
    assert len(lines) and lines[:, [0, 2]] + 2 * lines[:, [1, 3]] == pytest.approx(1.25)
    assert np.ptp(lines[:, [1, 3]]) == pytest.approx(1.625)
    assert len(level_lines(x + 2 * y[:, np.newaxis], (x, y), 99.0)) == 0


def test_level_lines_go_round_a_bowl():
    side = np.linspace(-1, 1, 81)
    lines = level_lines(side**2 + side[:, np.newaxis] ** 2, (side, side), 0.25)
    assert np.hypot(lines[:, [0, 2]], lines[:, [1, 3]]) == pytest.approx(0.5, abs=1e-3)
    lengths = np.hypot(lines[:, 2] - lines[:, 0], lines[:, 3] - lines[:, 1])
    assert lengths.sum() == pytest.approx(np.pi, rel=1e-3)


@pytest.mark.parametrize(
    ("series", "targets", "loss_on", "least"),
    [
        (SERIES, [0, 1], "last", 0.0),
        ([[0, 1], [0, 1]], [0, 1], "last", 0.5),
        ([[0, 1], [0, 1], [0, 1]], [0, 1, 1], "last", 2 / 3),
        ([[0, 1], [0, 1, 1]], [0, 1], "last", 0.0),
        ([[0, 1], [-0.0, 1]], [0, 1], "last", 0.5),
        ([[3, 1], [3, 2]], [[0, 0], [1, 0]], "every", 0.5),
        ([[3, 1], [3, 1]], [[1, -1], [1, 1]], "every", 2.0),
    ],
)
def test_equal_inputs_with_unequal_targets_leave_a_loss(series, targets, loss_on, least):
    assert least_loss(series, targets, loss_on) == pytest.approx(least, abs=1e-15)
