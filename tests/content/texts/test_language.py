"""How the app speaks: phrases that readers stumbled on and that must not come back, in texts and README."""

import re
from pathlib import Path

import pytest

from pages.ui.text.language import FOLDER

ROOT = Path(__file__).resolve().parents[3]
SPOKEN = {path.name: path for path in (*sorted(FOLDER.glob("*.json")), ROOT / "README.md")}
# What to say instead stands beside it.
UNSPOKEN = {
    r"\blets? (?:in|out)\b|\bletting (?:in|out)\b": "output, or add",
    r"\bputs? out\b": "output",
    r"\b(?:as|what) one (?:can|does|could)\b|\bone (?:can|could|may|might|must|should)\b|\bone's own\b": "you",
    r"\btoday's numbers\b": "the current numbers",
    r"\bdrawn evenly\b|\bdraws? evenly\b": "at random",
    r"\bas good as (?:0|1|nothing)\b": "close to, almost",
    r"\bhas died\b|\bdead (?:gate|curve|slope)": "saturated",
    r"\bin turns\b": "one after the other",
    r"\bto whoever\b": "to anyone who",
    r"\bevery eye\b": "colour-blind-safe",
    r"\balong the rail\b|\bthe rail\b": "the memory line",
    r"\bno free lunch\b": "perfect memory",
    r"\bas a rule\b": "usually, or as a general rule",
    r"\bsquashed result\b": "the name that the vocabulary has for it",
    r"\bthe field (?:counts|calls)\b": "textbooks",
    r"\bheld still\b": "held fixed",
}
PAIRS = [(name, phrase) for name in SPOKEN for phrase in UNSPOKEN]


def found_in(text, phrase):
    """Where a phrase is used, with some words around it."""
    flat = " ".join(text.split())
    return [
        flat[max(0, hit.start() - 40) : hit.end() + 40] for hit in re.finditer(phrase, flat, re.IGNORECASE)
    ]


@pytest.mark.parametrize(
    ("name", "phrase"), PAIRS, ids=[f"{name}-{UNSPOKEN[phrase]}" for name, phrase in PAIRS]
)
def test_a_phrase_that_readers_stumble_on_is_not_used(name, phrase):
    assert found_in(SPOKEN[name].read_text("utf-8"), phrase) == []


def test_such_a_phrase_would_be_found():
    for text, phrase in (
        ("99 % is let out as", "output, or add"),
        ("What one can do", "you"),
        ("the slope has\ndied", "saturated"),
    ):
        assert any(found_in(text, pattern) for pattern, better in UNSPOKEN.items() if better == phrase)
    assert not any(found_in("It lets you output one value at a time.", pattern) for pattern in UNSPOKEN)
