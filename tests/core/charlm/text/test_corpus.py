import hashlib
import sysconfig

import pytest

from lstm_core.charlm.text import corpus as module
from lstm_core.charlm.text.corpus import STDLIB, Corpus, Document, read_corpus


def write(folder, files):
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


@pytest.fixture
def library(tmp_path, monkeypatch):
    """A folder that stands for the standard library."""
    monkeypatch.setattr(sysconfig, "get_path", lambda name: str(tmp_path) if name == "stdlib" else "")
    return tmp_path


def names(documents):
    return {name for name, _ in documents}


def test_standard_library_is_its_own_code_only(library):
    code = {f"package/module_{k}.py": f"x = {k}\n" for k in range(60)}
    left_out = (
        "test/test_a.py",
        "package/tests/a.py",
        "idlelib/idle_test/a.py",
        "site-packages/b/a.py",
        "package/__pycache__/a.py",
        "encodings/cp437.py",
        "pydoc_data/topics.py",
        "lib2to3/a.py",
        "_sysconfigdata__linux.py",
        "README.txt",
    )
    write(library, code | {"testing.py": "1", "empty.py": ""} | dict.fromkeys(left_out, "no"))
    corpus = read_corpus(STDLIB)
    assert names(corpus.training) | names(corpus.held_out) == {*code, "testing.py"}
    assert corpus.source.startswith("the standard library of Python 3.")


def test_whole_files_are_held_out_and_always_the_same(tmp_path):
    files = {f"a/{k}.txt": f"text {k}" for k in range(200)}
    write(tmp_path / "one", files)
    write(tmp_path / "two", dict(reversed(files.items())))
    one, two = read_corpus(str(tmp_path / "one")), read_corpus(str(tmp_path / "two"))
    assert one.held_out == two.held_out and one.digest == two.digest
    assert 3 <= len(one.held_out) <= 20
    assert dict(one.training) | dict(one.held_out) == files
    assert not names(one.training) & names(one.held_out)
    # Which file is held out hangs on its name only: others may come and go.
    write(tmp_path / "two", {"another.txt": "new"})
    changed = read_corpus(str(tmp_path / "two"))
    assert names(changed.held_out) - {"another.txt"} == names(one.held_out)
    assert changed.digest != one.digest


@pytest.mark.parametrize("change", [{"2.txt": "other"}, {"2.txt": "2"}, {"4.txt": "x"}])
def test_digest_tells_corpora_apart(tmp_path, change):
    files = {f"{k}.txt": f"text {k}" for k in range(4)}
    write(tmp_path, files)
    before = read_corpus(str(tmp_path)).digest
    assert read_corpus(str(tmp_path)).digest == before
    write(tmp_path, change)
    assert read_corpus(str(tmp_path)).digest != before


@pytest.mark.parametrize("names_given", [("a.txt", "b.txt"), ("3.txt", "7.txt", "9.txt")])
def test_few_files_still_leave_some_on_both_sides(tmp_path, names_given):
    write(tmp_path, dict.fromkeys(names_given, "text"))
    corpus = read_corpus(str(tmp_path))
    assert corpus.training and corpus.held_out


def test_files_may_all_be_chosen(tmp_path):
    """Names whose hashes would hold out every one of them."""

    def held(name):
        return int(hashlib.sha256(name.encode()).hexdigest(), 16) % module.HELD_OUT == 0

    chosen = [f"{k}.txt" for k in range(200) if held(f"{k}.txt")][:2]
    write(tmp_path, dict.fromkeys(chosen, "text"))
    corpus = read_corpus(str(tmp_path))
    assert len(corpus.training) == len(corpus.held_out) == 1


@pytest.mark.parametrize("where", ["", "only.txt"])
def test_of_one_text_the_end_is_held_out(tmp_path, where):
    text = "".join(chr(97 + k % 26) for k in range(1000))
    write(tmp_path, {"only.txt": text})
    corpus = read_corpus(str(tmp_path / where))
    assert corpus.training[0].text == text[:950] and corpus.held_out[0].text == text[950:]
    assert corpus.summary() == {
        "source": "the file only.txt",
        "files": 1,
        "characters": 950,
        "held_out_files": 1,
        "held_out_characters": 50,
        "sha256": corpus.digest,
    }


