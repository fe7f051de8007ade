"""Files that people brought and that are too large for an address: kept by what is in them, within a number of bytes.

An address names one by its key. The least recently used ones make room, and a server that has been started again has
none: whoever asks for a file that is gone is to be told to load it again.
"""

from __future__ import annotations

import hashlib
import threading

from cachetools import LRUCache

BYTES = 256_000_000
"""What all of them may take together."""
KEY_LENGTH = 22
_FILES: LRUCache[str, bytes] = LRUCache(BYTES, getsizeof=len)
_TURN = threading.Lock()


def keep(content: bytes) -> str:
    """Keep the file, and return the key that an address names it by: letters and digits that depend on the content only.

    Raises ValueError for more than BYTES.
    """
    key = hashlib.sha256(content).hexdigest()[:KEY_LENGTH]
    with _TURN:
        _FILES[key] = content
    return key


def brought(key: str) -> bytes | None:
    """The file of that key, or None where it is gone."""
    with _TURN:
        return _FILES.get(key)
