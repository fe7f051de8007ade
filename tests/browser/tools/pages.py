"""Pages that are used again: a page's next load costs Chromium a fifth of what a new page's first does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page

# What is still under way on a page until it goes somewhere must not leave anything behind either.
_FORGET = """() => {
  localStorage.clear();
  sessionStorage.clear();
  Storage.prototype.setItem = () => {};
  Object.defineProperty(document, "cookie", { get: () => "", set() {} });
}"""


class PagePool:
    """Lends pages by the options of their context, and takes everything off them that a test has left.

    Scripts that a test has added to each load cannot be taken off: such a test needs a context of its own.
    """

    def __init__(self, browser: Browser, look: Mapping[str, Any], patience_ms: float) -> None:
        self.browser, self.look, self.patience_ms = browser, look, patience_ms
        self.idle: defaultdict[str, list[Page]] = defaultdict(list)

    @contextmanager
    def lend(self, **options: Any) -> Iterator[Page]:
        """A page in a context of its own with these options.

        What it shows is the last test's until it goes somewhere: scripts stay compiled from one page to the next,
        but not across an empty one.
        """
        wanted = {**self.look, **options}
        idle = self.idle[repr(sorted(wanted.items()))]
        page = idle.pop() if idle else self._new(wanted)
        yield page
        self._forget(page, wanted)
        idle.append(page)

    def _new(self, options: Mapping[str, Any]) -> Page:
        context = self.browser.new_context(**options)
        context.set_default_timeout(self.patience_ms)
        return context.new_page()

    @staticmethod
    def _forget(page: Page, options: Mapping[str, Any]) -> None:
        page.unroute_all(behavior="ignoreErrors")
        page.context.set_offline(False)
        if page.url != "about:blank":
            page.evaluate(_FORGET)
        page.context.clear_cookies()
        page.mouse.up()
        page.mouse.move(0, 0)
        page.set_viewport_size(options["viewport"])
        page.emulate_media(
            media=None,
            color_scheme=options["color_scheme"],
            reduced_motion=options.get("reduced_motion", "null"),
        )
