"""What the tests of wrong files share: a good file's members, how to spoil them, and the sentence that refuses."""

import io
import json
import tracemalloc
import zipfile

import numpy as np
import pytest

from lstm_core.charlm.net.model import load_model, save_model
from tests.core.charlm.support import small_model


def good_members(path):
    """Write a good file; its members, to be spoiled one by one."""
    save_model(small_model(), path)
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(path, members, how=zipfile.ZIP_STORED):
    with zipfile.ZipFile(path, "w", how) as archive:
        for name, content in members.items():
            archive.writestr(name, content)


def as_npy(array, **options):
    file = io.BytesIO()
    np.lib.format.write_array(file, np.asarray(array), **options)
    return file.getvalue()


def about_of(members):
    return json.loads(members["about.npy"][128:])


def as_about(about):
    return as_npy(np.frombuffer(about if isinstance(about, bytes) else json.dumps(about).encode(), np.uint8))


def refused(path, peak=20_000_000):
    """The one sentence with which a file is refused, without taking much memory for it."""
    tracemalloc.start()
    try:
        with pytest.raises(ValueError) as problem:
            load_model(path)
        assert tracemalloc.get_traced_memory()[1] < peak
    finally:
        tracemalloc.stop()
    sentence = str(problem.value)
    assert "expected" in sentence and "\n" not in sentence and "Traceback" not in sentence
    return sentence
