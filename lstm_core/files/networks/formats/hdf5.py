"""Arrays of an HDF5 file by path, as Keras writes its weights, and the description of the model beside them."""

from __future__ import annotations

from collections.abc import Iterator

from lstm_core.files.documents import read_document
from lstm_core.files.networks.content import MIB, Array, Content, count_checked, natural, pass_over, short
from lstm_core.files.networks.formats.hdf5_file import HDF5, MAGIC, Item
from lstm_core.files.networks.formats.numbers import array_of_bytes

__all__ = ["MAGIC", "content_of_hdf5", "description"]
MAX_DEPTH, MAX_TEXT = 16, 2 * MIB


def content_of_hdf5(content: bytes) -> Content:
    """Return the arrays by path, and the description of the model if there is one. Raises ValueError otherwise."""
    file = HDF5(content)
    walk = _Walk(file, len(content))
    arrays = dict(walk.arrays(file.root, "", 0))
    config = file.text(file.root, "model_config")
    versions = (file.text(item, "keras_version") for item in (file.root, *walk.weights))
    return Content(
        arrays,
        config=description(config) if config else {},
        version=next((one for one in versions if one), ""),
    )


def description(text: str | bytes) -> dict[str, object]:
    """Return a model's description from its JSON. Raises ValueError for what is none."""
    found = read_document(text, "the description of the model", MAX_TEXT)
    if not isinstance(found, dict):
        raise ValueError("the description of the model is no JSON object; expected what Keras saves")
    return found


class _Walk:
    """Goes through all groups, each object once, and never through more bytes than the file has."""

    def __init__(self, file: HDF5, left: int) -> None:
        self.file, self.left = file, left
        self.seen, self.weights = set[int](), list[Item]()

    def arrays(self, group: Item, path: str, depth: int) -> Iterator[tuple[str, Array]]:
        if depth > MAX_DEPTH:
            raise ValueError(
                f"{short(path)} is nested too deeply; accepted are {MAX_DEPTH} groups inside one another"
            )
        members = dict(self.file.members(group))
        for name in sorted(members, key=natural):
            item, where = members[name], f"{path}/{name}" if path else name
            if item.at in self.seen:
                raise ValueError(f"{short(where)} stands in the file twice; expected every array once")
            self.seen.add(item.at)
            count_checked(len(self.seen), "the HDF5 file")
            if where == "model_weights":
                self.weights.append(item)
            if item.is_group:
                yield from self.arrays(item, where, depth + 1)
            elif (array := self._array(where, item)) is not None:
                yield where, array

    def _array(self, where: str, item: Item) -> Array | None:
        found = self.file.array(where, item)
        if found is None:
            pass_over(where, "something else than numbers")
            return None
        dtype, shape, data = found
        self.left -= len(data)
        if self.left < 0:
            raise ValueError(f"{short(where)} overlaps with other arrays; expected an undamaged file")
        return array_of_bytes(where, dtype, shape, data)
