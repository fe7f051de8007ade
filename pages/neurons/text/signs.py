"""Characters as people can see and read them: a space, a tab and a line end have a sign and a name. Pure."""

from __future__ import annotations

from typing import NamedTuple

from lstm_core.charlm.text.alphabet import UNKNOWN, Alphabet
from pages.ui.text.texts import text

_PICTURES = 0x2400
_NAMED = {
    "\n": ("↵", "line_end"),
    " ": ("␣", "space"),
    "\t": ("⇥", "tab"),
    "\u00a0": ("⍽", "no_break_space"),
}


class Sign(NamedTuple):
    """What stands for a character where one is looked at: a visible ``glyph`` and a ``name`` in words."""

    glyph: str
    name: str


def sign_of(character: str) -> Sign:
    """The sign of one character."""
    if character in _NAMED:
        glyph, key = _NAMED[character]
        return Sign(glyph, text(f"neurons.live.sign.{key}"))
    if character < " ":
        glyph = chr(_PICTURES + ord(character))
        return Sign(glyph, text("neurons.live.sign.control", sign=glyph))
    if not character.isprintable():
        code = f"U+{ord(character):04X}"
        return Sign(code, code)
    return Sign(character, f"“{character}”")


def sign_in(alphabet: Alphabet, symbol: int) -> Sign:
    """The sign of a symbol, unknown and boundary among them."""
    if symbol > UNKNOWN:
        return sign_of(alphabet.decode(symbol))
    if symbol == UNKNOWN:
        return Sign("�", text("neurons.sign.unknown"))
    return Sign("∅", text("neurons.live.sign.beginning"))
