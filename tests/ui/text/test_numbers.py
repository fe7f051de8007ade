import math
import re
from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pages.ui.text.numbers import fixed, percent, power_of_ten, precise, scientific, setting

MANY = Context(prec=1200, rounding=ROUND_HALF_UP)
ORDINARY = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹−", "-0123456789-")

anything = st.floats(allow_nan=False, allow_infinity=False)
usual = st.floats(-99_999, 99_999)
decimals = st.integers(0, 9)


def read(text):
    """What a person reads off a formatted number, exactly."""
    mantissa, _, power = text.replace("×10", "e", 1).partition("e")
    return Decimal(mantissa.translate(ORDINARY)).scaleb(int(power.translate(ORDINARY) or 0))


def rounded(value, places):
    """The stored number rounded; away from zero where a half is missed by less than fifteen digits can tell."""
    exact, unit = Decimal(value), Decimal(1).scaleb(-places)
    low = abs(exact).quantize(unit, rounding=ROUND_DOWN, context=MANY)
    first = exact.adjusted() if exact else 0
    is_tie = abs(abs(exact) - low - unit / 2) <= Decimal(5).scaleb(first - 15)
    if is_tie and first + places <= 10:
        return (low + unit).copy_sign(exact)
    return exact.quantize(unit, context=MANY)


@given(usual, decimals)
@example(0.815, 2)
@example(3.245, 2)
@example(-5.065, 2)
@example(10000.119167640485, 9)
def test_fixed_is_the_stored_number_rounded_half_away(value, places):
    text = fixed(value, places)
    assert read(text) == rounded(value, places)
    assert len(text.partition(".")[2]) == places


@given(anything, st.integers(0, 6))
def test_scientific_has_one_digit_before_the_point_and_the_right_ones_after(value, places):
    text = scientific(value, places)
    assert re.fullmatch(r"−?\d(\.\d+)?×10⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+", text)
    exact = Decimal(value)
    assert abs(read(text) - exact) <= (Decimal(5).scaleb(exact.adjusted() - places - 1) if value else 0)


@given(anything)
def test_precise_shows_at_least_two_right_digits(value):
    exact = Decimal(value)
    room = Decimal("0.00005") if 0.01 <= abs(value) < 1e5 else abs(exact) * Decimal("0.05")
    assert abs(read(precise(value)) - exact) <= room


@given(usual.filter(lambda value: value == 0 or abs(value) >= 1e-4))
def test_a_setting_shows_two_to_four_decimals(value):
    text = setting(value)
    places = len(text.partition(".")[2])
    assert 2 <= places <= 4
    assert read(text) == rounded(value, places)


@pytest.mark.parametrize(
    ("exponent", "label"),
    [
        (-16, "10⁻¹⁶"),
        (-5, "10⁻⁵"),
        (-4, "0.0001"),
        (0, "1"),
        (1, "10"),
        (4, "10000"),
        (5, "10⁵"),
        (12, "10¹²"),
    ],
)
def test_a_logarithmic_axis_is_labelled_in_one_way(exponent, label):
    assert power_of_ten(exponent) == label


@given(st.integers(-999_999_999, 999_999_999))
def test_a_setting_with_up_to_four_decimals_is_shown_whole(units):
    value = units / 10_000
    assert float(read(setting(value))) == value


@given(st.one_of(anything, st.sampled_from([-0.0, -1e-320, -0.00004])))
def test_there_is_neither_a_hyphen_nor_a_negative_zero(value):
    for text in (fixed(value, 3), precise(value), setting(value), scientific(value, 1)):
        assert "-" not in text
        assert not text.startswith("−") or re.search("[1-9]", text.partition("×")[0])


@given(anything.filter(lambda value: abs(value) >= 1e7))
def test_very_large_numbers_become_powers_of_ten_with_the_right_first_digits(value):
    for text in (fixed(value, 2), precise(value), setting(value)):
        assert "×10" in text and len(text) < 14
        assert abs(read(text) - Decimal(value)) <= abs(Decimal(value)) / 20


@given(st.floats(0, 1))
def test_a_percentage_is_the_share_with_one_decimal(share):
    text = percent(share)
    assert text.endswith(" %")
    assert read(text.removesuffix(" %")) == rounded(100 * share, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (fixed(2.94757, 2), "2.95"),
        (fixed(0.5, 0), "1"),
        (fixed(-2.5, 0), "−3"),
        (fixed(-0.001, 2), "0.00"),
        (fixed(-0.946054748, 3), "−0.946"),
        (scientific(9.96e-6, 1), "1.0×10⁻⁵"),
        (scientific(0.0, 1), "0.0×10⁰"),
        (precise(4.54e-5), "0.000045"),
        (precise(1e-12), "1.0×10⁻¹²"),
        (precise(0.0), "0.0000"),
        (setting(1.0), "1.00"),
        (setting(-0.946054748), "−0.9461"),
        (setting(0.00001), "1.0×10⁻⁵"),
        (percent(0.9974), "99.7 %"),
    ],
)
def test_known_numbers_read_as_expected(text, expected):
    assert text == expected


@given(st.integers(0, 10**6), st.integers(1, 6))
def test_a_percentage_of_a_rounded_share_shows_every_digit_of_it(units, places):
    share = round(units / 10**6, places)
    shown = read(percent(share, places).removesuffix(" %"))
    assert shown == Decimal(repr(share)) * 100


@given(anything)
def test_formatting_never_fails_or_shows_nothing(value):
    assert math.isfinite(value)
    assert all(re.search(r"\d", show(value)) for show in (precise, setting, lambda v: fixed(v, 4)))
