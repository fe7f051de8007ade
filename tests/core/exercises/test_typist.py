"""Whatever somebody types gets a verdict or one clear sentence, and never an exception."""

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_core.exercises import KINDS, VERDICTS, exercise, mark

TEXTS = 2_000
SEEDS = range(5)
NASTY = (
    *("", " ", "\n", "\t", "\x00", "NaN", "nan", "inf", "-inf", "∞", "−∞", "1e999", "1e-999", "-1e309", "1e400%"),
    *("0x1f", "1_000", "1__0", "1,2,3", "1.2.3", "--1", "+-1", "− 1", "1 − 2", "2/3", "½", "²", "3²", "√2", "π"),
    *("٣٫٥", "１．５", "९", "𝟘.𝟝", "0.5\u200b", "\ufeff1", "1\u0301", "\ud800", "0,5 kg", "5 Stück", "50 %%", "%", "-%"),
    *("<b>0.5</b>", "<script>alert(1)</script>", "'; DROP TABLE", "{f.name}", "%s%n", "${7*7}", "__import__('os')"),
    *("0." + "9" * 38, "9" * 41, "0" * 40, "1" + "0" * 39, "a" * 10_240, "0.5" * 3_413, "-" * 10_240, "🙂" * 2_560),
    *("e", "E5", "1e", "1e+", ".e1", ".", ",", "-.", "+", "-", "=", "≈", "= ≈ 1", "≈ 0,3", "1.", ".5", ",5", "0,", "00.50"),
    *("true", "None", "[1]", "{}", "1;2", "1:2", "0.5 0.6", "0. 5", "1 000", "1'000", "1,234,567", "−0", "-0.0"),
)  # fmt: skip
ALPHABET = [
    *"0123456789" * 3,
    *".,-+−–%eE =≈ ",
    *"abcxkg€°'’_/*()<>&\"\\",
    "\u00a0",
    "\u202f",
    "٣",
    "½",
    "∞",
    "🙂",
]


def random_text(chance):
    return "".join(chance.choice(ALPHABET) for _ in range(chance.choice((1, 2, 3, 4, 5, 6, 8, 12, 50))))


def assert_answered(ex, answers):
    for found in mark(ex, answers).values():
        assert found.verdict in VERDICTS
        assert (found.verdict == "unreadable") == bool(found.problem)
        if found.problem:
            assert re.fullmatch(r"[^\n]{10,200}\.", found.problem), found.problem
            assert "Error" not in found.problem and "Traceback" not in found.problem
        elif found.value is not None:
            assert abs(found.value) <= 1e9


EXERCISES = [exercise(kind, seed, level) for kind in KINDS for level in (1, 2, 3) for seed in SEEDS]


def test_two_thousand_random_texts():
    chance = random.Random(13)
    for _ in range(TEXTS):
        ex = chance.choice(EXERCISES)
        assert_answered(ex, {asked.key: random_text(chance) for asked in ex.asked})


@pytest.mark.parametrize("kind", KINDS)
def test_nasty_texts_in_every_field(kind):
    for text in NASTY:
        for level in (1, 2, 3):
            ex = exercise(kind, 3, level)
            assert_answered(ex, dict.fromkeys((*ex.solution, *ex.rules.choices), text))


@given(st.text(max_size=60), st.integers(0, len(EXERCISES) - 1))
@settings(deadline=None, max_examples=300)
def test_any_text(text, place):
    ex = EXERCISES[place]
    assert_answered(ex, {ex.asked[-1].key: text})


@given(st.floats(-1e9, 1e9), st.integers(0, len(EXERCISES) - 1))
@settings(deadline=None, max_examples=300)
def test_any_number_carried_through_all_lines(number, place):
    ex = EXERCISES[place]
    assert_answered(ex, {key: repr(number) for key in ex.solution})
