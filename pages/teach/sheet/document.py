"""The printable document: an empty page that fetches its variants one by one and says how far it is. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from pages.teach.sheet.markup import document, node
from pages.teach.state import TeachState
from pages.ui.live.assets import script_address
from pages.ui.text.texts import text

CHECK, FACES = "pages/teach/check.css", "pages/teach/faces.css"
FOOT = "shell/foot.js"


def shell(state: TeachState, title: str, query: str, notices: Iterable[str]) -> str:
    """The page; ``query`` is the address of the sheet, ``notices`` what could not be read in the one that was asked for."""
    bar = node(
        "header",
        node("p", role="status", data_status=""),
        node("progress", max=str(state.variants), value="0", aria_label=text("teach.sheet.progress")),
        node("button", text("teach.sheet.print"), type="button", disabled="", data_print=""),
        *(node("p", notice, class_="notice") for notice in notices),
        node("p", data_here="", hidden="", class_="notice"),
    )
    return document(
        [
            *head(title, "pages/teach/sheet.css"),
            node("script", src=script_address("pages/teach/sheet.js"), type="module"),
        ],
        bar,
        node("noscript", text("teach.sheet.script")),
        node(
            "main",
            node("div", data_sheets=""),
            node("div", data_keys=""),
            data_query=query,
            data_variants=str(state.variants),
            data_making=text("teach.sheet.making", n="{n}", all="{all}"),
            data_done=text("teach.sheet.done"),
            data_failed=text("teach.sheet.failed", n="{n}"),
            data_local=text("teach.sheet.here_only", host="{host}"),
        ),
    )


def head(title: str, sheet: str, up: str = "") -> list[Element]:
    """What stands in the head of every page here: title and style sheet; ``up`` leads from it to the app's own address."""
    return [
        node("title", title),
        node("link", rel="icon", href="data:,"),
        *(node("link", rel="stylesheet", href=up + script_address(each)) for each in (FACES, sheet)),
        node("script", src=up + script_address(FOOT), type="module"),
    ]


def refused(sentences: Iterable[str]) -> str:
    """A page that says why there is nothing to see."""
    return document(
        head(text("teach.sheet.refused"), CHECK, "../"),
        node("main", *(node("p", sentence) for sentence in sentences)),
    )
