import numpy as np
import pytest

from lstm_core.forecasting.settling import Settling, settling

SPAN = 10.0
BEAT = [0.0, 4.0, -3.0, 1.0, 2.0]


def test_a_forecast_that_comes_to_rest_is_said_from_its_first_resting_value_on():
    assert settling([9, 6, 4, 3.08, 3.05, *[3] * 6], SPAN) == Settling(3, 1)
    assert settling([9, 6, 4, 3.08, 3.05, *[3] * 5], SPAN) is None
    assert settling([3] * 8, SPAN) == Settling(0, 1)


def test_a_forecast_that_repeats_itself_is_said_from_its_first_repetition_on():
    assert settling([7.0, -8.0, *BEAT, *BEAT], SPAN) == Settling(7, 5)
    assert settling([*BEAT, *BEAT, *BEAT], SPAN) == Settling(5, 5)
    wave = np.sin(2 * np.pi * np.arange(40) / 20)
    assert settling(wave, 2.0) == Settling(20, 20)


@pytest.mark.parametrize(
    "forecast",
    [np.arange(40) / 7, [*BEAT, *BEAT[:4], 9.0], [*BEAT, *BEAT[:3]], [1.0, 2.0], [5.0], np.arange(40) / 60],
    ids=["climbs", "breaks off", "not once in full", "two", "one", "drifts slowly"],
)
def test_other_forecasts_say_something_new_to_the_end(forecast):
    assert settling(forecast, SPAN) is None


def test_what_is_near_depends_on_the_series():
    assert settling([*BEAT, *(value + 0.1 for value in BEAT)], SPAN) == Settling(5, 5)
    assert settling([*BEAT, *(value + 0.3 for value in BEAT)], SPAN) is None


@pytest.mark.parametrize(
    ("forecast", "span"), [([1.0], 0.0), ([[1.0]], 1.0), ([np.nan], 1.0), ([1.0], np.inf)]
)
def test_refusals(forecast, span):
    with pytest.raises(ValueError):
        settling(forecast, span)
