"""One server and one browser for all browser tests; a fresh browser context for each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from tests.browser import chromium
from tests.browser.objects.sequence_page import SequencePage
from tests.browser.objects.unit_page import UnitPage
from tests.browser.servers import MortalServer, Server, assert_no_traceback, serving
from tests.browser.tools.looks import DESKTOP
from tests.browser.tools.pages import PagePool
from tests.browser.tools.watch import Watch

LOOK = {"viewport": DESKTOP, "color_scheme": "light"}
# What takes a second on an idle machine must not fail on one that is busy with something else.
PATIENCE_MS = 120_000


# Package scope, not session: Playwright's event loop must be gone before tests elsewhere start theirs.
@pytest.fixture(scope="package")
def server() -> Iterator[Server]:
    """The app; whatever the tests did to it, it must not have logged a traceback."""
    with serving() as started:
        yield started
        assert_no_traceback(started)


@pytest.fixture
def cold_server() -> Iterator[Callable[..., Server]]:
    """Starts further servers that nobody has visited yet; takes environment variables."""
    with ExitStack() as stack:
        started: list[Server] = []

        def start(**extra: str) -> Server:
            started.append(stack.enter_context(serving(extra)))
            return started[-1]

        yield start
        for server in started:
            assert_no_traceback(server)


@pytest.fixture
def mortal_server(tmp_path: Path) -> Iterator[MortalServer]:
    """A server of this test that can be killed and started again."""
    mortal = MortalServer(tmp_path)
    mortal.start()
    yield mortal
    mortal.kill()
    assert_no_traceback(mortal.server)


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    """What drives the browsers; there can be one at a time."""
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="package")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """A headless Chromium. A test without one fails; it is never skipped."""
    program = chromium.find()
    if program is None:
        pytest.fail(chromium.MISSING, pytrace=False)
    started = playwright.chromium.launch(
        executable_path=str(program), headless=True, args=list(chromium.FLAGS)
    )
    yield started
    started.close()


@pytest.fixture(scope="package")
def pool(browser: Browser) -> PagePool:
    """The pages that tests use one after the other; they close with the browser."""
    return PagePool(browser, LOOK, PATIENCE_MS)


class Visitors:
    """The people of a test: pages that have nothing in common, and what they did wrong."""

    def __init__(self, browser: Browser, pool: PagePool, server: Server, stack: ExitStack) -> None:
        self.browser, self.pool, self.server, self.stack = browser, pool, server, stack
        self.watch = Watch({server.host})

    def context(self, **options: Any) -> BrowserContext:
        """A browser of their own that has never been here; takes the options of a browser context."""
        context = self.browser.new_context(**{**LOOK, **options})
        self.stack.callback(context.close)
        context.set_default_timeout(PATIENCE_MS)
        return self.watch.over(context)

    def page(self, **options: Any) -> Page:
        """A visitor's page, with nothing left of those before; takes the options of a browser context."""
        return self.watch.over_page(self.stack.enter_context(self.pool.lend(**options)), self.stack)

    def unit(self, **options: Any) -> UnitPage:
        """A new visitor's page, not opened yet."""
        return UnitPage(self.page(**options), self.server)

    def days(self, **options: Any) -> SequencePage:
        """A new visitor's page of days, not opened yet."""
        return SequencePage(self.page(**options), self.server)


def _visitors(browser: Browser, pool: PagePool, server: Server) -> Iterator[Visitors]:
    with ExitStack() as stack:
        people = Visitors(browser, pool, server, stack)
        yield people
        people.watch.check()


@pytest.fixture
def visitors(browser: Browser, pool: PagePool, server: Server) -> Iterator[Visitors]:
    """Visitors of this test; it fails when one of their pages errs or asks another host."""
    yield from _visitors(browser, pool, server)


@pytest.fixture(scope="module")
def module_visitors(browser: Browser, pool: PagePool, server: Server) -> Iterator[Visitors]:
    """Visitors who stay for all tests of a file."""
    yield from _visitors(browser, pool, server)


@pytest.fixture
def watch(visitors: Visitors) -> Watch:
    """What the test's pages did wrong so far."""
    return visitors.watch


@pytest.fixture
def page(visitors: Visitors) -> Page:
    """A page at 1440 × 900 in the light theme."""
    return visitors.page()


@pytest.fixture
def unit(page: Page, server: Server) -> UnitPage:
    """The same page with handles on the live diagram; not opened yet."""
    return UnitPage(page, server)


@pytest.fixture
def days(page: Page, server: Server) -> SequencePage:
    """The same page with handles on the series; not opened yet."""
    return SequencePage(page, server)


@pytest.fixture(scope="module")
def module_days(module_visitors: Visitors) -> SequencePage:
    """One page at the first series, for the tests of a file that leave no trace on each other."""
    return module_visitors.days().open()


@pytest.fixture(scope="module")
def module_unit(module_visitors: Visitors) -> UnitPage:
    """One page at the default example, for the tests of a file that leave no trace on each other."""
    return module_visitors.unit().open("/unit")
