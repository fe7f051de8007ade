"""A browser's console stays empty, on every page."""

import pytest
from playwright.sync_api import expect

from pages.ui.text.course import BESIDE, COURSE

# The beginning as who has been here before sees it by its own name.
PATHS = ["/?screen=1", *(f"/{name}" for name in (*COURSE[1:], *BESIDE))]


@pytest.fixture
def console(page):
    """Everything that is said in it: errors, warnings, and what nobody has caught."""
    said = []

    def heard(message):
        said.append(f"{message.type}: {message.text}")

    def threw(problem):
        said.append(f"thrown: {problem}")

    page.on("console", heard)
    page.on("pageerror", threw)
    yield said
    page.remove_listener("console", heard)
    page.remove_listener("pageerror", threw)


def test_no_page_says_anything_in_the_console(page, server, console):
    for path in PATHS:
        # What a page says when one leaves it, of a connection that is cut, is nobody's fault.
        page.goto("about:blank")
        console.clear()
        page.goto(server.address(path))
        expect(page.get_by_test_id("stMain").get_by_role("heading", level=1).first).to_be_visible()
        page.wait_for_load_state("networkidle")
        assert console == [], path
