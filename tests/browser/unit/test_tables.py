"""Wide tables on a phone: text as one card for each row, numbers in columns with a shaded edge while there is more."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.tools.looks import DESKTOP, PHONE

TEXTS = ["/sources", "/sources?open=glossary", "/sources?open=equations", "/unit?open=numbers"]
INSIDE = """frame => [...frame.querySelectorAll('tbody th, tbody td')].every(cell => {
    const box = cell.getBoundingClientRect();
    return box.left >= 0 && box.right <= innerWidth;
}) && frame.scrollWidth <= frame.clientWidth"""
LABEL = "cell => getComputedStyle(cell, '::before').content"


@pytest.fixture(scope="module")
def page(module_visitors):
    return module_visitors.page()


def frame_at(page, server, size, path):
    page.set_viewport_size(size)
    page.goto(server.address(path))
    frame = page.locator("[data-table] .scroll").first
    expect(frame.locator("tbody tr").first).to_be_visible()
    return frame


@pytest.mark.parametrize("path", TEXTS)
def test_on_a_phone_every_cell_of_a_table_with_text_is_in_view_with_its_columns_title(page, server, path):
    frame = frame_at(page, server, PHONE, path)
    assert frame.evaluate(INSIDE)
    titles = frame.get_by_role("columnheader").all_text_contents()
    cells = frame.locator("tbody tr").first.locator("th, td").all()
    assert [re.match(r'"(.*?)"', cell.evaluate(LABEL))[1] for cell in cells] == titles
    assert frame.get_by_role("rowheader").count() == frame.locator("tbody tr").count()


def test_on_a_wide_screen_the_rows_stay_rows_and_nothing_is_written_before_a_cell(page, server):
    frame = frame_at(page, server, DESKTOP, "/sources")
    cells = frame.locator("tbody tr").first.locator("th, td").all()
    assert {cell.evaluate(LABEL) for cell in cells} == {"none"}
    assert len({round(cell.bounding_box()["x"]) for cell in cells}) == len(cells)


def test_the_edge_of_a_wide_table_of_numbers_is_shaded_as_long_as_there_is_more(page, server):
    frame = frame_at(page, server, PHONE, "/sequence?open=numbers")
    edges = frame.locator("xpath=..")
    expect(edges).to_have_class("edges more-after")
    frame.evaluate("it => it.scrollTo(20, 0)")
    expect(edges).to_have_class("edges more-after more-before")
    frame.evaluate("it => it.scrollTo(it.scrollWidth, 0)")
    expect(edges).to_have_class("edges more-before")
    edge = edges.element_handle()
    for side, opacity in (("::before", "1"), ("::after", "0")):
        shown = f"it => getComputedStyle(it, '{side}').opacity === '{opacity}'"
        edges.page.wait_for_function(shown, arg=edge)


def test_a_table_that_fits_has_no_shaded_edge(page, server):
    frame = frame_at(page, server, DESKTOP, "/sources?open=equations")
    expect(frame.locator("xpath=..")).to_have_class("edges")
