"""What a test waits for on every page: the next frame, and Streamlit at rest."""

from __future__ import annotations

from playwright.sync_api import Page, expect

# Two frames: the first may have been begun before.
_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done())))"


def painted(page: Page) -> None:
    """Wait until what has been done is on the screen."""
    page.evaluate(_FRAMES)


def at_rest(page: Page, patience_ms: float | None = None) -> None:
    """Wait until Streamlit has drawn all that was asked for."""
    app = page.get_by_test_id("stApp")
    expect(app).to_have_attribute("data-test-script-state", "notRunning", timeout=patience_ms)
