"""Arrays and texts with names as files: ``.safetensors``, ``.npz`` and JSON. The same always give the same bytes.

A text stands where each format has room for one: in the header's ``__metadata__`` of ``.safetensors``, as an array of
one text in ``.npz``, as a string in JSON. Whoever reads the arrays only does not notice it.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from types import MappingProxyType
from typing import Protocol

import numpy as np

from lstm_core.files.documents import figure
from lstm_core.numbers.activations import FloatArray

_DAY = (2020, 1, 1, 0, 0, 0)
"""A date for what is inside an archive, which must have one."""
_NO_TEXTS: Mapping[str, str] = MappingProxyType({})


def as_safetensors(arrays: Mapping[str, FloatArray], texts: Mapping[str, str] = _NO_TEXTS) -> bytes:
    """Return a safetensors file: the length of a JSON header, the header, then every array's bytes.

    Source: the format's description at github.com/huggingface/safetensors.
    """
    header: dict[str, object] = {"__metadata__": dict(texts)} if texts else {}
    place = 0
    for name, array in arrays.items():
        header[name] = {
            "dtype": "F64", "shape": list(array.shape), "data_offsets": [place, place + 8 * array.size]
        }  # fmt: skip
        place += 8 * array.size
    written = json.dumps(header, separators=(",", ":")).encode()
    written += b" " * (-len(written) % 8)
    body = (np.ascontiguousarray(array, "<f8").tobytes() for array in arrays.values())
    return b"".join((len(written).to_bytes(8, "little"), written, *body))


def as_npz(arrays: Mapping[str, FloatArray], texts: Mapping[str, str] = _NO_TEXTS) -> bytes:
    """Return an archive that ``numpy.load`` reads without pickle."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        stored = {name: np.asarray(array, "<f8") for name, array in arrays.items()}
        for name, array in {**stored, **{name: np.array(text, "<U") for name, text in texts.items()}}.items():
            content = io.BytesIO()
            np.lib.format.write_array(content, array, allow_pickle=False)
            entry = zipfile.ZipInfo(f"{name}.npy", _DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content.getvalue())
    return made.getvalue()


def as_json(arrays: Mapping[str, FloatArray], texts: Mapping[str, str] = _NO_TEXTS) -> bytes:
    """Return an object with a list for each array, a row of it on each line, and a string for each text."""
    entries = [f"  {json.dumps(name)}: {_listed(array)}" for name, array in arrays.items()]
    entries += [f"  {json.dumps(name)}: {json.dumps(text)}" for name, text in texts.items()]
    return ("{\n" + ",\n".join(entries) + "\n}\n").encode()


def _listed(array: FloatArray) -> str:
    if array.ndim < 2:
        return f"[{', '.join(map(figure, array.ravel().tolist()))}]"
    return "[\n" + ",\n".join(f"    {_listed(row)}" for row in array) + "\n  ]"


class Writer(Protocol):
    """Turns arrays and texts with names into a file's bytes."""

    def __call__(self, arrays: Mapping[str, FloatArray], texts: Mapping[str, str] = ..., /) -> bytes:
        """Return the file."""


WRITERS: Mapping[str, Writer] = MappingProxyType(
    {"safetensors": as_safetensors, "npz": as_npz, "json": as_json}
)
"""What writes a file, by how its name ends."""
