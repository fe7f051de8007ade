"""Practise, without a browser: what can be asked, what is told and what is not given away."""

import json

import pytest

from lstm_core.exercises import KINDS, MAX_SEED, exercise
from pages.practise.facts import facts
from pages.practise.live.lines import line
from pages.practise.live.payload import is_of_unit, practise_payload
from pages.practise.live.requests import reduce
from pages.practise.spec import PRACTISE
from pages.practise.state import PractiseState, restored
from pages.ui.text.texts import live_texts
from tests.pages.practise.solving import EVERY, UNIT, answer, right
from tests.pages.support import open_page, send, texts, told
from tests.pages.tab import Tab
from tests.ui.support import is_one_sentence

PAGE = "practise/page.py"


# --- events --------------------------------------------------------------------------


def test_answers_are_kept_in_the_order_of_calculation_and_emptied_again():
    state = answer(answer(UNIT, "f", " 99,7 % "), "z_f", "5,95")
    assert list(state.answers.items()) == [("z_f", "5,95"), ("f", "99,7 %")]
    assert answer(state, "f", "  ").answers == {"z_f": "5,95"}


@pytest.mark.parametrize(
    "event",
    [
        {},
        {"kind": "text", "key": "p_fh", "text": "1"},
        {"kind": "text", "key": "z_f", "text": 1},
        {"kind": "text", "key": "z_f", "text": "1" * 10_000},
        {"kind": "text", "key": ["z_f"], "text": "1"},
        {"kind": "hint", "key": "x"},
        {"kind": "walk", "step": -1},
        {"kind": "walk", "step": 99},
        {"kind": "walk", "step": True},
        {"kind": "level", "by": -1},
        {"kind": "level", "by": 3},
        {"kind": "level", "by": 1.0},
        {"kind": "choose", "name": "nothing"},
        {"kind": "choose", "name": ["share"]},
    ],
    ids=str,
)
def test_an_event_that_cannot_be_met_is_refused_in_one_sentence(event):
    with pytest.raises(ValueError) as refused:
        reduce(UNIT, event)
    assert is_one_sentence(str(refused.value))


def test_what_is_too_long_says_so_and_the_work_stays():
    tab = Tab.of(PRACTISE, answer(UNIT, "z_f", "1"))
    tab.ask({"kind": "text", "key": "f", "text": "1" * 10_000})
    assert "40 characters" in tab.message and tab.state.answers == {"z_f": "1"}


def test_new_numbers_harder_and_another_kind_begin_with_nothing_answered():
    state = answer(UNIT, "z_f", "1")
    for event, wanted in (
        ({"kind": "next"}, ("whole-unit", 1, 8)),
        ({"kind": "level", "by": 1}, ("whole-unit", 2, 7)),
        ({"kind": "choose", "name": "share"}, ("share", 1, 7)),
    ):
        after = reduce(state, event)
        assert (after.kind, after.level, after.seed) == wanted
        assert after.answers == {} and after.hints == {} and after.walk == 0
    assert reduce(PractiseState(seed=MAX_SEED), {"kind": "next"}).seed == 0


def test_undo_takes_back_answers_and_leaves_what_was_seen():
    tab = Tab.of(PRACTISE, UNIT)
    tab.ask({"kind": "text", "key": "z_f", "text": "1"})
    for _ in range(3):
        tab.ask({"kind": "hint", "key": "f"})
    tab.ask({"kind": "undo"})
    assert tab.state.answers == {} and tab.state.hints == {"f": 3}
    tab.ask({"kind": "redo"})
    assert tab.state.answers == {"z_f": "1"} and tab.state.hints == {"f": 3}
    tab.ask({"kind": "reset"})
    assert tab.state.answers == {} and tab.state.seed == 7
    assert restored(tab.state.at(seed=8), tab.state).seed == 7


# --- what the browser is told ----------------------------------------------------------


