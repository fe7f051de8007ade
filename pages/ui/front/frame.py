"""Title and goal of a page at the places where they will stand, until Streamlit has drawn them."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from pages.ui.front.links import SANS
from pages.ui.front.picture import FONT, NARROW, colours, recorded
from pages.ui.live.assets import address
from pages.ui.text.texts import text

BLOCKED_AFTER = 20
"""Seconds without an answer after which the page says why that may be."""

_STYLE = """
@font-face {{ font-family: "Gatewise Sans"; font-weight: 100 900; src: url("./{sans}") format("woff2"); }}
[data-front] {{ {light} position: absolute; inset: 0; z-index: 1; overflow: hidden; pointer-events: none; }}
[data-front] {{ color: var(--st-text-color); font: 17px/1.42 {font}; }}
@media (prefers-color-scheme: dark) {{ [data-front] {{ {dark} }} html:has([data-front]) {{ {dark} background: var(--st-background-color); }} }}
[data-front] > * {{ position: absolute; left: var(--left); right: var(--left); margin: 0; text-wrap: pretty; }}
[data-front] > .title {{ top: var(--title); font-size: 30.4px; font-weight: 700; line-height: 1.2; letter-spacing: -0.005em; }}
[data-front] > .goal {{ top: var(--goal); max-width: 78em; display: flex; gap: 0 12px; align-items: baseline; }}
[data-front] :is(.place, .before) {{ color: color-mix(in srgb, var(--st-text-color) 72%, var(--st-background-color)); }}
[data-front] .place {{ flex: none; font-size: 14px; font-variant-numeric: tabular-nums; }}
[data-front] > [data-front-picture] {{ top: var(--picture); }}
[data-front] > .blocked {{ top: auto; bottom: 1rem; visibility: hidden; animation: front-late 0s {late}s forwards; }}
@keyframes front-late {{ to {{ visibility: visible; }} }}
html:has(h1) [data-front] > :is(.title, .goal, .blocked), html:has([data-front]) [data-testid="stAppSkeleton"] {{ display: none; }}
html:has([data-testid="stException"], [data-testid="stAlert"]) [data-front] {{ display: none; }}
[data-front] {{ {wide} }}
@media (max-width: {narrow_below}px) {{ [data-front] {{ {narrow} font-size: 16px; }} }}
"""


@dataclass(frozen=True)
class Goal:
    """The page's place in the lesson, its goal, and what brings one here."""

    place: str
    goal: str
    before: str


def frame(page: str, title: str, goal: Goal, picture: str) -> str:
    """What stands on the page at first; read to nobody, since all of it comes again; empty where places are not known."""
    places = recorded("places").get(page)
    if places is None:
        return ""
    tops = {
        layout: " ".join(f"--{name}: {place:g}px;" for name, place in found.items())
        for layout, found in places.items()
    }
    style = _STYLE.format(
        sans=address(SANS),
        font=FONT,
        light=colours("light"),
        dark=colours("dark"),
        late=BLOCKED_AFTER,
        narrow_below=NARROW + 31,
        **tops,
    )
    blocked = f'<p class="blocked">{escape(text("common.front.blocked"))}</p>'
    return (
        f'<div data-front aria-hidden="true"><style>{style}</style><p class="title">{escape(title)}</p>'
        f"{_told(goal)}{picture}{blocked}</div>"
    )


def _told(goal: Goal) -> str:
    place, said, before = (escape(part) for part in (goal.place, goal.goal, goal.before))
    return f'<p class="goal"><span class="place">{place}</span><span>{said} <span class="before">{before}</span></span></p>'


def without_script() -> str:
    """What is said where nothing can be drawn."""
    looks = "color-scheme: light dark; color: CanvasText; background: Canvas; margin: 0; padding: 0.75rem 1rem; font-family: sans-serif"
    return f'<noscript><p style="{looks}">{escape(text("common.front.noscript"))}</p></noscript>'
