"""Long values in an address: compressed, in letters, digits, - and _. Pure."""

from __future__ import annotations

import base64
import binascii
import zlib


def packed(content: bytes) -> str:
    """The content as it stands in an address."""
    return base64.urlsafe_b64encode(zlib.compress(content, 9)).decode().rstrip("=")


def unpacked(text: str, most: int) -> bytes:
    """The inverse of :func:`packed`. Raises ValueError for anything else and for more than ``most`` bytes."""
    try:
        raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
        # A few letters can unpack to gigabytes.
        reader = zlib.decompressobj()
        content = reader.decompress(raw, most)
    except (zlib.error, binascii.Error, UnicodeError) as problem:
        raise ValueError("packed") from problem
    if not reader.eof:
        raise ValueError("packed")
    return content
