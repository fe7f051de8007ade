"""Which exercises are on a sheet, and the code that says so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_core.exercises import KINDS, LEVELS, MAX_SEED
from lstm_core.words.vocabulary import VOCABULARIES
from pages.teach.sheet import code
from pages.teach.sheet.code import PLACES, Variant, code_of, variant_of
from pages.teach.sheet.order import MAX_QUESTIONS, MAX_VARIANTS, Order, exercises

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
kinds = st.sets(st.sampled_from(list(KINDS)), min_size=1).map(
    lambda named: tuple(k for k in KINDS if k in named)
)
orders = st.builds(
    Order, kinds, st.sampled_from(LEVELS), st.integers(1, MAX_QUESTIONS), st.integers(0, MAX_SEED)
)
variants = st.builds(Variant, orders, st.integers(1, MAX_VARIANTS), st.sampled_from(VOCABULARIES))


def numbers(exercise):
    return exercise.kind, tuple(exercise.given.items())


def test_the_same_order_is_the_same_sheet_and_another_seed_another():
    drawn = [numbers(one) for one in exercises(Order(seed=7), 3)]
    assert drawn == [numbers(one) for one in exercises(Order(seed=7), 3)]
    assert drawn != [numbers(one) for one in exercises(Order(seed=8), 3)]


def test_forty_variants_of_ten_questions_are_all_different():
    order = Order(("whole-unit",), 1, 10, 5)
    drawn = [numbers(one) for variant in range(1, 41) for one in exercises(order, variant)]
    assert len(set(drawn)) == len(drawn) == 400


def test_no_variant_asks_the_same_twice():
    for kind in KINDS:
        drawn = [numbers(one) for one in exercises(Order((kind,), 1, MAX_QUESTIONS, 2), 1)]
        repeated = len(drawn) - len(set(drawn))
        assert repeated == 0 or kind in FEW, kind


# So few different exercises that twenty of them cannot all differ.
FEW = ()


def test_kinds_come_in_the_order_of_teaching_each_as_often_as_the_others():
    order = Order(("weighted-sum", "forget-step", "whole-unit"), 2, 7, 1)
    drawn = exercises(order, 1)
    assert [one.kind for one in drawn] == ["weighted-sum"] * 3 + ["forget-step"] * 2 + ["whole-unit"] * 2
    assert {one.level for one in drawn} == {2}


def test_with_fewer_questions_than_kinds_some_kinds_are_left_out():
    order = Order(tuple(KINDS)[:3], 1, 2, 1)
    assert [one.kind for one in exercises(order, 1)] == list(KINDS)[:2]


@given(variants)
def test_a_code_says_its_variant_however_it_is_typed(variant):
    printed = code_of(variant)
    assert len(printed) == 14 and set(printed.replace("-", "")) <= set(ALPHABET)
    bare = printed.replace("-", "")
    for typed in (printed, printed.lower(), bare, printed.replace("-", " "), printed.replace("0", "o")):
        assert variant_of(typed) == variant


def test_a_code_on_paper_keeps_its_meaning():
    order = Order(("weighted-sum", "forget-step", "whole-unit"), 1, 6, 1)
    assert variant_of("PPXB-S3CJ-MZ0N") == Variant(order, 1, "plain")


def test_every_kind_has_its_place_in_codes_and_keeps_it():
    assert set(KINDS) <= set(PLACES) and len(set(PLACES)) == len(PLACES) <= 25
    assert PLACES[:7] == (
        *("weighted-sum", "share", "forget-step", "candidate", "new-memory", "output", "whole-unit"),
    )


def test_a_code_with_a_kind_that_there_is_not_is_refused(monkeypatch):
    printed = code_of(Variant(Order(("whole-unit",)), 1, "plain"))
    monkeypatch.setattr(code, "KINDS", {name: kind for name, kind in KINDS.items() if name != "whole-unit"})
    with pytest.raises(ValueError):
        variant_of(printed)


def test_a_mistyped_code_is_nearly_always_noticed():
    noticed = tried = 0
    printed = code_of(Variant(Order(seed=123_456), 7, "standard")).replace("-", "")
    for place, right in enumerate(printed):
        for wrong in ALPHABET.replace(right, ""):
            tried += 1
            try:
                variant_of(printed[:place] + wrong + printed[place + 1 :])
            except ValueError:
                noticed += 1
    assert tried == 12 * 31 and noticed > 0.97 * tried


@pytest.mark.parametrize(
    "typed", ["", "abc", "PPXB-S3CJ-MZ0", "PPXB-S3CJ-MZ0NA", "U" * 12, "<b>", "9" * 10_000]
)
def test_other_texts_are_no_codes(typed):
    with pytest.raises(ValueError):
        variant_of(typed)
