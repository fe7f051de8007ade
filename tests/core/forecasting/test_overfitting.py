import math

import numpy as np
import pytest

from lstm_core.forecasting.overfitting import NEAR, Turn, scaled_error, turning_point
from lstm_core.forecasting.series import Scaler

FALLING = [1 / k for k in range(1, 41)]


def test_the_error_on_unseen_values_is_scaled_as_the_loss_is():
    assert scaled_error(Scaler(100, 2), [3, 5], [1, 9]) == ((2 / 2) ** 2 + (4 / 2) ** 2) / 2
    assert scaled_error(Scaler(0, 1e-200), [1.0], [0.0]) == math.inf


def test_an_error_that_falls_and_rises_again_turns_where_it_was_smallest():
    unseen = [abs(k - 12) / 10 + 1 for k in range(40)]
    assert turning_point(FALLING, unseen) == Turn(12, memorises=True)
    assert turning_point([1.0] * 40, unseen) == Turn(12, memorises=False)


@pytest.mark.parametrize(
    "unseen",
    [
        FALLING,
        [1.0] * 40,
        [1 + k / 10 for k in range(40)],
        [*FALLING[:36], 9, 9, 9, 9],
        [2, 1, *[3] * 2 * NEAR],
        [],
    ],
    ids=["falls", "stays", "only rises", "rose a moment ago", "short", "empty"],
)
def test_there_is_no_place_to_name_where_it_did_not_turn(unseen):
    assert turning_point(FALLING[: len(unseen)], unseen) is None


def test_one_lucky_epoch_is_no_turn():
    """The error keeps jumping around the same level: a low between two jumps says nothing."""
    jumps = np.tile([1.0, 0.9, 1.1], 20)
    jumps[17] = 0.5
    assert turning_point(np.linspace(1, 0.1, 60), jumps) is None


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: turning_point([1.0], [1.0, 2.0]), "training has 1 errors and unseen 2; expected as many"),
        (lambda: turning_point([math.nan], [1.0]), r"training has shape \(1,\) or holds NaN"),
        (lambda: scaled_error(Scaler(0, 1), [1], [1, 2]), r"predicted has shape \(1,\) and truth \(2,\)"),
    ],
)
def test_refusals(call, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        call()
