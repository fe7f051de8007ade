"""The two typefaces that a visitor waits for, made small: what this app and Streamlit write, and nothing else.

Needs fonttools and brotli, which nothing else here does: ``make fonts``, after a new release of Streamlit or new texts.
"""

from __future__ import annotations

import io
import re
from typing import Any

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from tests.fonts.wanted import CHARACTERS, FONTS, ROOT, icons, media

SHEET = ROOT / "assets" / "live" / "shell" / "fonts.css"
WEIGHTS = (400, 700)
FEATURES = (
    "kern",
    "mark",
    "mkmk",
    "ccmp",
    "locl",
    "liga",
    "rlig",
    "calt",
    "case",
    "tnum",
    "lnum",
    "frac",
    "sups",
    "subs",
)


def main() -> None:
    """Write the two files, and into the style sheet which characters the first one holds."""
    sans = TTFont(io.BytesIO(_written(_subset(TTFont(media("SourceSansVF-Upright")), CHARACTERS))))
    sans = instancer.instantiateVariableFont(sans, {"wght": WEIGHTS})
    for name in (1, 4, 6):  # a changed typeface may not bear the name of the one it is made from
        sans["name"].setName("Gatewise Sans" if name != 6 else "GatewiseSans", name, 3, 1, 0x409)
    (FONTS / "sans-latin.woff2").write_bytes(_written(sans, "woff2"))
    sheet = re.sub(
        r"(?<=unicode-range: )[^;]*", _ranges(sans.getBestCmap()), SHEET.read_text(encoding="utf-8")
    )
    SHEET.write_text(sheet, encoding="utf-8")

    names = icons()
    symbols = TTFont(media("MaterialSymbols-Rounded"))
    _keep_ligatures(symbols, names)
    # Without a blank it would not count as the first typeface of its family, and the whole one would come as well.
    letters = {ord(letter) for name in (*names, " ") for letter in name}
    (FONTS / "icons.woff2").write_bytes(_written(_subset(symbols, letters), "woff2"))
    (FONTS / "icons.txt").write_text("\n".join(sorted(names)) + "\n", encoding="utf-8")


def _subset(font: Any, characters: set[int]) -> Any:
    options = Options()
    options.layout_features = list(FEATURES)
    options.name_IDs = [0, 1, 2, 4, 6, 13, 14]
    options.hinting = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters & set(font.getBestCmap()))
    subsetter.subset(font)
    return font


def _keep_ligatures(font: Any, names: set[str]) -> None:
    """An icon is a ligature of the letters of its name: forget those of others."""
    letters = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in (getattr(each, "ExtSubTable", each) for each in lookup.SubTable):
            for first, found in getattr(table, "ligatures", {}).items():
                kept = [
                    ligature
                    for ligature in found
                    if "".join(letters.get(glyph, "?") for glyph in (first, *ligature.Component)) in names
                ]
                table.ligatures[first] = kept


def _written(font: Any, flavour: str | None = None) -> bytes:
    font.flavor = flavour
    file = io.BytesIO()
    font.save(file)
    return file.getvalue()


def _ranges(characters: Any) -> str:
    ranges: list[list[int]] = []
    for code in sorted(characters):
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return ", ".join(f"U+{low:X}" if low == high else f"U+{low:X}-{high:X}" for low, high in ranges)


if __name__ == "__main__":
    main()
