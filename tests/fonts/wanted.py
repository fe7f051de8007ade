"""What the small typefaces must hold: the characters that the app writes, the icons that it and Streamlit draw."""

import re
from pathlib import Path

import streamlit

ROOT = Path(__file__).resolve().parents[2]
FONTS = ROOT / "assets" / "fonts"
STATIC = Path(streamlit.__file__).parent / "static" / "static"
_ICON = re.compile(r":material/([a-z0-9_]+)")
_LATIN = {
    *range(0x20, 0x7F),
    *range(0xA0, 0x100),
    *range(0x2010, 0x2028),
    *range(0x2070, 0x2090),
    0x20AC,
    0x2212,
}


def written() -> set[int]:
    """The characters in all that the app says."""
    places = [*(ROOT / "assets" / "content").rglob("*.json"), *(ROOT / "assets" / "live").rglob("*.js")]
    places += [path for folder in ("pages", "lstm_core") for path in (ROOT / folder).rglob("*.py")]
    return {ord(letter) for path in places for letter in path.read_text(encoding="utf-8")}


CHARACTERS = _LATIN | written()


def icons() -> set[str]:
    """The names of all icons that Streamlit's scripts draw by themselves, and ours."""
    ours = [path for folder in ("pages", "assets/content") for path in (ROOT / folder).rglob("*.*")]
    places = [*(STATIC / "js").glob("*.js"), *(path for path in ours if path.suffix in (".py", ".json"))]
    return {name for path in places for name in _ICON.findall(path.read_text(encoding="utf-8"))}


def media(name: str) -> Path:
    """A typeface as Streamlit brings it along."""
    (found,) = (STATIC / "media").glob(f"{name}.*woff2")
    return found
