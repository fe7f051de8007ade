"""Dragging: every frame shows a row that the engine has recorded, and the server is left alone."""

import pytest
from playwright.sync_api import expect

from lstm_core.words.symbols import SETTINGS
from pages.ui.text.texts import texts as said
from tests.browser.objects.unit_page import PIXELS_PER_ROW
from tests.browser.tools import expected
from tests.browser.tools.looks import PHONE
from tests.browser.tools.recorder import RECORDER
from tests.browser.tools.watch import Traffic

# Rows from the start at which the mouse is seen: out to one side, across to the other, and back.
PATH = [*range(0, 49, 3), *range(48, -60, -4), *range(-60, 13, 6)]


@pytest.fixture(scope="module")
def dragger(module_visitors):
    unit = module_visitors.unit()
    unit.traffic = Traffic(unit.page)
    return unit


def whole_drag(unit, handle):
    """Drag a handle to and fro; returns what every frame showed, before letting go."""
    before = unit.handle(handle).get_attribute("aria-valuenow")
    x, y = unit.grab(handle)
    unit.page.evaluate(RECORDER, handle)
    for place, rows in enumerate(PATH):
        unit.page.mouse.move(x + PIXELS_PER_ROW * rows, y)
        # The sweep has come, however long it took.
        if place == 1:
            expect(unit.handle(handle)).not_to_have_attribute("aria-valuenow", before)
    return unit.page.evaluate("window.recording = false, window.frames_seen")


def mismatches(frames, settings, handle, decimals=None):
    """Every number of every frame that is not the engine's at the handle's value of that frame."""
    wrong = []
    for now, texts in {str(frame): frame for frame in frames}.values():
        recorded = expected.values({**settings, handle: float(now)}, decimals)
        wrong += [f"{handle} at {now}: {text}" for text in expected.differing(texts, recorded, decimals)]
    return wrong


def assert_a_whole_drag_is_right(unit, handle, decimals=None):
    settings = unit.settings()
    frames = whole_drag(unit, handle)
    with unit.answering():
        unit.page.mouse.up()
    shown = {float(now) for now, _ in frames} - {settings[handle]}
    assert len(shown) >= 20
    assert shown <= {row / 20 for row in range(-200, 201)}, "every value shown is one of the recorded rows"
    assert mismatches(frames, settings, handle, decimals) == []
    landed = pytest.approx(settings[handle] + 0.05 * PATH[-1], abs=0.0251)
    assert unit.settings() == {**settings, handle: landed}
    recorded = expected.values(unit.settings(), decimals)
    assert expected.differing(unit.texts(), recorded, decimals) == []


def take_back(unit):
    """Undo the one change; fails when it does not bring back the page's first numbers."""
    with unit.answering():
        unit.tool("undo").click()
    expect(unit.tool("undo")).to_be_disabled()


def test_every_frame_of_a_drag_shows_the_engines_numbers(dragger):
    dragger.open("/unit")
    for handle in SETTINGS:
        assert_a_whole_drag_is_right(dragger, handle)
        take_back(dragger)


def test_every_frame_of_a_drag_in_paper_arithmetic_shows_the_engines_numbers(dragger):
    dragger.open("/unit?paper=2")
    for handle in ("x", "c_prev", "w_gx"):
        assert_a_whole_drag_is_right(dragger, handle, decimals=2)
        take_back(dragger)


def test_every_frame_of_a_drag_shows_the_engines_numbers_when_a_number_lies_far_out(dragger):
    dragger.open("/unit?x=45.678")
    settings = dragger.settings()
    frames = whole_drag(dragger, "x")
    with dragger.answering():
        dragger.page.mouse.up()
    assert mismatches(frames, settings, "x") == []


def test_a_drag_asks_the_server_for_one_sweep_and_nothing_else(dragger):
    dragger.open("/unit?c=1.5")
    dragger.whole()
    dragger.page.wait_for_load_state("networkidle")
    dragger.page.evaluate("document.fonts.ready")
    for handle in ("x", "w_fh", "b_o"):
        dragger.traffic.forget()
        whole_drag(dragger, handle)
        requests, sent = list(dragger.traffic.requests), list(dragger.traffic.frames)
        with dragger.answering():
            dragger.page.mouse.up()
        assert [("/api/sweep?" in url) for url in requests] == [True]
        assert sent == []
        assert any("/api/" in sent for sent in dragger.traffic.requests), "the release must be noticed"
        take_back(dragger)


