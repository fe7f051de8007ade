"""A variant of a worksheet as it is printed: the sheet with its code, and its key. Pure."""

from __future__ import annotations

from xml.etree.ElementTree import Element, fromstring

import segno

from pages.teach.sheet import question
from pages.teach.sheet.code import Variant, code_of
from pages.teach.sheet.markup import node
from pages.teach.sheet.order import exercises
from pages.ui.text.texts import text

MARKED = "sheet/check?code="
"""Where a variant is opened to be marked, below the app's own address."""


def printed(variant: Variant, title: str, app: str) -> tuple[Element, Element]:
    """The sheet and its key; ``app`` is the app's address as its teacher reached it."""
    drawn = exercises(variant.order, variant.number)
    code = code_of(variant)
    sheet = _pages(
        variant, title, code, [_top(code, app)],
        [question.on_paper(one, place, variant.vocabulary) for place, one in enumerate(drawn, 1)],
    )  # fmt: skip
    key = _pages(
        variant, text("teach.sheet.key", title=title), code, [],
        [question.key_of(one, place, variant.vocabulary) for place, one in enumerate(drawn, 1)],
    )  # fmt: skip
    sheet.set("data-sheet", str(variant.number))
    key.set("data-key-of", str(variant.number))
    for made, foot in ((sheet, "foot"), (key, "key_foot")):
        made.set("data-foot", text(f"teach.sheet.{foot}", n=str(variant.number)))
    return sheet, key


def _pages(variant: Variant, title: str, code: str, top: list[Element], questions: list[Element]) -> Element:
    """A table, because its head is what browsers repeat on every printed page."""
    which = text("teach.sheet.variant", n=str(variant.number))
    head = node("div", node("h1", title), node("p", which, " · ", node("code", code)), class_="head")
    rows = (node("tr", node("td", each)) for each in (*top, *questions))
    return node(
        "table",
        node("thead", node("tr", node("td", head))),
        node("tbody", *rows),
        class_="variant",
        role="presentation",
    )


def _top(code: str, app: str) -> Element:
    """Lines for name and date, and what opens the variant to be marked."""
    address = app + MARKED + code
    lines = node(
        "div",
        node("p", text("teach.sheet.name"), node("span", class_="line")),
        node("p", text("teach.sheet.date"), node("span", class_="line")),
        node("p", text("teach.sheet.scan", address=app + MARKED.partition("?")[0], code=code), class_="scan"),
        class_="lines",
    )
    return node("div", lines, node("a", picture_of(address), href=address), class_="top")


def picture_of(address: str) -> Element:
    """The address as a QR code."""
    drawn = segno.make(address, error="m", micro=False)
    picture = fromstring(drawn.svg_inline(border=2, omitsize=True, svgclass="qr", lineclass=None))
    picture.set("role", "img")
    picture.set("aria-label", text("teach.sheet.qr"))
    return picture
