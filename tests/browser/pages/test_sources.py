"""The page Figures and words in the browser: every row's verdict, links that open where they say, accessible."""

import pytest
from pages.sources.texts import TEXTS
from playwright.sync_api import expect

from pages.sources.figures.outcome import TITLES
from pages.sources.state import PANELS
from pages.sources.tables import FIGURES
from tests.browser.objects.unit_page import UnitPage
from tests.browser.tools.looks import CALM, assert_good_looks, in_every_look

ROWS = "[data-table] tbody tr"


def test_the_verdict_and_the_true_value_of_every_row_stand_on_the_page(page, server):
    page.goto(server.address("/sources"))
    expect(page.locator(ROWS)).to_have_count(len(FIGURES))
    for row, figure in zip(page.locator(ROWS).all(), FIGURES, strict=True):
        cells = row.locator("th, td").all_text_contents()
        assert cells[0] == str(figure.number)
        assert cells[4] == figure.check().value
        assert cells[5].endswith(TITLES[figure.verdict])


def test_the_page_says_what_each_document_is(page, server):
    page.goto(server.address("/sources"))
    for number, kind in TEXTS.items():
        expect(page.get_by_text(f"Document {number}: {kind}")).to_be_visible()


def test_one_verdict_can_be_listed_and_the_link_keeps_it(page, server):
    page.goto(server.address("/sources?verdict=wrong"))
    expect(page.locator(ROWS)).to_have_count(2)
    page.get_by_test_id("stMain").get_by_role("radio", name="Misprint").click()
    expect(page.locator(ROWS)).to_have_count(7)
    page.wait_for_url("**/sources?verdict=misprint")


def test_a_figure_opens_on_the_page_where_it_can_be_tried(page, server):
    page.goto(server.address("/sources"))
    page.locator(ROWS).nth(9).get_by_role("link", name="Try no. 10").click()
    unit = UnitPage(page, server)
    unit.wait()
    assert unit.value("x") == "−10.00"


def test_the_claim_of_long_memory_leads_to_the_experiment(page, server):
    page.goto(server.address("/sources?open=uses"))
    page.get_by_role("link", name="Open the experiment").click()
    page.wait_for_url("**/gradients?open=gap")
    expect(
        page.get_by_test_id("stMain").get_by_role("radio", name="Remember the first symbol")
    ).to_be_checked()


@pytest.mark.parametrize("words", ["plain", "z"])
def test_nothing_of_the_equation_sheet_is_cut_off_on_a_wide_screen(page, server, words):
    page.goto(server.address(f"/sources?open=equations&words={words}"))
    expect(page.locator("[data-table] table")).to_have_count(3)
    for frame in page.locator("[data-table] .scroll").all():
        assert frame.evaluate("it => it.scrollWidth <= it.clientWidth")


@in_every_look
def test_every_part_is_accessible_and_nothing_scrolls_sideways(visitors, server, size, scheme):
    page = visitors.page(viewport=size, color_scheme=scheme, **CALM)
    for panel in PANELS:
        page.goto(server.address(f"/sources?open={panel}"))
        expect(page.get_by_role("link", name="Before:")).to_be_visible()
        if panel in ("figures", "glossary"):
            expect(page.locator(ROWS).first).to_be_visible()
        assert_good_looks(page)
