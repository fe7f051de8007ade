"""What is said although nobody has moved there: each step, each undo and what it led to, once."""

import math
import re

import pytest
from playwright.sync_api import expect

from pages.ui.text.numbers import fixed
from tests.browser.objects.practise_page import PractisePage
from tests.browser.objects.training_page import TrainingPage
from tests.browser.tools.spoken import Ears
from tests.content.test_sequences import TABLE

# Document 000's weights at an input and a short-term memory of 1: the sums are 5.95, 4.27, 2.03 and 4.78.
FORGET, INPUT = (1 / (1 + math.exp(-z)) for z in (5.95, 4.27))
CANDIDATE = math.tanh(2.03)
RESULTS = [
    f"New long-term memory {fixed(c, 2)}, New short-term memory {fixed(h, 2)}." for c, h in TABLE["company-a"]
]


@pytest.fixture
def calm(visitors):
    return visitors.page(reduced_motion="reduce")


def at(page, server, path):
    """A page that is listened to."""
    page.goto(server.address(path))
    expect(page.locator("[data-answered]").first).to_be_attached()
    page.wait_for_load_state("networkidle")
    return Ears(page)


def test_each_way_back_says_what_it_led_to(visitors):
    unit = visitors.unit(reduced_motion="reduce").open("/unit")
    memory = FORGET * 2 + INPUT * CANDIDATE
    unit.press("w_ox", "ArrowDown", "ArrowDown")
    ears = Ears(unit.page)
    for name, said in (("undo", "Undone."), ("redo", "Done again."), ("reset", "Back at the start.")):
        with unit.answering():
            unit.tool(name).click()
        heard = ears.hear()
        assert [text.partition(" New")[0] for text in heard] == [said]
        assert f"New long-term memory {fixed(memory, 2)}," in heard[0]
    unit.choose("Worked example", "Keep everything")
    assert re.fullmatch(r"New long-term memory [−\d.]+, New short-term memory [−\d.]+\.", ears.hear()[0])


def test_nothing_hidden_is_said(visitors):
    unit = visitors.unit(reduced_motion="reduce").open("/unit?predict=on")
    ears = Ears(unit.page)
    unit.page.keyboard.press("ArrowRight")
    [step] = ears.hear()
    assert not re.search(r"99\.7|1\.99", step)


def test_each_day_is_said_with_its_memories(visitors):
    days = visitors.days(reduced_motion="reduce").open("?beside=none")
    ears = Ears(days.page)
    for day in (2, 3, 4):
        days.page.keyboard.press("ArrowRight")
        assert ears.hear() == [f"Day {day} of 4: {RESULTS[day - 1]}"]


def test_each_gate_is_said_with_its_share(calm, server):
    ears = at(calm, server, "/gates")
    calm.locator('[data-gates] [data-choice="input"]').click()
    [heard] = ears.hear()
    assert heard.startswith(calm.locator(".gate-sentence").text_content())
    assert heard.endswith(f" {fixed(INPUT, 3)}.")


def test_each_step_back_is_said_with_its_derivatives(calm, server):
    ears = at(calm, server, "/gradients")
    calm.locator("[data-gradients] .bar .previous").click()
    [heard] = ears.hear()
    assert heard.startswith(calm.locator("[data-gradients] .where").text_content() + ": RNN ")
    for reading in calm.locator("[data-gradients] [data-reading]").all_text_contents():
        assert f" {reading}" in heard


def test_a_run_that_ends_and_begins_anew_is_said(calm, server):
    training = TrainingPage(calm, server).open("?epoch=2000")
    training.expect_phase("done")
    ears = Ears(calm)
    training.act("back").click()
    training.expect_phase("ready")
    [heard] = ears.hear()
    assert heard.startswith("Not trained yet · 5,000 epochs to go")
    assert "A −0.04 target 0, B " in heard


def test_another_exercise_is_said(calm, server):
    practise = PractisePage(calm, server).open("/practise?kind=weighted-sum")
    ears = Ears(calm)
    practise.host.locator(".fresh").click()
    assert ears.hear() == [practise.host.locator(".task").text_content()]
