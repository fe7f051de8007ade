"""Predict first on the unit: results are typed or shown, one after the other; a changed setting hides them again."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.objects.unit_page import PIXELS_PER_ROW

# By hand, with document 000's weights and 1, 1 and 2: 2.7 + 1.63 + 1.62 = 5.95, and without the bias 4.33.
SUM, NO_BIAS = "5,95", "4.33"


@pytest.fixture
def hidden(unit):
    """The unit's page with its results hidden."""
    return unit.open("/unit?predict=on")


def place(unit, key):
    """Where a number stands on its wire."""
    return unit.svg.locator(f'[data-key="{key}"]').first


def asks(unit):
    return unit.host.locator(".ask")


def answer(unit, key, text):
    place(unit, key).focus()
    unit.page.keyboard.type(text)
    with unit.answering():
        unit.page.keyboard.press("Enter")


def test_a_right_answer_shows_its_number_and_leads_to_the_next(hidden):
    answer(hidden, "z_f", SUM)
    expect(place(hidden, "z_f")).to_have_text("5.95\u2009✓")
    expect(asks(hidden)).to_have_count(0)
    expect(place(hidden, "f")).to_be_focused()
    expect(hidden.host.locator("[role=status].unseen")).to_have_text("Right.")
    expect(hidden.line("f").locator(".outcome .slot").nth(0)).to_have_text("5.95")
    # Whoever goes on types over what has the focus.
    hidden.page.keyboard.type("99.7%")
    with hidden.answering():
        hidden.page.keyboard.press("Enter")
    expect(place(hidden, "f")).to_have_text("0.997\u2009✓")
    expect(place(hidden, "kept")).to_be_focused()


def test_a_wrong_answer_is_told_its_mistake_and_kept(hidden):
    answer(hidden, "z_f", NO_BIAS)
    told = asks(hidden).locator(".told")
    expect(told).to_contain_text("bias")
    expect(hidden.host.locator("[role=status].unseen")).to_have_text(told.text_content())
    field = asks(hidden).locator("input")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    hidden.page.keyboard.press("Escape")
    expect(place(hidden, "z_f")).to_be_focused()
    expect(place(hidden, "z_f")).to_contain_text("?")
    hidden.page.keyboard.press("Enter")
    expect(field).to_have_value(NO_BIAS)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("5.9", "Right so far. Give 2 decimals."),
        ("17", "Not right. Check each step again."),
        ("five", "“five” cannot be read as a number; type a number such as 0.997, −1.25 or 99.7 %."),
    ],
)
def test_other_answers_get_one_sentence(hidden, text, sentence):
    place(hidden, "z_f").click()
    asks(hidden).locator("input").fill(text)
    with hidden.answering():
        asks(hidden).get_by_role("button", name="Check").click()
    expect(asks(hidden).locator(".told")).to_have_text(sentence)
    expect(place(hidden, "z_f")).to_contain_text("?")


def test_what_follows_from_an_earlier_slip_is_told_so(hidden):
    answer(hidden, "kept", "1")
    hidden.page.keyboard.press("Escape")
    # Added is 0.986 × 0.967, about 0.954; with a kept of 1 the new memory would be 1.95.
    answer(hidden, "c", "1.95")
    expect(asks(hidden).locator(".told")).to_have_text(
        "Right, from your Kept. That number itself is not right yet."
    )


def test_one_number_or_all_can_be_shown(hidden):
    place(hidden, "c").click()
    asks(hidden).get_by_role("button", name="Show this number").click()
    expect(place(hidden, "c")).to_have_text("2.95")
    expect(place(hidden, "p_oh")).to_be_focused()
    hidden.bar.get_by_role("button", name="Show all").click()
    expect(hidden.host.locator(".asked")).to_have_count(0)
    expect(hidden.panel.locator(".because")).to_contain_text("the memory grows from 2.00 to 2.95")
    expect(hidden.bar.get_by_role("button", name="Predict first")).to_have_attribute("aria-pressed", "true")


def test_a_changed_setting_hides_everything_again(hidden):
    hidden.bar.get_by_role("button", name="Show all").click()
    expect(place(hidden, "c")).to_have_text("2.95")
    hidden.type_value("x", "1.5")
    expect(place(hidden, "c")).to_contain_text("?")
    expect(hidden.bar.get_by_role("button", name="Show all")).to_be_visible()


