"""A file's bytes as text: UTF-8, UTF-16, or Windows-1252 where its letters leave no doubt. Pure."""

from __future__ import annotations

import codecs
import re

MAX_BYTES = 1_000_000
ACCEPTED = "accepted is a text file with one row per value and commas, semicolons or tabs between the columns"
_WESTERN = frozenset("äöüÄÖÜßéèêëàâáíóúñçôîïûùœæøåÆØÅÉÈÀÇÑÁÓÚÍ§°²³µ€£±–—·«»„“”’‘…©® \u00a0")
_MOSTLY = 0.3


def decoded(content: bytes) -> tuple[str, str]:
    """The text of a file and the name of its encoding.

    Raises:
        ValueError: one sentence, for what is too large, empty, no text, or in an encoding that cannot be told.
    """
    if len(content) > MAX_BYTES:
        raise ValueError(f"The file has {len(content) / 1e6:.1f} MB; accepted is at most 1 MB.")
    if not content.strip():
        raise ValueError(f"The file is empty; {ACCEPTED}.")
    text, encoding = _read(content)
    if re.search(r"[\x00-\x08\x0e-\x1b]", text):
        raise ValueError(f"The file is not text; {ACCEPTED}.")
    if not text.strip("\ufeff \t\r\n\x0b\x0c"):
        raise ValueError(f"The file is empty; {ACCEPTED}.")
    return text, encoding


def _read(content: bytes) -> tuple[str, str]:
    name = "UTF-8"
    try:
        if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return content.decode("utf-16"), "UTF-16"
        if wide := _unmarked_utf_16(content):
            return content.decode(wide), "UTF-16"
        return content.decode("utf-8-sig"), name
    except UnicodeDecodeError:
        if (western := _western(content)) is not None:
            return western, "Windows-1252"
    raise ValueError("The file is not UTF-8 text; save it as “CSV UTF-8” or plain text and load it again.")


def _unmarked_utf_16(content: bytes) -> str:
    """The name of the UTF-16 in which every second byte of the beginning is 0, if one is."""
    start = content[:200]
    for name, zeros, others in (
        ("utf-16-le", start[1::2], start[::2]),
        ("utf-16-be", start[::2], start[1::2]),
    ):
        if len(start) >= 4 and not any(zeros) and all(others):
            return name
    return ""


def _western(content: bytes) -> str | None:
    """The text as Windows-1252, where all its letters beyond ASCII are Western ones and stand among others."""
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        return None
    beyond = [sign for sign in text if not sign.isascii()]
    letters = sum(map(str.isalpha, text))
    strange = sum(map(str.isalpha, beyond))
    return text if _WESTERN.issuperset(beyond) and strange <= _MOSTLY * letters else None
