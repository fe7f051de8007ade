"""Links to forecasts: every state and series comes back; what is a setting, and what only a look."""

import math
import re
import struct
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_core.forecasting.series import SCALINGS
from lstm_core.words.vocabulary import VOCABULARIES
from pages.forecast.run.recipe import Recipe
from pages.forecast.state import MODES, ForecastState, own_state, restored, state_of
from pages.forecast.url import PANELS, VALUES, fits
from pages.ui.params.packing import packed
from tests.pages.forecast.support import SERIES, decode, encode


@st.composite
def states(draw):
    """Any state a person can reach."""
    base = draw(
        st.sampled_from([state_of(series) for series in SERIES.values()])
        | st.lists(st.integers(-99, 99).map(lambda n: n / 4), min_size=6, max_size=40, unique=True).map(
            lambda values: own_state(tuple(values), "mine")
        )
    )
    length = len(base.values or SERIES[base.series].values)
    held_out = draw(st.integers(1, max(1, length // 3)))
    recipe = Recipe(
        held_out=held_out,
        window=draw(st.integers(1, min(20, length - held_out - 1))),
        units=draw(st.integers(1, 32)),
        rate=draw(st.sampled_from([1e-5, 0.001, 0.01, 0.5, 1000.0])),
        batch=draw(st.integers(8, 64)),
        seed=draw(st.integers(0, 999_999)),
        scaling=draw(st.sampled_from(SCALINGS)),
    )
    return ForecastState(
        series=base.series, values=base.values, title=base.title, recipe=recipe,
        epochs=draw(st.integers(1, 5000)), period=draw(st.none() | st.integers(1, length - held_out)),
        mode=draw(st.sampled_from(MODES)), vocabulary=draw(st.sampled_from(VOCABULARIES)),
        trained=draw(st.integers(0, 5000)), unit=draw(st.integers(1, recipe.units)),
        days=draw(st.tuples(*[st.integers(-50, 50).map(lambda n: n / 2)] * 3)),
        explore=draw(st.sampled_from(["", *PANELS])),
    )  # fmt: skip


@given(states())
@settings(deadline=None)
def test_a_link_brings_every_state_back(state):
    try:
        fits(state)
    except ValueError:
        return
    assert decode(encode(state)) == (state, ())


@given(
    st.dictionaries(
        st.sampled_from(["series", "values", "held", "window", "rate", "days", "unit"]), st.text(max_size=20)
    )
)
def test_no_link_is_refused(query):
    state, complaints = decode(query)
    fits(state)
    assert all(text.endswith(".") for text in complaints)


@given(
    st.lists(st.floats(-1e15, 1e15), min_size=4, max_size=5000)
    | st.integers(4, 5000).map(lambda n: [k % 9 + 0.125 for k in range(n)])
)
@settings(deadline=None, max_examples=30)
def test_any_series_of_ones_own_stands_in_an_address(values):
    text = VALUES.write(tuple(values))
    assert len(text) < 54_000 and re.fullmatch(r"[\w.,+-]+", text)
    assert VALUES.read(text) == tuple(values)


@pytest.mark.parametrize(
    "text",
    [
        *("z.", "d.", "z.AAAA", "d.%%%", "z." + packed(b"1,2,3"), "z." + packed(b"1,2,3,x"), "d." + packed(b"1234567")),
        *("d." + packed(struct.pack("<4d", 1, 2, 3, bad)) for bad in (math.nan, math.inf, 1e16)),
        *("z." + packed(b"1," * 5000 + b"1"), "d." + packed(bytes(8 * 5001)), "z." + packed(b"1" * 10**8)),
    ],
)  # fmt: skip
def test_a_packed_series_that_cannot_be_used_is_refused(text):
    with pytest.raises(ValueError):
        VALUES.read(text)


def test_a_link_without_its_series_says_so():
    state, (complaint,) = decode({"series": "own"})
    assert state == state_of(SERIES["wave"]) and "does not hold the series" in complaint


def test_where_one_looks_is_no_setting():
    first = state_of(SERIES["nile"])
    looking = replace(first, unit=2, explore="own", trained=9)
    assert looking.same_settings(first)
    assert replace(first, epochs=7).with_settings_of(looking) == first
    assert looking.changed(epochs=7) == replace(looking, epochs=7)


def test_a_network_leaves_the_screen_with_its_settings_and_comes_back_with_them():
    trained = replace(state_of(SERIES["nile"]), trained=9, unit=4)
    other = trained.changed(recipe=replace(trained.recipe, units=3))
    assert (other.trained, other.unit) == (0, 3)
    assert restored(other, trained).trained == 9
    assert restored(trained, replace(trained, epochs=7, trained=0)).trained == 9
