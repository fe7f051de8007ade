"""Ten thousand seeds of each of the unit's kinds, checked with arithmetic that is written out here and not the engine's."""

from itertools import pairwise

import pytest

from lstm_core.exercises import exercise, likely_mistakes
from tests.core.exercises.solved import SOLVED, culprit, wrong_ways

SEEDS = 10_000
EVERY = 50
"""The mistakes are made by hand for one seed in so many."""
GATE_OF = {"f": "forget-gate", "i": "input-gate", "o": "output-gate"}


def drawn(kind, seeds):
    """Exercises of all three levels, one after the other."""
    return (exercise(kind, seed, 1 + seed % 3) for seed in seeds)


def as_typed(value, decimals):
    return f"{value:.{decimals}f}"


def hardly_typed_apart(a, b, decimals):
    return as_typed(a, decimals).lstrip("-") == as_typed(b, decimals).lstrip("-") and a * b >= 0


def is_friendly(number):
    return number != 0 and abs(number) < 10 and round(number, 2) == number


@pytest.mark.parametrize("kind", SOLVED)
def test_every_seed_draws_friendly_numbers_and_answers_that_tell_themselves_apart(kind):
    for ex in drawn(kind, range(SEEDS)):
        place = (kind, ex.level, ex.seed)
        assert all(is_friendly(number) for number in ex.given.values()), place
        plain = SOLVED[kind](ex)
        for key, value in ex.solution.items():
            assert abs(value - plain[key]) < 1e-9, (*place, key)
            if key[:2] in ("z_", "z"):
                assert abs(plain[key]) <= 6, (*place, key)
        numbers = [asked for asked in ex.asked if not asked.options]
        for place_of_a, a in enumerate(numbers):
            for b in numbers[place_of_a + 1 :]:
                fewer = min(a.decimals, b.decimals)
                assert not hardly_typed_apart(plain[a.key], plain[b.key], fewer), (*place, a.key, b.key)


@pytest.mark.parametrize("kind", [kind for kind in SOLVED if kind != "which-gate"])
def test_likely_mistakes_give_other_numbers_and_the_engine_knows_them(kind):
    checked = 0
    for ex in drawn(kind, range(0, SEEDS, EVERY)):
        right, before = SOLVED[kind](ex), {}
        for asked in ex.asked:
            known = likely_mistakes(ex, asked.key)
            for name, made, places in wrong_ways(ex):
                untouched = made({})
                if asked.key not in places and any(untouched[key] != right[key] for key in before):
                    continue  # It would have shown in an answer before, which is right.
                value = made(before)[asked.key]
                if value == right[asked.key]:
                    continue
                place = (kind, ex.level, ex.seed, asked.key, name)
                assert not hardly_typed_apart(value, right[asked.key], asked.decimals), place
                assert any(name == n and abs(v - value) < 1e-9 for n, v in known), place
                checked += 1
            before[asked.key] = right[asked.key]
    assert checked > 400


def test_one_gate_did_it_and_each_gate_did_it_about_as_often():
    found = dict.fromkeys(GATE_OF, 0)
    for ex in drawn("which-gate", range(SEEDS)):
        gate, moved = culprit(ex)
        assert moved[-1][0] >= 0.35 and moved[-2][0] <= 0.15 and abs(ex.solution["h"]) <= 0.1
        assert ex.rules.choices["gate"].right(ex.exact) == GATE_OF[gate]
        found[gate] += 1
    assert min(found.values()) > SEEDS * 0.3


def effort(ex):
    """What makes an exercise harder: lines in all, lines of which nobody asks, numbers to read, decimals to carry along."""
    decimals = sum(ex.rules.ranges[key].decimals for key in ex.given) + sum(
        asked.decimals for asked in ex.asked
    )
    return len(ex.solution), len(ex.solution) - len(ex.asked), len(ex.given), decimals


@pytest.mark.parametrize("kind", SOLVED)
def test_each_level_is_harder_than_the_one_before(kind):
    efforts = [effort(exercise(kind, 1, level)) for level in (1, 2, 3)]
    for easier, harder in pairwise(efforts):
        assert any(more > less for less, more in zip(easier, harder, strict=True)), (easier, harder)
        assert harder[1] >= easier[1], (easier, harder)