def test_a_library_of_one_file_is_cut_as_well(library):
    write(library, {"only.py": "x" * 40})
    assert len(read_corpus(STDLIB).held_out[0].text) == 2


def test_shortest_text(tmp_path):
    write(tmp_path, {"20.txt": "x" * 20, "19.txt": "x" * 19, "none.txt": "", "mark.txt": "\ufeff"})
    assert read_corpus(str(tmp_path / "20.txt")).held_out[0].text == "x"
    for name in ("19.txt", "none.txt", "mark.txt"):
        with pytest.raises(ValueError, match=f"{name} has .* characters; expected at least 20"):
            read_corpus(str(tmp_path / name))


def test_line_ends_and_byte_order_mark(tmp_path):
    write(tmp_path, {"a.txt": b"\xef\xbb\xbfone\r\ntwo\rthree\n" + b"x" * 20})
    corpus = read_corpus(str(tmp_path / "a.txt"))
    assert corpus.training[0].text + corpus.held_out[0].text == "one\ntwo\nthree\n" + "x" * 20


def test_hidden_files_are_no_text(tmp_path):
    write(tmp_path, {".git/config": b"\xff", "a/.hidden": b"\x00", "a.txt": "a", "b.txt": "b"})
    corpus = read_corpus(str(tmp_path))
    assert names(corpus.training) | names(corpus.held_out) == {"a.txt", "b.txt"}


def test_names_that_are_no_text():
    """Some systems allow any bytes as a file's name."""
    one, other = (Corpus("", (Document(name, "text"),), ()) for name in ("\udcff.txt", "\udcfe.txt"))
    assert one.digest != other.digest


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"ab\x00cd" * 9, "bad.txt is a binary file; expected text"),
        (b"abc\xff" * 9, r"bad.txt is not UTF-8 text \(byte 3\); expected a UTF-8 file"),
        ("grüße".encode("latin-1") * 9, r"bad.txt is not UTF-8 text \(byte 2\)"),
        ("text".encode("utf-16") * 9, "bad.txt is not UTF-8"),
    ],
)
@pytest.mark.parametrize("many", [False, True])
def test_what_is_no_text_is_refused_by_name(tmp_path, content, sentence, many):
    write(tmp_path, {"bad.txt": content, "good.txt": "good"})
    with pytest.raises(ValueError, match=sentence) as problem:
        read_corpus(str(tmp_path if many else tmp_path / "bad.txt"))
    assert "\n" not in str(problem.value)


def test_too_large_a_file_is_refused_unread(tmp_path, monkeypatch):
    write(tmp_path, {"big.txt": ""})
    with (tmp_path / "big.txt").open("r+b") as file:
        file.truncate(200_000_001)
    monkeypatch.setattr(module.Path, "read_bytes", lambda self: pytest.fail(f"{self} was read"))
    with pytest.raises(ValueError, match="big.txt has 200 MB; expected at most 200"):
        read_corpus(str(tmp_path / "big.txt"))


def test_what_cannot_be_read_is_refused_by_name(tmp_path, monkeypatch):
    def refuse(self):
        raise PermissionError(13, "Permission denied", str(self))

    write(tmp_path, {"shut.txt": "x" * 30})
    monkeypatch.setattr(module.Path, "read_bytes", refuse)
    with pytest.raises(ValueError, match="shut.txt cannot be read: Permission denied; expected"):
        read_corpus(str(tmp_path / "shut.txt"))


@pytest.mark.usefixtures("library")
def test_missing_and_empty_places_are_refused(tmp_path):
    with pytest.raises(
        ValueError, match="nowhere is neither a file nor a folder; expected a path or the word"
    ):
        read_corpus(str(tmp_path / "nowhere"))
    with pytest.raises(ValueError, match="stdlib holds no text"):
        read_corpus(STDLIB)
    write(tmp_path, {"empty.txt": "", "deep/empty.txt": ""})
    with pytest.raises(ValueError, match="holds no text; expected UTF-8 files"):
        read_corpus(str(tmp_path))
