"""The app in a course page on another site, by the README's snippets, in a browser that keeps nothing for strangers."""

import re
import threading
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.servers import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
SNIPPETS = re.findall(r"```html\n(.*?)```", README, re.DOTALL)
THEIRS = "https://gatewise.school.example"
EXAMPLE = ROOT / "assets" / "content" / "examples" / "30-keep-everything.json"
# Where a browser keeps nothing for a frame of another site, asking is an error already.
FORBIDDEN = """() => {
  if (window === top) return;
  const refuse = () => { throw new DOMException("The operation is insecure.", "SecurityError"); };
  for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name, { get: refuse });
  Object.defineProperty(Document.prototype, "cookie", { get: refuse, set: refuse });
}"""


def said(link):
    """What a link's query says."""
    return {name: texts[0] for name, texts in parse_qs(urlsplit(link).query).items()}


class Course(BaseHTTPRequestHandler):
    """A site that answers every question with one page."""

    def __init__(self, page, *args):
        self.page = page
        super().__init__(*args)

    def do_GET(self):
        self.send_response(200)
        self.send_header("content-type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(self.page().encode())

    def log_message(self, *_):
        """It says nothing."""


@pytest.fixture
def course():
    """Its address, and a place for its page; another site than the app's, whose host is a number."""
    pages = [""]
    site = ThreadingHTTPServer(("127.0.0.1", 0), partial(Course, lambda: pages[-1]))
    threading.Thread(target=site.serve_forever, daemon=True).start()
    yield f"http://localhost:{site.server_port}", pages
    site.shutdown()
    site.server_close()


def test_a_course_page_holds_a_unit_that_works_and_nothing_around_it(visitors, cold_server, course):
    site, pages = course
    app = cold_server(GATEWISE_FRAME_ANCESTORS=site)
    visitors.watch.hosts |= {app.host, urlsplit(site).netloc}
    visitors.watch.tolerate("localhost.*/favicon.ico")
    context = visitors.context(permissions=["clipboard-read", "clipboard-write"])
    context.add_init_script(f"({FORBIDDEN})()")
    page = context.new_page()
    assert len(SNIPPETS) == 2
    for snippet in SNIPPETS:
        assert snippet.count(THEIRS) == 1
        pages.append(snippet.replace(THEIRS, app.address("").rstrip("/")))
        page.goto(f"{site}/course")
        frame = page.frame_locator("iframe")
        expect(frame.locator('[data-unit] [data-result="c"] .number')).to_have_text("2.95")
        for around in ("[data-testid=stHeader]", "[data-testid=stLogoLink]", ".st-key-onward"):
            expect(frame.locator(around).first).not_to_be_visible()
        # The title is there to be heard, and not to be seen.
        title = frame.get_by_role("heading", level=1)
        shown = title.evaluate("node => node.closest('[data-testid=stElementContainer]').offsetHeight")
        assert title.text_content() and shown <= 1

    frame.locator("[data-handle=x]").hover()
    box = frame.locator("[data-handle=x]").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 40, y, steps=8)
    page.mouse.up()
    expect(frame.locator("[data-handle=x] .number")).to_have_text("2.00")
    frame.locator('.step[data-step="2"]').click()
    expect(frame.locator('.step[data-step="2"]')).to_have_attribute("aria-current", "step")
    frame.locator(".tool.link").click()
    expect(frame.locator("[data-unit] .status")).to_contain_text("Link copied")
    page.get_by_role("heading").click()
    link = page.evaluate("navigator.clipboard.readText()")
    assert said(link) == {"x": "2", "by": "steps", "step": "2", "embed": "true"}

    # Nothing of a cookie reaches the app from here, and a file does all the same.
    frame.get_by_role("radio", name="Save and load").click()
    frame.locator("input[type=file]").set_input_files(EXAMPLE)
    expect(frame.locator("[data-handle=b_f] .number")).to_have_text("+12.00")
    frame.locator(".tool.link").click()
    page.get_by_role("heading").click()
    page.wait_for_function("async () => (await navigator.clipboard.readText()).includes('example=own')")
    link = page.evaluate("navigator.clipboard.readText()")
    assert said(link).items() >= {"example": "own", "open": "files", "embed": "true"}.items()
