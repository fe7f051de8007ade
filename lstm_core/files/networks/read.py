"""The way in: what kind of file it is, by its first bytes, and which program's layout its arrays have."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath

from lstm_core.files.networks.content import ACCEPTED, OURS, Content, numbers_of, short, size_checked
from lstm_core.files.networks.formats.archive import MAGIC as ZIP
from lstm_core.files.networks.formats.archive import Archive
from lstm_core.files.networks.formats.documents import content_of_document, document_of
from lstm_core.files.networks.formats.hdf5 import MAGIC as HDF5
from lstm_core.files.networks.formats.hdf5 import content_of_hdf5
from lstm_core.files.networks.formats.keras_archive import content_of_keras, is_keras
from lstm_core.files.networks.formats.npz import content_of_npz
from lstm_core.files.networks.formats.onnx import graph_of
from lstm_core.files.networks.formats.printed import MAX_TEXT, content_of_text
from lstm_core.files.networks.formats.safetensors import content_of_safetensors, is_safetensors
from lstm_core.files.networks.layouts.flax import flax_source
from lstm_core.files.networks.layouts.gatewise import gatewise_source
from lstm_core.files.networks.layouts.keras.layers import keras_source
from lstm_core.files.networks.layouts.keras.twelve import keras_old_source
from lstm_core.files.networks.layouts.onnx.nodes import onnx_arrays_source, onnx_graph_source
from lstm_core.files.networks.layouts.tensorflow1 import tensorflow1_source
from lstm_core.files.networks.layouts.torch import torch_source
from lstm_core.files.networks.layouts.unnamed import unnamed_source
from lstm_core.files.networks.missing import unrecognised
from lstm_core.files.networks.reading import Reading, reading_of
from lstm_core.files.networks.source import Source
from lstm_core.numbers.validation import refusal

PICKLES = (".pt", ".pth", ".pkl", ".pickle", ".bin", ".joblib", ".ckpt")
JSON_BEGINS = b"{["
ARCHIVES = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!", b"\x28\xb5\x2f\xfd")

LAYOUTS: tuple[Callable[[Content], Source | None], ...] = (
    torch_source,
    flax_source,
    keras_source,
    keras_old_source,
    onnx_arrays_source,
    tensorflow1_source,
)
"""Each program's names; whose shapes alone would tell is tried last."""


def read_network(content: bytes, name: str) -> Reading:
    """Return the LSTM layers that a file or a printed text holds, and how they were understood.

    ``name`` is the file's name, used in sentences and to know pickles by: what else a file is shows in its bytes.
    Raises ValueError, in one sentence, for files that are too large, damaged, pickled, of another kind or without an
    LSTM. Nothing is ever unpickled or executed, and nothing is allocated for what a file only declares.

    >>> from lstm_core import read_network
    >>> text = b'{"weight_ih_l0": [[1],[2],[3],[4]], "weight_hh_l0": [[5],[6],[7],[8]], "bias_ih_l0": [0,1,0,0]}'
    >>> reading = read_network(text, "unit.json")
    >>> reading.layout, reading.order, reading.layers[0].settable["w_fx"]
    ('pytorch', 'ifgo', 2.0)
    """
    if not isinstance(content, bytes):
        raise refusal("content", content, "bytes")
    called = short(PurePath(str(name)).name) or "the file"
    if not content.strip():
        raise ValueError(f"{called} is empty; {ACCEPTED}")
    size_checked(len(content), called)
    _refuse_pickles(content, called)
    return reading_of(_source(content, called), {})


def _source(content: bytes, called: str) -> Source:
    if content.startswith(ZIP):
        archive = Archive(content)
        if any(member.endswith((".pkl", ".pt", ".pth")) for member in archive.names):
            raise _pickled(called)
        return _laid_out(content_of_keras(archive) if is_keras(archive) else content_of_npz(archive), called)
    if content.startswith(HDF5):
        return _laid_out(content_of_hdf5(content), called)
    if is_safetensors(content):
        return _laid_out(content_of_safetensors(content), called)
    if content.startswith(ARCHIVES):
        raise ValueError(f"{called} is a packed archive; {ACCEPTED}")
    if called.lower().endswith(".onnx") or _looks_binary(content):
        return onnx_graph_source(graph_of(content))
    return _of_text(content, called)


def _of_text(content: bytes, called: str) -> Source:
    begin = content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    if begin and begin in JSON_BEGINS:
        try:
            document = document_of(content)
        except ValueError:
            # Python prints arrays and dictionaries in brackets too, with words or blanks that JSON has not.
            if called.lower().endswith(".json") or len(content) > MAX_TEXT:
                raise
        else:
            return gatewise_source(document, content) or _laid_out(content_of_document(document), called)
    return _laid_out(content_of_text(content), called)


def _looks_binary(content: bytes) -> bool:
    """Whether the bytes are no text: an ONNX model begins with the number of its version."""
    return content[:1] == b"\x08" or b"\x00" in content[:4096]


def _laid_out(content: Content, called: str) -> Source:
    """The first layout that knows the arrays; what Gatewise itself put beside them is set apart."""
    ours = {name: array for name, array in content.arrays.items() if name.startswith(OURS)}
    given = replace(
        content, arrays={name: array for name, array in content.arrays.items() if name not in ours}
    )
    extras = {name.removeprefix(OURS): numbers_of(name, array) for name, array in ours.items()}
    texts = {name.removeprefix(OURS): text for name, text in content.texts.items()}
    for layout in LAYOUTS if content.is_named else (unnamed_source,):
        if (source := layout(given)) is not None:
            return replace(source, extras=extras, texts=texts)
    by_place = replace(given, is_named=False)
    source = unnamed_source(by_place) if _numbered(given) else None
    if source is not None:
        return replace(source, extras=extras, texts=texts)
    raise unrecognised(given, called)


def _numbered(content: Content) -> bool:
    """Whether arrays are called by their places only, arr_0 as numpy.savez does or weights/0."""
    return bool(content.arrays) and all(name.rstrip("0123456789") != name for name in content.arrays)


def _refuse_pickles(content: bytes, called: str) -> None:
    by_name = (
        called.lower().endswith(PICKLES) and not is_safetensors(content) and not content.startswith(HDF5)
    )
    if by_name or (content[:1] == b"\x80" and content[1:2] in (b"\x02", b"\x03", b"\x04", b"\x05")):
        raise _pickled(called)


def _pickled(called: str) -> ValueError:
    return ValueError(
        f"{called} is a pickle, which can run code and is never opened; expected the weights saved with "
        "“from safetensors.torch import save_file” and “save_file(model.state_dict(), 'model.safetensors')”"
    )
