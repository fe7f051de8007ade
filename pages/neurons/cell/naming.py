"""The names a person gives to cells, as a small file. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping

from lstm_core.files.documents import object_with, read_document
from lstm_core.numbers.validation import refusal
from pages.neurons.state import clean_name
from pages.ui.params.codecs import integer

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
    given: dict[int, str] = {}
    known = integer(0, units - 1)
    for cell, name in names.items():
        try:
            number = known.read(cell)
        except ValueError:
            raise refusal("a cell", cell, known.accepted) from None
        if not isinstance(name, str) or not clean_name(name):
            raise refusal(f"the name of cell {cell}", name, "a text of 1 to 40 characters")
        given[number] = clean_name(name)
    return dict(sorted(given.items()))
