"""Ten thousand random exercises of all kinds: what is right is accepted, what went wrong is named."""

import random

import pytest

from lstm_core.cells.evaluate import evaluate
from lstm_core.exercises import KINDS, exercise, likely_mistakes, mark
from lstm_core.numbers.rounding import rounding
from tests.core.exercises.plain import by_hand
from tests.core.exercises.solved import SOLVED
from tests.core.exercises.writings import PAPER, drawn, fixed, numbers, writings

BY_PLAIN = {kind for kind in SOLVED if kind not in ("sigmoid-backwards", "exact-or-paper", "which-gate")}
MADE = 2
"""Mistakes made on purpose in each answer, drawn from all that are listed."""


def on_paper(ex, places):
    """What paper arithmetic gives: by plain Python where it is written out, else by the engine."""
    if ex.kind in BY_PLAIN:
        return SOLVED[ex.kind](ex, decimals=places)
    return evaluate(ex.cell, ex.given, rounding(places))


@pytest.mark.parametrize("kind", KINDS)
def test_every_right_answer_is_accepted_in_every_writing(kind):
    for ex in drawn(kind):
        ways = {asked.key: writings(ex, asked) for asked in numbers(ex)}
        for way in {way for written in ways.values() for way in written}:
            answers = {key: written[way] for key, written in ways.items() if way in written}
            for key, found in mark(ex, answers).items():
                assert found.verdict == "right", (ex.kind, ex.level, ex.seed, key, way, answers[key], found)


@pytest.mark.parametrize("kind", KINDS)
def test_paper_arithmetic_is_right_if_it_has_digits_enough(kind):
    for ex in drawn(kind, 2_000):
        for places in PAPER:
            paper = on_paper(ex, places)
            for asked in numbers(ex):
                if asked.exactly:
                    continue
                typed = fixed(float(paper[asked.key]), places)
                found = mark(ex, {asked.key: typed})[asked.key]
                accepted = ("right",) if places >= asked.decimals else ("right", "more digits")
                assert found.verdict in accepted, (ex.kind, ex.level, ex.seed, asked.key, typed, found)


def typed_wrong(ex, asked, name, value):
    """The wrong number with as many digits as the right one would have; a point that slips takes them along."""
    decimals, right = asked.decimals, ex.solution[asked.key]
    if name in ("decimal point slipped", "percent for share"):
        ratio = abs(value / right)
        decimals -= next(n for n in (-2, -1, 1, 2) if abs(ratio / 10.0**n - 1) < 1e-6)
    return fixed(value, max(decimals, 0))


def assert_named(ex, asked, name, value, before):
    typed = typed_wrong(ex, asked, name, value)
    found = mark(ex, {**before, asked.key: typed})[asked.key]
    place = (ex.kind, ex.level, ex.seed, asked.key, name, typed, found)
    assert found.verdict == "right" or (found.verdict == "mistake" and name in found.mistakes), place


@pytest.mark.parametrize("kind", KINDS)
def test_listed_mistakes_are_named(kind):
    chance = random.Random(kind)
    for ex in drawn(kind):
        before = {}
        for asked in numbers(ex):
            listed = likely_mistakes(ex, asked.key)
            for name, value in chance.sample(listed, min(MADE, len(listed))):
                assert_named(ex, asked, name, value, before)
            before[asked.key] = fixed(ex.solution[asked.key], asked.decimals)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("level", [1, 2, 3])
def test_every_mistake_of_one_exercise_is_named_and_none_is_claimed_that_does_not_give_the_number(
    kind, level
):
    ex, before = exercise(kind, 11, level), {}
    for asked in numbers(ex):
        listed = likely_mistakes(ex, asked.key)
        assert len({name for name, _ in listed}) >= 2
        for name, value in listed:
            assert_named(ex, asked, name, value, before)
        before[asked.key] = fixed(ex.solution[asked.key], asked.decimals)
        nothing = fixed(ex.solution[asked.key] + 777.77, max(asked.decimals, 2))
        assert mark(ex, {asked.key: nothing})[asked.key].mistakes == ()


@pytest.mark.parametrize("kind", KINDS)
def test_a_choice_is_right_or_named(kind):
    for seed in range(60):
        ex = exercise(kind, seed, 1 + seed % 3)
        for asked in ex.asked:
            verdicts = [mark(ex, {asked.key: option})[asked.key] for option in asked.options]
            assert [m.verdict for m in verdicts].count("right") == bool(asked.options)
            assert all(len(m.mistakes) == 1 for m in verdicts if m.verdict != "right")


def test_rounding_by_hand_is_that_of_the_engine():
    assert [by_hand(v) for v in (2.675, -0.125, 0.005, -0.001)] == [2.68, -0.13, 0.01, 0.0]