def test_letting_go_before_the_sweep_has_arrived_still_commits_the_right_row(unit):
    waiting = []
    unit.page.route("**/api/sweep?*", lambda route: waiting.append(route))
    unit.open("/unit")
    x, y = unit.grab("x")
    unit.page.mouse.move(x + PIXELS_PER_ROW * 10, y, steps=4)
    unit.page.mouse.move(x + PIXELS_PER_ROW * 30, y, steps=4)
    unit.page.mouse.up()
    assert unit.value("x") == "1.00"
    assert unit.answered == 0
    assert len(waiting) == 1
    with unit.answering():
        waiting[0].continue_()
    assert unit.value("x") == "2.50"
    assert expected.differing(unit.texts(), expected.values(unit.settings())) == []
    unit.expect_query(x="2.5")


def test_a_sweep_that_never_comes_leaves_the_number_and_says_so(unit, watch):
    watch.tolerate("Failed to load resource")
    unit.page.route("**/api/sweep?*", lambda route: route.abort())
    unit.open("/unit")
    x, y = unit.grab("x")
    unit.page.mouse.move(x + 60, y, steps=4)
    unit.page.mouse.up()
    expect(unit.alert).to_have_text(said("common.live.unanswered"))
    assert unit.value("x") == "1.00"
    unit.page.unroute("**/api/sweep?*")
    unit.drag("x", 20)
    assert unit.value("x") == "2.00"


def test_a_lost_grab_brings_the_old_numbers_back(unit):
    unit.open("/unit")
    before = unit.texts()
    x, y = unit.grab("x")
    unit.page.mouse.move(x + 80, y, steps=5)
    expect(unit.number("x")).to_have_text("3.00")
    unit.svg.dispatch_event("pointercancel", {"pointerId": 1, "bubbles": True})
    expect(unit.number("x")).to_have_text("1.00")
    unit.page.mouse.move(x + 120, y, steps=3)
    unit.page.mouse.up()
    assert unit.texts() == before
    assert unit.answered == 0
    unit.drag("x", 10)
    assert unit.value("x") == "1.50"


def test_a_second_finger_is_ignored(visitors):
    unit = visitors.unit(has_touch=True).open("/unit")
    fingers = Fingers(unit)
    first, second = unit.centre("x"), unit.centre("c_prev")
    fingers.send("touchStart", [first])
    fingers.send("touchMove", [(first[0] + 40, first[1])])
    expect(unit.number("x")).to_have_text("2.00")
    fingers.send("touchStart", [(first[0] + 40, first[1]), second])
    fingers.send("touchMove", [(first[0] + 40, first[1]), (second[0] + 70, second[1])])
    fingers.send("touchMove", [(first[0] + 60, first[1]), (second[0] + 90, second[1])])
    expect(unit.number("x")).to_have_text("2.50")
    assert unit.value("c_prev") == "2.00"
    with unit.answering():
        fingers.send("touchEnd", [])
    unit.expect_query(x="2.5")


def test_a_finger_drags_a_handle_on_a_phone(visitors):
    unit = visitors.unit(viewport=PHONE, has_touch=True, is_mobile=True).open("/unit")
    expect(unit.svg).to_have_attribute("data-layout", "narrow")
    fingers = Fingers(unit)
    x, y = unit.centre("w_fx")
    fingers.send("touchStart", [(x, y)])
    for moved in range(5, 61, 5):
        fingers.send("touchMove", [(x + moved, y)])
    expect(unit.handle("w_fx")).to_have_attribute("aria-valuenow", "3.15")
    assert expected.differing(unit.texts(), expected.values(unit.settings())) == []
    with unit.answering():
        fingers.send("touchEnd", [])
    unit.expect_query(forget="2.7,3.15,1.62")


class Fingers:
    """Touches of a screen, as the browser gets them from one."""

    def __init__(self, unit):
        self.cdp = unit.page.context.new_cdp_session(unit.page)

    def send(self, kind, points):
        touches = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]
        self.cdp.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})
