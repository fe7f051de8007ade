from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.ui.params.links import OWN
from pages.ui.params.typed_numbers import MAX_SETTING
from pages.ui.params.unit_settings import numbers_of
from pages.unit.url import MAX_TITLE, address
from tests.ui.support import DEFAULT, EXAMPLES, STEPS, is_one_sentence, states

ADDRESS = address(EXAMPLES, STEPS)
PARAMETERS = (
    *("example", "x", "h", "c", "forget", "input", "candidate", "output"),
    *("paper", "words", "by", "step", "open", "seek", "curve"),
)
HOSTILE = (
    *(
        "",
        " ",
        "nan",
        "inf",
        "-inf",
        "1e308",
        "1e7",
        "<script>alert(1)</script>",
        "../../etc/passwd",
        "💥",
        "\x00",
    ),
    *("1,2", "1,2,3,4", "1,,3", "x,c", "c,x,1", "None", "True", "-1", "7", "1.5", "٣,", "z" * 100_000),
    "9" * 5_000,
)


def reopened(state):
    return ADDRESS.decode(ADDRESS.encode(state))


def same(one, other):
    return replace(one, numbers=dict(one.numbers)) == replace(other, numbers=dict(other.numbers))


@given(states())
def test_a_link_brings_back_the_same_screen(state):
    found, complaints = reopened(state)
    assert complaints == ()
    assert same(found, state)


@given(states())
def test_a_link_has_only_text_of_a_bearable_length(state):
    query = ADDRESS.encode(state)
    assert all(isinstance(text, str) and text for text in query.values())
    assert sum(map(len, query.values())) < 1_000


def test_the_first_screen_needs_no_parameters():
    assert ADDRESS.encode(DEFAULT) == {}
    assert ADDRESS.decode({}) == (DEFAULT, ())


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_untouched_example_is_named_and_nothing_else(name):
    state = replace(DEFAULT, example=name, numbers=numbers_of(EXAMPLES[name]))
    assert set(ADDRESS.encode(state)) <= {"example"}
    assert same(reopened(state)[0], state)


def test_one_changed_number_is_one_short_parameter():
    assert ADDRESS.encode(DEFAULT.with_number("x", -10.0)) == {"x": "-10"}
    changed = ADDRESS.encode(DEFAULT.with_number("b_f", 0.5))
    assert changed == {"forget": "2.7,1.63,0.5"}


@pytest.mark.parametrize("target", ["2,03", "−0,5", "", "2.03"])
def test_the_goal_as_it_was_typed_survives_a_reload(target):
    state = replace(DEFAULT, seek=("x", "c", target))
    assert reopened(state) == (state, ())


@pytest.mark.parametrize(
    "title", ["Memory\u00a0two", "नमस्\u200cते", "全角\u3000空白", "<b>bold</b>", "a & b = c"]
)
def test_a_title_survives_a_reload(title):
    state = replace(DEFAULT, example=OWN, title=title)
    assert reopened(state)[0].title == title


# What of the above is a value after all, for which parameter, and which; everything else is refused.
NUMBER_FIELDS = {"x": "x", "h": "h_prev", "c": "c_prev"}
ACCEPTED = {
    **{name: {"1,2": 1.2, "-1": -1.0, "7": 7.0, "1.5": 1.5, "٣,": 3.0} for name in NUMBER_FIELDS},
    "curve": {"x,c": ("x", "c")},
}


@pytest.mark.parametrize("name", PARAMETERS)
def test_a_broken_value_falls_back_and_is_named_in_one_sentence(name):
    accepted = ACCEPTED.get(name, {})
    assert accepted.keys() <= {*HOSTILE}
    for text in HOSTILE:
        state, complaints = ADDRESS.decode({name: text})
        if text in accepted:
            assert complaints == ()
            found = state.curve if name == "curve" else state.numbers[NUMBER_FIELDS[name]]
            assert found == accepted[text]
            again, more = reopened(state)
            assert same(again, state) and more == ()
        else:
            assert state == DEFAULT
            assert len(complaints) == 1, text
            assert is_one_sentence(complaints[0])
            assert f"“{name}”" in complaints[0]
            assert "<" not in complaints[0]


@given(st.dictionaries(st.sampled_from((*PARAMETERS, "title", "evil", "")), st.text(max_size=60), max_size=8))
def test_any_query_gives_a_state_that_can_be_shown(query):
    state, complaints = ADDRESS.decode(query)
    assert same(reopened(state)[0], state)
    assert all(map(is_one_sentence, complaints))
    assert all(abs(value) <= MAX_SETTING for value in state.numbers.values())
    assert 0 <= state.step <= STEPS[state.division]


def test_each_broken_value_is_named_and_the_good_ones_are_kept():
    query = {"x": "-10", "h": "NaN", "forget": "1,2", "paper": "9", "words": "roles", "unknown": "1"}
    state, complaints = ADDRESS.decode(query)
    assert (state.numbers["x"], state.vocabulary) == (-10.0, "roles")
    assert [any(f"“{name}”" in text for text in complaints) for name in ("h", "forget", "paper")] == [
        True
    ] * 3
    assert len(complaints) == 3


@pytest.mark.parametrize("paper", ["0", "7", "-1", "2.0", " 2", "٢", "1_0"])
def test_paper_takes_one_to_six_decimals_only(paper):
    state, complaints = ADDRESS.decode({"paper": paper})
    assert state.decimals is None and complaints


def test_a_step_must_exist_in_its_way_of_dividing_the_work():
    for division, count in STEPS.items():
        assert ADDRESS.decode({"by": division, "step": str(count)})[0].step == count
        state, complaints = ADDRESS.decode({"by": division, "step": str(count + 1)})
        assert state.step == 0 and "step" in complaints[0]


def test_numbers_up_to_the_limit_are_taken_and_beyond_it_refused():
    assert ADDRESS.decode({"x": str(MAX_SETTING)})[0].numbers["x"] == MAX_SETTING
    assert ADDRESS.decode({"x": str(MAX_SETTING + 1)})[1]


def test_a_title_belongs_to_an_own_example_and_is_kept_short():
    assert ADDRESS.decode({"title": "Mine"})[0].title == ""
    state, _ = ADDRESS.decode({"example": OWN, "title": "long " * 1000})
    assert len(state.title) <= MAX_TITLE
    assert ADDRESS.decode({"example": OWN, "title": "a\nb\x00c"})[0].title == "abc"
