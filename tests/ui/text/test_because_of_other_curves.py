"""With other curves, too, a sentence fits whatever is set, and what it says is true of the engine's numbers."""

import itertools
import re
from collections import Counter

import pytest

from lstm_core.unit.step import step
from lstm_core.words.symbols import RESULTS
from pages.ui.live.variant_words import lesson_of, variant_words
from pages.ui.params.cell_variant import VARIANTS
from pages.ui.params.unit_settings import parameters_of
from pages.ui.text.lesson import BECAUSE, WHOLE
from pages.ui.text.segments import in_words, segments
from pages.ui.text.texts import texts
from tests.ui.text.conditions import holds
from tests.ui.text.test_because import TRUE, grid

OTHERS = {name: variant for name, variant in VARIANTS.items() if not variant.is_usual}
each = pytest.mark.parametrize("name", OTHERS)

# What is said of a gate that is at one of its ends, or close to it: σ comes close from |z| = 4.6 on, a hard one sooner.
GATES = {
    ("keep", "lost"): lambda n: abs(n["kept"]) < 0.01 * abs(n["c_prev"]) and n["z_f"] < -2.4,
    ("keep", "kept"): lambda n: abs(n["c_prev"] - n["kept"]) < 0.01 * abs(n["c_prev"]) and n["z_f"] > 2.4,
    ("keep", "all lost"): lambda n: n["kept"] == 0 and n["z_f"] <= -2.5,
    ("keep", "all kept"): lambda n: n["kept"] == n["c_prev"] and n["z_f"] >= 2.5,
    ("add", "closed"): lambda n: n["z_i"] < -2.4 and abs(n["added"]) < 0.01 * abs(n["g"]),
    ("add", "all of a positive one"): lambda n: n["z_i"] > 2.4 and n["added"] > 0.99 * n["g"] > 0,
    ("add", "all of a negative one"): lambda n: n["z_i"] > 2.4 and n["added"] < 0.99 * n["g"] < 0,
    ("add", "none of it"): lambda n: n["added"] == 0 and n["z_i"] <= -2.5,
    ("add", "all of it"): lambda n: n["added"] == n["g"] and n["z_i"] >= 2.5,
    ("share", "small share"): lambda n: n["z_o"] < -2.4 and abs(n["h"]) <= 0.01 * abs(n["tanh_c"]),
    ("share", "open"): lambda n: n["z_o"] > 2.4 and abs(n["tanh_c"] - n["h"]) <= 0.01 * abs(n["tanh_c"]),
    ("share", "shut"): lambda n: n["h"] == 0 and n["z_o"] <= -2.5,
    ("share", "wide open"): lambda n: n["h"] == n["tanh_c"] and n["z_o"] >= 2.5,
    ("output", "closed"): lambda n: n["z_o"] < -2.4 and abs(n["h"]) < 0.01,
    ("output", "open"): lambda n: n["z_o"] > 2.4 and abs(n["tanh_c"] - n["h"]) <= 0.01 * abs(n["tanh_c"]),
    ("output", "shut"): lambda n: n["h"] == 0 and n["z_o"] <= -2.5,
    ("output", "wide open"): lambda n: n["h"] == n["tanh_c"] and n["z_o"] >= 2.5,
}  # fmt: skip
STRAIGHT = {
    ("create", "beyond 1"): lambda n: n["g"] == n["z_g"] and abs(n["g"]) > 1,
    ("create", "almost 0"): lambda n: n["g"] == n["z_g"] and abs(n["added"]) < 0.006,
    ("create", "positive"): lambda n: 0 < n["g"] == n["z_g"] and n["added"] >= 0,
    ("create", "negative"): lambda n: 0 > n["g"] == n["z_g"] and n["added"] <= 0,
    ("squeeze", "as it is"): lambda n: n["tanh_c"] == n["c"],
    ("output", "beyond 1"): lambda n: abs(n["h"]) > 1 and n["h"] == pytest.approx(n["o"] * n["c"]),
    ("output", "part as it is"): lambda n: abs(n["h"]) <= min(1, abs(n["c"])) and n["tanh_c"] == n["c"],
    ("output", "nothing to output"): lambda n: max(abs(n["c"]), abs(n["h"])) < 0.0051,
}  # fmt: skip
# A gate that is shut, or open, leaves nothing of what it weighs, or all of it.
LOOSER = {
    ("share", "closed"): lambda n: n["z_o"] < -2.4 and abs(n["h"]) <= 0.01 * abs(n["tanh_c"]),
    ("memory", "turned negative"): lambda n: n["c"] < 0 < n["c_prev"] and -n["added"] > n["kept"] >= 0,
    ("memory", "turned positive"): lambda n: n["c_prev"] < 0 < n["c"] and n["added"] > -n["kept"] >= 0,
    ("memory", "further below 0"): lambda n: (
        n["c"] < n["c_prev"] < 0 and n["added"] < n["c_prev"] - n["kept"] <= 0
    ),
    ("create", "positive"): lambda n: n["z_g"] > 0 and n["added"] >= 0,
    ("create", "negative"): lambda n: n["z_g"] < 0 and n["added"] <= 0,
    ("output", "at the limit"): lambda n: abs(n["h"]) > 0.97,
}


