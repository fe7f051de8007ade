"""An address as a QR code, drawn as SVG. Pure."""

from __future__ import annotations

from dataclasses import dataclass

import segno

MOST_CHARACTERS = 2_900
"""What the largest code can hold, a little less."""
DENSEST = 15
"""The version, and with it the number of squares, up to which a telephone reads a code across a classroom."""


@dataclass(frozen=True)
class Code:
    """A code.

    Attributes:
        svg: the drawing, black on white with its quiet margin; empty for an address that no code can hold.
        dense: whether its squares are so fine that it is read from nearby only.
    """

    svg: str
    dense: bool


def code_of(address: str) -> Code:
    """The code of an address, with as few squares as it needs and the error correction that fits between them."""
    if len(address.encode()) > MOST_CHARACTERS:
        return Code("", True)
    made = segno.make_qr(address, error="l")
    svg = made.svg_inline(border=4, light="#fff", dark="#000", omitsize=True, svgclass=None, lineclass=None)
    return Code(svg, int(made.version) > DENSEST)
