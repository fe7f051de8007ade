"""While one predicts, no result stands anywhere on the page: not in tables, formulas, hover, spoken values or sentences."""

import math

import pytest
from playwright.sync_api import expect

from tests.browser.predict.given_away import everything_said, given_away, sigmoid, worked_out
from tests.browser.tools.looks import CALM, DESKTOP, PHONE, assert_good_looks

X, H, C = 0.37, -0.83, 1.29
NUMBERS = f"x={X}&h={H}&c={C}"
UNIT = list(worked_out(X, H, C).values())
Z = 0.73
CURVES = [sigmoid(Z), sigmoid(Z) * (1 - sigmoid(Z)), math.tanh(Z), 1 - math.tanh(Z) ** 2, sigmoid(2 * Z)]
FACTORS = (0.57, 0.93)


def days(inputs):
    found, h, c = [], 0.0, 0.0
    for x in inputs:
        day = worked_out(x, h, c)
        h, c = day["h"], day["c"]
        found += day.values()
    return found


def products(count):
    return [math.prod(FACTORS[place % 2] for place in range(k)) for k in range(2, count + 1)]


COMPANIES = days((0, 0.5, 0.25, 1)) + days((1, 0.5, 0.25, 1))
PAGES = {
    f"unit?{NUMBERS}": ("unit", UNIT),
    f"unit?{NUMBERS}&step=2&paper=3": ("unit", [value for value in UNIT if abs(value) > 0.01]),
    **{f"unit?{NUMBERS}&open={panel}": ("unit", UNIT) for panel in ("numbers", "seek", "curve", "paper")},
    "sequence?day=1": ("sequence", COMPANIES),
    "sequence?day=3": ("sequence", COMPANIES),
    **{f"sequence?day=4&open={panel}": ("sequence", COMPANIES) for panel in ("parting", "hold", "numbers")},
    **{f"gates?{NUMBERS}&gate={gate}": ("gates", UNIT) for gate in ("forget", "candidate")},
    **{f"gates?{NUMBERS}&open={panel}": ("gates", UNIT) for panel in ("cases", "claim")},
    f"activations?z={Z}": ("activations", CURVES),
    f"activations?z={Z}&open=breaks": ("activations", CURVES),
    "gradients?chain=0.57,0.93&n=5": ("chain", products(5)),
    "gradients?chain=0.57,0.93&n=9": ("chain", products(6) + products(9)[-1:]),
}
# Whatever says a number by where it is drawn.
PLACES = ".dot, .chain-curve .ball, .bar-part, .tangent, .drop, .map .level, .map .ground, .strip"
# Where a panel is open that would say it, the sentence in its place.
PANEL = "This panel shows numbers that you are still working out."
LAST = {"numbers", "seek", "curve", "paper", "parting", "hold", "cases", "claim", "breaks"}


@pytest.fixture(scope="module")
def visitor(module_visitors):
    return module_visitors.page()


def opened(page, server, path, host):
    page.goto(server.address(f"/{path}"))
    expect(page.locator(f"[data-{host}][data-answered]")).to_be_attached()


@pytest.mark.parametrize("path", PAGES)
def test_no_result_stands_anywhere(visitor, server, path):
    host, numbers = PAGES[path]
    opened(visitor, server, f"{path}&predict=on", host)
    if path.rpartition("open=")[2] in LAST:
        expect(visitor.get_by_text(PANEL)).to_be_visible()
    expect(visitor.locator(f"[data-{host}] .asked").first).to_be_attached()
    expect(visitor.locator(f"[data-{host}]").locator(PLACES).locator("visible=true")).to_have_count(0)
    # Beside the product stand two units with many numbers of their own.
    fewest = 3 if host == "chain" else 2
    assert given_away(everything_said(visitor), numbers, fewest) == set()


@pytest.mark.parametrize("path", [path for path in PAGES if "open=" not in path])
def test_the_same_numbers_stand_there_when_nobody_predicts(visitor, server, path):
    """So the search would find them."""
    host, numbers = PAGES[path]
    opened(visitor, server, path, host)
    expect(visitor.locator(f"[data-{host}] .asked")).to_have_count(0)
    assert len(given_away(everything_said(visitor), numbers)) >= min(4, len(numbers))


def test_the_walk_through_many_units_hides_its_results_and_shows_one_at_a_time(visitor, server):
    many = visitor.locator("[data-layer]")
    opened(visitor, server, "layer?step=1", "layer")
    cells = many.locator("td.apart:not(.heat)").all_text_contents()
    assert len(cells) == 8 and all("." in cell for cell in cells)
    opened(visitor, server, "layer?step=1&predict=on", "layer")
    assert not [cell for cell in cells if cell in everything_said(visitor)]
    place = many.locator('table [data-key="z_f 2"]')
    place.click()
    expect(place).to_have_text(cells[4])
    assert [cell for cell in cells if cell in everything_said(visitor)] == [cells[4]]


LOOKS = [
    f"unit?{NUMBERS}",
    "sequence?day=2",
    f"gates?{NUMBERS}",
    f"activations?z={Z}",
    "gradients?open=chain",
]


@pytest.mark.parametrize(
    ("size", "scheme"), [(DESKTOP, "light"), (PHONE, "dark")], ids=["1440-light", "390-dark"]
)
def test_hidden_numbers_look_well_and_can_be_reached(visitors, server, size, scheme):
    page = visitors.page(viewport=size, color_scheme=scheme, **CALM)
    for path in LOOKS:
        host = "chain" if "chain" in path else path.partition("?")[0]
        opened(page, server, f"{path}&predict=on", host)
        place = page.locator(f"[data-{host}] [role=button].asked").last
        place.focus()
        page.keyboard.press("5")
        expect(page.locator(f"[data-{host}] .ask input")).to_be_focused()
        assert_good_looks(page)
