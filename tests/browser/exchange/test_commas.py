"""Numbers typed with a decimal comma, in the fields that Streamlit draws."""

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import expect


def expect_parameter(page, name, value):
    expect(page).to_have_url(re.compile(rf"[?&]{name}="))
    page.wait_for_function(
        "([name, value]) => new URLSearchParams(location.search).get(name) === value", arg=[name, value]
    )
    assert parse_qs(urlsplit(page.url).query)[name] == [value]


def typed(page, label, text, *, role="textbox"):
    field = page.get_by_test_id("stMain").get_by_role(role, name=label, exact=True)
    write(page, field, text)
    page.keyboard.press("Enter")
    return field


def write(page, field, text):
    """As a person does: Firefox tells nobody of what is filled in."""
    field.click()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(text)


def test_a_comma_is_a_decimal_comma_on_every_page_and_where_it_could_be_two_things_one_is_asked(page, server):
    page.goto(server.address("/forecast"))
    rate = typed(page, "Learning rate", "0,02x")
    refusal = page.get_by_role("alert").filter(has_text="“0,02x” cannot be used here; type a number between")
    expect(refusal).to_be_visible()
    expect(rate).to_have_value("0,02x")
    typed(page, "Learning rate", "0,02")
    expect_parameter(page, "rate", "0.02")
    expect(rate).to_have_value("0.02")
    expect(refusal).to_have_count(0)

    page.goto(server.address("/neurons?look=write"))
    typed(page, "Exactly", "0,8")
    expect_parameter(page, "temperature", "0.8")
    typed(page, "Characters", "1,000")
    expect_parameter(page, "length", "1000")

    page.goto(server.address("/training?open=data"))
    write(page, page.get_by_role("textbox", name="Series and targets"), "0; 0,5; 1 → 0,5")
    page.get_by_role("button", name="Use these series").click()
    expect_parameter(page, "series", "0,0.5,1>0.5")

    page.goto(server.address("/sequence?open=series"))
    days = page.get_by_role("textbox", name="Input, one number per day")
    write(page, days, "0,5, 0,25, 1")
    page.keyboard.press("ControlOrMeta+Enter")
    expect(page.get_by_role("button", name="0, 5, 0, 25, 1")).to_be_visible()
    page.get_by_role("button", name="0.5, 0.25, 1", exact=True).click()
    expect_parameter(page, "days", "0.5,0.25,1")
    expect(days).to_have_value("0.5, 0.25, 1")
