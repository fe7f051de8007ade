"""Printed, every page is whole, light and without controls, and says at its foot where it comes from."""

from datetime import date

import pytest
from playwright.sync_api import expect

from pages.ui.text.texts import text, texts
from tests.browser.print.printed import letters, sheets, wrong
from tests.browser.tools.looks import DESKTOP

PAPERS = {"A4": (210, 297), "Letter": (215.9, 279.4)}
# The paper's width is used by the same 186 mm on both.
USED = 186
# Each theme prints each page, each paper is printed on, with what each page can open that is wide, long or dark.
LOOKS = [("dark", "A4"), ("light", "Letter")]
PATHS = (
    "/?screen=2",
    "/unit?step=2&open=numbers",
    "/unit?open=curve",
    "/activations",
    "/layer?step=1&open=unit",
    "/practise?kind=whole-unit",
    "/sequence?open=numbers",
    "/gradients",
    "/training?open=step",
    "/forecast?open=numbers",
    "/neurons",
    "/sources?open=figures",
    "/teach",
)
SHEET = "/sheet?kinds=whole-unit&questions=2&variants=2&seed=5"
# Whether all that the page will show is there: no live part waits, not even for its answer, no chart is missing, no table
# is empty.
READY = """() => {
  const roots = [...document.querySelectorAll("[data-testid=stBidiComponentIsolated]")].map((n) => n.shadowRoot);
  const drawn = (root) => root?.querySelector("[data-live][data-theme], [data-arrival]")
    && !root.querySelector("[role=status][style*=min-height], [data-neurons]:not([data-cell]), [data-ranked='']");
  return roots.length && roots.every(drawn) && document.querySelector("[data-test-script-state=notRunning]")
    && !document.querySelector("[data-testid=stSkeleton]")
    && [...document.querySelectorAll(".stPlotlyChart")].every((chart) => chart.querySelector(".main-svg .trace"));
}"""
# The headings of columns that are written in letters; and what is drawn while the page is laid out for paper.
HEADS = """() => {
  const roots = [document, ...[...document.querySelectorAll("*")].map((n) => n.shadowRoot).filter(Boolean)];
  return roots.flatMap((root) => [...root.querySelectorAll("thead th:not(.onward)")])
    .filter((head) => !head.querySelector(".symbol, .math")).map((head) => head.textContent).filter(Boolean);
}"""
# What only helps on a screen, by the words it is known by.
CONTROLS = (
    text("common.panels"),
    text("common.onward.next", title=""),
    text("common.onward.previous", title=""),
    texts("common.live.lesson.answer"),
    "Copy link",
    "Reset",
    "Goals",
    "Drag a filled box",
    "New here?",
    "Choose one",
)


@pytest.fixture(scope="module", params=LOOKS, ids=" ".join)
def printer(request, module_visitors):
    """A visitor's page, its paper, and what prints it."""
    scheme, paper = request.param
    page = module_visitors.page(viewport=DESKTOP, color_scheme=scheme)
    return page, paper, lambda: sheets(page.pdf(format=paper))


def today():
    return f"{date.today():%-d %B %Y}"


@pytest.mark.parametrize("path", PATHS)
def test_a_page_is_printed_whole_light_without_controls_and_with_its_foot(printer, server, path):
    page, paper, print_ = printer
    page.goto(server.address(path))
    page.wait_for_function(READY)
    heads = page.evaluate(HEADS)
    printed = print_()
    margin = (PAPERS[paper][0] - USED) / 2
    found = {
        number: problems
        for number, sheet in enumerate(printed, 1)
        if (problems := list(wrong(sheet, PAPERS[paper], margin)))
    }
    assert found == {}
    # Were anything wider than the paper, the browser would shrink everything on it, towards the middle.
    assert printed[0].left == pytest.approx(margin, abs=0.7)
    whole = "".join(sheet.letters for sheet in printed)
    assert [head for head in heads if letters(head) not in whole] == []
    assert [word for word in CONTROLS if letters(word) in whole] == []
    for number, sheet in enumerate(printed, 1):
        assert letters(f"{server.address()} {path.partition('?')[0][1:]}") in sheet.letters
        assert letters(f"{today()}") in sheet.letters and f"{number} / {len(printed)}" in sheet.text
        # No page is there for its foot only.
        assert len(sheet.letters) > 250
    assert page.locator("html").get_attribute("data-paper") is None


