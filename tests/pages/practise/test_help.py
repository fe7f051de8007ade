"""Practise: the three hints of an answer and the worked solution."""

import pytest

from pages.practise.live.lines import line
from pages.practise.live.payload import practise_payload
from pages.practise.live.requests import reduce
from pages.practise.state import SHOWN, PractiseState
from pages.ui.text.texts import live_texts
from tests.pages.practise.solving import EVERY, UNIT, answer, right, solved


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
