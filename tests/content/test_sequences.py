import json
import math
import re
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

import pytest

from pages.ui.library.sequences import FOLDER, shipped_sequences
from tests.content.test_examples import DOCUMENTS_UNIT

SEQUENCES = shipped_sequences()
# The whole network of document 000: long-term and short-term memory after each day.
TABLE = {
    "company-a": [(-0.2012, -0.1278), (-0.2022, -0.0965), (-0.3246, -0.1662), (0.0153, 0.0064)],
    "company-b": [(0.4995, 0.2764), (0.9136, 0.6117), (1.4806, 0.8670), (2.4091, 0.9694)],
}

each = pytest.mark.parametrize("example", SEQUENCES.values(), ids=SEQUENCES)


def worked_out(example):
    """Every day in plain Python, apart from the engine."""
    w, h, c, found = example.parameters.settable, example.h0, example.c0, []
    for x in example.days:
        z = {k: w[f"w_{k}h"] * h + w[f"w_{k}x"] * x + w[f"b_{k}"] for k in "figo"}
        day = {k: math.tanh(z[k]) if k == "g" else 1 / (1 + math.exp(-z[k])) for k in "figo"}
        c = day["f"] * c + day["i"] * day["g"]
        h = day["o"] * math.tanh(c)
        found.append(day | {"c": c, "h": h})
    return found


def rounded(value, decimals):
    exact = Decimal(repr(round(value, 14)))
    return float(exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))


@each
def test_its_expected_facts_are_true(example):
    days = worked_out(example)
    for fact in example.expected:
        assert rounded(days[fact.day - 1][fact.quantity], fact.decimals) == fact.value, fact


@pytest.mark.parametrize("name", TABLE)
def test_a_company_gives_every_number_of_the_documents_table(name):
    days = worked_out(SEQUENCES[name])
    assert [(rounded(day["c"], 4), rounded(day["h"], 4)) for day in days] == TABLE[name]


@pytest.mark.parametrize("name", TABLE)
def test_a_company_says_the_whole_table_as_its_facts(name):
    facts = {(fact.day, fact.quantity): fact.value for fact in SEQUENCES[name].expected}
    for day, (c, h) in enumerate(TABLE[name], 1):
        assert (facts[day, "c"], facts[day, "h"]) == (c, h)


def test_the_companies_are_the_documents():
    a, b = SEQUENCES["company-a"], SEQUENCES["company-b"]
    assert (a.days, b.days) == ((0, 0.5, 0.25, 1), (1, 0.5, 0.25, 1))
    assert (a.target, b.target) == (0, 1)
    for example in (a, b, SEQUENCES["two-waves"]):
        assert example.parameters.settable == DOCUMENTS_UNIT
        assert (example.h0, example.c0) == (0, 0)


def test_the_two_companies_stand_first():
    assert list(SEQUENCES)[:2] == ["company-a", "company-b"]


def test_no_two_series_share_an_id_a_title_or_a_point():
    files = [json.loads(path.read_text(encoding="utf-8")) for path in FOLDER.glob("*.json")]
    for key in ("id", "title", "point"):
        assert len({file[key] for file in files}) == len(files) == len(SEQUENCES)


@each
def test_its_texts_are_plain_and_say_what_it_shows(example):
    assert example.title and example.source and example.expected
    assert example.title[0].isupper() and not example.title.endswith(".")
    assert example.point.endswith(".") and example.point.count(". ") <= 1
    point = re.sub(r"\{(\w+)\.(name|gate)\}", r"\2", example.point)
    for text in (example.title, point, example.source):
        assert text == text.strip() and not re.search(r"[<>`$*_{}]|  |--", text)


# What the texts claim; a number in a text that nobody checks here is found by the last test.

CLAIMED = {
    "company-a": {"0", "1", "4", "5"},
    "company-b": {"1", "2", "4", "5"},
    "latch": {"0", "1", "19"},
    "leak": {"1", "50", "19"},
    "two-waves": {"83", "28", "1"},
}


def test_company_a_stays_below_zero_until_its_last_day_and_ends_near_its_target():
    for key in "ch":
        memory = [day[key] for day in worked_out(SEQUENCES["company-a"])]
        assert max(memory[:3]) < 0 < memory[3] < 0.05
    assert (SEQUENCES["company-a"].days, SEQUENCES["company-a"].target) == ((0, 0.5, 0.25, 1), 0)
    assert abs(worked_out(SEQUENCES["company-a"])[-1]["h"]) < 0.01


def test_company_b_differs_in_the_first_day_only_and_builds_up_to_more_than_two():
    a, b = SEQUENCES["company-a"], SEQUENCES["company-b"]
    assert a.days[0] != b.days[0] and a.days[1:] == b.days[1:]
    c = [day["c"] for day in worked_out(b)]
    assert c == sorted(c) and 2 < c[-1] < 2.5
    assert (b.days[0], b.target) == (1, 1) and abs(worked_out(b)[-1]["h"] - 1) < 0.04


@pytest.mark.parametrize("name", ["latch", "leak"])
def test_one_signal_is_followed_by_nineteen_days_of_nothing(name):
    assert SEQUENCES[name].days == (1, *[0] * 19)


def test_the_latch_keeps_the_signal_behind_an_open_and_a_shut_gate():
    first, *rest = worked_out(SEQUENCES["latch"])
    assert all(day["f"] > 0.99 and day["i"] < 0.01 for day in rest)
    assert rest[-1]["c"] > 0.95 * first["c"]


def test_the_leak_halves_what_is_left_every_day_until_almost_nothing_is():
    days = worked_out(SEQUENCES["leak"])
    assert all(day["f"] == 0.5 for day in days)
    for before, after in pairwise(days):
        assert after["c"] == pytest.approx(before["c"] / 2, rel=1e-12)
    assert 0 < days[-1]["c"] < 1e-5


def test_the_two_waves_are_the_waves_their_source_says():
    example = SEQUENCES["two-waves"]
    waves = [math.sin(2 * math.pi * t / 30) + math.sin(2 * math.pi * t / 7) / 2 for t in range(120)]
    assert example.days == pytest.approx(waves, abs=5.0001e-4)
    assert len(example.days) == 120 and "120 days" in example.title


def test_the_two_waves_never_forget_less_than_83_percent_and_pile_up_to_28():
    days = worked_out(SEQUENCES["two-waves"])
    assert 0.83 <= min(day["f"] for day in days) < 0.84
    assert 27.5 <= max(day["c"] for day in days) < 28.5
    late = [day["h"] for day in days[len(days) // 4 :]]
    assert sum(h > 0.95 for h in late) > 0.9 * len(late) and max(late) < 1
    # What sticks at 1 is tanh of the long-term memory.
    squeezed = [math.tanh(day["c"]) for day in days[len(days) // 4 :]]
    assert min(squeezed) > 0.9999


@each
def test_every_number_in_its_text_is_checked_above(example):
    found = set(re.findall(r"\d+(?:\.\d+)?", example.point))
    assert found == CLAIMED[example.id]
