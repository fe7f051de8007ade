"""What the app says: one file for each page in the language's folder, and ``common.json`` for what all say. Pure.

A key is the file's name and the way into it, with dots: ``unit.lesson.goal``. What stands under ``live`` in a file is said
by the browser's side, which calls it without that word: ``unit.live.bar.next`` is ``unit.bar.next`` there.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from lstm_core.words.vocabulary import PLAIN
from pages.ui.text.language import FOLDER
from pages.ui.text.segments import Segment, in_words, segments

LIVE = "live"


@cache
def _file(name: str) -> Mapping[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return found


def texts(key: str) -> Any:
    """What stands under a key, as it is: a template, or several of them.

    Raises:
        KeyError: where nothing does.
    """
    name, *way = key.split(".")
    found: Any = _file(name)
    for step in way:
        try:
            found = found[step]
        except KeyError:
            raise KeyError(key) from None
    return found


def text(key: str, vocabulary: str = PLAIN, **given: str) -> str:
    """A text in one vocabulary for Streamlit's Markdown, its places filled; terms are plain words in it."""
    return in_words(texts(key), vocabulary, given)


def text_segments(key: str, **given: Segment) -> list[Segment]:
    """A text for the browser, with terms, names and places for numbers."""
    return segments(texts(key), given)


@cache
def live_texts() -> Mapping[str, Any]:
    """What the browser's side says, file by file: a string, or segments where a text has marks in it."""
    names = sorted(path.stem for path in FOLDER.glob("*.json"))
    return {name: _for_browser(_file(name)[LIVE]) for name in names if LIVE in _file(name)}


def _for_browser(found: Any) -> Any:
    if isinstance(found, dict):
        return {key: _for_browser(part) for key, part in found.items()}
    if isinstance(found, list):
        return [_for_browser(part) for part in found]
    if not isinstance(found, str):  # a bound that a number on screen is compared with
        return found
    pieces = segments(found)
    plain = all(isinstance(piece, str) or "given" in piece for piece in pieces)
    return found if plain else pieces
