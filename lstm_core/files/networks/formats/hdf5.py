"""Arrays of an HDF5 file, as Keras writes its weights: only what stands in the file itself, whole and unpacked.

Links to other files, data kept elsewhere, made up or packed are refused: a few bytes can promise any amount of them.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from typing import Any

import numpy as np

from lstm_core.files.documents import read_document
from lstm_core.files.networks.content import MAX_ARRAYS, MIB, Array, Content, natural, short, size_checked

MAGIC = b"\x89HDF\r\n\x1a\n"
MAX_DEPTH, MAX_TEXT = 16, 2 * MIB
_BROKEN = (OSError, RuntimeError, KeyError, TypeError, ValueError, AttributeError, OverflowError, MemoryError)


def content_of_hdf5(content: bytes) -> Content:
    """Return the arrays by path, and the description of the model if there is one. Raises ValueError otherwise."""
    import h5py

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with h5py.File(io.BytesIO(content), "r") as file:
                arrays = dict(_Walk(h5py, len(content)).arrays(file, "", 0))
                config = _text(file, "model_config")
                return Content(
                    arrays,
                    config=description(config) if config else {},
                    version=_text(file, "keras_version") or _text(file.get("model_weights"), "keras_version"),
                )
    except RefusedError as refused:
        raise ValueError(str(refused)) from None
    except _BROKEN as error:
        raise ValueError("the HDF5 file is damaged or cut off; expected one that Keras saved") from error


def description(text: str | bytes) -> dict[str, object]:
    """Return a model's description from its JSON. Raises ValueError for what is none."""
    found = read_document(text, "the description of the model", MAX_TEXT)
    if not isinstance(found, dict):
        raise RefusedError("the description of the model is no JSON object; expected what Keras saves")
    return found


class RefusedError(ValueError):
    """What is refused for a reason that one can say, and not because the file is damaged."""


class _Walk:
    def __init__(self, h5py: Any, left: int) -> None:
        self.h5py, self.left, self.seen, self.count = h5py, left, set[int](), 0

    def arrays(self, group: Any, path: str, depth: int) -> Iterator[tuple[str, Array]]:
        if depth > MAX_DEPTH:
            raise RefusedError(
                f"{short(path)} is nested too deeply; accepted are {MAX_DEPTH} groups inside one another"
            )
        for name in sorted(group, key=natural):
            self.count += 1
            if self.count > MAX_ARRAYS:
                raise RefusedError(
                    f"the HDF5 file has more than {MAX_ARRAYS} entries; expected one network's weights"
                )
            where = f"{path}/{name}" if path else name
            if not isinstance(group.get(name, getlink=True), self.h5py.HardLink):
                raise RefusedError(
                    f"{short(where)} is a link to somewhere else; expected weights in the file itself"
                )
            item = group[name]
            address = self.h5py.h5o.get_info(item.id).addr
            if address in self.seen:
                raise RefusedError(f"{short(where)} stands in the file twice; expected every array once")
            self.seen.add(address)
            if isinstance(item, self.h5py.Group):
                yield from self.arrays(item, where, depth + 1)
            elif (array := self._array(where, item)) is not None:
                yield where, array

    def _array(self, where: str, item: Any) -> Array | None:
        if not isinstance(item, self.h5py.Dataset) or item.dtype.kind not in "fi" or not item.shape:
            return None
        if item.chunks is not None or item.is_virtual or item.external:
            raise RefusedError(
                f"{short(where)} is packed or kept elsewhere; expected weights as Keras saves them"
            )
        if item.id.get_storage_size() != item.nbytes:
            raise RefusedError(
                f"{short(where)} declares more numbers than the file has; expected an undamaged file"
            )
        self.left -= item.nbytes
        if self.left < 0:
            raise RefusedError(f"{short(where)} overlaps with other arrays; expected an undamaged file")
        return np.asarray(item[()])


def _text(item: Any, name: str) -> str:
    """A text among an item's attributes, empty if there is none."""
    if item is None or name not in item.attrs:
        return ""
    declared = item.attrs.get_id(name)
    if declared.shape != () or declared.get_storage_size() > MAX_TEXT:
        return ""
    value = item.attrs[name]
    text = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
    size_checked(len(text), name)
    return text
