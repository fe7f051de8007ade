"""The HDF5 file format, the part that h5py writes unless told otherwise: groups, whole arrays, single texts.

Read by hand: the format's own library sets memory aside for what a damaged file declares, half a gigabyte for one of
31 KB. Here an object is a view of the bytes, and every address is checked against them.
Source: HDF5 File Format Specification, version 3: superblock 0, object header 1, group nodes and heaps.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lstm_core.files.networks.content import MAX_ARRAYS, short

MAGIC = b"\x89HDF\r\n\x1a\n"
NOWHERE = (1 << 64) - 1
SPACE, LINKS, TYPE, OUTSIDE, LINK, LAYOUT, PACKING, ATTRIBUTE, CONTINUED, TABLE = (
    1,
    2,
    3,
    7,
    6,
    8,
    11,
    12,
    16,
    17,
)
MAX_MESSAGES, MAX_LEVELS, MAX_NAME = 50_000, 8, 256
_NUMBER = {(0, 4): "i4", (0, 8): "i8", (1, 2): "f2", (1, 4): "f4", (1, 8): "f8"}
_EXPONENTS = {2: 5, 4: 8, 8: 11}


class DamagedError(ValueError):
    """The file does not follow the format."""

    def __init__(self) -> None:
        super().__init__("the HDF5 file is damaged or cut off; expected one that Keras saved")


class UnreadError(ValueError):
    """The file has something that is not read; the message says what."""


@dataclass(frozen=True)
class Item:
    """One object of a file: the messages that describe it, by kind, and where it stands."""

    at: int
    messages: Mapping[int, list[memoryview]] = field(repr=False)

    @property
    def is_group(self) -> bool:
        """Whether it is a folder."""
        return bool(self.messages.keys() & {TABLE, LINKS, LINK})


class HDF5:
    """A file's objects, from its root on. Raises ValueError for what is damaged or written in another way."""

    def __init__(self, content: bytes) -> None:
        self.content = memoryview(content)
        self._left = MAX_MESSAGES
        version, offsets, lengths = self._read(8, "B")[0], *self._read(13, "BB")
        if version > 1 or (offsets, lengths) != (8, 8) or not content.startswith(MAGIC):
            raise UnreadError(
                "the HDF5 file is written in a newer form; expected what Keras and h5py write on their own"
            )
        place = 24 + 4 * version
        if self._read(place, "Q") != (0,):
            raise UnreadError("the HDF5 file begins with something else; expected what Keras saves")
        self.root = self.item(self._read(place + 40, "Q")[0])

    def item(self, at: int) -> Item:
        """Return the object whose header stands at a place."""
        version, _, count, _, size = self._read(at, "BBHII")
        if version != 1:
            raise UnreadError(
                "the HDF5 file is written in a newer form; expected what Keras and h5py write on their own"
            )
        found: dict[int, list[memoryview]] = {}
        blocks, seen = [(at + 16, size)], {at + 16}
        while blocks and count > 0:
            place, size = blocks.pop(0)
            end = place + size
            while place + 8 <= end and count > 0:
                kind, length = self._read(place, "HH")
                body = self._cut(place + 8, length)
                found.setdefault(kind, []).append(body)
                if kind == CONTINUED and length >= 16:
                    block = struct.unpack_from("<QQ", body)
                    if block[0] not in seen:
                        seen.add(block[0])
                        blocks.append(block)
                place, count = place + 8 + length, count - 1
                self._spend()
        return Item(at, found)

    def members(self, group: Item) -> Iterator[tuple[str, Item]]:
        """Yield what a group holds, by name."""
        if LINKS in group.messages or LINK in group.messages:
            raise UnreadError(
                "the HDF5 file links to something elsewhere or is written in a newer form; "
                "expected what Keras and h5py write on their own"
            )
        for table in group.messages.get(TABLE, ()):
            tree, heap = _of(table, "QQ")
            if bytes(self._cut(heap, 4)) != b"HEAP":
                raise DamagedError
            size, _, names = self._read(heap + 8, "QQQ")
            yield from self._entries(tree, self._cut(names, size), 0)

    def _entries(self, at: int, names: memoryview, depth: int) -> Iterator[tuple[str, Item]]:
        self._spend()
        mark = bytes(self._cut(at, 4))
        if mark == b"TREE" and depth < MAX_LEVELS:
            kind, _, count = self._read(at + 4, "BBH")
            if kind != 0 or count > MAX_ARRAYS:
                raise DamagedError
            for number in range(count):
                yield from self._entries(self._read(at + 32 + 16 * number, "Q")[0], names, depth + 1)
        elif mark == b"SNOD":
            (count,) = self._read(at + 6, "H")
            if count > MAX_ARRAYS:
                raise DamagedError
            for number in range(count):
                self._spend()
                name, header, cache = self._read(at + 8 + 40 * number, "QQI")
                called = _text(names[name : name + MAX_NAME])
                if cache == 2 or header == NOWHERE:
                    raise UnreadError(
                        f"{short(called)} is a link to somewhere else; expected weights in the file itself"
                    )
                yield called, self.item(header)
        else:
            raise DamagedError

    def array(self, name: str, item: Item) -> tuple[str, tuple[int, ...], memoryview] | None:
        """Return an array's type, shape and bytes, None for texts and single values.

        The bytes are those in the file: packed arrays, and those kept elsewhere or only declared, are refused.
        """
        spaces, types, layouts = (item.messages.get(kind, []) for kind in (SPACE, TYPE, LAYOUT))
        if not spaces or not types or not layouts:
            return None
        shape, dtype, layout = _shape(spaces[0]), _number(types[0]), layouts[0]
        if not shape or not dtype:
            return None
        version, kind = _of(layout, "BB")
        if (
            OUTSIDE in item.messages
            or PACKING in item.messages
            or version not in (3, 4)
            or kind not in (0, 1)
        ):
            raise UnreadError(
                f"{short(name)} is packed or kept elsewhere; expected weights as Keras saves them"
            )
        if kind == 0:
            (size,) = _of(layout[2:], "H")
            return dtype, shape, layout[4 : 4 + size]
        at, size = _of(layout[2:], "QQ")
        if at == NOWHERE:
            raise UnreadError(f"{short(name)} is declared and has no numbers; expected an undamaged file")
        return dtype, shape, self._cut(at, size)

    def text(self, item: Item, wanted: str) -> str:
        """Return a single text among an object's attributes, empty if there is none of that name."""
        for message in item.messages.get(ATTRIBUTE, []):
            version, _, name, kind, space = _of(message, "BBHHH")
            step = 8 if version == 1 else 1
            at = 9 if version == 3 else 8
            called = _text(message[at : at + name])
            if called != wanted:
                continue
            at += _up(name, step)
            dtype, shape = message[at : at + kind], message[at + _up(kind, step) :][:space]
            data = message[at + _up(kind, step) + _up(space, step) :]
            return self._value(dtype, data) if not _shape(shape) else ""
        return ""

    def _value(self, dtype: memoryview, data: memoryview) -> str:
        """A text of fixed length, or one that stands in a heap of the file."""
        (first, _, _, _, size) = _of(dtype, "BBBBI")
        if first & 15 == 3:
            return _text(data[:size])
        if first & 15 != 9:
            return ""
        length, heap, wanted = _of(data, "IQI")
        if bytes(self._cut(heap, 4)) != b"GCOL":
            raise DamagedError
        (size,) = self._read(heap + 8, "Q")
        at, end = heap + 16, heap + size
        while at + 16 <= end:
            self._spend()
            index, _, _, size = self._read(at, "HHIQ")
            if index == wanted:
                return _text(self._cut(at + 16, size)[:length])
            if index == 0:
                break
            at += 16 + _up(size, 8)
        return ""

    def _spend(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise UnreadError(
                f"the HDF5 file has more than {MAX_MESSAGES} entries; expected one network's weights"
            )

    def _cut(self, at: int, size: int) -> memoryview:
        if at + size > len(self.content):
            raise DamagedError
        return self.content[at : at + size]

    def _read(self, at: int, form: str) -> tuple[int, ...]:
        return _of(self._cut(at, struct.calcsize("<" + form)), form)


def _of(data: memoryview, form: str) -> tuple[int, ...]:
    if len(data) < struct.calcsize("<" + form):
        raise DamagedError
    return struct.unpack_from("<" + form, data)


def _shape(space: memoryview) -> tuple[int, ...]:
    version, axes = _of(space, "BB")
    return _of(space[8 if version == 1 else 4 :], f"{axes}Q") if axes <= 8 else ()


def _number(dtype: memoryview) -> str:
    """NumPy's name for a type of numbers, empty for other types."""
    first, bits, _, _, size = _of(dtype, "BBBBI")
    kind = first & 15
    name = _NUMBER.get((kind, size), "")
    if kind == 1 and name and _of(dtype[8:], "HHBB")[3] != _EXPONENTS[size]:
        return ""
    return f"{'>' if bits & 1 else '<'}{name}" if name else ""


def _text(data: memoryview) -> str:
    return bytes(data).split(b"\0", 1)[0].decode("utf-8", "replace")


def _up(size: int, step: int) -> int:
    return -(-size // step) * step
