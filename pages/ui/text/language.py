"""Which language the app speaks: a folder of texts in assets/content. Pure."""

from pathlib import Path

LANGUAGE = "en"
FOLDER = Path(__file__).parents[3] / "assets" / "content" / LANGUAGE
