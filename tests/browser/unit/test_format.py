"""The browser writes every number to the digit as Python does."""

import math
import random

import pytest

from lstm_core.words.symbols import RESULTS, SETTINGS, SYMBOLS
from pages.gradients.flow.tables import scaled_text
from pages.ui.live.assets import script_address
from pages.ui.text import numbers
from tests.browser.tools import expected

TIES = [
    0.125,
    0.375,
    0.5,
    1.5,
    2.5,
    0.0625,
    2.5e-3,
    0.005,
    1.005,
    2.675,
    0.045,
    1234.5,
    0.00048828125,
    7.62939453125e-06,
]
EDGES = [
    0.0, -0.0, 1.0, 1e-4, 0.00009999, 9.9999e-5, 1e-9, 9.99e-10, 9.95e-10, 0.01, 0.009999, 0.00995, 0.0099996, 99999.995,
    99999.99999, 1e5, 123456.0, 999999.5, 9.995e5, 1e6, 1e20, 1e21, 1.7976931348623157e308, 5e-324, 2.2250738585072014e-308,
    0.1 + 0.2, 1 / 3, 0.9995, 0.99999999, 0.000045, 0.00009995, 1e-7, 9.4e-7, 0.1 + 0.7, 50.05 / 100, 0.0005,
]  # fmt: skip
_FORMAT = """async ([address, work]) => {
  const module = await import(new URL(address, document.baseURI).href);
  return work.map(([name, ...given]) => module[name](...given));
}"""
_TEXT = """async ([address, symbols, decimals, work]) => {
  const module = await import(new URL(address, document.baseURI).href);
  return work.map(([key, style, value]) =>
    module.textOf({payload: {words: {symbols}, decimals}, get: () => value}, key, style));
}"""


def values():
    """Ties, edges and a few thousand random numbers of every size, each with both signs."""
    random.seed(7)
    wild = [random.choice((-1, 1)) * 10 ** random.uniform(-14, 9) for _ in range(1500)]
    tame = [random.uniform(-12, 12) for _ in range(1000)]
    rows = [row * span / 200 for span in (10, 100, 1000, 1_000_000) for row in range(-200, 201, 7)]
    found = [
        *TIES,
        *EDGES,
        *(n / 8 for n in range(-40, 41)),
        *(n / 2000 for n in range(-99, 100)),
        *wild,
        *tame,
        *rows,
    ]
    return [signed for value in found for signed in (value, -value)]


VALUES = values()


@pytest.fixture(scope="module")
def browser_page(module_unit):
    return module_unit.page


def differing(page, work, wanted):
    """The entries of ``work`` for which the browser's text is not Python's."""
    seen = page.evaluate(_FORMAT, [script_address("text/format.js"), work])
    return [
        (entry, text, true) for entry, text, true in zip(work, seen, wanted, strict=True) if text != true
    ][:20]


@pytest.mark.parametrize("decimals", range(7))
@pytest.mark.parametrize("name", ["fixed", "scientific"])
def test_a_number_of_decimals(browser_page, name, decimals):
    finite = [value for value in VALUES if name == "fixed" or value]
    work = [[name, value, decimals] for value in finite]
    assert differing(browser_page, work, [getattr(numbers, name)(value, decimals) for value in finite]) == []


@pytest.mark.parametrize("decimals", [1, 2, 3, 6])
def test_a_percentage_in_paper_arithmetic(browser_page, decimals):
    work = [["percent", value, decimals] for value in VALUES if abs(value) <= 1]
    assert differing(browser_page, work, [numbers.percent(value, decimals) for _, value, _ in work]) == []


@pytest.mark.parametrize("name", ["precise", "setting", "percent"])
def test_a_style_that_chooses_its_own_decimals(browser_page, name):
    # One hundred times the largest float is no number any more, and no share either.
    finite = [value for value in VALUES if math.isfinite(100 * value)]
    work = [[name, value] for value in finite]
    assert differing(browser_page, work, [getattr(numbers, name)(value) for value in finite]) == []


def test_a_number_far_beyond_floats(browser_page):
    powers = [-5000, -400, -324, -323, -310, -17, -5, -1, 0, 3, 16, 307, 308, 309, 4000]
    mantissas = [1.0, -1.0, 9.949999, 9.95, 9.96, -9.999999999, 2.25, 1.125899906843, 0.0]
    work = [["scaled", mantissa, power] for mantissa in mantissas for power in (powers if mantissa else [0])]
    assert differing(browser_page, work, [scaled_text(mantissa, power) for _, mantissa, power in work]) == []


def all_of(value, key):
    """Every number of the unit is this one."""
    return dict.fromkeys([*SYMBOLS, key], value)


@pytest.mark.parametrize("decimals", [None, 1, 2, 6])
def test_every_style_of_every_quantity(browser_page, decimals):
    symbols = {key: {"kind": SYMBOLS[key].kind, "decimals": SYMBOLS[key].decimals} for key in SYMBOLS}
    styles = {
        **dict.fromkeys(SETTINGS, ("setting", "times", "plus", "term", "factor")),
        **dict.fromkeys(RESULTS, ("glance", "term", "factor", "result")),
    }
    styles |= {"f": (*styles["f"], "percent"), "exact.c": ("fine",), "exact.h": ("fine",)}
    work = [(key, style, value) for key in styles for style in styles[key] for value in VALUES[::97]]
    seen = browser_page.evaluate(_TEXT, [script_address("text/text.js"), symbols, decimals, work])
    wanted = [
        expected.text(all_of(value, key), key, style, decimals).removeprefix("exact ")
        for key, style, value in work
    ]
    wrong = [entry for entry in zip(work, seen, wanted, strict=True) if entry[1] != entry[2]]
    assert wrong[:20] == []


@pytest.mark.parametrize(
    ("style", "value", "text"),
    [
        ("fixed", 0.125, "0.13"),
        ("fixed", -0.125, "−0.13"),
        ("fixed", -0.0, "0.00"),
        ("fixed", -0.001, "0.00"),
        ("fixed", 2.5, "2.50"),
    ],
)
def test_the_rules_themselves(browser_page, style, value, text):
    assert differing(browser_page, [[style, value, 2]], [text]) == []
    assert getattr(numbers, style)(value, 2) == text
