"""Files made to do harm: nothing in them is run, and none takes more memory than it has bytes."""

import pickle
import zipfile
import zlib

import numpy as np
import pytest

from lstm_core.charlm.net.network import CharWeights
from tests.core.charlm.files import as_npy, good_members, packed, refused


@pytest.fixture
def path(tmp_path):
    return tmp_path / "model.npz"


@pytest.fixture
def members(path):
    return good_members(path)


class Bomb:
    """Pickled, it would write a file when it is loaded."""

    def __reduce__(self):
        return eval, ("open('harmed', 'w')",)


@pytest.mark.parametrize("name", ["w_h.npy", "about.npy"])
def test_pickled_objects_are_refused_and_never_run(path, members, name, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    packed(path, members | {name: as_npy(np.array([Bomb()]), allow_pickle=True)})
    assert refused(path).startswith(f"{name[:-4]} in model.npz is damaged")
    packed(path, members | {name: pickle.dumps(Bomb())})
    refused(path)
    path.write_bytes(pickle.dumps(Bomb()))
    refused(path)
    assert not (tmp_path / "harmed").exists()


def header(shape, descr="<f4", rest=b""):
    text = f"{{'descr': {descr!r}, 'fortran_order': False, 'shape': {shape}, }}".ljust(117).encode() + b"\n"
    return b"\x93NUMPY\x01\x00" + len(text).to_bytes(2, "little") + text + rest


@pytest.mark.parametrize(
    "content",
    [
        header((1_000_000, 1_000_000)),
        header((999_999_999,), "<f8", bytes(64)),
        header((0, 999_999_999, 999_999_999, 999_999_999)),
        header((-2, -2), rest=bytes(16)),
        header("(2**40,)"),
        header("(" * 90 + "1" + ")" * 90),
        header("__import__('os').abort()"),
        header((2, 2), "<U4000000", bytes(16)),
        header((1,), "<c16", bytes(16)),
        header((1,), "|O", bytes(8)),
        header((2, 2), "<f8", bytes(31)),
        b"\x93NUMPY\x02\x00\xff\xff\xff\xff" + b"{" * 100,
        b"\x93NUMPY\x09\x00" + header((2, 2))[8:] + bytes(16),
        b"\x93NUMPY",
        b"",
        b"not an array",
    ],
)
def test_arrays_that_are_not_what_they_claim_are_refused(path, members, content):
    packed(path, members | {"w_h.npy": content})
    assert refused(path).startswith("w_h in model.npz is")


@pytest.mark.parametrize("how", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_file_that_unpacks_to_a_thousand_times_its_size_is_refused(path, members, how):
    packed(path, members | {"w_h.npy": header((60_000_000,), "|u1", bytes(60_000_000))}, how)
    assert path.stat().st_size < 300_000
    refused(path, peak=2_000_000)


@pytest.mark.parametrize("how", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2])
def test_a_member_that_unpacks_to_more_than_it_says_is_refused(path, members, how):
    zeros = bytes(60_000_000)
    packed(path, members | {"w_h.npy": zeros}, how)
    path.write_bytes(path.read_bytes().replace(len(zeros).to_bytes(4, "little"), (50).to_bytes(4, "little")))
    refused(path, peak=2_000_000)


def nested(names, content):
    """An archive in which each member's bytes are all the members after it."""
    body, places, entries = content, {}, {}
    for name in reversed(names):
        crc, size = zlib.crc32(body).to_bytes(4, "little"), len(body).to_bytes(4, "little")
        entries[name] = bytes(4) + b"\x00\x00\x21\x00" + crc + size + size + bytes([len(name), 0, 0, 0])
        body = b"PK\x03\x04\x14\x00" + entries[name] + name + body
        places[name] = len(body)
    directory = b"".join(
        b"PK\x01\x02\x14\x00\x14\x00"
        + entry
        + bytes(10)
        + (len(body) - places[name]).to_bytes(4, "little")
        + name
        for name, entry in entries.items()
    )
    count, size, start = bytes([len(names), 0]), len(directory), len(body)
    sizes = size.to_bytes(4, "little") + start.to_bytes(4, "little")
    return body + directory + b"PK\x05\x06" + bytes(4) + count + count + sizes + bytes(2)


def test_members_within_each_other_are_refused(path):
    """Six members of a megabyte each in a file of one."""
    names = [f"{name}.npy".encode() for name in (*CharWeights._fields, "about")]
    path.write_bytes(nested(names, bytes(1_000_000)))
    with zipfile.ZipFile(path) as archive:
        assert all(member.file_size >= 1_000_000 for member in archive.infolist())
    refused(path, peak=2_500_000)


def test_an_encrypted_member_is_refused(path, members):
    packed(path, members)
    content = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.index(mark)
        content[place + offset] |= 1
    path.write_bytes(content)
    refused(path)
