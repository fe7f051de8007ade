"""Learning the weights in a browser: train, watch, pause, stop, scrub, reload, own data, two people."""

import re
import time

import pytest
from playwright.sync_api import expect

from pages.training.data.recipes import companies
from pages.training.state import TrainingState
from pages.ui.text.texts import texts
from tests.browser.objects.training_page import TrainingPage
from tests.browser.tools import expected
from tests.browser.tools.looks import CALM, assert_good_looks, in_every_look
from tests.browser.tools.waiting import painted

SAID = texts("training")
PANELS = tuple(SAID["panels"][name] for name in ("weights", "compare", "data", "files", "step"))
PUBLISHED = [f"{value:.2f}".replace("-", "−") for value in companies().published.values()]


@pytest.fixture
def training(page, server):
    return TrainingPage(page, server)


def test_training_lands_on_the_twelve_published_weights_before_ones_eyes(training):
    training.open("?pace=fast")
    expect(training.prediction("A")).to_have_text("−0.04")
    training.act("start").click()
    training.expect_phase("done")
    assert training.weights() == PUBLISHED
    expect(training.prediction("A")).to_have_text("0.00")
    expect(training.prediction("B")).to_have_text("0.97")
    expect(training.told).to_contain_text("epoch 5,000 of 5,000")
    training.expect_parameter("epoch", "5000")


def test_the_unit_is_shown_as_it_was_at_every_epoch(training):
    training.open("?epoch=5000")
    expect(training.result("h")).to_have_text("0.00")
    training.scrub(200)
    expect(training.prediction("A")).to_have_text("0.43")
    expect(training.prediction("B")).to_have_text("0.62")
    expect(training.result("h")).to_have_text("0.43")
    expect(training.host.get_by_role("heading", name="The unit at epoch 2,000")).to_be_visible()
    training.expect_parameter("epoch", "2000")
    training.host.get_by_role("combobox", name="Series").select_option("Company B")
    expect(training.result("h")).to_have_text("0.62")
    training.expect_parameter("company", "2")
    training.range.focus()
    training.page.keyboard.press("ArrowRight")
    training.expect_parameter("epoch", "2010")
    training.page.keyboard.press("Home")
    expect(training.prediction("A")).to_have_text("−0.04")
    training.expect_parameter("epoch", "0")


def test_scrubbing_asks_the_server_for_nothing_until_it_is_let_go(training):
    training.open("?epoch=5000")
    training.expect_phase("done")
    training.page.evaluate("window.startedAt = location.search")
    box = training.range.bounding_box()
    mouse = training.page.mouse
    mouse.move(box["x"] + box["width"] - 12, box["y"] + box["height"] / 2)
    mouse.down()
    seen = set()
    for part in range(1, 9):
        mouse.move(box["x"] + box["width"] * (1 - part / 10), box["y"] + box["height"] / 2)
        painted(training.page)
        seen.add(training.prediction("B").inner_text())
        assert training.page.evaluate("location.search === window.startedAt")
    assert len(seen) > 5
    mouse.up()
    training.expect_parameter("epoch", str(training.epoch()))


def test_a_run_is_watched_paused_gone_on_with_and_stopped(training):
    training.open("?pace=slow")
    training.act("start").click()
    training.expect_phase("running")
    expect(training.progress).to_be_visible()
    expect(training.told).to_contain_text(re.compile(r"loss 0\.\d+ · \d+ s left"))
    training.expect_epoch_after(20)
    training.act("pause").click()
    training.expect_phase("paused")
    paused = training.epoch()
    assert 20 < paused < 5000
    training.expect_parameter("paused", str(paused))
    before = training.everything()
    training.page.reload()
    training.wait()
    training.expect_phase("paused")
    assert training.everything() == before
    training.act("go_on").click()
    training.expect_phase("running")
    training.expect_epoch_after(paused)
    training.act("stop").click()
    training.expect_phase("stopped")
    assert paused < training.epoch() < 5000
    expect(training.told).to_contain_text("Stopped")
    training.act("back").click()
    training.expect_phase("ready")
    expect(training.prediction("A")).to_have_text("−0.04")


def test_who_looks_around_while_a_run_is_made_again_gets_every_row_once(training):
    # Answers that take their time, so that questions could overtake each other.
    training.page.route("**/api/training-run*", lambda route: (time.sleep(0.1), route.continue_()))
    training.open("?start=random&seed=77&epochs=10000&epoch=10000")
    expect(training.range).to_be_visible()
    # As many rows as are looked at.
    training.page.wait_for_function("node => Number(node.max) >= 11", arg=training.range.element_handle())
    for row in range(12):
        training.scrub(row)
        training.expect_parameter("epoch", str(20 * row))
    training.scrub(0)
    expect(training.range).to_have_attribute("max", "500")
    training.expect_phase("done")
    training.page.unroute_all()
    training.scrub(250)
    training.expect_parameter("epoch", "5000")


