"""The way in: what kind of file it is, by its first bytes, and which program's layout its arrays have."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from lstm_core.files.networks.content import ACCEPTED, Content, short, size_checked
from lstm_core.files.networks.formats.archive import MAGIC as ZIP
from lstm_core.files.networks.formats.archive import Archive
from lstm_core.files.networks.formats.documents import content_of_document, document_of
from lstm_core.files.networks.formats.npz import arrays_of_npz
from lstm_core.files.networks.formats.safetensors import arrays_of_safetensors, is_safetensors
from lstm_core.files.networks.layouts.torch import torch_source
from lstm_core.files.networks.reading import Reading, reading_of
from lstm_core.files.networks.source import Source
from lstm_core.numbers.validation import finite_array, refusal

OURS = "gatewise."
PICKLES = (".pt", ".pth", ".pkl", ".pickle", ".bin", ".joblib")
HOW_TO_SAVE = "from safetensors.torch import save_file\nsave_file(model.state_dict(), 'model.safetensors')"

LAYOUTS: tuple[Callable[[Content], Source | None], ...] = (torch_source,)


def read_network(content: bytes, name: str) -> Reading:
    """Return the LSTM layers that a file holds, and how they were understood.

    ``name`` is the file's name, used in sentences only: what a file is shows in its bytes. Raises ValueError, in one
    sentence, for files that are too large, damaged, pickled, of another kind or without an LSTM. Nothing is ever
    unpickled or executed, and nothing is allocated for what a file only declares.

    >>> from lstm_core import read_network
    >>> text = b'{"weight_ih_l0": [[1],[2],[3],[4]], "weight_hh_l0": [[5],[6],[7],[8]], "bias_ih_l0": [0,1,0,0]}'
    >>> reading = read_network(text, "unit.json")
    >>> reading.layout, reading.order, reading.layers[0].settable["w_fx"]
    ('pytorch', 'ifgo', 2.0)
    """
    if not isinstance(content, bytes):
        raise refusal("content", content, "bytes")
    called = short(PurePath(str(name)).name) or "the file"
    if not content:
        raise ValueError(f"{called} is empty; {ACCEPTED}")
    size_checked(len(content), called)
    _refuse_pickles(content, called)
    return reading_of(_source(_content(content, called), called), {})


def _content(content: bytes, called: str) -> Content:
    if content.startswith(ZIP):
        archive = Archive(content)
        if any(member.endswith("data.pkl") for member in archive.names):
            raise _pickled(called)
        return Content(arrays_of_npz(archive))
    if is_safetensors(content):
        return Content(arrays_of_safetensors(content))
    return content_of_document(document_of(content))


def _source(content: Content, called: str) -> Source:
    ours = {name: array for name, array in content.arrays.items() if name.startswith(OURS)}
    rest = {name: array for name, array in content.arrays.items() if name not in ours}
    given = Content(rest, content.is_named, content.config, content.version)
    for layout in LAYOUTS:
        source = layout(given)
        if source is not None:
            extras = {name.removeprefix(OURS): finite_array(name, array) for name, array in ours.items()}
            return Source(**{**vars(source), "extras": extras}) if extras else source
    raise ValueError(f"{called} holds no LSTM layer that is recognised; {ACCEPTED}")


def _refuse_pickles(content: bytes, called: str) -> None:
    by_name = called.lower().endswith(PICKLES) and not is_safetensors(content)
    if by_name or (content[:1] == b"\x80" and content[1:2] in b"\x02\x03\x04\x05"):
        raise _pickled(called)


def _pickled(called: str) -> ValueError:
    return ValueError(
        f"{called} is a pickle, which can run code and is never opened; expected the same weights saved by "
        "“from safetensors.torch import save_file” and “save_file(model.state_dict(), 'model.safetensors')”"
    )
