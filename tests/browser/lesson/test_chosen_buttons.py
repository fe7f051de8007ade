"""What is chosen can be read with the pointer on it, in both themes."""

import re

import pytest
from playwright.sync_api import expect

READABLE = 4.5
SHOWN = """node => { const style = getComputedStyle(node);
  return [style.color, style.backgroundColor]; }"""


def luminance(colour):
    """WCAG's relative luminance of ``rgb(r, g, b)``."""
    parts = [int(part) / 255 for part in re.fullmatch(r"rgb\((\d+), (\d+), (\d+)\)", colour).groups()]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(node):
    ink, ground = node.evaluate(SHOWN)
    darker, lighter = sorted((luminance(ink), luminance(ground)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("address", "chosen"),
    [
        ("/unit?by=steps&step=3", '[data-unit] .step[aria-current="step"]'),
        ("/unit?by=steps&step=3", '[data-unit] .segmented [aria-pressed="true"]'),
        ("/neurons?strips=surprise", '[data-neurons] [data-strip="surprise"][aria-pressed="true"]'),
        ("/neurons?strips=surprise", '[data-neurons] .segmented [aria-pressed="true"]'),
    ],
)
def test_a_chosen_button_is_readable_under_the_pointer(visitors, server, scheme, address, chosen):
    page = visitors.page(color_scheme=scheme)
    page.goto(server.address(address))
    node = page.locator(chosen).first
    expect(node).to_be_visible()
    assert contrast(node) >= READABLE
    node.hover()
    page.wait_for_function("node => node.matches(':hover')", arg=node.element_handle())
    assert contrast(node) >= READABLE
