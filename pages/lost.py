"""What stands at an address that is no page's and near none: a page of its own that lists all others with their goals. Pure."""

from __future__ import annotations

import base64
from functools import cache
from html import escape
from pathlib import Path

from pages.ui.live.assets import script_address
from pages.ui.text.course import BESIDE, COURSE, title_of_page
from pages.ui.text.texts import text

_ICON = Path(__file__).parents[1] / "assets" / "brand" / "icon.svg"
_LONGEST = 60


def lost(path: str) -> str:
    """The page for a path, as HTML; its links lead back to the app's own address from wherever the path is."""
    up = "../" * path.strip("/").count("/") or "./"
    title = escape(text("common.lost.title"))
    name = path.strip("/")
    shown = name if len(name) <= _LONGEST else f"{name[:_LONGEST]}…"
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<link rel="icon" href="{_icon()}">'
        f'<link rel="stylesheet" href="{up}{script_address("shell/lost.css")}"></head>'
        f'<body><main><img src="{_icon()}" alt=""><h1>{title}</h1>'
        f"<p>{escape(text('common.lost.says', name=f'/{shown}'))}</p>"
        f"<ol>{''.join(_listed(page, up, _goal(page)) for page in COURSE)}</ol>"
        f"<ul>{''.join(_listed(page, up, text(f'common.lost.beside.{page}')) for page in BESIDE)}</ul>"
        "</main></body></html>"
    )


def _goal(page: str) -> str:
    return text(f"{page}.lesson.goal")


def _listed(page: str, up: str, goal: str) -> str:
    # Who asks for the beginning by its name sees it, having been here or not.
    place = "?screen=1" if page == COURSE[0] else page
    return f'<li><a href="{up}{place}">{escape(title_of_page(page))}</a><span>{escape(goal)}</span></li>'


@cache
def _icon() -> str:
    return f"data:image/svg+xml;base64,{base64.b64encode(_ICON.read_bytes()).decode()}"
