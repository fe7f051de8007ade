"""The address of the page of days: what it says, what it brings back, what it cannot use."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from lstm_core import CellVariant
from pages.sequence.state import MAX_DAYS, NOTHING, OWN, of_example
from pages.sequence.url import ADDRESS, DAYS
from tests.pages.sequence.support import DEFAULT, SEQUENCES, states
from tests.ui.support import is_one_sentence

decode, encode = ADDRESS.decode, ADDRESS.encode

PARAMETERS = (
    *(
        "series",
        "days",
        "h0",
        "c0",
        "target",
        "beside",
        "beside_days",
        "hold",
        "tanh",
        "gates",
        "candidate_tanh",
        "output_tanh",
        "day",
        "words",
        "open",
    ),
    *("forget", "input", "candidate", "output"),
)
HOSTILE = (
    *("", " ", "nan", "inf", "1e308", "1e7", "<script>alert(1)</script>", "../../etc/passwd", "💥", "\x00"),
    *("1,2", "1,,3", ",", "f", "f:", ":1", "f:2", "f:-0.1", "f:nan", "g:0.5", "f:1,x:1", "f:1:1", "None"),
    *("True", "-1", "0", "5", "1.5", "٣,", "own", "none", "z" * 100_000, "9" * 5_000, "1," * MAX_DAYS + "1"),
)


@given(states())
@settings(deadline=None)
def test_a_link_brings_back_the_same_screen(state):
    assert decode(encode(state)) == (state, ())


@given(states())
@settings(deadline=None)
def test_a_link_holds_text_only(state):
    assert all(isinstance(text, str) and text for text in encode(state).values())


def test_the_first_screen_needs_no_parameters():
    assert encode(DEFAULT) == {}
    assert decode({}) == (DEFAULT, ())
    assert (DEFAULT.example, DEFAULT.other, DEFAULT.day) == ("company-a", "company-b", 0)


@pytest.mark.parametrize("name", SEQUENCES)
def test_an_untouched_series_is_named_and_nothing_else(name):
    state = of_example(SEQUENCES[name])
    assert set(encode(state)) <= {"series"}
    assert decode(encode(state)) == (state, ())


@pytest.mark.parametrize(
    ("changes", "query"),
    [
        ({"days": (0.0, 0.5, -10.0, 1.0)}, {"days": "0,0.5,-10,1"}),
        ({"c0": 2.0, "h0": -0.5}, {"c0": "2", "h0": "-0.5"}),
        ({"target": None}, {"target": "none"}),
        ({"target": 0.25}, {"target": "0.25"}),
        ({"other": ""}, {"beside": "none"}),
        ({"other": "latch"}, {"beside": "latch"}),
        ({"other": OWN, "other_days": (1.0, 2.0)}, {"beside": "own", "beside_days": "1,2"}),
        ({"hold": {"f": 1.0, "i": 0.5}}, {"hold": "f:1,i:0.5"}),
        ({"variant": CellVariant(candidate_tanh=False)}, {"candidate_tanh": "off"}),
        (
            {"variant": CellVariant("hard_sigmoid_keras3", output_tanh=False)},
            {"gates": "hard_sigmoid_keras3", "output_tanh": "off"},
        ),
        ({"day": 2, "vocabulary": "z", "explore": "hold"}, {"day": "3", "words": "z", "open": "hold"}),
        ({"weights": {**DEFAULT.weights, "b_f": 0.5}}, {"forget": "2.7,1.63,0.5"}),
    ],
    ids=str,
)
def test_what_differs_is_one_short_readable_parameter(changes, query):
    state = replace(DEFAULT, **changes)
    assert encode(state) == query
    assert decode(query) == (state, ())


def test_five_hundred_days_of_every_digit_survive_a_link():
    days = tuple(k / 7 for k in range(1, MAX_DAYS + 1))
    state = replace(DEFAULT, example=OWN, days=days, target=None, other=OWN, other_days=days[::-1])
    assert decode(encode(state)) == (state, ())


# What of the above is a value after all, for which parameter, and which; everything else is refused.
NUMBERS = {"1,2": 1.2, "-1": -1.0, "0": 0.0, "5": 5.0, "1.5": 1.5, "٣,": 3.0}
ROWS = {"1,2": (1.0, 2.0), "-1": (-1.0,), "0": (0.0,), "5": (5.0,), "1.5": (1.5,)}
FIELDS = {"series": "example", "beside": "other", "beside_days": "other_days"}
ACCEPTED = {
    "series": {"own": OWN},
    "days": ROWS,
    "h0": NUMBERS,
    "c0": NUMBERS,
    "target": {**NUMBERS, "none": None},
    "beside": {"none": NOTHING},
    # Read, but nothing of one's own stands beside.
    "beside_days": dict.fromkeys(ROWS, ()),
}


@pytest.mark.parametrize("name", PARAMETERS)
def test_a_broken_value_falls_back_and_is_named_in_one_sentence(name):
    accepted = ACCEPTED.get(name, {})
    assert accepted.keys() <= {*HOSTILE}
    for text in HOSTILE:
        state, complaints = decode({name: text})
        if text in accepted:
            assert complaints == ()
            assert getattr(state, FIELDS.get(name, name)) == accepted[text]
            assert decode(encode(state)) == (state, ())
        else:
            assert state == DEFAULT
            assert len(complaints) == 1, text
            assert is_one_sentence(complaints[0]) and "<" not in complaints[0]
            assert f"“{name}" in complaints[0]


@pytest.mark.parametrize("name", PARAMETERS)
def test_every_parameter_is_read_and_complains_about_nonsense(name):
    query = {name: "nonsense"} | ({"beside": "own"} if name == "beside_days" else {})
    assert any(f"“{name}”" in complaint for complaint in decode(query)[1])


def test_an_own_series_beside_needs_its_days():
    state, (complaint,) = decode({"beside": "own"})
    assert state == DEFAULT and "“beside_days”" in complaint
    state, (complaint,) = decode({"beside": "own", "beside_days": "x"})
    assert state == DEFAULT and "“beside_days”" in complaint


def test_one_broken_value_leaves_the_others_alone():
    state, complaints = decode({"days": "1,x", "c0": "2", "hold": "f:9", "day": "9"})
    assert (state.days, state.c0, state.hold, state.day) == (DEFAULT.days, 2.0, {}, 0)
    assert [complaint.split("”")[0][1:] for complaint in complaints] == ["days", "hold", "day"]


def test_a_day_beyond_the_links_own_days_is_refused_with_what_there_is():
    state, (complaint,) = decode({"days": "1,2", "day": "3"})
    assert (state.days, state.day) == ((1.0, 2.0), 0)
    assert "1 to 2" in complaint


def test_more_than_five_hundred_days_are_refused():
    assert len(DAYS.read(",".join(["1"] * MAX_DAYS))) == MAX_DAYS
    with pytest.raises(ValueError):
        DAYS.read(",".join(["1"] * (MAX_DAYS + 1)))
    assert "1 to 500 numbers" in decode({"days": ",".join(["1"] * 501)})[1][0]


def test_unknown_parameters_are_ignored():
    assert decode({"nobody": "1", "__proto__": "x"}) == (DEFAULT, ())
