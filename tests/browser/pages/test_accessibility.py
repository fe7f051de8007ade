"""axe-core finds no violation of WCAG 2.2 A or AA in the page's main content."""

from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from pages.neurons.url import packed
from pages.unit.url import PANELS
from tests.browser.objects.neurons_page import NeuronsPage
from tests.browser.objects.sequence_page import SequencePage
from tests.browser.objects.unit_page import UnitPage
from tests.browser.tools.looks import CALM, DESKTOP, PHONE, assert_good_looks, violations

SIZES = {"1440 px": DESKTOP, "390 px": PHONE}
# Each size and each theme once: contrast does not depend on the width, nor the width on the theme.
VIEWS = [("1440 px", "light"), ("390 px", "dark")]
# A thousand coloured characters are looked at twice; beside the panels a line is enough.
SHORT = "from=own&text=" + quote(packed('say("hello")  # to\n\tyou\n'))
# What is looked at, by page.
PATHS = {
    UnitPage: [
        "/unit",
        "/unit?step=2",
        "/unit?by=seven&step=7&words=z&paper=3",
        *(f"/unit?open={panel}" for panel in PANELS),
    ],
    SequencePage: [
        "/sequence?series=two-waves&day=77&words=z",
        "/sequence?hold=f:0,i:0.37&tanh=off&day=2&open=hold",
        *(f"/sequence?open={panel}" for panel in ("parting", "series", "numbers")),
    ],
    NeuronsPage: [
        "/neurons?strips=gates,guesses,surprise&words=standard",
        "/neurons?from=unknown&colours=orange-purple&by=here&place=20&names=3:quotes",
        f"/neurons?{SHORT}&by=brush&brush=3-9&look=count",
        f"/neurons?{SHORT}&probe=url&look=text",
        f"/neurons?{SHORT}&look=names",
    ],
}


@pytest.fixture(scope="module", params=VIEWS, ids=" ".join)
def visitor(request, module_visitors):
    size, scheme = request.param
    return module_visitors.page(viewport=SIZES[size], color_scheme=scheme, **CALM)


@pytest.mark.parametrize(("kind", "path"), [(kind, path) for kind, paths in PATHS.items() for path in paths])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(visitor, server, kind, path):
    page = kind(visitor, server).open(path)
    settled(page, path)
    assert_good_looks(visitor)


def settled(unit, path):
    """Wait until the panel that the path opens is there."""
    landmarks = {
        "parting": "stCaptionContainer",
        "hold": "stSlider",
        "series": "stDataFrame",
        "numbers": "stDownloadButton",
        "seek": "stTextInput",
        "curve": "stPlotlyChart",
        "paper": "stMarkdown",
        "files": "stFileUploader",
        "look=count": "stBidiComponentIsolated",
        "look=text": "stFileUploader",
        "look=names": "stFileUploader",
    }
    for panel, landmark in landmarks.items():
        if path.endswith((f"open={panel}", f"&{panel}", f"?{panel}")):
            expect(unit.main.get_by_test_id(landmark).filter(visible=True).last).to_be_visible()
    for table in unit.page.locator("[data-table]").all():
        expect(table.locator("table")).to_be_visible()


@pytest.mark.parametrize(("kind", "path"), [(UnitPage, "/unit"), (SequencePage, "/sequence")])
def test_a_refused_value_is_announced_accessibly(visitor, server, kind, path):
    page = kind(visitor, server).open(path)
    page.type_value("x", "nonsense")
    expect(page.alert).not_to_be_empty()
    assert violations(visitor) == []


def test_axe_would_see_a_violation(visitor, server):
    page = UnitPage(visitor, server).open("/unit")
    page.tool("play").evaluate("node => node.removeAttribute('aria-label') ?? node.removeAttribute('title')")
    assert any(text.startswith("button-name") for text in violations(visitor))
