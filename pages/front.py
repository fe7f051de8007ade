"""What a page's address is answered with before any script has run."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import parse_qs

from lstm_core.words.vocabulary import PLAIN, VOCABULARIES
from pages.ui.front.links import scripts_ahead, words_ahead
from pages.ui.text.course import BESIDE, COURSE

FIRST = COURSE[0]
"""The page that stands at ``/``."""
PAGES = frozenset((*COURSE, *BESIDE))


@lru_cache(maxsize=256)
def ahead(page: str, query: str) -> str:
    """Links to what a page will ask for; empty for a page that is none of ours."""
    if page not in PAGES:
        return ""
    said = parse_qs(query).get("words", [PLAIN])[0]
    return scripts_ahead(page) + words_ahead(said if said in VOCABULARIES else PLAIN)
