"""The picture of the unit before any script has come: recorded from the scripts that draw it, filled with the engine's numbers."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from pages.ui.front.written import in_style
from pages.ui.live.bundles import source
from pages.ui.live.words import palette

ROOT = Path(__file__).parents[3]
RECORDED = ROOT / "assets" / "front"
NARROW = 800
_SHEETS = ("core/core.css", "diagram/diagram.css")
_THEME = {
    "backgroundColor": "--st-background-color",
    "textColor": "--st-text-color",
    "primaryColor": "--st-primary-color",
}


@cache
def recorded(name: str) -> Any:
    """What ``make front`` has recorded."""
    return json.loads((RECORDED / f"{name}.json").read_text(encoding="utf-8"))


def unit_picture(values: Mapping[str, float], vocabulary: str) -> str:
    """The unit with all its numbers, wide and narrow, in a tree of its own, so that it can be moved to where it belongs."""
    layouts = recorded("unit")[vocabulary]
    filled = cache(lambda place: _filled(place, values))  # most stand in both layouts
    pictures = "".join(
        piece if index % 2 == 0 else filled(piece)
        for name in layouts
        for index, piece in enumerate(_pieces(vocabulary, name))
    )
    return (
        '<div data-front-picture="unit" aria-hidden="true"><template shadowrootmode="open">'
        f'<style>{_styles()}</style><div data-live class="front">{pictures}</div></template></div>'
    )


@cache
def _pieces(vocabulary: str, layout: str) -> tuple[str, ...]:
    """A recorded picture cut at its places: what stands for itself, a place, and so on in turns."""
    return tuple(re.split(r"\[([\w.]+:\w+(?::[-\d.:]+)?)\]", recorded("unit")[vocabulary][layout]))


def _filled(place: str, values: Mapping[str, float]) -> str:
    key, style, *ends = place.split(":")
    if not ends:
        return escape(in_style(values, key, style))
    places = [float(end) for end in ends]
    return f"{_ON_CURVE[style](values[key], places):.2f}"


def _across(z: float, ends: list[float]) -> float:
    low, high = ends
    return low + (min(max(z, -6.0), 6.0) + 6.0) / 12.0 * (high - low)


def _up(a: float, ends: list[float]) -> float:
    low, zero, high = ends
    # A sigmoid's curve stands on zero, where the place of -1 is that of zero, too.
    return zero + (max(a, -1.0) * (zero - low) if a < 0 else min(a, 1.0) * (high - zero))


_ON_CURVE: Mapping[str, Callable[[float, list[float]], float]] = {"across": _across, "up": _up}


@cache
def _styles() -> str:
    # What the diagram's own sheets say, and what the page's theme and the live part would add.
    only_one = (
        f"@container (max-width: {NARROW - 0.02}px) {{ svg[data-layout=wide] {{ display: none; }} }}"
        f"@container (min-width: {NARROW}px) {{ svg[data-layout=narrow] {{ display: none; }} }}"
    )
    dark = f"@media (prefers-color-scheme: dark) {{ .front {{ {colours('dark')} --card: 13%; }} }}"
    own = f".front {{ --st-font: {FONT}; {colours('light')} }} {dark} {only_one}"
    return _shortened("\n".join((*map(source, _SHEETS), own)))


FONT = '"Gatewise Sans", "Source Sans", sans-serif'


def colours(theme: str) -> str:
    """The colours of the page and of the quantities as style properties."""
    with (ROOT / ".streamlit" / "config.toml").open("rb") as file:
        said = tomllib.load(file)["theme"][theme]
    page = [f"{name}: {said[key]};" for key, name in _THEME.items()]
    return " ".join([*page, *(f"--role-{role}: {colour};" for role, colour in palette()[theme].items())])


def _shortened(sheet: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL))
