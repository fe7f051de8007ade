"""Why a step's numbers are what they are: for every setting a sentence fits, and what it says is true of the engine's numbers."""

import itertools
import json
from collections import Counter
from functools import cache

import pytest

from lstm_core.unit.step import step
from lstm_core.words.symbols import RESULTS, SYMBOLS
from lstm_core.words.vocabulary import VOCABULARIES
from pages.ui.library.examples import shipped_examples
from pages.ui.live.words import words_files
from pages.ui.params.unit_settings import numbers_of, parameters_of
from pages.ui.text.lesson import BECAUSE, WHOLE, unit_lesson
from pages.ui.text.segments import segments
from tests.ui.text.conditions import holds

LESSON = unit_lesson()
CASES = LESSON[BECAUSE]
STEPS = [LESSON[WHOLE], *(told for division in LESSON["divisions"] for told in division["steps"])]
HALF = 0.0051

# What each sentence says, as a condition on the numbers, worked out apart from the conditions in the file.
TRUE = {
    "keep": {
        "nothing to keep": lambda n: abs(n["kept"]) < 0.005,
        "lost": lambda n: abs(n["kept"]) < 0.01 * abs(n["c_prev"]) and n["z_f"] < -4.5,
        "kept": lambda n: abs(n["c_prev"] - n["kept"]) < 0.01 * abs(n["c_prev"]) and n["z_f"] > 4.5,
        "more than half kept": lambda n: n["z_f"] > 0 and abs(n["kept"]) > abs(n["c_prev"]) / 2,
        "less than half kept": lambda n: n["z_f"] < 0 and abs(n["kept"]) < abs(n["c_prev"]) / 2,
        "half kept": lambda n: abs(n["z_f"]) < 0.03 and abs(n["f"] - 0.5) < HALF,
    },
    "create": {
        "almost 1": lambda n: n["g"] > 0.98 and n["z_g"] > 2.2,
        "almost −1": lambda n: n["g"] < -0.98 and n["z_g"] < -2.2,
        "almost 0": lambda n: abs(n["z_g"]) < 0.006,
        "positive": lambda n: n["z_g"] > 0 and n["added"] > 0,
        "negative": lambda n: n["z_g"] < 0 and n["added"] < 0,
    },
    "add": {
        "nothing to add": lambda n: abs(n["added"]) < 0.005,
        "closed": lambda n: n["z_i"] < -4.5 and abs(n["added"]) < 0.01,
        "all of a positive one": lambda n: n["z_i"] > 4.5 and n["added"] > 0.99 * n["g"] > 0,
        "all of a negative one": lambda n: n["z_i"] > 4.5 and n["added"] < 0.99 * n["g"] < 0,
        "part of a positive one": lambda n: n["added"] > 0 and 0.01 <= n["i"] <= 0.99,
        "part of a negative one": lambda n: n["added"] < 0 and 0.01 <= n["i"] <= 0.99,
    },
    "memory": {
        "empty": lambda n: max(abs(n["c"]), abs(n["kept"]), abs(n["added"])) < 0.015,
        "cancelled": lambda n: n["kept"] * n["added"] < 0 and abs(n["c"]) < abs(n["kept"]),
        "filled": lambda n: abs(n["c_prev"]) < 0.005 and abs(n["c"] - n["added"]) < 0.005,
        "turned negative": lambda n: n["c"] < 0 < n["c_prev"] and -n["added"] > n["kept"] > 0,
        "turned positive": lambda n: n["c_prev"] < 0 < n["c"] and n["added"] > -n["kept"] > 0,
        "carried": lambda n: (
            abs(n["c_prev"] - n["kept"]) < 0.01 * abs(n["c_prev"]) and abs(n["added"]) < 0.01
        ),
        "balanced": lambda n: abs(n["c"] - n["c_prev"]) < 0.011,
        "grown": lambda n: n["c"] > n["c_prev"] > 0 and n["added"] > n["c_prev"] - n["kept"],
        "further below 0": lambda n: n["c"] < n["c_prev"] < 0 and n["added"] < n["c_prev"] - n["kept"] < 0,
        "lowered": lambda n: 0 <= n["c"] < n["c_prev"] and n["added"] < 0,
        "raised": lambda n: n["c_prev"] < n["c"] <= 0 and n["added"] > 0,
        "shrunk": lambda n: 0 < n["c"] < n["c_prev"] and 0 <= n["added"] < n["c_prev"] - n["kept"],
        "shrunk from below": lambda n: n["c_prev"] < n["c"] < 0 and n["c_prev"] - n["kept"] < n["added"] <= 0,
    },
    "squeeze": {
        "at the limit": lambda n: abs(n["tanh_c"]) > 0.98,
        "unchanged": lambda n: abs(n["c"] - n["tanh_c"]) < 0.0055,
        "squeezed": lambda n: abs(n["tanh_c"]) < abs(n["c"]),
    },
    "share": {
        "closed": lambda n: n["z_o"] < -4.5 and abs(n["h"]) < 0.01,
        "open": lambda n: n["z_o"] > 4.5 and abs(n["tanh_c"] - n["h"]) < 0.01,
        "more than half": lambda n: n["z_o"] > 0 and n["o"] > 0.5,
        "less than half": lambda n: n["z_o"] < 0 and n["o"] < 0.5,
        "half": lambda n: abs(n["o"] - 0.5) < HALF,
    },
    "output": {
        "nothing to output": lambda n: max(abs(n["c"]), abs(n["h"])) < 0.0051,
        "closed": lambda n: n["z_o"] < -4.5 and abs(n["h"]) < 0.01,
        "at the limit": lambda n: abs(n["h"]) > 0.97,
        "open": lambda n: abs(n["tanh_c"] - n["h"]) < 0.01 and n["z_o"] > 4.5,
        "decided by the gate": lambda n: abs(abs(n["h"]) - n["o"]) < 0.02,
        "part": lambda n: abs(n["h"]) < abs(n["tanh_c"]),
    },
}


