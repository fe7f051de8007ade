"""Who forecasts better: the verdict, the table and its decimals."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_core.forecasting.forecast import Errors, errors
from pages.forecast.result.verdict import Told, decimals_for, rows, verdict, winners
from pages.forecast.run.outcome import Outcome
from pages.forecast.run.recipe import Recipe
from pages.forecast.shipped import Measure
from tests.pages.forecast.support import SERIES
from tests.pages.support import words


def found(**errors):
    """An outcome with these mean absolute errors; each RMSE is the second number, or the same."""
    pairs = {key: value if isinstance(value, tuple) else (value, value) for key, value in errors.items()}
    truth = np.arange(20.0)
    return Outcome(
        truth, dict.fromkeys(pairs, truth), {key: Errors(*pair) for key, pair in pairs.items()}, None
    )


def told(outcome, **fields):
    """The verdict's paragraphs as a reader sees them."""
    series = replace(SERIES["four-days"], **{"unit": "kg", **fields})
    links = [{"link": f"./forecast?{text}", "text": text} for text in ("try seed 1", "train with 5")]
    about = Told(series, Recipe(1, 2, units=2), links)
    return [words(paragraph) for paragraph in verdict(outcome, 2, about)]


@pytest.mark.parametrize(
    ("errors", "expected"),
    [
        ({"network": 1, "last": 2, "mean": 3}, "With this seed and this split, the network wins: it is off by 1.00 kg on average, the best simpler forecast, “last value”, by 2.00."),
        ({"network": 2, "last": 3, "mean": 1}, "With this seed and this split, a simpler forecast wins: “mean so far” is off by 1.00 kg on average, the network by 2.00."),
        ({"network": 1, "last": 1.04, "mean": 3}, "practically a tie: the network is off by 1.00 kg on average, the best simpler forecast, “last value”, by 1.04."),
        ({"network": 2.05, "last": 2, "seasonal": 3}, "practically a tie"),
        ({"network": 0, "last": 0, "mean": 3}, "practically a tie"),
        ({"network": 0.001, "last": 0, "mean": 3}, "practically a tie: the network is off by 0.00 kg"),
        ({"network": 1, "last": 1.06}, "the network wins"),
        ({"network": (1, 9), "last": (2, 3), "mean": (4, 5)}, "By RMSE, which counts large misses more, “last value” is ahead."),
        ({"last": 2, "mean": 3}, "To beat: “last value”, which is off by 2.00 kg on average."),
    ],
)  # fmt: skip
def test_the_verdict_says_plainly_who_wins_and_calls_a_tie_a_tie(errors, expected):
    paragraphs = told(found(**errors))
    assert expected in paragraphs[0]
    assert ("With this seed" in paragraphs[0]) == ("network" in errors)
    assert ("try seed 1" in paragraphs[-1]) == ("network" in errors)


def test_the_verdict_counts_who_is_closer_and_warns_of_few_values():
    truth, near, far = np.arange(4.0), np.array([0.0, 1, 2, 9]), np.array([1.0, 2, 3, 4])
    found = {key: errors(row, truth) for key, row in (("network", near), ("last", far))}
    first, *_, last = told(Outcome(truth, {"network": near, "last": far}, found, None))
    assert "The network is closer on 3 of 4 values" in first and "a simpler forecast wins" in first
    assert last.startswith("With so few held-out values, luck plays a large part.")


def test_the_verdict_says_what_an_error_means():
    truth = np.array([400.0, 500.0])
    far = {"last": np.array([445.0, 455.0])}
    result = Outcome(truth, far, {"last": errors(far["last"], truth)}, None)
    measure = Measure("passengers a month", 1000, "an average month")
    (paragraph,) = told(result, measure=measure)
    assert (
        "Off by 45.00 means: by about 45,000 passengers a month, 10 % of an average month in the held-out part."
        in paragraph
    )
    (paragraph,) = told(result)
    assert "the held-out values run from 400.00 to 500.00" in paragraph


@given(
    st.dictionaries(st.sampled_from(["network", "last", "mean", "seasonal"]), st.floats(0, 1e6), min_size=2)
)
def test_the_table_has_every_forecast_and_marks_the_lowest_in_words(errors):
    errors = {"network": 1.0, "last": 2.0} | errors
    table = rows(found(**errors), 2)
    assert [row["Remark"] for row in table] == [
        "lowest" if value == min(errors.values()) else "" for value in errors.values()
    ]
    assert set(winners(found(**errors).errors, "mae")) == {
        key for key, value in errors.items() if value == min(errors.values())
    }


def test_decimals_follow_the_spread():
    coarse = found(last=1e9, mean=1e9)
    assert [decimals_for((0.0, spread), coarse) for spread in (0.002, 1.5, 40.0, 700.0, 1e6)] == [
        6,
        3,
        2,
        1,
        0,
    ]


def test_small_errors_get_up_to_two_decimals_more():
    errors = [0, 30, 3, 0.4, 0.04, 1e-9]
    assert [decimals_for((0.0, 100.0), found(network=50, last=error)) for error in errors] == [
        1,
        1,
        2,
        3,
        3,
        3,
    ]
