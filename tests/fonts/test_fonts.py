"""The small typefaces hold what is written and drawn; made again by ``make fonts``."""

import re

import pytest

from tests.fonts.wanted import FONTS, ROOT, STATIC, icons, media, written

RANGES = re.findall(
    r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", (ROOT / "assets/live/shell/fonts.css").read_text(encoding="utf-8")
)
HELD = {code for low, high in RANGES for code in range(int(low, 16), int(high or low, 16) + 1)}


def test_every_icon_that_streamlit_and_the_app_draw_is_there():
    held = (FONTS / "icons.txt").read_text(encoding="utf-8").split()
    assert len(held) > 50
    assert icons() - set(held) == set()


def test_the_usual_letters_and_signs_are_there():
    assert set(map(ord, "".join(map(chr, range(32, 127))) + "−×·–’“”…σΣ²₁→≤≥≈")) <= HELD
    # What is left out is in no text, or in none of Streamlit's typeface.
    assert len({code for code in written() if code < 0x250} - HELD) < 5


@pytest.mark.parametrize(
    ("name", "of"), [("icons", "MaterialSymbols-Rounded"), ("sans-latin", "SourceSansVF-Upright")]
)
def test_they_are_small(name, of):
    assert (FONTS / f"{name}.woff2").stat().st_size < media(of).stat().st_size / 4
    assert STATIC.is_dir()
