"""Practise, without a browser: the address holds exercise and answers, what can be asked, what is given away."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_core.exercises import KINDS, LEVELS, MAX_SEED, exercise
from pages.practise.facts import facts
from pages.practise.live.lines import line
from pages.practise.live.payload import is_of_unit, practise_payload
from pages.practise.live.requests import reduce
from pages.practise.spec import PRACTISE
from pages.practise.state import MAX_TYPED, SHOWN, PractiseState, restored
from pages.practise.url import ADDRESS
from pages.ui.text.texts import live_texts
from tests.pages.support import open_page, send, texts, told
from tests.pages.tab import Tab
from tests.ui.support import is_one_sentence

PAGE = "practise/page.py"
START = PractiseState()
UNIT = PractiseState(kind="whole-unit", seed=7)
EVERY = [(kind, level) for kind in KINDS for level in LEVELS]
typed = st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=MAX_TYPED).map(
    lambda text: " ".join(text.split())
)


def answer(state, key, text):
    return reduce(state, {"kind": "text", "key": key, "text": text})


def right(state):
    """The answers that are exact to the decimals asked for."""
    found = state.exercise
    return {
        asked.key: found.rules.choices[asked.key].right(found.exact)
        if asked.options
        else f"{found.exact[asked.key]:.{asked.decimals}f}"
        for asked in found.asked
    }


def solved(state):
    for key, text in right(state).items():
        state = answer(state, key, text)
    return state


@st.composite
def states(draw):
    kind, level = draw(st.sampled_from(EVERY))
    found = PractiseState(kind, level, draw(st.integers(0, 50)))
    answers = {key: draw(typed) for key in found.asked if draw(st.booleans())}
    taken = {key: draw(st.integers(1, SHOWN)) for key in found.asked if draw(st.booleans())}
    return PractiseState(
        kind, level, found.seed, (), {key: text for key, text in answers.items() if text},
        draw(st.sampled_from(["plain", "standard", "z", "roles"])), tuple(taken.items()),
        draw(st.integers(0, len(found.lines))),
    )  # fmt: skip


# --- the address ---------------------------------------------------------------------


@given(states())
@settings(deadline=None, max_examples=60)
def test_a_link_brings_back_the_exercise_and_every_answer(state):
    assert PRACTISE.decode(PRACTISE.encode(state)) == (state, ())


def test_the_first_screen_needs_no_parameters():
    assert PRACTISE.encode(START) == "" and PRACTISE.decode("") == (START, ())


def test_numbers_of_ones_own_make_an_exercise():
    state, complaints = ADDRESS.decode(
        {"kind": "forget-step", "numbers": "c_prev:2,f:0.9", "answers": "kept:0,2"}
    )
    assert complaints == ()
    assert dict(state.exercise.given) == {"c_prev": 2.0, "f": 0.9}
    assert state.marks["kept"].mistakes == ("1 − f for f",)
    assert ADDRESS.decode(ADDRESS.encode(state)) == (state, ())
    assert practise_payload(state)["exercise"] is None
    assert reduce(state, {"kind": "next"}).numbers == ()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        *(("kind", text) for text in ("", "whole", "<b>", "x" * 10_000)),
        *(("level", text) for text in ("0", "4", "1.5", "easy", "9" * 10_000)),
        *(("seed", text) for text in ("-1", str(MAX_SEED + 1), "seven", "٣")),
        *(("numbers", text) for text in ("x:1", "f:nan,c_prev:1", "c_prev:1e9,f:1", ",", "f", "z_f:" + "1" * 10_000)),
        *(("answers", text) for text in ("z_x:1", "p_fh:", "p_fh:" + "1" * 10_000, "p_fh", "h:1;p_gh:2")),
        *(("hints", text) for text in ("p_fh:4", "p_fh:0", "h:1", "p_fh", "1" * 10_000)),
        *(("walk", text) for text in ("-1", "100", "x")),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_said_in_one_sentence(name, text):
    state, complaints = ADDRESS.decode({name: text})
    assert state == START
    assert len(complaints) == 1 and is_one_sentence(complaints[0])


PIECES = st.sampled_from(
    [
        *KINDS,
        "0",
        "1",
        "3",
        "743",
        "999999",
        "z_f:1",
        "p_fh:2;z_f:",
        "f:3",
        "f:0.9,c_prev:2",
        ";;",
        "%",
        "<b>",
        "x" * 99,
    ]
)


@given(st.dictionaries(st.sampled_from([param.key for param in ADDRESS.params]), PIECES))
def test_any_address_gives_a_state_whose_link_says_the_same_again(query):
    state, complaints = ADDRESS.decode(query)
    assert all(map(is_one_sentence, complaints))
    link = ADDRESS.encode(state)
    assert ADDRESS.encode(ADDRESS.decode(link)[0]) == link


def test_answers_that_belong_stay_when_others_do_not():
    state, complaints = ADDRESS.decode({"answers": "z_f:1,5;h:2;p_fh:99 %25;p_fx:1%3B2"})
    assert state.answers == {"p_fh": "99 %", "p_fx": "1;2", "z_f": "1,5"}
    assert len(complaints) == 1 and is_one_sentence(complaints[0])


def test_an_unknown_kind_is_one_sentence_whatever_else_the_link_says():
    state, complaints = ADDRESS.decode({"kind": "nothing", "level": "2", "answers": "h:1", "hints": "h:3"})
    assert state.kind == START.kind and state.answers == {}
    assert len(complaints) == 1


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


# --- hints and the worked solution -------------------------------------------------------


def hint_lines(state, key):
    asked = practise_payload(state)["asked"]
    return next(one["lines"] for one in asked if one["key"] == key)


def test_three_hints_the_equation_the_numbers_the_result():
    # 0.5·2 + (−1)·1.5 + 0.3 = −0.2
    given_ = {"h_prev": 0.5, "w_fh": 2, "x": -1, "w_fx": 1.5, "b_f": 0.3}
    state = PractiseState("forget-step", 3, numbers=tuple(sorted({**given_, "c_prev": 2.0}.items())))
    hints = []
    for _ in range(3):
        state = reduce(state, {"kind": "hint", "key": "z_f"})
        hints.append(hint_lines(state, "z_f"))
    equation, numbers, result = hints
    assert {"symbol": "w_fx"} in equation[0]["formula"] and "numbers" not in equation[0]
    assert "".join(numbers[0]["numbers"]) == "0.5 × 2 + (−1) × 1.5 + 0.3" and "result" not in numbers[0]
    assert result[0]["result"] == "−0.20"
    assert reduce(state, {"kind": "hint", "key": "z_f"}) == state


def test_a_hint_gives_no_earlier_answer_away_and_uses_what_the_reader_has():
    state = PractiseState("forget-step", 2, numbers=(("c_prev", 2.0), ("z_f", 0.0)))
    state = reduce(reduce(state, {"kind": "hint", "key": "kept"}), {"kind": "hint", "key": "kept"})
    assert hint_lines(state, "kept")[0]["numbers"] == ["2", " × ", {"symbol": "f"}]
    assert hint_lines(answer(state, "f", "0.7"), "kept")[0]["numbers"] == ["2", " × ", "0.7000"]
    assert hint_lines(answer(state, "f", "0.5"), "kept")[0]["numbers"] == ["2", " × ", "0.500"]


OWN_SUM = PractiseState("forget-step", 3, numbers=tuple(sorted(
    {"h_prev": 0.5, "w_fh": 2.0, "x": -1.0, "w_fx": 1.5, "b_f": 0.3, "c_prev": 2.0}.items()
)))  # fmt: skip


def asked(state, key):
    return next(one for one in practise_payload(state)["asked"] if one["key"] == key)


def test_a_hint_without_a_number_to_fill_in_names_the_earlier_answer_and_is_not_used_up():
    state = reduce(OWN_SUM, {"kind": "hint", "key": "f"})
    assert asked(state, "f")["first"] == "z_f"
    state = reduce(state, {"kind": "hint", "key": "f"})
    assert state.hints == {"f": 1}
    state = answer(state, "z_f", "7")
    assert asked(state, "f")["first"] is None
    assert reduce(state, {"kind": "hint", "key": "f"}).hints == {"f": 2}


def test_of_several_earlier_answers_the_first_is_named():
    state = reduce(UNIT, {"kind": "hint", "key": "added"})
    assert asked(state, "added")["first"] == "i"
    assert asked(answer(state, "g", "0.5"), "added")["first"] is None


def test_a_hint_says_what_the_curve_is_and_fills_its_formula():
    state = reduce(answer(OWN_SUM, "z_f", "-0.2"), {"kind": "hint", "key": "f"})
    (told,) = hint_lines(state, "f")
    assert told["functions"] == [{"name": "sigmoid", "written": "σ"}] and "spelled" not in told
    (told,) = hint_lines(reduce(state, {"kind": "hint", "key": "f"}), "f")
    assert told["spelled"] == {"name": "sigmoid", "z": "−0.20", "minus": "0.20"}


def test_every_function_of_every_kind_is_explained():
    found = {
        one["name"]
        for kind, level in EVERY
        for key in PractiseState(kind, level).lines
        for one in line(PractiseState(kind, level), key, numbers=None, result=False).get("functions", [])
    }
    assert found == {*live_texts()["practise"]["functions"]}


def test_a_hint_for_the_end_says_how_to_get_there():
    state = reduce(PractiseState("whole-unit", 3), {"kind": "hint", "key": "h"})
    assert [one["key"] for one in hint_lines(state, "h")] == ["z_o", "o", "tanh_c", "h"]


def test_the_worked_solution_counts_what_it_says_as_shown_unless_it_was_right_before():
    state = answer(UNIT, "z_f", right(UNIT)["z_f"])
    state = reduce(state, {"kind": "walk", "step": 3})
    assert state.hints == {"f": SHOWN, "kept": SHOWN}
    lines = practise_payload(state)["solution"]["lines"]
    assert [one["key"] for one in lines] == ["z_f", "f", "kept"]
    assert lines[2]["result"] == right(UNIT)["kept"].replace("-", "−")


@pytest.mark.parametrize(("kind", "level"), EVERY)
def test_every_kind_has_hints_a_solution_and_can_be_solved(kind, level):
    state = PractiseState(kind, level, 11)
    opened = reduce(state, {"kind": "walk", "step": len(state.lines)})
    lines = {one["key"]: one for one in practise_payload(opened)["solution"]["lines"]}
    for asked in state.exercise.asked:
        said = lines[asked.key]
        assert said.get("option", said.get("result")), asked.key
        for _ in range(3):
            state = reduce(state, {"kind": "hint", "key": asked.key})
        assert hint_lines(state, asked.key)[-1]["key"] == asked.key
    done = practise_payload(solved(state))
    assert done["done"] and done["task"] and done["why"]
    assert {one["mark"]["verdict"] for one in done["asked"]} == {"right"}


# --- what the browser is told --------------------------------------------------------------


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


# --- the page --------------------------------------------------------------------------------


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
    page.number_input(key="practise_seed").set_value(5).run()
    assert page.query_params["seed"] == "5"


def test_a_link_that_cannot_be_read_in_full_says_so_quietly():
    page = open_page(PAGE, kind="nothing")
    assert "“kind” in the link is not a kind of exercise" in texts(page)
