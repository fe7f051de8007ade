"""Offline, with a dead server and with one that was started again: what was set is neither lost nor doubled."""

import json

from playwright.sync_api import expect

from tests.browser.conftest import PATIENCE_MS
from tests.browser.objects.training_page import TrainingPage
from tests.browser.objects.unit_page import UnitPage

LOST = "No connection"


def alone(visitors, server):
    """A visitor of a server of its own; that it does not answer is what the test is about."""
    return UnitPage(unwatched(visitors), server).open()


def unwatched(visitors):
    """A page whose complaints about a lost connection nobody counts."""
    context = visitors.browser.new_context(viewport={"width": 1440, "height": 900})
    context.set_default_timeout(PATIENCE_MS)
    visitors.stack.callback(context.close)
    return context.new_page()


def is_far(answer):
    """Whether this brings a run far ahead of who plays it."""
    return (
        "training-run" in answer.url and json.loads(answer.headers.get("x-run", "{}")).get("epoch", 0) >= 2500
    )


def lost(unit):
    return unit.page.get_by_text(LOST)


def dragged(unit, name, rows):
    """A drag whose answer is not awaited."""
    x, y = unit.grab(name)
    unit.page.mouse.move(x + 2 * rows, y, steps=8)
    unit.page.mouse.up()


def test_offline_a_recorded_drag_goes_on_and_is_kept_when_the_line_is_back(visitors, server):
    unit = alone(visitors, server)
    unit.handle("x").hover()
    unit.drag("x", 4)
    unit.page.context.set_offline(True)
    dragged(unit, "x", 10)
    expect(unit.number("x")).to_have_text("1.70")
    c = unit.value("c")
    expect(lost(unit)).to_be_visible()
    assert unit.query() == {"x": "1.2"}
    unit.page.context.set_offline(False)
    unit.expect_query(x="1.7")
    expect(lost(unit)).to_be_hidden()
    assert unit.value("c") == c
    # Once, not twice.
    with unit.answering():
        unit.page.keyboard.press("Control+z")
    expect(unit.number("x")).to_have_text("1.20")


def test_steps_walked_offline_are_walked(visitors, server):
    unit = alone(visitors, server)
    unit.page.context.set_offline(True)
    for _ in range(2):
        unit.bar.get_by_role("button", name="Next step").click()
    expect(unit.bar.locator("[aria-current=step]")).to_have_text("2")
    expect(lost(unit)).to_be_visible()
    expect(unit.bar.locator("[aria-current=step]")).to_have_text("2")
    unit.page.context.set_offline(False)
    unit.expect_query(step="2")


def test_what_is_typed_while_the_server_is_dead_is_answered_when_it_lives_again(visitors, mortal_server):
    unit = alone(visitors, mortal_server.server)
    unit.type_value("x", "2")
    mortal_server.kill()
    unit.handle("c_prev").focus()
    unit.page.keyboard.press("Enter")
    unit.editor.fill("-1")
    unit.page.keyboard.press("Enter")
    expect(lost(unit)).to_be_visible()
    mortal_server.start()
    unit.expect_query(x="2", c="-1")
    expect(lost(unit)).to_be_hidden()
    expect(unit.number("c_prev")).to_have_text("−1.00")
    with unit.answering(2):
        unit.bar.get_by_role("button", name="Undo").click()
        unit.bar.get_by_role("button", name="Undo").click()
    expect(unit.number("x")).to_have_text("1.00")
    unit.expect_query()


def test_a_server_killed_in_the_middle_of_a_drag_and_started_again_changes_nothing_on_screen(
    visitors, mortal_server
):
    unit = alone(visitors, mortal_server.server)
    unit.page.goto(mortal_server.server.address("/unit?open=numbers&c=3"))
    unit.wait()
    unit.take_over()
    unit.handle("x").hover()
    x, y = unit.grab("x")
    unit.page.mouse.move(x + 10, y, steps=4)
    expect(unit.number("x")).to_have_text("1.25")
    mortal_server.kill()
    unit.page.mouse.move(x + 20, y, steps=4)
    expect(unit.number("x")).to_have_text("1.50")
    unit.page.mouse.up()
    c = unit.value("c")
    expect(lost(unit)).to_be_visible()
    # Streamlit would cover the page by now; what is recorded can still be taken hold of.
    unit.page.wait_for_timeout(5000)
    expect(unit.page.get_by_test_id("stDialog")).to_have_count(0)
    unit.handle("x").hover()
    x, y = unit.grab("x")
    unit.page.mouse.move(x + 10, y, steps=4)
    expect(unit.number("x")).not_to_have_text("1.50")
    unit.page.keyboard.press("Escape")
    unit.page.mouse.move(x, y, steps=2)
    unit.page.mouse.up()
    mortal_server.start()
    unit.expect_query(x="1.5", c="3", open="numbers")
    expect(lost(unit)).to_be_hidden()
    assert unit.value("c") == c
    # The panel below follows, in a session of the new server.
    row = unit.page.locator("[data-table] tr", has_text="Input").first
    expect(row).to_contain_text("1.50")
    unit.type_value("x", "2")
    expect(row).to_contain_text("2.00")


def test_a_training_run_goes_on_while_the_server_is_dead_and_rests_where_it_was_paused(
    visitors, mortal_server
):
    training = TrainingPage(unwatched(visitors), mortal_server.server).open("?pace=slow")
    with training.page.expect_response(is_far):
        training.act("start").click()
    training.expect_epoch_after(100)
    mortal_server.kill()
    training.expect_epoch_after(training.epoch() + 100)
    training.expect_phase("running")
    training.act("pause").click()
    training.expect_phase("paused")
    reached, told = training.epoch(), training.told.inner_text()
    expect(training.page.get_by_text(LOST)).to_be_visible()
    mortal_server.start()
    training.expect_parameter("paused", str(reached))
    expect(training.page.get_by_text(LOST)).to_be_hidden()
    assert (training.epoch(), training.told.inner_text()) == (reached, told)
    training.page.reload()
    training.wait()
    training.expect_phase("paused")
    assert (training.epoch(), training.told.inner_text()) == (reached, told)


def test_a_server_that_lives_again_is_found_although_nothing_was_changed(visitors, mortal_server):
    unit = alone(visitors, mortal_server.server)
    mortal_server.kill()
    expect(lost(unit)).to_be_visible()
    mortal_server.start()
    expect(lost(unit)).to_be_hidden()
