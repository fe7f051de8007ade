"""The Moodle file, read back by a parser that is not ours."""

import math
import re
from xml.etree import ElementTree

import pytest
from moodle_xml_parser.parser import parse_bytes

from lstm_core.exercises import KINDS, LEVELS, likely_mistakes, mark
from pages.teach.formats.answers import numeric
from pages.teach.formats.moodle import moodle_file
from pages.teach.sheet.order import Order, exercises
from pages.teach.state import TeachState
from tests.pages.teach.support import client, is_recognised

ALL = tuple(KINDS)
STATES = [
    TeachState(Order(ALL, level, len(ALL), 31), variants=3, vocabulary=words)
    for level, words in zip(LEVELS, ("plain", "standard", "z"), strict=True)
]


def questions(state):
    """Pairs of an exercise and what the foreign parser made of it, in the order of the file."""
    read = parse_bytes(moodle_file(state, "A sheet"))
    waiting = {kind: list(found) for kind, found in read.items()}
    for place in range(state.order.questions):
        for variant in range(1, state.variants + 1):
            exercise = exercises(state.order, variant)[place]
            is_choice = len(exercise.asked) == 1 and exercise.asked[0].options
            yield exercise, waiting["multichoice" if is_choice else "cloze"].pop(0)
    assert not any(waiting.values())


def values(option):
    return tuple(map(float, option.answer.split(":")))


@pytest.mark.parametrize("state", STATES, ids=("1", "2", "3"))
def test_every_answer_has_its_field_whose_first_number_is_the_engines(state):
    for exercise, question in questions(state):
        if question.type != "cloze":
            continue
        assert len(question.gaps) == len(exercise.asked)
        for gap, asked in zip(question.gaps, exercise.asked, strict=True):
            assert gap.sub_type == ("MULTICHOICE_S" if asked.options else "NUMERICAL") or asked.options
            if asked.options:
                continue
            right, *wrong = gap.options
            assert right.score == 100 and {option.score for option in wrong} <= {0}
            number, tolerance = values(right)
            half = 0.5 * 10.0**-asked.decimals
            assert abs(number - exercise.solution[asked.key]) <= half * (1 + 1e-9)
            assert half <= tolerance and right.answer.startswith(f"{number:.{asked.decimals}f}:")


@pytest.mark.parametrize("state", STATES, ids=("1", "2", "3"))
def test_every_other_number_is_a_mistake_that_the_engine_recognises_and_has_a_feedback(state):
    seen = 0
    for exercise, question in questions(state):
        if question.type != "cloze":
            continue
        for gap, asked in zip(question.gaps, exercise.asked, strict=True):
            if asked.options:
                continue
            number, tolerance = values(gap.options[0])
            for option in gap.options[1:]:
                seen += 1
                value, margin = values(option)
                moved = math.log10(margin / (0.5 * 10.0**-asked.decimals))
                assert abs(value - number) > tolerance
                # Half a unit, or what a slipped point makes of it.
                assert round(moved) in range(-2, 3) and moved == pytest.approx(round(moved), abs=0.01)
                assert option.feedback
                typed = option.answer.partition(":")[0]
                assert is_recognised(exercise, asked.key, typed)
    assert seen > 100


def test_the_tolerance_ends_where_the_engine_ends_to_call_an_answer_right():
    """Numbers typed with the decimals asked for, up to forty units away from the exact one."""
    for exercise in exercises(Order(("whole-unit",), 1, 20, 3), 1):
        for asked in exercise.asked:
            known, unit = numeric(exercise, asked, "plain"), 10.0**-asked.decimals
            right, tolerance = float(known.right), float(known.tolerance)
            typed = [f"{right + steps * unit:.{asked.decimals}f}" for steps in range(-40, 41)]
            taken = [
                text for text in typed if mark(exercise, {asked.key: text})[asked.key].verdict == "right"
            ]
            farthest = max(abs(float(text) - right) for text in taken)
            assert farthest <= tolerance <= farthest + 1.1 * unit


def test_two_mistakes_with_one_number_share_a_feedback_that_names_both():
    for exercise in exercises(Order(("whole-unit",), 1, 5, 3), 1):
        for asked in exercise.asked:
            made = {}
            for name, value in likely_mistakes(exercise, asked.key):
                made.setdefault(f"{value:.{asked.decimals}f}", set()).add(name)
            known = {wrong.value: wrong.feedback for wrong in numeric(exercise, asked, "plain").wrong}
            assert len(known) == len({wrong.value for wrong in numeric(exercise, asked, "plain").wrong})
            for value, names in made.items():
                if value in known:
                    assert len(re.findall(r"[.!?](?: |$)", known[value])) >= len(names)


@pytest.mark.parametrize("state", STATES, ids=("1", "2", "3"))
def test_a_choice_has_one_right_option_and_feedback_for_a_mistake(state):
    for exercise, question in questions(state):
        for asked in exercise.asked:
            if not asked.options or question.type != "multichoice":
                continue
            assert question.single and len(question.options) == len(asked.options)
            right = [option for option in question.options if option.score_fraction == 100]
            assert len(right) == 1
            mistakes = exercise.rules.choices[asked.key].mistakes
            told = [option for option in question.options if option.feedback]
            assert len(told) == len(set(mistakes) - {exercise.rules.choices[asked.key].right(exercise.exact)})


def test_each_place_of_the_sheet_is_a_category_with_all_its_variants_and_a_worked_solution():
    state = TeachState(Order(("weighted-sum", "whole-unit"), 1, 4, 9), variants=5)
    root = ElementTree.fromstring(moodle_file(state, "Unit 1/2 & <more>"))
    found = [question.get("type") for question in root]
    assert found == (["category"] + ["cloze"] * 5) * 4
    paths = [question.findtext("category/text") for question in root if question.get("type") == "category"]
    assert len(set(paths)) == 4
    assert all(path.startswith("$course$/top/Unit 1//2 & <more>/Question 0") for path in paths)
    names = [question.findtext("name/text") for question in root if question.get("type") == "cloze"]
    assert len(set(names)) == len(names) == 20
    exercise = exercises(state.order, 1)[0]
    solution = root[1].findtext("generalfeedback/text")
    assert f"<b>{exercise.solution['z_f']:.2f}</b>".replace("-", "−") in solution


def test_it_comes_as_a_file():
    answer = client().get("/sheet/moodle.xml?questions=2&variants=1&title=%3Cb%3E")
    assert answer.status_code == 200 and answer.headers["content-type"].startswith("application/xml")
    assert "moodle.xml" in answer.headers["content-disposition"]
    assert len(parse_bytes(answer.content)["cloze"]) == 2
