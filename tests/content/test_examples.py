import json
import math
import re
from decimal import ROUND_HALF_UP, Decimal

import pytest

from pages.ui.library.examples import FOLDER, shipped_examples
from pages.ui.text.segments import in_words
from pages.unit.url import MAX_TITLE

EXAMPLES = shipped_examples()
DOCUMENTS_UNIT = {
    **{"w_fh": 2.70, "w_fx": 1.63, "b_f": 1.62, "w_ih": 2.00, "w_ix": 1.65, "b_i": 0.62},
    **{"w_gh": 1.41, "w_gx": 0.94, "b_g": -0.32, "w_oh": 4.38, "w_ox": -0.19, "b_o": 0.59},
}
# What the lessons need, and what it must show: input, short-term memory, long-term memory. There may be more.
WANTED = {
    "memory-two": (1, 1, 2),
    "input-minus-ten": (-10, 1, 2),
    "keep-everything": None,
    "forget-everything": None,
    "agree": (1, 1, None),
    "disagree": (-1, 1, None),
    "company-a-day-1": (0, 0, 0),
}

each = pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)


def worked_out(example):
    """The step in plain Python, apart from the engine."""
    w = example.parameters.settable
    found = {}
    for k in "figo":
        found[f"p_{k}h"] = w[f"w_{k}h"] * example.h_prev
        found[f"p_{k}x"] = w[f"w_{k}x"] * example.x
        found[f"z_{k}"] = found[f"p_{k}h"] + found[f"p_{k}x"] + w[f"b_{k}"]
        found[k] = math.tanh(found["z_g"]) if k == "g" else 1 / (1 + math.exp(-found[f"z_{k}"]))
    found["kept"], found["added"] = found["f"] * example.c_prev, found["i"] * found["g"]
    found["c"] = found["kept"] + found["added"]
    found["tanh_c"] = math.tanh(found["c"])
    return found | {"h": found["o"] * found["tanh_c"]}


def test_the_set_has_what_the_lessons_need_and_starts_with_the_main_one():
    assert set(WANTED) <= set(EXAMPLES)
    assert next(iter(EXAMPLES)) == "memory-two"


def test_no_two_examples_share_an_id_a_title_or_a_point():
    files = [json.loads(path.read_text(encoding="utf-8")) for path in FOLDER.glob("*.json")]
    for key in ("id", "title", "point"):
        assert len({file[key] for file in files}) == len(files) == len(EXAMPLES)


@each
def test_an_example_says_what_it_shows_and_where_it_is_from(example):
    assert example.title and example.source and example.expected
    assert example.point.endswith(".") and example.point.count(". ") <= 1
    assert len(example.title) <= MAX_TITLE // 2


@each
def test_its_texts_are_in_sentence_case_and_plain(example):
    assert example.title[0].isupper() and not example.title.endswith(".")
    later = re.findall(r"[^\W\d_]+", example.title)[1:]
    assert [word for word in later if word[0].isupper() and len(word) > 1] == []
    for text in (example.title, in_words(example.point), example.source):
        assert text == text.strip() and not re.search(r"[<>`$*_]|  |--", text)


@each
def test_its_texts_hold_no_result(example):
    given = {example.x, example.h_prev, example.c_prev}
    for text in (example.title, example.point):
        for number in re.findall(r"−?\d+(?:\.\d+)?", text):
            assert float(number.replace("−", "-")) in given, number


@each
def test_its_expected_facts_are_true(example):
    found = worked_out(example)
    for fact in example.expected:
        exact = Decimal(repr(round(found[fact.quantity], 14)))
        assert float(exact.quantize(Decimal(1).scaleb(-fact.decimals), ROUND_HALF_UP)) == fact.value, fact


@each
def test_its_facts_include_the_new_long_term_memory(example):
    assert "c" in {fact.quantity for fact in example.expected}


@pytest.mark.parametrize("name", [name for name, wanted in WANTED.items() if wanted])
def test_it_starts_from_the_documents_numbers(name):
    example = EXAMPLES[name]
    for value, wanted in zip((example.x, example.h_prev, example.c_prev), WANTED[name], strict=True):
        assert wanted is None or value == wanted
    if name not in ("agree", "disagree"):
        assert example.parameters.settable == DOCUMENTS_UNIT


def test_the_two_extremes_keep_and_wipe_the_memory():
    keep, forget = (worked_out(EXAMPLES[name])["c"] for name in ("keep-everything", "forget-everything"))
    assert keep == pytest.approx(EXAMPLES["keep-everything"].c_prev, abs=1e-4)
    assert forget == pytest.approx(0, abs=1e-4)
    assert EXAMPLES["keep-everything"].c_prev != 0 and EXAMPLES["forget-everything"].c_prev != 0


def test_agreeing_and_disagreeing_differ_in_the_inputs_sign_only():
    agree, disagree = EXAMPLES["agree"], EXAMPLES["disagree"]
    assert agree.parameters.settable == disagree.parameters.settable
    assert (agree.x, agree.h_prev, agree.c_prev) == (-disagree.x, disagree.h_prev, disagree.c_prev)
    weights = agree.parameters.settable
    assert weights["w_fh"] > 0 and weights["w_fx"] > 0
    assert worked_out(agree)["f"] == pytest.approx(0.95257, abs=5e-6)
    assert worked_out(disagree)["f"] == pytest.approx(0.73106, abs=5e-6)