def test_who_leaves_the_page_and_comes_back_finds_the_run_going_on(training):
    training.open("?pace=slow")
    training.act("start").click()
    training.expect_epoch_after(5)
    reached = training.epoch()
    training.page.get_by_role("link", name="Gate by gate").first.click()
    expect(training.page.locator("[data-unit][data-answered]")).to_be_attached()
    training.page.get_by_role("link", name="Learning the weights").first.click()
    training.wait()
    training.expect_phase("running")
    training.expect_epoch_after(reached)
    training.act("stop").click()
    training.expect_phase("stopped")


def test_back_takes_the_last_change_back(training):
    training.open("?pace=fast&epochs=60")
    training.act("start").click()
    training.expect_phase("done")
    training.expect_parameter("epoch", "60")
    training.scrub(10)
    training.expect_parameter("epoch", "10")
    training.page.go_back()
    training.expect_parameter("epoch", "60")
    expect(training.host).to_have_attribute("data-epoch", "60")
    training.expect_phase("done")


def test_the_space_bar_starts_and_pauses(training):
    training.open("?pace=slow")
    training.host.locator(".look h2").click()
    training.page.keyboard.press("Space")
    training.expect_phase("running")
    training.page.keyboard.press("Space")
    training.expect_phase("paused")


def test_reloading_keeps_the_screen_and_the_recipe(training):
    training.open(
        "?optimiser=rmsprop&rate=0.01&epochs=300&start=random&seed=7&clip=0.5&pace=fast&words=standard&company=2&day=3"
    )
    training.act("start").click()
    training.expect_phase("done")
    training.scrub(100)
    training.expect_parameter("epoch", "100")
    before = training.everything()
    training.page.reload()
    training.wait()
    training.expect_phase("done")
    assert training.everything() == before


def test_settings_are_in_the_address_and_undone(training):
    training.open()
    training.choose("Pace", SAID["settings"]["paces"]["fast"])
    training.expect_parameter("pace", "fast")
    training.main.get_by_test_id("stPopoverButton").click()
    field = training.page.get_by_role("textbox", name="Learning rate")
    field.fill("0.02")
    field.press("Enter")
    training.expect_parameter("rate", "0.02")
    training.page.keyboard.press("Escape")
    training.host.get_by_role("button", name="Undo").click()
    training.expect_parameter("rate", None)


def test_own_data_with_a_bad_target_is_refused_and_good_data_trains(training):
    training.open("?open=data&pace=fast&epochs=200")
    field = training.main.get_by_role("textbox", name="Series and targets")
    field.fill("0.5, 1 -> 0.5\n1 -> 1.5")
    training.main.get_by_role("button", name="Use these series").click()
    alert = training.main.get_by_test_id("stAlert")
    expect(alert).to_contain_text("Line 2: the target 1.5 is outside −1 to 1")
    expect(training.prediction("B")).to_be_visible()
    field.fill("0.5, 1 -> 0.5\n1 -> -0.25")
    training.main.get_by_role("button", name="Use these series").click()
    training.expect_parameter("series", "0.5,1>0.5;1>-0.25")
    expect(training.prediction("2")).to_be_visible()
    training.act("start").click()
    training.expect_phase("done")
    expect(training.prediction("2")).to_be_visible()
    expect(training.charts.last).not_to_contain_text("published")


def test_a_diverging_run_says_so_and_keeps_the_last_good_weights(training):
    training.open("?start=random&seed=1&optimiser=momentum&rate=1000000&pace=fast")
    training.act("start").click()
    training.expect_phase("failed")
    expect(training.sentence).to_contain_text("is probably too high")
    expect(training.sentence).to_contain_text("at epoch 6")
    expect(training.sentence).to_contain_text(f"of epoch {training.epoch()}, are kept")
    expect(training.result("h")).not_to_be_empty()


def test_every_panel_opens(training):
    training.open("?epoch=2000")
    for panel in PANELS:
        training.open_panel(panel)
    training.page.locator("[data-table]").get_by_text("0.4342").first.wait_for()
    training.scrub(300)
    expect(training.main.get_by_text("from epoch 3,000 to 3,001")).to_be_visible()


def test_trained_weights_open_on_the_first_page(training):
    training.open("?epoch=2000&open=files&company=2")
    link = training.main.get_by_role("link", name="Open this day in Gate by gate")
    link.click()
    training.page.wait_for_url(re.compile(r"/unit\?.*forget="))
    expect(training.page.locator('[data-unit] [data-result="h"] .number')).to_have_text("0.62")


