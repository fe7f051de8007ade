"""Zip archives from outside: what their directory declares is checked before anything is unpacked."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from lstm_core.files.networks.content import MAX_ARRAYS, MAX_BYTES, count_checked, short, size_checked

MAGIC = b"PK\x03\x04"
_END, _END_64, _END_SIZE, _COMMENT = b"PK\x05\x06", b"PK\x06\x07", 22, 65535
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, struct.error),
    *(NotImplementedError, RuntimeError, EOFError, OSError, ValueError, OverflowError),
)


class Archive:
    """The members of a zip archive by name, unpacked one by one.

    Raises ValueError for a directory that is damaged, has too many members or declares too many bytes.
    """

    def __init__(self, content: bytes) -> None:
        _check_directory(content)
        with _refusing("the archive"):
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            members = self._zip.infolist()
        size_checked(sum(member.file_size for member in members), "the archive, unpacked,")
        self._members = {member.filename: member for member in members}
        self._left = MAX_BYTES

    @property
    def names(self) -> tuple[str, ...]:
        """The members' names, in the archive's order."""
        return tuple(self._members)

    def read(self, name: str) -> bytes:
        """Return a member's bytes. Raises ValueError for one that is damaged or longer than declared."""
        member = self._members[name]
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise ValueError(
                f"{short(name)} is packed in a way that is not read; accepted are stored and deflated members"
            )
        with _refusing(short(name)), self._zip.open(member) as opened:
            data = opened.read(min(member.file_size, self._left) + 1)
        if len(data) != member.file_size:
            raise ValueError(f"{short(name)} is not as long as the archive says; expected an undamaged file")
        self._left -= len(data)
        return data


@contextmanager
def _refusing(what: str) -> Iterator[None]:
    try:
        yield
    except _BROKEN as error:
        raise ValueError(f"{what} is damaged or cut off; expected an undamaged zip archive") from error


def _check_directory(content: bytes) -> None:
    """Refuse a directory with more entries than a network has arrays, before Python makes an object of each."""
    tail = content[-(_END_SIZE + _COMMENT) :]
    place = tail.rfind(_END)
    if place < 0 or len(tail) - place < _END_SIZE:
        raise ValueError("the archive is damaged or cut off; expected an undamaged zip archive")
    entries, size = struct.unpack_from("<HI", tail, place + 10)
    if tail[max(place - 20, 0) : place].startswith(_END_64):
        raise ValueError("the archive has the directory of a huge one; accepted are archives up to 20 MB")
    count_checked(entries, "the archive")
    if size > MAX_ARRAYS * 512:
        raise ValueError(
            f"the archive's directory is {size} bytes long; accepted are at most {MAX_ARRAYS * 512}"
        )
