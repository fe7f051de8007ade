"""Progress: five in a row, kept in the person's own browser, saved as a file, loaded, deleted; nobody else's counts."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.objects.practise_page import PractisePage, address, right_answers

KIND = "forget-step"


@pytest.fixture
def practise(page, server):
    return PractisePage(page, server)


def solve(practise, seed):
    practise.solve(right_answers(KIND, seed))
    expect(practise.done).to_be_visible()


def expect_row(practise, count):
    expect(practise.kind(KIND)).to_have_attribute("aria-label", f"The forget step: {count} of 5 in a row")


def test_five_in_a_row_are_mastered_and_kept_over_a_reload(practise):
    practise.open(address({}, kind=KIND, seed=11))
    for seed in range(11, 16):
        expect_row(practise, seed - 11)
        solve(practise, seed)
        if seed < 15:
            practise.push("fresh")
    expect(practise.kind(KIND)).to_have_attribute("aria-label", "The forget step: mastered")
    practise.page.reload()
    practise.wait()
    expect(practise.kind(KIND)).to_have_attribute("aria-label", "The forget step: mastered")


def test_an_exercise_counts_once_and_a_shown_result_begins_the_row_anew(practise):
    practise.open(address({}, kind=KIND, seed=11))
    solve(practise, 11)
    expect_row(practise, 1)
    practise.push("reset")
    solve(practise, 11)
    expect_row(practise, 1)
    practise.push("fresh")
    for _ in range(3):
        practise.hint()
    expect_row(practise, 0)
    solve(practise, 12)
    expect_row(practise, 0)


def test_a_wrong_first_choice_begins_the_row_anew(practise):
    gate = practise.kind("which-gate")
    practise.open(address({}, kind="which-gate", seed=11))
    practise.solve(right_answers("which-gate", 11))
    expect(practise.done).to_contain_text("Everything is right.")
    expect(gate).to_have_attribute("aria-label", "Which gate did it?: 1 of 5 in a row")
    practise.push("fresh")
    answers = right_answers("which-gate", 12)
    first = next(iter(answers))
    wrong = practise.node(first).locator(f'input:not([value="{answers[first]}"])').first
    with practise.answering():
        wrong.check()
    practise.solve(answers)
    expect(practise.done).to_contain_text("A first choice was wrong")
    expect(gate).to_have_attribute("aria-label", "Which gate did it?: 0 of 5 in a row")


def test_help_that_was_forgotten_by_clearing_still_counts(practise):
    practise.open(address({}, kind=KIND, seed=11))
    practise.push("solve")
    practise.push("reset")
    expect(practise.count).to_have_text("0 of 1 right")
    solve(practise, 11)
    expect_row(practise, 0)


def test_a_link_that_somebody_handed_in_counts_for_nobody_else(practise):
    practise.open(address({}, kind=KIND, seed=11))
    solve(practise, 11)
    expect_row(practise, 1)
    practise.open(address(right_answers(KIND, 12), kind=KIND, seed=12))
    expect(practise.done).to_be_visible()
    expect_row(practise, 1)
    # Help that somebody else took costs nothing either.
    practise.open(address(right_answers(KIND, 13), kind=KIND, seed=13, hints="kept:3"))
    expect(practise.done).to_be_visible()
    expect_row(practise, 1)
    practise.push("reset")
    solve(practise, 13)
    expect_row(practise, 2)


def test_two_windows_of_one_browser_add_up(practise, server):
    practise.open(address({}, kind=KIND, seed=11))
    second = PractisePage(practise.page.context.new_page(), server).open(address({}, kind=KIND, seed=12))
    solve(practise, 11)
    solve(second, 12)
    expect_row(second, 2)
    practise.push("fresh")
    expect_row(practise, 2)
    second.page.close()


def test_another_browser_knows_nothing_of_it(practise, visitors, server):
    practise.open(address({}, kind=KIND, seed=11))
    solve(practise, 11)
    other = PractisePage(visitors.context().new_page(), server)
    other.open(address({}, kind=KIND, seed=11))
    expect_row(other, 0)


def test_progress_is_saved_deleted_after_a_question_and_loaded_again(practise, tmp_path):
    practise.open(address({}, kind=KIND, seed=11))
    solve(practise, 11)
    with practise.page.expect_download() as download:
        practise.progress.get_by_role("button", name="Save as a file").click()
    file = tmp_path / "progress.json"
    download.value.save_as(file)
    saved = json.loads(file.read_text(encoding="utf-8"))
    assert saved["kinds"] == {KIND: {"row": 1, "best": 1, "right": 1}}

    practise.progress.get_by_role("button", name="Delete", exact=True).click()
    expect(practise.progress.get_by_role("button", name="Keep it")).to_be_focused()
    practise.page.keyboard.press("Enter")
    expect_row(practise, 1)
    practise.progress.get_by_role("button", name="Delete", exact=True).click()
    practise.progress.get_by_role("button", name="Delete it").click()
    expect_row(practise, 0)
    expect(practise.progress.get_by_role("status")).to_have_text("Progress deleted.")
    practise.page.reload()
    practise.wait()
    expect_row(practise, 0)

    practise.progress.locator("input[type=file]").set_input_files(file)
    expect_row(practise, 1)
    for broken in (
        b"{",
        b"[]",
        b'{"gatewise": "progress", "kinds": {"forget-step": {"row": "x"}}}' * 2,
        b"\xff",
    ):
        bad = {"name": "progress.json", "mimeType": "application/json", "buffer": broken}
        practise.progress.locator("input[type=file]").set_input_files(bad)
        expect(practise.progress.get_by_role("status")).to_have_text(
            "This file holds no progress that can be read."
        )
        expect_row(practise, 1)


def test_a_browser_that_keeps_nothing_can_practise_all_the_same(visitors, server):
    page = visitors.context().new_page()
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})"
    )
    practise = PractisePage(page, server).open(address({}, kind=KIND, seed=11))
    solve(practise, 11)
    expect_row(practise, 1)
    expect(practise.progress.get_by_role("status")).to_contain_text("This browser keeps nothing")
