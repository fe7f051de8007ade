"""Two people on one server, changing different numbers at the same time."""

from playwright.sync_api import expect

from tests.browser.tools import expected

ROUNDS = 5


def test_two_people_never_see_each_others_numbers(visitors):
    ada, ben = visitors.unit().open("/unit"), visitors.unit().open("/unit")
    start = ada.settings()
    mine = {ada: dict(start), ben: dict(start)}
    for number in range(ROUNDS):
        changes = {ada: ("x", 2 + number), ben: ("c_prev", -3 - number)}
        ask_at_once(changes)
        for unit, (handle, value) in changes.items():
            mine[unit][handle] = value
            assert unit.settings() == mine[unit]
            assert expected.differing(unit.texts(), expected.values(mine[unit])) == []
    ada.expect_query(x=str(ROUNDS + 1))
    ben.expect_query(c=str(-ROUNDS - 2))


def ask_at_once(changes):
    """Type both values, press Enter in both pages, and only then wait for either answer."""
    for unit, (handle, value) in changes.items():
        unit.handle(handle).focus()
        unit.page.keyboard.press("Enter")
        unit.editor.fill(str(value))
    first, second = changes
    with first.answering(), second.answering():
        for unit in changes:
            unit.page.keyboard.press("Enter")


def test_one_persons_drag_is_not_disturbed_by_anothers_changes(visitors):
    ada, ben = visitors.unit().open("/unit"), visitors.unit().open("/unit")
    x, y = ada.grab("x")
    for number in range(1, ROUNDS + 1):
        ada.page.mouse.move(x + 20 * number, y)
        ben.type_value("x", str(-number))
        expect(ada.number("x")).to_have_text(f"{1 + 0.5 * number:.2f}")
        assert expected.differing(ada.texts(), expected.values(ada.settings())) == []
    with ada.answering():
        ada.page.mouse.up()
    ada.expect_query(x="3.5")
    ben.expect_query(x=str(-ROUNDS))


def test_words_arithmetic_and_undo_belong_to_one_person(visitors):
    ada, ben = visitors.unit().open("/unit"), visitors.unit().open("/unit")
    ada.type_value("x", "5")
    before = ben.texts()
    ada.choose("Arithmetic", "By hand, 1 decimal")
    ada.expect_parameter("paper", "1")
    with ben.answering():
        ben.page.keyboard.press("ArrowRight")
    assert ben.texts() == before
    expect(ben.tool("undo")).to_be_disabled()
    expect(ada.tool("undo")).to_be_enabled()
    ben.expect_query(step="1")
    ada.expect_query(x="5", paper="1")
