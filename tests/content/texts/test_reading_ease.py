"""Pages for beginners are written so that a fourteen-year-old can read them."""

import re

import pytest
import textstat

from pages.ui.text.segments import segments
from pages.ui.text.texts import texts

BEGINNERS = ("start", "unit", "activations", "gates", "practise", "sequence", "teach")
GRADE = 9.0
RUNNING = 6
"""A text of fewer words is a label."""


def leaves(found):
    if isinstance(found, dict):
        found = list(found.values())
    if isinstance(found, list):
        for part in found:
            yield from leaves(part)
    elif isinstance(found, str):
        yield found


def spoken(pieces):
    """What a reader hears: a number for a place for one, a name for a name."""
    for piece in pieces:
        if isinstance(piece, str):
            yield piece
        elif "strong" in piece:
            yield from spoken(piece["strong"])
        elif "text" in piece:
            yield piece["text"]
        elif "name" in piece or "gate" in piece:
            yield "memory"
        else:
            yield "two"


def running_text(page):
    """The sentences of a page, one after the other."""
    for template in leaves(texts(page)):
        sentence = "".join(spoken(segments(template)))
        if len(sentence.split()) >= RUNNING and re.search(r"[.?!:]$", sentence.strip()):
            yield sentence


@pytest.mark.parametrize("page", BEGINNERS)
def test_a_beginner_can_read_the_page(page):
    text = " ".join(running_text(page))
    assert len(text.split()) > 10
    assert textstat.flesch_kincaid_grade(text) <= GRADE


def test_a_hard_text_would_be_noticed():
    hard = (
        "Notwithstanding the considerable mathematical sophistication characteristic of contemporary recurrent "
        "architectures, practitioners predominantly investigate regularisation and initialisation methodologies."
    )
    assert textstat.flesch_kincaid_grade(hard) > GRADE
