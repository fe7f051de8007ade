"""The short code on a variant: everything its questions are drawn from, in twelve characters. Pure.

Sixty bits, five a character: a bit for each kind, words, variant, level, questions, seed. Their number is multiplied by an
odd one, which carries a mistyped character up to the first bits; these stand for no kind, so that it is noticed.
"""

from __future__ import annotations

from dataclasses import dataclass

from lstm_core.exercises import KINDS, LEVELS, MAX_SEED
from lstm_core.words.vocabulary import VOCABULARIES
from pages.teach.sheet.order import MAX_QUESTIONS, MAX_VARIANTS, Order

# A kind's place must never change, or the codes on printed sheets would mean other questions: new ones go to the end.
PLACES = (
    *("weighted-sum", "share", "forget-step", "candidate", "new-memory", "output", "whole-unit"),
    *("sigmoid-backwards", "two-days", "which-gate", "exact-or-paper", "recurrent-unit", "product"),
    *("slope", "weight-gradient", "update", "forecast", "counting", "torch-blocks"),
)
ACCEPTED = "a code of twelve letters and digits, as it stands on a worksheet"

# Letters and digits that cannot be taken for one another; what is taken for another is read as meant.
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_AS_MEANT = str.maketrans({"O": "0", "I": "1", "L": "1", "-": "", " ": ""})
_LENGTH, _GROUP, _BITS = 12, 4, 60
_MIXER = 0x9E3779B97F4A7C15 % 2**_BITS
_WIDTHS = {"kinds": 25, "words": 2, "variant": 6, "level": 2, "questions": 5, "seed": 20}


@dataclass(frozen=True)
class Variant:
    """One variant of a worksheet, counted from 1, in the words of its teacher."""

    order: Order
    number: int
    vocabulary: str


def code_of(variant: Variant) -> str:
    """Its code: ``PPXB-S3CJ-MZ0N``, say."""
    order = variant.order
    parts = {
        "words": VOCABULARIES.index(variant.vocabulary),
        "variant": variant.number,
        "level": order.level,
        "questions": order.questions,
        "seed": order.seed,
        "kinds": sum(1 << PLACES.index(kind) for kind in order.kinds),
    }
    number = 0
    for name, width in _WIDTHS.items():
        number = number << width | parts[name]
    mixed = number * _MIXER % 2**_BITS
    digits = [_ALPHABET[mixed >> shift & 31] for shift in range(_BITS - 5, -1, -5)]
    groups = ("".join(digits[at : at + _GROUP]) for at in range(0, _LENGTH, _GROUP))
    return "-".join(groups)


def variant_of(code: str) -> Variant:
    """The variant that a code means, in capitals or not, with or without its dashes. Raises ValueError for any other text."""
    typed = code[:100].upper().translate(_AS_MEANT)
    if len(typed) != _LENGTH or set(typed) - set(_ALPHABET):
        raise ValueError(code)
    number = 0
    for digit in typed:
        number = number << 5 | _ALPHABET.index(digit)
    number = number * pow(_MIXER, -1, 2**_BITS) % 2**_BITS
    parts: dict[str, int] = {}
    for name, width in reversed(_WIDTHS.items()):
        parts[name] = number & (1 << width) - 1
        number >>= width
    kinds = [kind for place, kind in enumerate(PLACES) if parts["kinds"] >> place & 1]
    is_one = (
        parts["kinds"] >> len(PLACES) == 0
        and kinds
        and KINDS.keys() >= set(kinds)
        and 1 <= parts["variant"] <= MAX_VARIANTS
        and parts["level"] in LEVELS
        and 1 <= parts["questions"] <= MAX_QUESTIONS
        and parts["seed"] <= MAX_SEED
    )
    if not is_one:
        raise ValueError(code)
    in_order = tuple(kind for kind in KINDS if kind in kinds)
    order = Order(in_order, parts["level"], parts["questions"], parts["seed"])
    return Variant(order, parts["variant"], VOCABULARIES[parts["words"]])