def test_while_a_setting_is_dragged_results_stay_hidden_even_those_shown_before(hidden):
    hidden.bar.get_by_role("button", name="Show all").click()
    x, y = hidden.grab("x")
    hidden.page.mouse.move(x - PIXELS_PER_ROW * 40, y, steps=5)
    expect(hidden.number("x")).to_have_text("−1.00")
    assert all(
        "?" in text or text == ""
        for key, kind, text in hidden.texts()
        if kind not in ("state", "weight", "bias")
    )
    expect(hidden.handle("x")).to_have_attribute(
        "aria-valuetext", "−1.00; New long-term memory hidden, New short-term memory hidden"
    )
    hidden.page.keyboard.press("Escape")
    expect(place(hidden, "c")).to_have_text("2.95")
    hidden.page.mouse.up()


def test_in_the_walk_each_step_hides_its_own_results(unit):
    unit.open("/unit?predict=on&step=1")
    answer(unit, "z_f", SUM)
    expect(place(unit, "f")).to_be_focused()
    unit.page.keyboard.press("ArrowRight")
    unit.expect_step(2)
    # What was worked out stays; what comes now is hidden, and nothing later can be reached.
    expect(place(unit, "z_f")).to_have_text("5.95\u2009✓")
    expect(unit.line("c").locator(".outcome .slot")).to_have_text("?")
    visible = unit.svg.locator(".asked:visible").evaluate_all("nodes => nodes.map(node => node.dataset.key)")
    assert "c" in visible and not {"h", "o", "z_o"} & set(visible)
    expect(unit.panel.locator(".because")).to_be_hidden()


def test_the_last_of_the_step_leads_back_to_the_switch(unit):
    unit.open("/unit?predict=on&by=seven&step=5")
    for key in (
        "p_fh",
        "p_fx",
        "z_f",
        "f",
        "p_ih",
        "p_ix",
        "z_i",
        "i",
        "p_gh",
        "p_gx",
        "z_g",
        "g",
        "kept",
        "added",
        "c",
    ):
        place(unit, key).focus()
        unit.page.keyboard.press("Enter")
        asks(unit).get_by_role("button", name="Show this number").click()
    # tanh(2.954) by a table: 0.9946.
    answer(unit, "tanh_c", "0.995")
    expect(unit.bar.get_by_role("button", name="Predict first")).to_be_focused()
    expect(unit.host.locator("[role=status].unseen")).to_have_text("Right. Every number here is worked out.")


# The address


def test_the_switch_stands_in_the_address_and_undo_leaves_it_alone(unit):
    unit.open("/unit")
    switch = unit.bar.get_by_role("button", name="Predict first")
    expect(switch).to_have_attribute("aria-pressed", "false")
    unit.type_value("x", "3")
    switch.focus()
    with unit.answering():
        unit.page.keyboard.press("Enter")
    unit.expect_query(x="3", predict="on")
    expect(switch).to_have_attribute("aria-pressed", "true")
    with unit.answering():
        unit.tool("undo").click()
    unit.expect_query(predict="on")
    expect(place(unit, "c")).to_contain_text("?")
    with unit.answering():
        switch.click()
    unit.expect_query()
    expect(place(unit, "c")).to_have_text("2.95")


def test_back_and_reload_keep_it(unit):
    unit.open("/unit")
    with unit.answering():
        unit.bar.get_by_role("button", name="Predict first").click()
    expect(place(unit, "c")).to_contain_text("?")
    unit.page.reload()
    unit.wait()
    expect(place(unit, "c")).to_contain_text("?")
    unit.page.go_back()
    expect(place(unit, "c")).to_have_text("2.95")
    assert "predict" not in parse_qs(urlsplit(unit.page.url).query)


def test_the_recap_and_the_panels_wait_until_one_stops_predicting(unit):
    unit.open("/unit?predict=on&open=numbers")
    expect(unit.main.get_by_role("heading", name="What to remember")).to_have_count(0)
    expect(unit.main.locator("[data-table]")).to_have_count(0)
    unit.main.get_by_role("button", name="Stop predicting").click()
    unit.expect_query(open="numbers")
    expect(unit.main.locator("[data-table]")).to_be_visible()
    expect(place(unit, "c")).to_have_text("2.95")
    expect(unit.main.get_by_role("heading", name="What to remember")).to_be_visible()


def test_a_broken_switch_is_told_in_one_line(unit):
    unit.open("/unit?predict=maybe")
    expect(
        unit.page.get_by_text("“predict” in the link is not on or off, so the default is shown.")
    ).to_be_visible()
    expect(place(unit, "c")).to_have_text("2.95")
