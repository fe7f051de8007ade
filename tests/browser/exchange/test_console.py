"""A browser's console stays empty, on every page."""

from playwright.sync_api import expect

from pages.ui.text.course import BESIDE, COURSE

# The beginning as who has been here before sees it by its own name.
PATHS = ["/?screen=1", *(f"/{name}" for name in (*COURSE[1:], *BESIDE))]
# Three seconds of real time after it has loaded a page is blamed for what it has not come to yet; a busy machine needs longer.
LATE = "was preloaded using link preload but not used within a few seconds"
DRAWN = """() => [...document.querySelectorAll("[data-testid=stBidiComponentIsolated]")].every(
  ({ shadowRoot }) => shadowRoot?.querySelector("[data-live], [data-arrival]"))"""


def said_in(page):
    """Everything that is said in a page's console: errors, warnings, and what nobody has caught."""
    said = []
    page.on("console", lambda message: LATE in message.text or said.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda problem: said.append(f"thrown: {problem}"))
    return said


def test_no_page_says_anything_in_the_console(visitors, server):
    context = visitors.context()
    for path in PATHS:
        # Each in a window of its own: what is said of what one leaves half loaded is nobody's fault.
        page = context.new_page()
        said = said_in(page)
        page.goto(server.address(path))
        expect(page.get_by_test_id("stMain").get_by_role("heading", level=1).first).to_be_visible()
        page.wait_for_load_state("networkidle")
        page.wait_for_function(DRAWN)
        assert said == [], path
        page.close()
