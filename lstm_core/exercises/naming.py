"""The key under which a mistake's sentence is kept."""

from __future__ import annotations

import re


def slug(name: str) -> str:
    """Return a mistake's name in small letters and digits, everything else one hyphen: ``tanh for σ`` is ``tanh-for``.

    >>> from lstm_core.exercises import slug
    >>> slug("1 − f for f")
    '1-f-for-f'
    """
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
