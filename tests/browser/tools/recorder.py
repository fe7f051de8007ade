"""The script that records what every frame of a drag shows."""

from pathlib import Path

RECORDER = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
