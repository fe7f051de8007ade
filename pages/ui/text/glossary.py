"""The terms that are explained where they stand. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

from pages.ui.text.language import FOLDER

_BEGINNING = "start"
"""The page at ``/``; every other one is at its name."""


@dataclass(frozen=True)
class Term:
    """One term.

    Attributes:
        term: as it stands inside a sentence.
        says: two plain sentences.
        formula: if there is one, with indices as ``h_t`` or ``h_{t−1}``.
        page, query: where the app shows it, as an address of the app, if it does.
    """

    term: str
    says: str
    formula: str = ""
    page: str = ""
    query: str = ""

    @property
    def address(self) -> str:
        """Where the app shows it, from any page; empty if it does not."""
        if not self.page:
            return ""
        place = "./" if self.page == _BEGINNING else f"./{self.page}"
        return place + (f"?{self.query}" if self.query else "")

    def told(self) -> dict[str, Any]:
        """What the browser is told of it."""
        found = {**asdict(self), "address": self.address}
        return {name: text for name, text in found.items() if text and name not in ("page", "query")}


@cache
def glossary() -> Mapping[str, Term]:
    """The terms by id, in the order of the file."""
    terms = json.loads((FOLDER / "glossary.json").read_text(encoding="utf-8"))
    return {name: Term(**entry) for name, entry in terms.items()}
