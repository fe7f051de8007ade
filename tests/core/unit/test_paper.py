from decimal import ROUND_HALF_UP, Context, Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_core.numbers.rounding import round_half_away
from lstm_core.unit.paper import paper_step
from lstm_core.words.symbols import RESULTS
from tests.core.support import DOCUMENT, random_layer, scalar_units, tame

EXACT = Context(prec=400)
finite = st.floats(allow_nan=False, allow_infinity=False)
# Numbers written with one decimal more than is kept, ending in 5: every one of them a tie.
ties = st.builds(lambda n, d: (n * 10 + 5) / 10.0 ** (d + 1), st.integers(-(10**9), 10**9), st.integers(0, 6))


def by_text(value, decimals):
    return float(
        Decimal(repr(float(value))).quantize(
            Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP, context=EXACT
        )
    )


@pytest.mark.parametrize(
    ("value", "decimals", "rounded"),
    [
        (2.675, 2, 2.68),
        (-2.675, 2, -2.68),
        (1.005, 2, 1.01),
        (0.125, 2, 0.13),
        (0.5, 0, 1.0),
        (2.5, 0, 3.0),
        (-0.5, 0, -1.0),
        (1e308, 6, 1e308),
        (4503599627370497.5, 0, 4503599627370498.0),
        (0.49999999999999994, 0, 0.0),
        (8.345, 2, 8.35),
        (1.0000005, 6, 1.000001),
        (5e-324, 6, 0.0),
    ],
)
def test_ties_go_away_from_zero_as_written(value, decimals, rounded):
    assert float(round_half_away(value, decimals)) == rounded == by_text(value, decimals)


@given(st.lists(st.one_of(finite, ties, st.floats(-100, 100)), min_size=1), st.integers(0, 15))
@settings(deadline=None, max_examples=500)
def test_rounding_equals_decimal(values, decimals):
    rounded = round_half_away(values, decimals)
    assert rounded.tolist() == [by_text(value, decimals) for value in values]
    assert not np.signbit(rounded[rounded == 0.0]).any()


@pytest.mark.parametrize("decimals", range(7))
def test_rounding_equals_decimal_around_many_ties(decimals):
    rng = np.random.default_rng(decimals)
    written = np.round(rng.uniform(-50, 50, 4000), decimals + 1) // 10.0**-decimals
    exact_ties = (written + 0.5) / 10.0**decimals
    values = np.concatenate([exact_ties, np.nextafter(exact_ties, 99), np.nextafter(exact_ties, -99)])
    expected = [by_text(value, decimals) for value in values]
    assert round_half_away(values, decimals).tolist() == expected
    assert [float(round_half_away(v, decimals)) for v in values[:50]] == expected[:50]


def test_the_documents_hand_calculation():
    trace = paper_step(DOCUMENT, 1, 1, 2, 2)
    assert (trace.f, trace.kept, trace.i, trace.g, trace.added) == (1.0, 2.0, 0.99, 0.97, 0.96)
    assert (trace.c, trace.o, trace.tanh_c, trace.h) == (2.96, 0.99, 0.99, 0.98)
    assert f"{paper_step(DOCUMENT, 1, 1, 2, 2, share_decimals=1).c:.2f}" == "2.97"


@given(scalar_units(), tame, tame, tame, st.integers(1, 6), st.none() | st.integers(1, 6))
@settings(deadline=None)
def test_every_result_is_rounded_from_the_rounded_ones_before(unit, x, h, c, decimals, shares):
    trace = paper_step(unit, x, h, c, decimals, shares)
    w, r = unit.settable, {key: float(value) for key, value in trace.as_dict().items()}
    for k in "figo":
        assert r[f"p_{k}h"] == by_text(w[f"w_{k}h"] * h, decimals)
        assert r[f"p_{k}x"] == by_text(w[f"w_{k}x"] * x, decimals)
        total = (r[f"p_{k}h"] + r[f"p_{k}x"]) + w[f"b_{k}"]
        assert r[f"z_{k}"] == by_text(total, decimals)
    assert r["kept"] == by_text(r["f"] * c, decimals)
    assert r["added"] == by_text(r["i"] * r["g"], decimals)
    assert r["c"] == by_text(r["kept"] + r["added"], decimals)
    assert r["h"] == by_text(r["o"] * r["tanh_c"], decimals)
    for key in RESULTS:
        places = shares if shares is not None and key in "fio" else decimals
        assert r[key] == by_text(r[key], places), key
        assert not (r[key] == 0.0 and np.signbit(r[key])), key


def test_arrays_broadcast_and_stay_read_only():
    trace = paper_step(DOCUMENT, [1, 2, 3], [[1], [0]], 2, 2)
    assert all(value.shape == (2, 3) for value in trace.as_dict().values())
    with pytest.raises(ValueError, match="read-only"):
        trace.c[...] = 0.0


@pytest.mark.parametrize("bad", [0, 7, -1, 2.0, "2", None, True, 10**30])
def test_decimals_are_checked(bad):
    with pytest.raises(ValueError, match=r"^decimals is .*; expected a whole number from 1 to 6$"):
        paper_step(DOCUMENT, 1, 1, 2, bad)
    if bad is not None:
        with pytest.raises(ValueError, match="^share_decimals is "):
            paper_step(DOCUMENT, 1, 1, 2, 2, bad)


def test_refusals():
    with pytest.raises(ValueError, match="^the parameters have 3 inputs and 2 units"):
        paper_step(random_layer(0, 3, 2), 1, 1, 1, 2)
    with pytest.raises(ValueError, match="^x is nan"):
        paper_step(DOCUMENT, float("nan"), 1, 1, 2)
    with pytest.raises(ValueError, match="^p_fx is too large to represent"):
        paper_step(DOCUMENT.replace("w_fx", 10), 1e308, 1, 1, 2)
    with pytest.raises(ValueError, match="^value is inf; expected a finite number"):
        round_half_away(float("inf"), 2)
    with pytest.raises(ValueError, match="^decimals is 16; expected a whole number from 0 to 15"):
        round_half_away(1.0, 16)