def test_a_second_persons_change_is_answered_while_the_first_trains_at_full_speed(visitors, server):
    ada = TrainingPage(visitors.page(), server)
    ben = visitors.unit().open("/unit")
    ada.open("?pace=fast&epochs=100000")
    ada.act("start").click()
    ada.expect_phase("running")
    for value in ("2", "-3", "0.5"):
        ben.type_value("x", value)
        assert expected.differing(ben.texts(), expected.values(ben.settings())) == []
    ada.expect_phase("running")
    ada.act("stop").click()
    ada.expect_phase("stopped")
    assert ada.epoch() < 100_000


def test_what_training_is_stands_before_the_first_button(training):
    training.open()
    loop = training.host.locator(".loop")
    expect(loop.get_by_role("heading")).to_have_text(
        [SAID["live"]["loop"][name]["title"] for name in ("guess", "measure", "nudge", "repeat")]
    )
    expect(loop).to_contain_text("loss 1.0794")
    first = training.act("start").bounding_box()["y"]
    assert loop.bounding_box()["y"] < first < 900
    loop.get_by_role("button", name="epoch").click()
    expect(training.page.locator("[data-explanation]")).to_contain_text("Epoch")


def test_the_landscapes_path_is_that_of_the_runs_weights(training):
    records = {record.epoch: record.parameters.settable for record in TrainingState().plan.records()}
    training.open("?epoch=2000&across=w_fh&up=w_oh")
    section = training.host.locator(".landscape")
    expect(section).to_have_attribute("data-at", "2000")
    training.expect_phase("done")
    found = training.landscape_path()
    wanted = [(records[epoch]["w_fh"], records[epoch]["w_oh"]) for epoch in range(0, 5001, 10)]
    assert len(found) == len(wanted)
    for one, other in zip(found, wanted, strict=True):
        assert one == pytest.approx(other, abs=0.01)
    training.scrub(100)
    expect(section).to_have_attribute("data-at", "1000")
    expect(section).to_contain_text("the dot is epoch 1,000")
    section.get_by_role("combobox", name="Across").select_option("b_g")
    training.expect_parameter("across", "b_g")
    section.get_by_role("combobox", name="Up").select_option("b_g")
    # Back in its usual place, so that the address does not say it; the other weight has moved over.
    training.expect_parameter("up", None)
    training.expect_parameter("across", "w_oh")


def test_a_stride_to_try_sets_the_recipe_and_can_be_undone(training):
    training.open("?pace=fast")
    training.host.locator('[data-preset="overshoot"]').click()
    training.expect_parameter("optimiser", "gradient_descent")
    training.expect_parameter("rate", "10")
    expect(training.host.locator(".landscape")).to_contain_text("longer than half the picture")
    training.act("start").click()
    training.expect_phase("done")
    expect(training.prediction("A")).to_have_text("0.69")
    training.host.get_by_role("button", name="Undo").click()
    training.expect_parameter("optimiser", None)


def test_the_plateau_is_told_on_the_curves_and_in_words(training):
    training.open("?epoch=1000")
    training.expect_phase("done")
    notes = training.charts.first.locator(".note text")
    expect(notes).to_have_text(
        [re.compile("both answers are about ½ here.*from B yet"), "from here it tells A from B"]
    )
    story = training.host.locator(".story")
    expect(story).to_contain_text("At epoch 1,000 the answer for A is 0.48 and for B 0.56.")
    expect(story).to_contain_text("hardly tells them apart yet")
    training.scrub(400)
    expect(story).to_contain_text("the unit tells them apart")
    training.act("back").click()
    training.expect_phase("ready")
    expect(notes).to_have_count(0)


def test_contradicting_targets_are_said_before_the_run_and_it_is_not_called_stuck(training):
    training.open("?data=own&series=0,1>0;0,1>1&pace=fast&rate=0.01&epochs=2000")
    expect(training.sentence).to_contain_text("no weights bring the loss below 0.5000")
    training.act("start").click()
    training.expect_phase("done")
    expect(training.told).to_contain_text(SAID["live"]["phases"]["done"])
    expect(training.sentence).not_to_contain_text("Stuck")


def test_one_update_opens_at_the_first_one(training):
    training.open("?open=step")
    expect(training.main.get_by_text("The update from epoch 0 to 1, Company A.")).to_be_visible()
    training.page.goto(training.server.address("/training?open=step&epoch=5000"))
    expect(training.main.get_by_text("The update from epoch 0 to 1, Company A.")).to_be_visible()
    expect(training.main.get_by_text("The run ends at epoch 5,000")).to_be_visible()


@in_every_look
def test_both_themes_are_accessible_and_nothing_scrolls_sideways(visitors, server, scheme, size):
    training = TrainingPage(visitors.page(viewport=size, color_scheme=scheme, **CALM), server)
    training.open()
    assert_good_looks(training.page)
    training.open("?epoch=2000")
    for panel in PANELS:
        training.open_panel(panel)
        for table in training.page.locator("[data-table]").all():
            expect(table.locator("table")).to_be_visible()
        assert_good_looks(training.page)
