"""Here the browser is Firefox; everything else is as in the other browser tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Playwright

from tests.browser import firefox
from tests.browser.conftest import LOOK, PATIENCE_MS
from tests.browser.tools.pages import PagePool


@pytest.fixture(scope="package")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """A headless Firefox. A test without one fails; it is never skipped."""
    program = firefox.find()
    if program is None:
        pytest.fail(firefox.MISSING, pytrace=False)
    with firefox.launched(playwright, program) as started:
        yield started


@pytest.fixture(scope="package")
def pool(browser: Browser) -> PagePool:
    """The pages of this browser."""
    return PagePool(browser, LOOK, PATIENCE_MS)
