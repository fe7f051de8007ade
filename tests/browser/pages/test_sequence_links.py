"""The address of the page of days in a browser: reloaded, copied, gone back to, broken."""

from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.tools.shown import assert_shows
from tests.pages.sequence.support import DEFAULT


def everything(page):
    """What a person sees of the state."""
    return {
        "numbers": page.texts(),
        "readings": page.readings(),
        "strip": page.picture(),
        "panel": page.panel.inner_text(),
        "where": page.where.text_content(),
        "chosen": [box.input_value() for box in page.main.get_by_role("combobox").all()],
        "told": page.main.get_by_test_id("stMarkdown").all_inner_texts(),
    }


def test_reloading_and_a_copied_link_show_the_same_screen(visitors):
    mine = visitors.days().open("?series=company-b&day=3&hold=i:0.37&words=standard&open=hold&beside=none")
    mine.take_over()
    told = mine.main.get_by_test_id("stMarkdown").filter(has_text="The two runs first differ by more than")
    untouched = told.text_content()
    mine.drag("w_gx", 11)
    mine.expect_parameter("candidate", "1.41,1.5,-0.32")
    expect(told).not_to_have_text(untouched)
    before = everything(mine)
    mine.page.reload()
    mine.wait()
    mine.expect_day(3)
    expect(mine.main.get_by_text("The two runs first differ by more than")).to_be_visible()
    assert everything(mine) == before
    theirs = visitors.days().open(f"?{urlsplit(mine.page.url).query}")
    expect(theirs.main.get_by_text("The two runs first differ by more than")).to_be_visible()
    assert everything(theirs) == before


def test_back_walks_back_through_the_days_and_the_changes(days):
    days.open("?beside=none")
    days.go(2)
    days.expect_query(beside="none", day="2")
    days.type_value("x", "3")
    days.expect_query(beside="none", day="2", days="0,3,0.25,1")
    days.page.go_back()
    expect(days.number("x")).to_have_text("0.50")
    days.page.go_back()
    days.expect_day(1)
    assert_shows(days, DEFAULT, 0)


def test_five_hundred_days_of_every_digit_survive_a_reload(days):
    link = "?series=own&days=" + ",".join(repr(k / 7) for k in range(1, 501))
    days.open(link + "&day=500")
    days.expect_day(500, of=500)
    state = replace(DEFAULT, days=tuple(k / 7 for k in range(1, 501)))
    assert_shows(days, state, 499)
    days.page.reload()
    days.wait()
    assert_shows(days, state, 499)


@pytest.mark.parametrize(
    "query",
    [
        "series=x&days=1,two&hold=f:7&day=9&words=klingon&forget=1,2",
        "days=&h0=&c0=&target=&beside=&hold=&tanh=&day=&open=&words=&series=",
        "c0=1000000&forget=0,0,50&day=4&tanh=off&candidate=0,1000000,0",
        "days=" + "9" * 4000,
        "series=own&beside=own&__proto__=1",
    ],
    ids=["nonsense", "empty", "far out", "endless", "half a link"],
)
def test_a_garbage_link_still_shows_the_days(module_days, query):
    module_days.open(f"?{query}")
    assert len(module_days.texts()) > 40
    assert "nan" not in " ".join(text for _, _, text in module_days.texts()).lower()
    assert len(module_days.readings()) in (2, 4)
