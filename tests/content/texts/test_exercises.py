"""Every kind of exercise says what it is for and what to do, every mistake and every choice has its sentence."""

import re

import pytest

from lstm_core.exercises import KINDS, slug
from lstm_core.exercises.mistaken import SLIPS
from lstm_core.exercises.usual_mistakes import CUT_OFF, TOO_EARLY
from pages.ui.text.segments import segments
from pages.ui.text.texts import live_texts, texts

ENDS = re.compile(r"[.!?](?= |$)")


def names_of(kind):
    for level in KINDS[kind].levels:
        yield from (mistake.name for mistake in level.mistakes)
        yield from (name for choice in level.choices.values() for name in choice.mistakes.values())
    yield from (name for name, _ in SLIPS)


ALL_NAMES = sorted({name for kind in KINDS for name in names_of(kind)} | {TOO_EARLY, CUT_OFF})


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_says_what_it_is_for_and_what_to_do_at_each_level(kind):
    said = texts("exercises.kinds")[kind]
    sentences = [said["why"], *said["tasks"]]
    assert said["title"] and len(sentences) == 4 and len({*sentences}) == 4
    for sentence in sentences:
        assert len(ENDS.findall(sentence)) == 1 and sentence[0].isupper()
        assert segments(sentence)


@pytest.mark.parametrize("name", ALL_NAMES)
def test_a_mistake_is_explained_in_one_sentence(name):
    sentence = texts("exercises.live.mistakes")[slug(name)]
    assert len(ENDS.findall(sentence)) == 1 and sentence.endswith(".")


def test_no_two_mistakes_share_a_sentence_and_no_sentence_is_left_over():
    found = texts("exercises.live.mistakes")
    assert len({slug(name) for name in ALL_NAMES}) == len(ALL_NAMES)
    assert {*found} == {slug(name) for name in ALL_NAMES}
    assert len({*found.values()}) == len(found)


def test_a_choice_says_what_each_option_means():
    options = {
        option
        for kind in KINDS.values()
        for level in kind.levels
        for asked in level.asked
        for option in asked.options
    }
    assert {*texts("exercises.live.options")} == options
    assert {*live_texts()["exercises"]["options"]} == options
