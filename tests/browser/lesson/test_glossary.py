"""A term of the glossary where it stands: by mouse, keyboard and touch, and that its card never stays behind."""

import pytest
from playwright.sync_api import expect

from pages.ui.text.glossary import glossary
from pages.ui.text.texts import text
from tests.browser.tools.looks import CALM, DESKTOP, LEVELS, PHONE, assert_good_looks, in_every_look

PATH = "/sources?open=uses"
CARD = "[data-explanation]"
SHOW = text("common.live.term.show")
AXE_OF_CARD = """levels => axe.run({include: [["[data-explanation]"]]}, {runOnly: levels, resultTypes: ["violations"]})
  .then(found => found.violations.map(rule => rule.id + ": " + rule.nodes[0].failureSummary))"""
FOCUSED = """() => { let node = document.activeElement;
  while (node.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
  return node.textContent; }"""


class Terms:
    """A page with terms in it; two of them are close together."""

    def __init__(self, page, server):
        self.page, self.server = page, server
        self.card = page.locator(CARD)
        self.cell = self.term("cell-state")
        self.gate = self.term("forget-gate")

    def term(self, name):
        return self.page.locator(f'[data-sources] [data-term="{name}"]')

    def open(self):
        self.page.goto(self.server.address(PATH))
        expect(self.cell).to_be_visible()
        return self

    def says(self, name):
        expect(self.card).to_contain_text(glossary()[name].says)


@pytest.fixture
def terms(page, server):
    return Terms(page, server).open()


def test_a_term_says_itself_to_who_cannot_see_the_card(terms):
    expect(terms.cell).to_have_role("button")
    expect(terms.cell).to_have_attribute("aria-description", glossary()["cell-state"].says)
    expect(terms.cell).to_have_attribute("aria-expanded", "false")


def test_the_pointer_opens_it_may_go_into_the_card_and_closes_it_by_leaving(terms):
    terms.cell.hover()
    terms.says("cell-state")
    expect(terms.cell).to_have_attribute("aria-expanded", "true")
    # Lower left, where the card lies; what is underneath must not take over.
    terms.card.hover()
    terms.page.wait_for_function(
        "() => document.querySelector('[data-explanation]').matches(':hover')", polling="raf"
    )
    expect(terms.card).to_be_visible()
    terms.page.get_by_role("heading", level=1).hover()
    expect(terms.card).to_have_count(0)
    expect(terms.cell).to_have_attribute("aria-expanded", "false")


def test_one_card_at_a_time(terms):
    terms.cell.hover()
    terms.says("cell-state")
    terms.gate.hover()
    terms.says("forget-gate")
    expect(terms.card).to_have_count(1)


def test_escape_closes_what_the_pointer_has_opened(terms):
    terms.cell.hover()
    terms.says("cell-state")
    terms.page.keyboard.press("Escape")
    expect(terms.card).to_have_count(0)


def reach(terms):
    """Go to the first term by the Tab key, from the button before it."""
    terms.page.get_by_test_id("stMain").get_by_role("radio", checked=True).first.focus()
    terms.page.keyboard.press("Tab")
    for _ in range(4):
        if terms.cell.evaluate("node => node.matches(':focus-visible')"):
            return
        terms.page.keyboard.press("Tab")


def test_the_tab_key_opens_it_and_goes_on_into_the_card_and_back_to_the_text(terms):
    keyboard = terms.page.keyboard
    reach(terms)
    terms.says("cell-state")
    keyboard.press("Tab")
    assert terms.page.evaluate(FOCUSED).startswith(SHOW)
    keyboard.press("Shift+Tab")
    expect(terms.cell).to_be_focused()
    terms.says("cell-state")
    keyboard.press("Tab")
    keyboard.press("Tab")
    expect(terms.gate).to_be_focused()
    terms.says("forget-gate")
    expect(terms.card).to_have_count(1)


