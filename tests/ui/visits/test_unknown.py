"""Names in a link that a page does not know: said once each, with the name that was meant; what others add is passed over."""

import pytest

from pages.ui.visits.unknown import unknown_names
from tests.ui.support import is_one_sentence

KNOWN = ("words", "x", "by", "step", "epochs", "show", "open")


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("word", "words"),
        ("X", "x"),
        ("Words", "words"),
        ("epoch", "epochs"),
        ("sho", "show"),
        ("stpe", "step"),
        ("opn", "open"),
    ],
)
def test_the_name_that_was_probably_meant_is_suggested(name, meant):
    assert unknown_names([name], KNOWN) == (
        f"“{name}” in the link is not known here; did you mean “{meant}”?",
    )


@pytest.mark.parametrize("name", ["y", "bx", "temperature", "quantum"])
def test_where_none_is_near_none_is_suggested(name):
    assert unknown_names([name], KNOWN) == (f"“{name}” in the link is not known here.",)


@pytest.mark.parametrize(
    "name",
    [
        "utm_source",
        "utm_id",
        "mtm_campaign",
        "fbclid",
        "gclid",
        "dclid",
        "msclkid",
        "wbraid",
        "mc_eid",
        "_gl",
    ],
)
def test_what_mail_programs_and_course_pages_add_is_passed_over(name):
    assert unknown_names([name, "x"], KNOWN) == ()


def test_many_are_said_in_few_words():
    assert len(unknown_names(["a1", "b1", "c1"], KNOWN)) == 3
    *two, rest = unknown_names([f"n{n}" for n in range(1000)], KNOWN)
    assert len(two) == 2 and rest == "998 more names in the link are not known here."


@pytest.mark.parametrize(
    "name", ["<img src=x>", "**bold**", ":smile:", "$x$", "[a](b)", "💥", "", "z" * 100_000, "a\nb"]
)
def test_nothing_in_a_name_is_taken_for_markup(name):
    (said,) = unknown_names([name], KNOWN)
    assert is_one_sentence(said) and len(said) < 120
    assert not {*"<>*:$[]\n"} & {*said}
