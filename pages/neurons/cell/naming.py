"""The names a person gives to cells, as a small file. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping

from lstm_core.files.documents import object_with, read_document
from lstm_core.numbers.validation import refusal
from pages.neurons.state import clean_name

FORMAT = "gatewise-cell-names/1"
MAX_BYTES = 64 * 1024


def dump_names(names: Mapping[int, str]) -> str:
    """The JSON document that :func:`parse_names` reads back."""
    given = {str(cell): name for cell, name in names.items()}
    return json.dumps({"format": FORMAT, "names": given}, ensure_ascii=False, indent=2) + "\n"


def parse_names(content: bytes, units: int) -> dict[int, str]:
    """The names in a file, by cell from 0 to ``units`` − 1.

    Raises:
        ValueError: one sentence, for anything that is not such a file.
    """
    data = object_with("The file", read_document(content, "The file", MAX_BYTES), ("format", "names"))
    if data["format"] != FORMAT:
        raise refusal("format", data["format"], f'"{FORMAT}"')
    names = data["names"]
    if not isinstance(names, dict):
        raise refusal("names", names, 'an object such as {"12": "quotes"}')
    found = {}
    for cell, name in names.items():
        if not (cell.isascii() and cell.isdecimal() and len(cell) <= 5 and int(cell) < units):
            raise refusal("a cell", cell, f"a whole number from 0 to {units - 1}")
        if not isinstance(name, str) or not clean_name(name):
            raise refusal(f"the name of cell {cell}", name, "a text of 1 to 40 characters")
        found[int(cell)] = clean_name(name)
    return dict(sorted(found.items()))