def test_escape_in_the_card_gives_the_focus_back_and_leaves_it_closed(terms):
    reach(terms)
    terms.says("cell-state")
    terms.page.keyboard.press("Tab")
    terms.page.keyboard.press("Escape")
    expect(terms.card).to_have_count(0)
    expect(terms.cell).to_be_focused()
    terms.page.keyboard.press("Enter")
    terms.says("cell-state")


def test_show_me_leads_there_and_takes_the_card_along(terms):
    reach(terms)
    terms.says("cell-state")
    terms.page.keyboard.press("Tab")
    terms.page.keyboard.press("Enter")
    terms.page.wait_for_url("**/unit?words=standard&by=stages&step=2")
    expect(terms.card).to_have_count(0)


def test_it_does_not_stay_behind_when_the_page_is_left_by_back(terms):
    page = terms.page
    page.get_by_test_id("stMain").get_by_role("radio", name=text("sources.parts.glossary")).click()
    page.wait_for_url("**/sources?open=glossary")
    expect(page.locator("[data-sources] dl")).to_be_visible()
    term = page.locator("[data-sources] [data-term]").first
    term.hover()
    expect(terms.card).to_be_visible()
    page.go_back()
    expect(terms.cell).to_be_visible()
    expect(terms.card).to_have_count(0)


def test_it_goes_with_a_term_that_is_scrolled_away(terms):
    reach(terms)
    terms.says("cell-state")
    expect(terms.page.locator("[data-lesson] .ending")).to_be_visible()
    terms.page.mouse.move(700, 700)
    terms.page.mouse.wheel(0, 3000)
    expect(terms.card).to_have_count(0)


def box_of(terms):
    return terms.card.evaluate(
        "node => (({left, right, top, bottom}) => ({left, right, top, bottom}))(node.getBoundingClientRect())"
    )


def test_it_stays_beside_its_term_and_in_the_window_when_that_becomes_narrow(terms):
    reach(terms)
    terms.says("cell-state")
    terms.page.set_viewport_size(PHONE)
    terms.page.wait_for_function(
        "() => { const {left, right} = document.querySelector('[data-explanation]').getBoundingClientRect();"
        " return left >= 0 && right <= innerWidth; }"
    )


def test_a_tap_opens_it_and_a_tap_elsewhere_closes_it(visitors, server):
    page = visitors.page(viewport=PHONE, has_touch=True, is_mobile=True)
    terms = Terms(page, server).open()
    terms.cell.tap()
    terms.says("cell-state")
    box = box_of(terms)
    assert box["left"] >= 0 and box["right"] <= PHONE["width"]
    page.get_by_role("heading", level=1).tap()
    expect(terms.card).to_have_count(0)
    terms.gate.tap()
    terms.says("forget-gate")
    terms.card.get_by_role("link", name=SHOW).tap()
    page.wait_for_url("**/gates?gate=forget")
    expect(terms.card).to_have_count(0)


@in_every_look
def test_the_card_is_accessible_in_its_pages_colours(visitors, server, size, scheme):
    page = visitors.page(viewport=size, color_scheme=scheme, **CALM)
    terms = Terms(page, server).open()
    reach(terms)
    terms.says("cell-state")
    assert_good_looks(page)
    assert page.evaluate(AXE_OF_CARD, LEVELS) == []
    paper = "node => getComputedStyle(node.shadowRoot.querySelector('.card')).backgroundColor"
    page_paper = "node => getComputedStyle(node).backgroundColor"
    assert terms.card.evaluate(paper) == page.get_by_test_id("stApp").evaluate(page_paper)


def test_a_formula_is_set_with_its_indices_lowered(page, server):
    page.set_viewport_size(DESKTOP)
    page.goto(server.address("/sources?open=glossary&find=softmax"))
    formula = page.locator("[data-sources] dl > div:visible .math")
    assert formula.locator("sup sub").first.inner_text() == "k"
    assert formula.inner_text().startswith("p")
    assert "{" not in formula.inner_text() and "^" not in formula.inner_text()