def fitting(cases, numbers):
    return next(case for case in cases if holds(case.get("when", {}), numbers))


def worked_out(numbers):
    trace = step(parameters_of(numbers), numbers["x"], numbers["h_prev"], numbers["c_prev"])
    return {**numbers, **{key: float(getattr(trace, key)) for key in RESULTS}}


@cache
def grid():
    """Settings on both sides of every border: inputs, memories, and each gate from closed to open."""
    found = [dict(numbers_of(example)) for example in shipped_examples().values()]
    states = itertools.product((-10, -1, 0.3, 1), (-1, 0, 1), (-2, -0.02, 0, 0.004, 0.3, 2, 40))
    found += [{**found[0], "x": x, "h_prev": h, "c_prev": c} for x, h, c in states]
    plain = dict.fromkeys(found[0], 0.0) | {"w_gx": 1.0}
    biases = itertools.product((-6, -0.5, 0, 0.5, 6), (-6, 0, 6), (-6, -0.5, 0, 0.5, 6))
    found += [
        {**plain, "b_f": f, "b_i": i, "b_o": o, "x": x, "c_prev": c}
        for (f, i, o), x, c in itertools.product(biases, (-3, -0.6, 0, 0.1, 0.6, 3), (-2, -0.4, 0, 0.4, 2))
    ]
    # A memory that what is added makes up for exactly, and one that it cancels.
    found += [{**plain, "x": 20, "c_prev": c} for c in (1.0, -1.0)]
    return [worked_out(numbers) for numbers in found]


def test_every_case_has_its_own_name_and_says_something_that_is_checked():
    assert {name: [case["id"] for case in cases] for name, cases in CASES.items()} == {
        name: list(checks) for name, checks in TRUE.items()
    }
    for cases in CASES.values():
        assert "when" not in cases[-1] and all(case["when"] for case in cases[:-1])


@pytest.mark.parametrize("name", CASES)
def test_whatever_is_set_a_sentence_fits_and_is_true(name):
    said = Counter()
    for numbers in grid():
        case = fitting(CASES[name], numbers)
        said[case["id"]] += 1
        assert TRUE[name][case["id"]](numbers), (case["say"], numbers)
    assert set(said) == set(TRUE[name]), "the grid meets every case"
    assert len(said) >= 3


@pytest.mark.parametrize("place", range(len(STEPS)))
def test_every_step_says_why_and_tells_no_number_that_is_still_hidden(place):
    told = STEPS[place]
    assert told["because"] and set(told["because"]) <= set(CASES)
    if place == 0:
        return
    division = next(d for d in LESSON["divisions"] if told in d["steps"])
    reached = division["steps"][: division["steps"].index(told) + 1]
    known = {key for entry in reached for key in entry["shows"]}
    for case in (case for name in told["because"] for case in CASES[name]):
        for piece in segments(case["say"]):
            if isinstance(piece, dict) and "value" in piece:
                assert piece["value"] in known or SYMBOLS[piece["value"]].kind == "setting", case["say"]


def test_the_browser_is_told_the_same_cases_in_every_vocabulary():
    for vocabulary in VOCABULARIES:
        told = json.loads(words_files()[vocabulary])["words"]["because"]
        assert {name: [case["when"] for case in cases] for name, cases in told.items()} == {
            name: [case.get("when", {}) for case in cases] for name, cases in CASES.items()
        }
