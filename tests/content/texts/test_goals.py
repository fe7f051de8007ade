"""The small goals of each page, as data: short sentences whose numbers are those of their conditions."""

import re

import pytest

from lstm_core.numbers.activations import SATURATED_SLOPE
from pages.gradients.flow.measured import OUT_CASES, RNN_CASES
from pages.ui.text.course import COURSE
from pages.ui.text.glossary import glossary
from pages.ui.text.numbers import percent
from pages.ui.text.segments import segments
from pages.ui.text.texts import live_texts, texts
from tests.ui.text.conditions import holds

# The beginning is a film, with nothing on it that a number could follow; on Practise the kinds to master are the goals.
PAGES = tuple(page for page in COURSE if page not in ("start", "practise"))
CONDITIONS = {"below", "above", "smaller", "larger", "reads", "decimals", "as"}
MOST_WORDS = 18


def goals(page):
    return texts(f"{page}.live.goals")


def goal(page, name):
    return next(goal for goal in goals(page) if goal["id"] == name)


each_goal = pytest.mark.parametrize(
    "goal", [pytest.param(found, id=f"{page}-{found['id']}") for page in PAGES for found in goals(page)]
)


def bounds(when):
    """What a sentence can say of its conditions, by the name of the place."""
    return {
        f"{key}_{name}"
        for key, condition in when.items()
        for name, bound in condition.items()
        if not isinstance(bound, str)
    }


def places(template):
    return {piece["given"] for piece in segments(template) if isinstance(piece, dict) and "given" in piece}


def test_every_page_but_the_first_has_two_to_four_goals_with_names_of_their_own():
    assert "goals" not in texts("start.live")
    for page in PAGES:
        names = [goal["id"] for goal in goals(page)]
        assert 2 <= len(names) == len({*names}) <= 4, page


@each_goal
def test_a_goal_is_one_short_sentence_with_a_hint_and_conditions(goal):
    assert set(goal) == {"id", "say", "when", "hint"}
    assert re.fullmatch(r"[A-Z][^?!]*\.", goal["say"]) and len(goal["say"].split()) <= MOST_WORDS
    assert goal["hint"].strip()[-1] in ".?"
    assert goal["when"] and all({*condition} <= CONDITIONS for condition in goal["when"].values())


@each_goal
def test_the_numbers_in_a_goal_are_those_of_its_conditions(goal):
    assert not re.search(r"\d", re.sub(r"\{\w+\}", "", goal["say"]))
    assert places(goal["say"]) | places(goal["hint"]) <= bounds(goal["when"])


@pytest.mark.parametrize(("page", "name", "key"), [("unit", "half", "f"), ("gates", "halfway", "i")])
def test_exactly_half_is_what_reads_so(page, name, key):
    when = goal(page, name)["when"]
    for share in (0.4994, 0.4996, 0.5, 0.50049, 0.5006):
        assert holds(when, {key: share}) == (percent(share) == "50.0 %")


@each_goal
def test_a_goal_gives_no_result_away(goal):
    for template in (goal["say"], goal["hint"]):
        assert not any(isinstance(piece, dict) and "value" in piece for piece in segments(template))


def test_bounds_that_the_app_has_a_word_for_are_its_own():
    assert goal("activations", "saturated")["when"] == {
        "tanh_part": {"below": SATURATED_SLOPE},
        "sigmoid_part": {"above": SATURATED_SLOPE},
    }
    assert [RNN_CASES[case] for case in (3, 5)] == ["alive", "exploded"]
    assert OUT_CASES[:2] == ("zero", "vanished") and RNN_CASES[-1] == "exploded"


def test_a_word_that_is_to_be_found_is_in_the_glossary():
    wanted = {key for goal in goals("sources") for key in goal["when"]} - {"found"}
    assert wanted <= {*glossary()}


def test_the_browser_gets_conditions_as_numbers():
    assert live_texts()["unit"]["goals"][0]["when"] == {"f": {"reads": 0.5, "decimals": 3}}
