"""The results of the gap experiment that come with the app. Pure."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lstm_core.gap.results import GapResults, load_gap

_FOLDER = Path(__file__).parents[3] / "assets" / "content" / "experiments"
RESULT_FILE, LONGER_FILE = _FOLDER / "gap.json", _FOLDER / "gap-longer.json"


@cache
def shipped(path: Path = RESULT_FILE) -> GapResults | None:
    """The result that comes with the app; None where it has not been made."""
    return load_gap(path) if path.is_file() else None


def longer() -> GapResults | None:
    """What comes with the app of a few networks that were given more updates; None where it has not been made."""
    return shipped(LONGER_FILE)