def is_true(place, case, variant, numbers):
    known = GATES.get((place, case["id"]))
    is_there = {"output": variant.output_tanh, "create": variant.candidate_tanh}.get(place, False)
    if (place, case["id"]) in STRAIGHT and not is_there:
        known = STRAIGHT[place, case["id"]]
    known = known or LOOSER.get((place, case["id"])) or TRUE[place][case["id"]]
    return known(numbers)


def worked_out(numbers, variant):
    given = {key: value for key, value in numbers.items() if key not in RESULTS}
    trace = step(parameters_of(given), given["x"], given["h_prev"], given["c_prev"], variant)
    return {**given, **{key: float(getattr(trace, key)) for key in RESULTS}}


@each
def test_whatever_is_set_a_sentence_fits_and_is_true(name):
    variant = OTHERS[name]
    lesson, said = lesson_of(variant)[BECAUSE], Counter()
    for numbers in (worked_out(each, variant) for each in grid()):
        for place, cases in lesson.items():
            case = next(case for case in cases if holds(case.get("when", {}), numbers))
            said[place, case["id"]] += 1
            assert is_true(place, case, variant, numbers), (place, case["say"], numbers)
    if variant.has_hard_gates:
        assert said["keep", "all lost"] and said["keep", "all kept"] and said["add", "none of it"]
        assert said["share", "shut"] and said["share", "wide open"]
    if not variant.output_tanh:
        assert said["output", "beyond 1"] and said["squeeze", "as it is"]
    if not variant.candidate_tanh:
        assert said["create", "beyond 1"]


@each
def test_no_sentence_speaks_of_a_curve_that_is_not_there(name):
    variant = OTHERS[name]
    lesson = lesson_of(variant)
    steps = [lesson[WHOLE], *itertools.chain(*(division["steps"] for division in lesson["divisions"]))]
    cases = [case for listed in lesson[BECAUSE].values() for case in listed]
    spoken = [in_words(entry["sentence"], given=Anything()) for entry in steps]
    spoken += [in_words(case["say"], given=Anything()) for case in cases]
    for sentence in spoken:
        if variant.has_hard_gates:
            assert not re.search(r"(?<!hard )(?<!hard-)\bsigmoid", sentence), sentence
        else:
            assert "hard sigmoid" not in sentence, sentence
    squeezing = [sentence for sentence in spoken if re.search(r"\b[Tt]anh squeezes the (?!result)", sentence)]
    if not variant.output_tanh:
        assert not [sentence for sentence in squeezing if "no tanh" not in sentence.lower()]
        assert not [case for case in cases if case["id"] in ("at the limit", "decided by the gate")]


class Anything(dict):
    def __missing__(self, key):
        return key


@each
@pytest.mark.parametrize("vocabulary", ["plain", "standard", "z", "roles"])
def test_the_legend_explains_exactly_the_curves_that_are_there(name, vocabulary):
    variant = OTHERS[name]
    words = variant_words(variant, vocabulary)
    terms = [piece["term"] for piece in words["legend"] if isinstance(piece, dict)]
    assert terms == [
        "weighted-sum",
        "hard-sigmoid" if variant.has_hard_gates else "sigmoid",
        *(["tanh"] if variant.candidate_tanh or variant.output_tanh else []),
    ]
    told = "".join(piece for piece in words["legend"] if isinstance(piece, str))
    assert ("0.2·z" in told, "z ÷ 6" in told) == (
        variant.gates == "hard_sigmoid_keras2",
        variant.gates == "hard_sigmoid_keras3",
    )
    assert (words["functions"]["linear"] in told) == (not (variant.candidate_tanh and variant.output_tanh))
    written = {
        key: "".join(p if isinstance(p, str) else p["symbol"] for p in words["symbols"][key]["formula"])
        for key in ("f", "g", "h")
    }
    assert written["f"] == f"{words['functions']['sigmoid']}(z_f)"
    assert written["g"] == (f"{words['functions']['tanh']}(z_g)" if variant.candidate_tanh else "z_g")
    assert written["h"] == ("o × tanh_c" if variant.output_tanh else "o × c")


def test_every_sentence_of_other_curves_is_said_by_some_variant():
    walk = texts("curves.walk")
    reached = {
        case["say"] for v in OTHERS.values() for listed in lesson_of(v)[BECAUSE].values() for case in listed
    }
    assert all(
        case["say"] in reached
        for entries in walk["because"].values()
        for entry in entries
        for case in entry["cases"]
    )
    told = {
        entry["sentence"]
        for v in OTHERS.values()
        for entry in itertools.chain(
            [lesson_of(v)[WHOLE]], *(division["steps"] for division in lesson_of(v)["divisions"])
        )
    }
    assert all(entry["sentence"] in told for entries in walk["steps"].values() for entry in entries)
    assert all(segments(sentence) for sentence in told)