@pytest.mark.parametrize(("kind", "level"), EVERY)
def test_no_result_is_told_before_it_is_typed_or_asked_for(kind, level):
    state = PractiseState(kind, level, 11)
    payload = practise_payload(state)
    assert set(payload["values"]) == set(state.exercise.given)
    assert payload["solution"]["lines"] == [] and all(one["lines"] == [] for one in payload["asked"])
    digits = json.dumps([payload["values"], payload["asked"], payload["solution"], payload["given_texts"]])
    numbers = {f"{value:.6g}" for value in state.exercise.given.values()}
    for asked in state.exercise.asked:
        found = f"{state.exercise.exact.get(asked.key, 0):.3f}".lstrip("-")
        if not asked.options and asked.decimals > 1 and found.rstrip("0").rstrip(".") not in str(numbers):
            assert found not in digits, asked.key


def test_every_choice_has_its_question_and_its_options_have_words():
    choices = {
        (asked.key, option)
        for kind, level in EVERY
        for asked in KINDS[kind].levels[level - 1].asked
        for option in asked.options
    }
    said = live_texts()
    assert {key for key, _ in choices} == set(said["practise"]["choices"])
    assert {option for _, option in choices} == set(said["exercises"]["options"])


def test_which_exercises_are_shown_in_the_picture():
    shown = {kind for kind, level in EVERY if is_of_unit(exercise(kind, 1, level))}
    assert shown == {
        "weighted-sum",
        "share",
        "forget-step",
        "candidate",
        "new-memory",
        "output",
        "whole-unit",
    }


def test_a_carried_answer_is_not_done_and_a_shown_one_is_told():
    state = PractiseState("forget-step", 2, numbers=(("c_prev", 2.0), ("z_f", 1.0)))
    state = answer(answer(state, "f", "0.3"), "kept", "0.6")
    payload = practise_payload(state)
    assert payload["asked"][1]["mark"]["verdict"] == "carried" and payload["asked"][1]["mark"]["own"] == ["f"]
    assert payload["done"] is False and payload["shown"] == []
    # What is not right is not drawn either.
    assert payload["values"] == {"c_prev": 2.0, "z_f": 1.0}
    assert practise_payload(reduce(state, {"kind": "walk", "step": 1}))["shown"] == ["f"]


def test_a_line_of_a_product_of_ten_is_written_out():
    found = line(PractiseState("product", 3), "rail_10", numbers=None, result=True)
    assert found["formula"].count({"symbol": "f"}) == 10


def test_the_questions_numbers_come_from_the_engine():
    # 2 × 0.3 = 0.6, and 2 × (1 − 0.3) = 1.4.
    assert facts() == {
        "memory": "2.00", "share": "0.3", "forgotten": "0.7", "kept": "0.6", "turned": "1.4",
    }  # fmt: skip


# --- the page --------------------------------------------------------------------------


def live(page):
    return told(page, "gatewise_practise")["practise"]


def test_a_handed_in_link_is_marked_when_it_is_opened():
    answers = ";".join(f"{key}:{text}" for key, text in {**right(UNIT), "f": "abc"}.items())
    page = open_page(PAGE, kind="whole-unit", seed="7", answers=answers)
    verdicts = {one["key"]: one["mark"]["verdict"] for one in live(page)["asked"]}
    assert verdicts.pop("f") == "unreadable" and {*verdicts.values()} == {"right"}


def test_kind_level_and_number_can_be_chosen():
    page = open_page(PAGE)
    page = send(page, kind="text", key="p_fh", text="1")
    page.selectbox(key="practise_kind").set_value("counting").run()
    assert page.query_params["kind"] == "counting" and "answers" not in page.query_params
    page.text_input(key="practise_seed").set_value("5").run()
    assert page.query_params["seed"] == "5"


def test_a_link_that_cannot_be_read_in_full_says_so_quietly():
    page = open_page(PAGE, kind="nothing")
    assert "“kind” in the link is not a kind of exercise" in texts(page)
