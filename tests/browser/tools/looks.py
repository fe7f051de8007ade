"""What every page must be at any width and in any theme: accessible by axe-core's rules, no wider than the window."""

from __future__ import annotations

import pytest
from axe_playwright_python.base import AXE_FILE_PATH as AXE_FILE
from playwright.sync_api import Page

DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# Transitions end at once, so that no colour is measured half way.
CALM = {"reduced_motion": "reduce"}
# Each size and each theme once: contrast does not depend on the width, nor the width on the theme.
in_every_look = pytest.mark.parametrize(
    ("size", "scheme"), [(DESKTOP, "light"), (PHONE, "dark")], ids=["1440-light", "390-dark"]
)

# What is not wrong is neither listed nor sent: on a page of three thousand nodes that takes longer than the search.
_VIOLATIONS = """levels => axe.run({include: [["main"]]},
  {runOnly: levels, resultTypes: ["violations"], preload: false}).then(found => found.violations)"""
_TOO_WIDE = """() => [document.documentElement, document.querySelector("[data-testid=stMain]")]
  .filter(node => node.scrollWidth > node.clientWidth).length"""


def violations(page: Page) -> list[str]:
    """What axe-core finds wrong with the main part of a page by WCAG 2.2 A and AA, one text a place."""
    # While Streamlit draws anew, what it has not come to yet is faded.
    page.wait_for_function(
        "() => !document.querySelector('[data-testid=stApp]:not([data-test-script-state=notRunning])')"
    )
    page.evaluate("() => document.fonts.ready.then(() => true)")
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE_FILE.read_text(encoding="utf-8"))
    return [
        f"{rule['id']} ({rule['help']}): {node['target']} {node['failureSummary']}"
        for rule in page.evaluate(_VIOLATIONS, LEVELS)
        for node in rule["nodes"]
    ]


def scrolls_sideways(page: Page) -> bool:
    """Whether the page or its main part is wider than the window."""
    return bool(page.evaluate(_TOO_WIDE))


def assert_good_looks(page: Page) -> None:
    """Fail where axe-core finds something or the page scrolls sideways."""
    assert violations(page) == []
    assert not scrolls_sideways(page)
