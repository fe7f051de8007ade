"""A ``.keras`` archive: the description of a model, the version that wrote it, and its weights in HDF5."""

from __future__ import annotations

from dataclasses import replace

from lstm_core.files.networks.content import Content
from lstm_core.files.networks.formats.archive import Archive
from lstm_core.files.networks.formats.hdf5 import MAGIC, content_of_hdf5, description

WEIGHTS, CONFIG, VERSION = "model.weights.h5", "config.json", "metadata.json"


def is_keras(archive: Archive) -> bool:
    """Whether an archive has what Keras puts there."""
    return CONFIG in archive.names


def content_of_keras(archive: Archive) -> Content:
    """Return the arrays by path with the model's description. Raises ValueError for an archive without weights."""
    if WEIGHTS not in archive.names:
        raise ValueError(f"the .keras archive has no {WEIGHTS}; expected a model saved whole, in one file")
    weights = archive.read(WEIGHTS)
    if not weights.startswith(MAGIC):
        raise ValueError(f"{WEIGHTS} in the archive is no HDF5 file; expected what Keras saves")
    version = description(archive.read(VERSION)).get("keras_version", "") if VERSION in archive.names else ""
    return replace(
        content_of_hdf5(weights), config=description(archive.read(CONFIG)), version=str(version)[:40]
    )
