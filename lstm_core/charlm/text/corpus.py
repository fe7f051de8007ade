"""Text to learn from: the standard library's source, a folder, or one file; whole files are held out."""

from __future__ import annotations

import hashlib
import platform
import sysconfig
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

STDLIB = "stdlib"
HELD_OUT = 20
LARGEST_FILE = 200_000_000
_LEAVE_OUT = frozenset({"site-packages", "dist-packages", "test", "tests", "idle_test", "__pycache__"})
_DATA = ("encodings/", "pydoc_data/", "_sysconfigdata", "lib2to3/")
"""Generated tables, a printed manual, and files written for old versions: not code of today."""


class Document(NamedTuple):
    """One text with its name."""

    name: str
    text: str


@dataclass(frozen=True)
class Corpus:
    """Documents to learn from, ``training``, and others never shown, ``held_out``; ``source`` says what they are."""

    source: str
    training: tuple[Document, ...]
    held_out: tuple[Document, ...]

    @property
    def digest(self) -> str:
        """A fingerprint of every name and text, to tell whether two corpora are the same."""
        total = hashlib.sha256()
        for part in (self.training, self.held_out):
            total.update(b"\x02")
            for name, text in part:
                total.update(_bytes(name) + b"\x00" + text.encode() + b"\x01")
        return total.hexdigest()

    def summary(self) -> dict[str, int | str]:
        """What a model says about what it learned from."""
        return {
            "source": self.source,
            "files": len(self.training),
            "characters": sum(len(text) for _, text in self.training),
            "held_out_files": len(self.held_out),
            "held_out_characters": sum(len(text) for _, text in self.held_out),
            "sha256": self.digest,
        }


def read_corpus(where: str) -> Corpus:
    """Return the corpus named ``stdlib``, or at a path: a folder's files, or one text.

    Of many files about one in twenty is held out, chosen by its name; of a single file the last
    twentieth. The standard library is read from the Python that runs this, without its tests,
    installed packages, generated tables and lib2to3. Line ends become a line feed.
    Raises ValueError naming the file for what is missing, empty, binary, not UTF-8 or above 200 MB.
    """
    if where == STDLIB:
        source = f"the standard library of Python {platform.python_version()}"
        return _divided(source, where, list(_folder(Path(sysconfig.get_path("stdlib")), "*.py", _in_library)))
    path = Path(where)
    if path.is_dir():
        documents = list(_folder(path, "*", lambda name: not any(p.startswith(".") for p in name.split("/"))))
        return _divided(f"{len(documents)} files of the folder {path.resolve().name}", where, documents)
    if not path.is_file():
        raise ValueError(f"{where} is neither a file nor a folder; expected a path or the word {STDLIB}")
    return _cut(Document(path.name, read_text(path)))


def read_text(path: Path) -> str:
    """Return a file's text.

    Raises ValueError naming the file if it is above 200 MB, cannot be read, is binary or not UTF-8.
    """
    if path.stat().st_size > LARGEST_FILE:
        raise ValueError(
            f"{path} has {path.stat().st_size / 1e6:.0f} MB; expected at most {LARGEST_FILE // 1_000_000}"
        )
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as problem:
        raise ValueError(f"{path} cannot be read: {problem.strerror}; expected a UTF-8 file") from problem
    except UnicodeDecodeError as problem:
        raise ValueError(
            f"{path} is not UTF-8 text (byte {problem.start}); expected a UTF-8 file"
        ) from problem
    if "\x00" in text:
        raise ValueError(f"{path} is a binary file; expected text")
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _in_library(name: str) -> bool:
    return not _LEAVE_OUT & set(name.split("/")[:-1]) and not name.startswith(_DATA)


def _folder(folder: Path, pattern: str, wanted: Callable[[str], bool]) -> Iterator[Document]:
    for path in sorted(folder.rglob(pattern), key=lambda p: p.relative_to(folder).as_posix()):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and wanted(name):
            text = read_text(path)
            if text:
                yield Document(name, text)


def _bytes(name: str) -> bytes:
    """Return a file's name as bytes; some systems have names that are not text."""
    return name.encode(errors="backslashreplace")


def _divided(source: str, where: str, documents: list[Document]) -> Corpus:
    """Return a corpus of many documents, or of the only one."""
    if not documents:
        raise ValueError(f"{where} holds no text; expected UTF-8 files")
    return _split(source, documents) if len(documents) > 1 else _cut(documents[0])


def _split(source: str, documents: list[Document]) -> Corpus:
    chosen = [int(hashlib.sha256(_bytes(d.name)).hexdigest(), 16) % HELD_OUT == 0 for d in documents]
    if not any(chosen):
        chosen[-1] = True
    if all(chosen):
        chosen[0] = False
    return Corpus(
        source,
        tuple(d for d, held in zip(documents, chosen, strict=True) if not held),
        tuple(d for d, held in zip(documents, chosen, strict=True) if held),
    )


def _cut(document: Document) -> Corpus:
    end = len(document.text) - len(document.text) // HELD_OUT
    if end == len(document.text):
        raise ValueError(f"{document.name} has {end} characters; expected at least {HELD_OUT}")
    return Corpus(
        f"the file {document.name}",
        (Document(document.name, document.text[:end]),),
        (Document(f"{document.name}, its end", document.text[end:]),),
    )
