"""Everything a teacher can set for a worksheet, as one frozen value, and how it stands in the address. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lstm_core.exercises import LEVELS, MAX_SEED
from lstm_core.files.documents import is_visible
from pages.teach.sheet.order import MAX_QUESTIONS, MAX_VARIANTS, Order, in_order
from pages.ui.params.codecs import Codec, integer, whole_choice
from pages.ui.params.page_address import PageAddress, attribute, words
from pages.ui.text.texts import text
from pages.ui.visits.settings import Settings, view

MAX_TITLE = 80


@dataclass(frozen=True)
class TeachState(Settings):
    """The sheet in the making: what is on it, in how many variants, what it is called."""

    order: Order = field(default_factory=Order)
    variants: int = 2
    title: str = ""
    vocabulary: str = "plain"
    explore: str = view("")


def clean_title(typed: str) -> str:
    """A title as the address keeps it: one line of visible characters."""
    line = "".join(sign for sign in " ".join(typed.split()) if is_visible(sign) or sign == " ")
    return line[:MAX_TITLE].strip()


CODECS: Mapping[str, Codec[Any]] = {
    "kinds": Codec(lambda typed: in_order(typed.split(",")), ",".join, text("teach.refusals.kinds")),
    "level": whole_choice(LEVELS),
    "questions": integer(1, MAX_QUESTIONS),
    "variants": integer(1, MAX_VARIANTS),
    "title": Codec(clean_title, str, text("teach.refusals.title")),
    "seed": integer(0, MAX_SEED),
}
PLACES = {name: name if name in ("variants", "title") else f"order.{name}" for name in CODECS}
"""Where each stands in the state."""

ADDRESS: PageAddress[TeachState] = PageAddress(
    (*(attribute(name, codec, PLACES[name]) for name, codec in CODECS.items()), words()), TeachState
)
"""What a link to the page, and to a sheet, can say."""