SMALLEST = """() => {
  dispatchEvent(new Event("beforeprint"));
  const roots = [...document.querySelectorAll("*")].map((node) => node.shadowRoot).filter(Boolean);
  const svg = roots.map((root) => root.querySelector("svg[data-layout]")).find(Boolean);
  const digits = [...svg.querySelectorAll("text")].filter((node) => /\\d/.test(node.textContent)
    && getComputedStyle(node).visibility === "visible");
  const sizes = digits.map((node) => parseFloat(getComputedStyle(node).fontSize) * node.getScreenCTM().a * 0.75);
  dispatchEvent(new Event("afterprint"));
  return [digits.length, Math.min(...sizes)];
}"""


def test_the_digits_of_the_unit_have_seven_points_on_paper(printer, server):
    page, _, _ = printer
    page.goto(server.address("/unit"))
    page.wait_for_function(READY)
    found, smallest = page.evaluate(SMALLEST)
    assert found > 30
    assert 7 <= smallest < 9


STRIP = """(event) => {
  if (event) dispatchEvent(new Event(event));
  const roots = [...document.querySelectorAll("*")].map((node) => node.shadowRoot).filter(Boolean);
  const canvas = roots.map((root) => root.querySelector("canvas")).find(Boolean);
  return [canvas.width, Math.round(canvas.clientWidth * devicePixelRatio)];
}"""


def test_a_canvas_is_drawn_anew_at_the_papers_width_and_again_at_the_screens(printer, server):
    page, _, _ = printer
    page.goto(server.address("/sequence"))
    page.wait_for_function(READY)
    before = page.evaluate(STRIP)
    drawn, shown = page.evaluate(STRIP, "beforeprint")
    assert drawn == shown != before[0]
    assert page.evaluate(STRIP, "afterprint") == before


def test_a_worksheet_counts_the_pages_of_each_variant(printer, server):
    page, paper, print_ = printer
    page.goto(server.address(SHEET))
    expect(page.locator("main[data-complete]")).to_be_attached()
    printed = print_()
    assert {
        number: list(wrong(sheet, PAPERS[paper], 14)) for number, sheet in enumerate(printed) if sheet
    } == {number: [] for number in range(len(printed))}
    feet = [sheet.text for sheet in printed]
    sides = len(printed) // 2 - 1
    assert sides > 1
    wanted = [
        *(f"{texts('teach.sheet.foot')} {side}".format(n=n) for n in (1, 2) for side in range(1, sides + 1)),
        *(f"{texts('teach.sheet.key_foot')} 1".format(n=n) for n in (1, 2)),
    ]
    for foot, told in zip(wanted, feet, strict=True):
        assert foot in told and today() in told and server.address("/sheet") in told


def test_a_variant_to_be_marked_is_printed_light(printer, server):
    page, paper, print_ = printer
    page.goto(server.address(SHEET))
    expect(page.locator("main[data-complete]")).to_be_attached()
    code = page.locator("[data-sheet] code").first.text_content()
    page.goto(server.address(f"/sheet/check?code={code}"))
    for sheet in print_():
        assert list(wrong(sheet, PAPERS[paper], 14)) == []
        assert today() in sheet.text and text("teach.check.mark") not in sheet.text


def test_what_is_presented_is_printed_as_it_is_otherwise(printer, server):
    page, _, print_ = printer
    page.goto(server.address("/unit?step=2&show=present"))
    page.wait_for_function(READY)
    first, *_ = print_()
    assert letters(text("unit.title")) in first.letters and letters("Worked example:") in first.letters
    assert page.locator("html").get_attribute("data-show") == "present"


def test_a_dark_area_and_a_text_at_the_edge_would_be_seen(printer):
    page, paper, print_ = printer
    page.set_content("<div style='height: 30mm; background: #345; print-color-adjust: exact'></div>")
    assert any("dark" in problem for problem in wrong(print_()[0], PAPERS[paper], 0))
    page.set_content("<p>Nearer to the edge than printers reach</p>")
    assert any("text from" in problem for problem in wrong(print_()[0], PAPERS[paper], 12))
