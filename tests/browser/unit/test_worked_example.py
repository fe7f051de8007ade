"""The figures of the source documents, read off the diagram."""

import re

import pytest
from playwright.sync_api import expect

from pages.ui.params.unit_settings import numbers_of
from pages.ui.text.numbers import fixed
from pages.unit.titles import shipped_examples
from tests.browser.tools import expected

EXAMPLES = shipped_examples()


@pytest.mark.parametrize(
    ("key", "style", "text"),
    [
        ("z_f", "sum", "5.95"),
        ("f", "gate", "0.997"),
        ("z_i", "sum", "4.27"),
        ("i", "gate", "0.986"),
        ("z_g", "sum", "2.03"),
        ("g", "gate", "0.966"),
        ("c", "", "2.95"),
        ("h", "", "0.99"),
    ],
)
def test_the_default_diagram_shows_the_figure_of_the_documents(module_unit, key, style, text):
    assert module_unit.value(key, style) == text


def test_two_decimal_paper_arithmetic_gives_the_hand_made_figures(unit):
    unit.open("/unit?paper=2")
    assert unit.value("c") == "2.96"
    assert unit.value("h") == "0.98"
    assert unit.value("exact.c").startswith("exact 2.9475")
    assert expected.differing(unit.texts(), expected.values(unit.settings(), 2), 2) == []


def test_choosing_paper_arithmetic_in_the_settings_row_rounds_and_goes_back(unit):
    unit.open("/unit")
    unit.choose("Arithmetic", "By hand, 2 decimals")
    expect(unit.number("c")).to_have_text("2.96")
    unit.expect_query(paper="2")
    unit.choose("Arithmetic", "Exact")
    expect(unit.number("c")).to_have_text("2.95")
    unit.expect_query()


def test_goal_seek_says_which_input_turns_a_memory_of_2_into_2_03(unit):
    unit.open("/unit?open=seek")
    expect(unit.main.get_by_text(re.compile(r"−0\.946\b"))).to_be_visible()
    unit.page.get_by_role("button", name="Use this value").click()
    expect(unit.number("c")).to_have_text("2.03")
    assert unit.value("x") == "−0.9461"


def test_dragging_the_input_to_minus_ten_empties_the_long_term_memory(unit):
    unit.open("/unit")
    unit.drag("x", -220)
    assert unit.value("x") == "−10.00"
    assert unit.value("c") == "0.00"
    assert unit.value("exact.c") == "0.000012"
    unit.expect_query(x="-10")


def assert_shows_its_facts(unit, example):
    """The diagram has the example's numbers and the engine's results, among them the expected ones."""
    numbers = numbers_of(example)
    assert unit.settings() == numbers
    recorded = expected.values(numbers)
    assert expected.differing(unit.texts(), recorded) == []
    for fact in example.expected:
        assert fixed(recorded[fact.quantity], fact.decimals) == fixed(fact.value, fact.decimals)


def test_every_worked_example_can_be_chosen_from_the_list_and_shows_its_expected_facts(module_unit):
    # The first one is on screen already: it comes last, where choosing it is a change.
    for name in [*list(EXAMPLES)[1:], *list(EXAMPLES)[:1]]:
        module_unit.choose("Worked example", EXAMPLES[name].title)
        expect(module_unit.panel.locator(".place")).to_have_text(EXAMPLES[name].title)
        assert_shows_its_facts(module_unit, EXAMPLES[name])


def test_a_worked_example_opened_by_its_link_shows_its_expected_facts(module_unit):
    name = list(EXAMPLES)[-1]
    assert_shows_its_facts(module_unit.open(f"/unit?example={name}"), EXAMPLES[name])
