"""Exercises on the page: solved by keyboard, marked with the mistake's name, handed in as a link, helped along."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from lstm_core.exercises import KINDS, exercise
from tests.browser.objects.practise_page import PractisePage, address, right_answers
from tests.browser.tools.looks import CALM, PHONE, assert_good_looks, in_every_look, scrolls_sideways

UNIT = {"kind": "whole-unit", "seed": 7}
# 0.5·2 + (−1)·1.5 + 0.3 = −0.2; σ(−0.2) = 0.450; kept 0.900
OWN = {"kind": "forget-step", "level": 3, "numbers": "b_f:0.3,c_prev:2,h_prev:0.5,w_fh:2,w_fx:1.5,x:-1"}

# All that can be read, heard or found in a field; not where things stand.
SAID = """host => [host, ...host.querySelectorAll("*")].flatMap(node => [
  ...[...node.childNodes].filter(child => child.nodeType === Node.TEXT_NODE).map(text => text.data),
  ...["aria-label", "aria-valuetext", "title", "value"].map(name => node.getAttribute(name) ?? ""), node.value ?? "",
]).join(" ")"""


@pytest.fixture
def practise(page, server):
    return PractisePage(page, server)


def test_a_whole_unit_is_solved_by_keyboard_alone(practise):
    practise.open(address({}, **UNIT))
    answers = right_answers("whole-unit", 7)
    assert practise.fields() == list(answers)
    keyboard = practise.page.keyboard
    for key, text in answers.items():
        practise.expect_focus(key)
        keyboard.type(text)
        keyboard.press("Enter")
        practise.expect_verdict(key, "right")
    expect(practise.count).to_have_text("13 of 13 right")
    expect(practise.done).to_contain_text("Everything is right.")
    # Enter goes on with new numbers, and the first field waits.
    expect(practise.host.locator("button.fresh")).to_be_focused()
    keyboard.press("Enter")
    expect(practise.count).to_have_text("0 of 13 right")
    practise.expect_focus("z_f")
    assert practise.query()["seed"] == "8"


def test_tab_goes_from_field_to_field_in_the_order_of_calculation(practise):
    practise.open(address({}, **UNIT))
    for key in right_answers("whole-unit", 7):
        practise.expect_focus(key)
        practise.page.keyboard.press("Tab")


MISTAKES = [
    ("z_f", "-0.5", "bias left out"),
    ("z_f", "0.2", "a sign lost"),
    ("f", "0.550", "1 − f for f"),
    ("f", "-0.197", "tanh for σ"),
    ("kept", "2.450", "sum instead of product"),
    ("kept", "9.00", "decimal point slipped"),
]


@pytest.mark.parametrize(("key", "text", "name"), MISTAKES, ids=[name for *_, name in MISTAKES])
def test_a_mistake_is_named_beside_its_field_and_spoken(practise, key, text, name):
    practise.open(address({}, **OWN))
    practise.type(key, text)
    practise.expect_verdict(key, "mistake")
    expect(practise.verdict(key)).to_contain_text(f"Mistake: {name}")
    expect(practise.verdict(key)).to_be_visible()
    expect(practise.field(key)).to_have_attribute("aria-invalid", "true")
    expect(practise.spoken).to_contain_text(name)
    practise.expect_focus(key)


def test_right_so_far_unreadable_and_wrong(practise):
    practise.open(address({}, **OWN))
    practise.type("f", "0.45")
    practise.expect_verdict("f", "right")
    practise.type("kept", "hallo")
    practise.expect_verdict("kept", "unreadable")
    expect(practise.verdict("kept")).to_contain_text("“hallo” cannot be read as a number")
    practise.type("kept", "17")
    practise.expect_verdict("kept", "wrong")
    practise.type("kept", "0,9")
    practise.expect_verdict("kept", "right")


def test_an_error_is_carried_forward(practise):
    practise.open(address({}, **OWN))
    practise.type("z_f", "-0.5")
    practise.type("f", "0.378")
    practise.expect_verdict("f", "carried")
    expect(practise.verdict("f")).to_contain_text("(Forget gate: sum)")
    # The next field has its turn; nothing is done before the first one is right.
    practise.expect_focus("kept")
    practise.type("kept", "0.756")
    practise.expect_verdict("kept", "carried")
    expect(practise.count).to_have_text("0 of 3 right")
    expect(practise.done).to_be_hidden()


def test_a_link_is_handed_in_and_marked_on_a_cold_server(visitors, server, cold_server):
    mine = PractisePage(visitors.page(permissions=["clipboard-read", "clipboard-write"]), server)
    mine.open(address({}, **OWN))
    mine.solve({"z_f": "-0.2", "f": "55,0 %", "kept": "1.1"})
    mine.host.locator("button.link").click()
    said = mine.host.locator(".bar .status")
    expect(said).to_contain_text("Link copied")
    mine.expect_on_top(said)
    link = mine.page.evaluate("navigator.clipboard.readText()")

    cold = cold_server()
    visitors.watch.hosts.add(cold.host)
    theirs = PractisePage(visitors.context().new_page(), cold)
    theirs.open(f"/practise?{urlsplit(link).query}")
    for key, verdict in {"z_f": "right", "f": "mistake", "kept": "carried"}.items():
        theirs.expect_verdict(key, verdict)
    expect(theirs.field("f")).to_have_value("55,0 %")
    expect(theirs.verdict("f")).to_contain_text("1 − f for f")
    expect(theirs.count).to_have_text("1 of 3 right")
    expect(theirs.main.get_by_text("in the link")).to_have_count(0)


def test_answers_survive_reload_undo_redo_and_back(practise):
    practise.open(address({}, **OWN))
    practise.type("z_f", "-0.2")
    practise.type("f", "0.45")
    practise.page.reload()
    practise.wait()
    practise.expect_verdict("f", "right")
    practise.push("undo")
    expect(practise.field("f")).to_have_value("")
    practise.push("redo")
    expect(practise.field("f")).to_have_value("0.45")
    practise.push("reset")
    expect(practise.field("z_f")).to_have_value("")
    practise.expect_focus("z_f")
    assert "answers" not in practise.query() and "numbers" in practise.query()
    practise.page.go_back()
    practise.expect_verdict("f", "right")


def test_three_hints_by_alt_h_and_the_result_marks_its_line(practise):
    practise.open(address({}, **OWN))
    lines = practise.coach.locator(".equation")
    practise.field("z_f").focus()
    for wanted in ("forget w", "0.5 × 2 + (−1) × 1.5 + 0.3", "−0.20"):
        with practise.answering():
            practise.page.keyboard.press("Alt+h")
        expect(lines).to_contain_text(wanted)
    practise.expect_focus("z_f")
    expect(practise.coach.locator("button.hint")).to_be_hidden()
    expect(practise.count).to_have_text("0 of 3 right, 1 shown")
    assert practise.query()["hints"] == "z_f:3"
    practise.solve({"z_f": "-0.2", "f": "0.45", "kept": "0.9"})
    expect(practise.done).to_contain_text("With results shown it does not count")


def test_the_hint_explains_the_curve_and_the_solution_does(practise):
    practise.open(address({"z_f": "-0.2"}, **OWN, hints="f:1"))
    practise.field("f").focus()
    expect(practise.coach.locator(".explained")).to_contain_text("σ(z) = 1 ÷ (1 + e−z)")
    expect(practise.coach.locator(".explained a")).to_have_attribute("href", "./activations?curve=sigmoid")
    practise.hint()
    expect(practise.coach.locator(".equation")).to_contain_text("= σ(−0.20)= 1 ÷ (1 + e0.20)")
    practise.open(address({}, **UNIT, walk=7))
    expect(practise.solution.locator(".explained")).to_have_count(2)
    expect(practise.solution.locator(".explained").last).to_contain_text("tanh(z) = (ez − e−z) ÷ (ez + e−z)")


def test_without_numbers_the_hint_names_what_to_find_first(practise):
    practise.open(address({}, **UNIT, hints="added:1"))
    practise.field("added").focus()
    practise.page.keyboard.press("Alt+h")
    expect(practise.coach.locator(".first")).to_have_text("First find % to add.")
    assert practise.query()["hints"] == "added:1"
    practise.type("i", "0.5")
    practise.field("added").focus()
    practise.hint()
    expect(practise.coach.locator(".equation")).to_contain_text("0.5000 × ")
    expect(practise.coach.locator(".first")).to_have_count(0)


def test_a_hint_keeps_what_is_being_typed(practise):
    practise.open(address({}, **OWN))
    practise.field("z_f").fill("-0.")
    practise.hint()
    expect(practise.field("z_f")).to_have_value("-0.")
    practise.expect_focus("z_f")


def test_the_worked_solution_opens_line_by_line_and_closes(practise):
    practise.open(address({"z_f": "-0.2"}, **OWN))
    expect(practise.host.get_by_text("0.900")).to_have_count(0)
    practise.push("solve")
    lines = practise.solution.locator(".equation")
    expect(lines).to_have_count(1)
    expect(lines).to_be_in_viewport(ratio=1)
    expect(practise.solution.locator("button.next")).to_be_focused()
    practise.page.locator("h1").click()
    for count in (2, 3):
        with practise.answering():
            practise.page.keyboard.press("ArrowRight")
        expect(lines).to_have_count(count)
    expect(lines.last).to_contain_text("0.900")
    assert practise.query()["hints"] == "f:3,kept:3"
    with practise.answering():
        practise.solution.locator("button.close").click()
    expect(practise.solution).to_be_hidden()
    expect(practise.count).to_have_text("1 of 3 right, 2 shown")
    # A result that was shown is not a right one when it is typed.
    practise.type("f", "0.45")
    practise.expect_verdict("f", "right")
    expect(practise.count).to_have_text("1 of 3 right, 2 shown")


def test_nothing_on_the_page_says_a_result_before_it_is_asked_for(practise):
    practise.open(address({}, **UNIT))
    said = practise.host.evaluate(SAID)
    for key, text in right_answers("whole-unit", 7).items():
        given = {f"{value:.2f}" for value in exercise("whole-unit", 7).given.values()}
        if text.lstrip("-") not in {number.lstrip("-") for number in given}:
            assert text.lstrip("-") not in said, key


def test_harder_easier_and_another_kind(practise):
    practise.open(address({}, **UNIT))
    expect(practise.host.locator("button.easier")).to_be_disabled()
    practise.push("harder")
    expect(practise.count).to_have_text("0 of 6 right")
    assert practise.query() == {"kind": "whole-unit", "level": "2", "seed": "7"}
    practise.push("harder")
    expect(practise.host.locator("button.harder")).to_be_disabled()
    with practise.answering():
        practise.kind("counting").click()
    assert practise.query()["kind"] == "counting"
    expect(practise.host.locator(".sheet")).to_be_visible()
    # The task is in view, and its first field has the focus.
    expect(practise.host.locator(".task")).to_be_in_viewport(ratio=1)
    practise.expect_focus(practise.fields()[0])


def test_a_choice_is_marked_with_its_reason(practise):
    practise.open(address({}, kind="which-gate", seed=3))
    for key, right in right_answers("which-gate", 3).items():
        group = practise.node(key)
        wrong = group.locator(f'input:not([value="{right}"])').first
        with practise.answering():
            wrong.check()
        expect(group).to_have_attribute("data-verdict", "mistake")
        with practise.answering():
            group.locator(f'input[value="{right}"]').check()
        practise.expect_verdict(key, "right")
    expect(practise.done).to_contain_text("A first choice was wrong, so it does not count")


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "which-gate"])
def test_every_kind_can_be_worked_through(module_visitors, server, kind):
    practise = PractisePage(module_visitors.page(), server)
    practise.open(address({}, kind=kind, seed=5, level=3))
    answers = right_answers(kind, 5, 3)
    assert practise.fields() == list(answers)
    practise.solve(answers)
    expect(practise.done).to_be_visible()


def test_what_cannot_be_used_is_one_quiet_sentence_and_the_work_stays(practise):
    practise.open(address({"z_f": "-0.2", "h": "1"}, **OWN))
    expect(
        practise.main.get_by_text("Some answers in the link do not belong to this exercise")
    ).to_have_count(1)
    practise.expect_verdict("z_f", "right")
    practise.type("f", "1" * 10_000)
    expect(practise.verdict("f")).to_contain_text("This is longer than 40 characters")
    assert len(practise.field("f").input_value()) == 10_000
    practise.expect_verdict("z_f", "right")
    practise.type("kept", "0.9")
    assert len(practise.field("f").input_value()) == 10_000
    practise.type("f", "0.45")
    practise.expect_verdict("f", "right")


LOOKED_AT = (
    address({"z_f": "1", "f": "0.3"}, **UNIT),
    address({"z_f": "-0.5", "f": "x"}, walk=2, hints="f:2", **OWN),
    address({"gate": "forget-gate"}, kind="which-gate", hints="reason:3"),
    address({"e_2": "77"}, kind="forecast", words="standard"),
)


@in_every_look
def test_axe_finds_nothing_and_nothing_scrolls_sideways(visitors, server, size, scheme):
    practise = PractisePage(visitors.page(viewport=size, color_scheme=scheme, **CALM), server)
    for path in LOOKED_AT:
        practise.open(path)
        assert_good_looks(practise.page)


@pytest.mark.parametrize("size", [{"width": 1440, "height": 900}, PHONE], ids=["wide", "phone"])
def test_a_verdict_is_read_whole_below_the_picture_and_moves_nothing(visitors, server, size):
    practise = PractisePage(visitors.page(viewport=size, **CALM), server)
    for path, key in ((address({}, kind="share", seed=7), "f"), (address({}, **UNIT), "z_f")):
        practise.open(path)
        practise.field(key).scroll_into_view_if_needed()
        below = practise.host.locator(".bar")
        height = practise.coach.bounding_box()["height"]
        distance = below.bounding_box()["y"] - practise.field(key).bounding_box()["y"]
        practise.type(key, "1")
        told, field = practise.verdict(key).bounding_box(), practise.field(key).bounding_box()
        coach = practise.coach.bounding_box()
        assert coach["height"] == height and below.bounding_box()["y"] - field["y"] == distance
        assert field["y"] >= 0 and field["y"] + field["height"] <= coach["y"] <= told["y"]
        assert told["y"] + told["height"] <= size["height"]
        assert told["x"] >= 0 and told["x"] + told["width"] <= size["width"]


def test_on_a_phone_the_fields_of_a_unit_cover_no_curve_no_node_and_no_name(visitors, server):
    practise = PractisePage(visitors.page(viewport=PHONE, **CALM), server)
    practise.open(address({}, **UNIT))
    fields = [(key, practise.field(key).bounding_box()) for key in practise.fields()]
    parts = practise.host.locator(".board svg :is(.curve, .node, .pill, .given, .called)").all()
    assert len(parts) > 20
    for part in parts:
        box = part.bounding_box()
        for key, field in fields:
            apart = (
                min(box["x"] + box["width"], field["x"] + field["width"]) <= max(box["x"], field["x"]) + 1
                or min(box["y"] + box["height"], field["y"] + field["height"])
                <= max(box["y"], field["y"]) + 1
            )
            assert apart, (key, part.get_attribute("class"), part.text_content())


def test_on_a_phone_fields_are_large_enough_for_a_finger_and_a_sign_can_be_changed(visitors, server):
    practise = PractisePage(visitors.page(viewport=PHONE, **CALM), server)
    for path in (address({}, **UNIT), address({}), address({}, kind="update", level=3)):
        practise.open(path)
        for box in [field.bounding_box() for field in practise.host.locator(".field input").all()]:
            assert box["width"] >= 44 and box["height"] >= 43.5
            assert box["x"] >= 0 and box["x"] + box["width"] <= PHONE["width"]
        assert not scrolls_sideways(practise.page)
    practise.open(address({}, **OWN))
    practise.field("z_f").fill("0.2")
    practise.coach.locator("button.turn").click()
    expect(practise.field("z_f")).to_have_value("-0.2")
    with practise.answering():
        practise.field("z_f").press("Enter")
    practise.expect_verdict("z_f", "right")
