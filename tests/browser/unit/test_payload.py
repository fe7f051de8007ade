"""What goes over the wire: how much, how packed, under which headers, and to nobody else."""

import base64
import re

import pytest
from playwright.sync_api import expect

from pages.ui.live.assets import script_address, version
from tests.browser.objects.unit_page import UnitPage
from tests.browser.tools.waiting import painted

MEGABYTES_ALLOWED = 1.3
PLOTLY = re.compile("plotly", re.IGNORECASE)
FRAME_ANCESTORS = "https://school.example https://*.lms.example"
SWEEP = "/api/sweep?handle=x&span=10&numbers=,1,2,1,1,1,1,1,1,1,1,1,1,1,1"


class Wire:
    """What one page has received since it was made, as it came over the wire."""

    def __init__(self, page):
        self.urls, self.answers, self.bytes = [], [], 0
        self.cdp = page.context.new_cdp_session(page)
        self.cdp.send("Network.enable")
        self.cdp.on("Network.requestWillBeSent", lambda event: self.urls.append(event["request"]["url"]))
        self.cdp.on("Network.responseReceived", lambda event: self.answers.append(event["response"]))
        self.cdp.on("Network.loadingFinished", self._finished)
        self.cdp.on("Network.webSocketFrameReceived", self._frame)
        self.cdp.on("Network.webSocketFrameSent", self._frame)

    def _finished(self, event):
        self.bytes += event["encodedDataLength"]

    def _frame(self, event):
        text, binary = event["response"]["payloadData"], event["response"]["opcode"] != 1
        self.bytes += len(base64.b64decode(text) if binary else text.encode())

    def plotly(self):
        return [url for url in self.urls if PLOTLY.search(url.rsplit("/", 1)[-1])]


@pytest.fixture(scope="module")
def first_visit(module_visitors, server):
    """A page opened with an empty cache, and everything it has received."""
    unit = UnitPage(module_visitors.context().new_page(), server)
    wire = Wire(unit.page)
    unit.open("/unit")
    unit.page.wait_for_load_state("networkidle")
    return unit, wire


def test_a_first_visit_stays_within_its_weight(first_visit):
    _, wire = first_visit
    assert len(wire.urls) > 20, "nothing was measured"
    assert 0.3 < wire.bytes / 1e6 <= MEGABYTES_ALLOWED, f"{wire.bytes / 1e6:.3f} MB"


def test_a_first_visit_asks_no_other_host(first_visit, server):
    _, wire = first_visit
    others = [url for url in wire.urls if not url.startswith((server.address(), "data:", "blob:"))]
    assert others == []


def test_scripts_styles_and_pages_come_compressed(first_visit):
    _, wire = first_visit
    plain = [
        answer["url"]
        for answer in wire.answers
        if re.search(r"javascript|css|html|json", answer["mimeType"])
        and answer["url"].startswith("http")
        and "content-encoding" not in {name.lower() for name in answer["headers"]}
        and int({k.lower(): v for k, v in answer["headers"].items()}.get("content-length", 1000)) >= 500
    ]
    assert plain == []


def test_plotly_comes_only_when_a_chart_is_opened(first_visit):
    unit, wire = first_visit
    unit.drag("x", 5)
    assert wire.plotly() == []
    unit.main.get_by_role("radio", name="One number against another").click()
    expect(unit.main.get_by_test_id("stPlotlyChart").locator(".main-svg").first).to_be_visible()
    assert wire.plotly() != []


@pytest.mark.parametrize(
    "path",
    [
        "/",
        f"/{script_address('pages/unit/unit.js')}",
        SWEEP,
        "/_stcore/health",
        "/api/sweep?handle=hostile",
        "/no/here.js",
    ],
)
def test_every_answer_says_not_to_guess_types_and_not_to_tell_others(server, path):
    headers = server.headers(path)
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize("path", ["/", "/unit?x=3", "/no/such/page"])
def test_every_page_carries_a_tight_policy(server, path):
    headers = server.headers(path)
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'self'"
    assert policy["frame-ancestors"] == "'self'"
    assert policy["object-src"] == "'none'"
    for unsafe in ("'unsafe-inline'", "'unsafe-eval'", "http", "*"):
        assert unsafe not in policy["script-src"]


def test_a_school_can_be_named_that_may_embed_the_app(cold_server, server):
    school = cold_server(GATEWISE_FRAME_ANCESTORS=FRAME_ANCESTORS)
    policy = school.headers("/")["content-security-policy"]
    assert policy == server.headers("/")["content-security-policy"].replace(
        "frame-ancestors 'self'", f"frame-ancestors {FRAME_ANCESTORS}"
    )


def test_the_diagrams_files_may_be_kept_for_ever_under_their_version(server):
    headers = server.headers(f"/{script_address('pages/unit/unit.js')}")
    assert "immutable" in headers["cache-control"]
    assert version() in script_address("pages/unit/unit.js")


def test_nothing_inline_can_run(unit, watch):
    watch.tolerate("Content Security Policy")
    unit.open("/unit")
    unit.page.evaluate("""() => { const script = document.createElement("script");
        script.textContent = "window.hacked = 1"; document.body.append(script);
        const image = document.createElement("img"); image.setAttribute("onerror", "window.hacked = 2");
        image.src = "data:,"; document.body.append(image); }""")
    painted(unit.page)
    assert unit.page.evaluate("() => window.hacked ?? null") is None
    noticed = [problem for problem in watch.problems if "Content Security Policy" in problem]
    assert len(noticed) == 2, "each attempt must have been noticed"
