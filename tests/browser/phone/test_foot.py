"""The line at the foot of a phone's screen: what one drags for stays in sight, and is told once."""

import pytest
from playwright.sync_api import expect

from tests.browser.objects.unit_page import UnitPage
from tests.browser.phone.finger import PHONE, Finger

HEIGHT = PHONE["viewport"]["height"]


@pytest.fixture(scope="module")
def unit(module_visitors, server):
    return UnitPage(module_visitors.page(**PHONE), server)


def foot_of(page):
    return page.locator(".foot")


def numbers(page):
    return foot_of(page).locator(".number").all_text_contents()


def in_sight(page):
    box = foot_of(page).bounding_box()
    return box["y"] >= 0 and box["y"] + box["height"] <= HEIGHT + 0.5


def test_results_are_in_sight_while_a_finger_drags(unit):
    unit.open("/unit")
    assert in_sight(unit.page)
    # Memory 2, input 1 of the worked example: 2 × 0.99741 + 0.98619 × 0.96643, and tanh of it × 0.99168.
    assert numbers(unit.page) == ["2.95", "0.99"]
    finger = Finger(unit.page)
    with unit.answering():
        finger.pull(*unit.centre("w_fh"), right=-120)
        # What the finger is at shows once its sweep has come.
        expect(unit.handle("w_fh")).not_to_have_attribute("aria-valuenow", "2.7")
        dragged = numbers(unit.page)
        assert dragged == [unit.value("c"), unit.value("h")]
        assert dragged != ["2.95", "0.99"]
        assert in_sight(unit.page)
        finger.let_go()
    assert numbers(unit.page) == dragged


def test_its_buttons_walk_and_are_the_only_ones(unit):
    unit.open("/unit")
    on = unit.page.get_by_role("button", name="Next step")
    expect(on).to_have_count(1)
    expect(unit.page.get_by_role("button", name="Previous step")).to_be_disabled()
    on.tap()
    expect(foot_of(unit.page)).to_contain_text("Stage 1 of 3")
    # What no step has come to is not told beforehand.
    assert numbers(unit.page) == []
    on.tap()
    on.tap()
    expect(foot_of(unit.page)).to_contain_text("0.99")
    expect(on).to_be_disabled()
    unit.expect_query(step="3")


def test_what_it_says_is_not_read_out_twice(unit):
    unit.open("/unit")
    told = foot_of(unit.page).aria_snapshot()
    assert "button" in told and "2.95" not in told and "long-term" not in told


def test_it_gives_no_hidden_result_away(unit):
    unit.open("/unit?predict=on")
    assert numbers(unit.page) == ["?", "?"]


def test_it_lies_over_nothing_at_the_end_of_the_page(unit):
    unit.open("/unit")
    unit.whole()
    unit.main.evaluate("main => main.scrollTo(0, main.scrollHeight)")
    onward = unit.page.locator(".st-key-onward a").last
    expect(onward).to_be_in_viewport()
    box = foot_of(unit.page).bounding_box()
    assert box["y"] + box["height"] < onward.bounding_box()["y"]


@pytest.mark.parametrize(
    ("path", "host", "names"),
    [
        ("/sequence", "[data-sequence]", ["New long-term memory", "New short-term memory"]),
        ("/gates?gate=output", "[data-gates]", ["Output gate · % to output", "New short-term memory"]),
        ("/activations?z=0", "[data-activations]", ["Sigmoid", "tanh"]),
    ],
)
def test_other_pages_have_their_own_results_in_it(unit, server, path, host, names):
    unit.page.goto(server.address(path))
    expect(unit.page.locator(f"{host}[data-answered] .foot .number").first).to_be_visible()
    assert foot_of(unit.page).locator(".name").all_text_contents() == names
    assert in_sight(unit.page)
    if path.startswith("/activations"):
        assert numbers(unit.page) == ["0.500", "0.000"]


def test_a_wide_screen_has_no_such_line_and_no_folded_settings(module_visitors, server):
    wide = UnitPage(module_visitors.page(), server).open("/unit")
    expect(foot_of(wide.page)).to_be_hidden()
    expect(wide.page.get_by_role("button", name="Settings", exact=True)).to_be_hidden()
    expect(wide.page.get_by_role("combobox", name="Words")).to_be_visible()
