"""What a loaded file's name may end with, told in a sentence where it ends otherwise. Pure.

Streamlit's own check would leave what was said of the file before it standing, and only colour the new one red.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from pages.ui.text.texts import text


def check_ending(name: str, accepted: Sequence[str], known: Sequence[str] = ()) -> None:
    """Raise ValueError, in one sentence, unless the name ends as accepted or known, or has no ending that says anything."""
    ending = PurePath(name).suffix.lower().removeprefix(".")
    if ending and ending not in (*accepted, *known):
        endings = ", ".join(f".{one}" for one in accepted)
        raise ValueError(text("common.file_ending", name=name, accepted=endings))
