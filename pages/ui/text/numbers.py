"""Numbers as people read them; ``assets/live/text/format.js`` follows the same rules to the digit.

A number of decimals is rounded half away from zero on the decimal one sees, as on paper: what is left of a calculation in
floats behind the fifteenth digit does not count, so that 0.815 and 3.245 become 0.82 and 3.25. A true minus sign, never a
negative zero.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

MINUS = "−"
_SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_LARGE, _SMALL, _TINY = 1e5, 1e-2, 1e-9
_SEEN = Context(prec=15, rounding=ROUND_HALF_UP)
_SHORT = 10
"""Up to so many digits after the first one."""


def fixed(value: float, decimals: int) -> str:
    """``value`` with exactly ``decimals`` decimals; powers of ten from a hundred thousand on."""
    if abs(value) >= _LARGE:
        return scientific(value, 2)
    seen = _SEEN.create_decimal(abs(value))
    # With nearly all fifteen digits on screen, rounding twice would move the last one.
    is_short = seen.adjusted() + decimals <= _SHORT
    text = f"{(seen if is_short else Decimal(abs(value))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):f}"
    return _signed(value, text)


def scientific(value: float, decimals: int) -> str:
    """``value`` as a power of ten with ``decimals`` decimals: ``4.5×10⁻⁵``."""
    exact = Decimal(abs(value))
    exponent = exact.adjusted()
    mantissa = exact.scaleb(-exponent).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    if mantissa >= 10:
        mantissa, exponent = (
            (mantissa / 10).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP),
            exponent + 1,
        )
    return _signed(value, f"{mantissa:f}×10{superscript(exponent)}")


def superscript(exponent: int) -> str:
    """A whole number as an exponent is written: ⁻⁵."""
    return str(exponent).translate(_SUPERSCRIPT)


def power_of_ten(exponent: int) -> str:
    """The label of a logarithmic axis: 0.0001 to 10000 in full, 10⁻⁵ and 10⁵ beyond."""
    if -4 <= exponent <= 4:
        return f"{10.0**exponent:.{max(0, -exponent)}f}"
    return f"10{superscript(exponent)}"


def precise(value: float) -> str:
    """Four decimals, or two significant digits where four decimals would show (almost) nothing."""
    size = abs(value)
    if size >= _SMALL or size == 0:
        return fixed(value, 4)
    if size < _TINY:
        return scientific(value, 1)
    return fixed(value, 1 - Decimal(repr(size)).adjusted())


def setting(value: float) -> str:
    """A number somebody chose: two decimals, or as many as it has, up to four."""
    if abs(value) >= _LARGE or 0 < abs(value) < 1e-4:
        return scientific(value, 1)
    exponent = Decimal(repr(value)).as_tuple().exponent
    return fixed(value, min(max(-int(exponent), 2), 4))


def percent(share: float, decimals: int | None = None) -> str:
    """A share between 0 and 1 as a percentage: one decimal, or what a share with ``decimals`` decimals has."""
    return f"{fixed(100 * share, 1 if decimals is None else max(0, decimals - 2))} %"


def _signed(value: float, text: str) -> str:
    return MINUS + text if value < 0 and any(digit in text for digit in "123456789") else text
