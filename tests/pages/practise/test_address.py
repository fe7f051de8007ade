"""Practise: the address holds exercise and answers, and says what of a link does not belong."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_core.exercises import KINDS, MAX_SEED
from pages.practise.live.payload import practise_payload
from pages.practise.live.requests import reduce
from pages.practise.spec import PRACTISE
from pages.practise.state import MAX_TYPED, SHOWN, PractiseState
from pages.practise.url import ADDRESS
from tests.pages.practise.solving import EVERY, START
from tests.ui.support import is_one_sentence

typed = st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=MAX_TYPED).map(
    lambda text: " ".join(text.split())
)


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
