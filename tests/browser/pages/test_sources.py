"""The page Figures and words in the browser: every row's verdict, links that open where they say, accessible."""

import pytest
from playwright.sync_api import expect

from pages.sources.figures.outcome import title_of
from pages.sources.state import PANELS
from pages.sources.tables import FIGURES
from pages.ui.text.glossary import glossary
from pages.ui.text.texts import text, texts
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
        assert cells[5].endswith(title_of(figure.verdict))


def test_the_page_says_what_each_document_is(page, server):
    page.goto(server.address("/sources"))
    for number, kind in texts("sources.figures.documents").items():
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
    page.get_by_role("link", name=text("sources.uses.measured.open")).click()
    page.wait_for_url("**/gradients?open=gap")


def test_every_word_is_listed_with_what_it_says_and_where_to_see_it(page, server):
    page.goto(server.address("/sources?open=glossary"))
    entries = page.locator("[data-sources] dl > div")
    expect(entries).to_have_count(len(glossary()))
    in_order = sorted(glossary().values(), key=lambda term: term.term.casefold())
    for entry, term in zip(entries.all(), in_order, strict=True):
        assert entry.locator("dt").inner_text().casefold() == term.term.casefold()
        assert term.says in entry.locator("dd").inner_text()
        assert entry.locator("a").count() == bool(term.address)


def test_a_word_can_be_found_and_the_link_keeps_what_was_looked_for(page, server):
    page.goto(server.address("/sources?open=glossary"))
    field = page.get_by_role("searchbox", name=text("sources.live.find.label"))
    shown = page.locator("[data-sources] dl > div:visible dt")
    field.fill("gradient")
    wanted = sorted(term.term for term in glossary().values() if "gradient" in term.term)
    expect(shown).to_have_count(len(wanted))
    assert sorted(name.lower() for name in shown.all_inner_texts()) == wanted
    page.wait_for_url("**/sources?open=glossary&find=gradient")
    page.reload()
    expect(field).to_have_value("gradient")
    expect(shown).to_have_count(len(wanted))
    # No word is called so, but the explanation of one speaks of it.
    field.fill("carousel")
    expect(shown).to_have_text(["memory line"])
    field.fill("no such word")
    expect(shown).to_have_count(0)
    expect(page.get_by_text("“no such word”")).to_be_visible()
    field.fill("")
    expect(shown).to_have_count(len(glossary()))


def test_a_word_leads_to_where_it_can_be_seen(page, server):
    page.goto(server.address("/sources?open=glossary&find=saturated"))
    page.locator("[data-sources] dl > div:visible").get_by_role("link").click()
    page.wait_for_url("**/activations?z=10")


def test_the_common_mistakes_stand_above_the_words(page, server):
    page.goto(server.address("/sources?open=glossary"))
    rows = page.locator("[data-sources] .mistakes tbody tr")
    expect(rows).to_have_count(len(texts("sources.words.mistakes.rows")))
    expect(rows.first).to_contain_text("at 100 % all of the old memory is kept")


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
        expect(page.locator("[data-sources][data-answered]")).to_be_attached()
        if panel in ("figures", "glossary"):
            expect(page.locator(ROWS).first).to_be_visible()
        assert_good_looks(page)
