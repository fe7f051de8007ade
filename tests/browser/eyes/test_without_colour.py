"""What colours say is said without them too: lines, signs, what a picture shows."""

import pytest
from playwright.sync_api import expect

from pages.ui.text.numbers import fixed
from tests.browser.objects.neurons_page import NeuronsPage
from tests.browser.tools.looks import CALM
from tests.pages.sequence.support import engine

# What a line of a legend looks like in grey: its width, its dashes, its mark.
_LOOKS = """host => [...host.querySelectorAll(".chart")].map(chart =>
  [...chart.querySelectorAll(".legend .swatch")].filter(node => node.querySelector(".trace")).map(swatch => {
    const { strokeWidth, strokeDasharray } = getComputedStyle(swatch.querySelector(".trace"));
    return [strokeWidth, strokeDasharray, swatch.querySelector(".shape")?.getAttribute("d") ?? ""].join(" ");
  }))"""
_SIGNS = """host => [...host.querySelectorAll(".signs span")].map(node =>
  [node.style.backgroundColor.includes("minus"), getComputedStyle(node).backgroundImage !== "none"])"""


@pytest.fixture(scope="module")
def visitor(module_visitors):
    return module_visitors.page(**CALM)


@pytest.mark.parametrize(
    ("path", "host", "lines"),
    [
        ("/sequence", "[data-sequence]", 4),
        ("/gradients", "[data-gradients]", 5),
        ("/gradients", "[data-nudge]", 3),
        ("/training?epoch=2000", "[data-training]", 2),
    ],
)
def test_the_lines_of_a_chart_differ_without_colour(visitor, server, path, host, lines):
    visitor.goto(server.address(path))
    legend = visitor.locator(f"{host} .chart .legend")
    expect(legend.locator(".swatch .trace").first).to_be_attached()
    charts = visitor.locator(host).evaluate(_LOOKS)
    assert lines in {len(looks) for looks in charts}
    for looks in charts:
        assert len(set(looks)) == len(looks)


def test_pictures_of_the_days_name_both_series_and_say_the_days_values(module_days):
    module_days.open("?day=2")
    chart = module_days.chart.locator("svg").last
    expect(chart).to_have_attribute("aria-label", "Both memories of Company A and Company B over 4 days")
    shares = {key: fixed(float(getattr(engine(), key)[1]), 2) for key in ("f", "i", "o")}
    for key, name in (("f", "Forget gate"), ("i", "Input gate"), ("o", "Output gate")):
        told = module_days.strip.get_attribute("aria-label")
        assert name in told
        assert f" {shares[key]}" in told


def test_a_neurons_sign_is_a_line_too(visitor, server):
    neurons = NeuronsPage(visitor, server).open("/neurons")
    signs = neurons.host.evaluate(_SIGNS)
    assert {tuple(sign) for sign in signs} == {(True, True), (False, False)}
