"""What came out of a printer: each page of a PDF as text with places, and as a picture in grey."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
from PIL.Image import Image, Resampling

POINTS = 72 / 25.4
"""Of a millimetre."""
TILE = 8.0
"""Millimetres; what is dark over so much is an area, not a letter or a corner of a QR code."""
DARK = 105
"""Of 255; bold capitals over a whole tile are lighter."""
HOLE = 40.0
"""Millimetres; less than the lowest chart."""
FOOT = 18.0
"""Millimetres at the foot that are not the page's own."""


@dataclass(frozen=True)
class Sheet:
    """One page of paper."""

    text: str
    size: tuple[float, float]
    """Width and height in millimetres."""
    left: float
    right: float
    """Where its text above the foot begins and ends, in millimetres from its left edge."""
    darkest: float
    """Of the tiles it is made of, from 0, black, to 255."""
    white: float
    """The share of it that is white."""
    hole: float
    """How high the largest white gap between two things on it is, in millimetres: what is missing leaves one."""

    @property
    def letters(self) -> str:
        """Its text without spaces, which a PDF does not keep."""
        return letters(self.text)


def letters(text: str) -> str:
    """A text without spaces and soft hyphens."""
    return "".join(text.replace("\u00ad", "").split())


def sheets(pdf: bytes) -> list[Sheet]:
    """The pages of a PDF."""
    return [_sheet(page) for page in pypdfium2.PdfDocument(pdf)]


def _sheet(page: Any) -> Sheet:
    width, height = (points / POINTS for points in page.get_size())
    told = page.get_textpage()
    boxes = [told.get_rect(place) for place in range(told.count_rects())]
    boxes = [box for box in boxes if box[1] > FOOT * POINTS]
    grey = page.render(scale=1).to_pil().convert("L")
    tiles = grey.resize((round(width / TILE), round(height / TILE)), Resampling.BOX)
    shades = grey.histogram()
    return Sheet(
        text=told.get_text_bounded(),
        size=(width, height),
        left=min((box[0] for box in boxes), default=0.0) / POINTS,
        right=max((box[2] for box in boxes), default=0.0) / POINTS,
        darkest=tiles.getextrema()[0],
        white=sum(shades[250:]) / sum(shades),
        hole=_hole(grey),
    )


def _hole(grey: Image) -> float:
    """In a picture with a pixel for each point."""
    above = grey.crop((0, 0, grey.width, round(grey.height - FOOT * POINTS)))
    _, rows = above.point(lambda shade: 255 if shade < 250 else 0).getprojection()
    gaps = "".join(map(str, rows)).strip("0").split("1")
    return max(map(len, gaps)) / POINTS


def wrong(sheet: Sheet, size: tuple[float, float], margin: float) -> Iterator[str]:
    """What must not be on any paper of a size in millimetres, whatever stands on it."""
    if max(abs(is_ - wanted) for is_, wanted in zip(sheet.size, size, strict=True)) > 1:
        yield f"is {sheet.size[0]:.0f} × {sheet.size[1]:.0f} mm"
    if sheet.left < margin - 0.5 or sheet.right > sheet.size[0] - margin + 0.5:
        yield f"text from {sheet.left:.1f} to {sheet.right:.1f} mm"
    if sheet.darkest < DARK:
        yield f"a dark area of {sheet.darkest:.0f}"
    if sheet.white < 0.6:
        yield f"only {sheet.white:.0%} white"
    if sheet.hole > HOLE:
        yield f"a hole of {sheet.hole:.0f} mm"
