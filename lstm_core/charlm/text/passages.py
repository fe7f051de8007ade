"""Texts written for this project, each of which shows something that cells may follow."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lstm_core.charlm.text.alphabet import MAX_TEXT
from lstm_core.charlm.text.corpus import read_text
from lstm_core.files.documents import MAX_LINE, identity, list_of, object_with, plain_text, read_document
from lstm_core.numbers.validation import refusal

FOLDER = Path(__file__).parents[3] / "assets" / "content" / "passages"
FORMAT = "gatewise-passages/1"
CONTENTS = "passages.json"
MAX_BYTES = 64 * 1024
_MANY = 100


@dataclass(frozen=True)
class Passage:
    """One text; ``sentence`` says what to look for in it, ``probe`` what its characters ask of cells, if anything."""

    key: str
    name: str
    sentence: str
    probe: str
    text: str


@cache
def passages() -> tuple[Passage, ...]:
    """Return the texts that come with the program, in the order in which to show them."""
    return load_passages(FOLDER)


def load_passages(folder: Path) -> tuple[Passage, ...]:
    """Return the texts listed in a folder's ``passages.json``, each in a file ``<key>.txt`` beside it.

    Plain files, so that a text stands there as it is read. Raises ValueError naming the file for a
    list that is not valid, a key that comes twice, and a text that is missing, empty, too long or
    not UTF-8.
    """
    try:
        with (folder / CONTENTS).open("rb") as file:
            found = tuple(_passage(folder, item) for item in _listed(file.read(MAX_BYTES + 1)))
    except OSError as problem:
        name = Path(problem.filename or CONTENTS).name
        raise ValueError(
            f"{name} cannot be read ({problem.strerror}); expected {CONTENTS} and a text for each key in it"
        ) from problem
    except ValueError as problem:
        raise ValueError(f"{CONTENTS}: {problem}") from problem
    keys = [passage.key for passage in found]
    for key in keys:
        if keys.count(key) > 1:
            raise ValueError(f"{CONTENTS}: the key {key} comes twice; expected every key once")
    return found


def _listed(content: bytes) -> list[object]:
    what = "the list"
    data = object_with(what, read_document(content, what, MAX_BYTES), ("format", "passages"))
    if data["format"] != FORMAT:
        raise refusal("format", data["format"], f'"{FORMAT}"')
    return list_of("passages", data["passages"], 1, _MANY, "passages")


def _passage(folder: Path, item: object) -> Passage:
    data = object_with("a passage", item, ("key", "name", "sentence"), ("probe",))
    key = identity(data["key"])
    text = read_text(folder / f"{key}.txt")
    if not 1 <= len(text) <= MAX_TEXT:
        raise ValueError(f"{key}.txt has {len(text):,} characters; expected 1 to {MAX_TEXT:,}")
    return Passage(
        key,
        plain_text("name", data["name"], MAX_LINE, required=True),
        plain_text("sentence", data["sentence"], MAX_LINE, required=True),
        plain_text("probe", data.get("probe", ""), MAX_LINE),
        text,
    )
