"""The passages that come along show what they say, in characters a network can know; a damaged list is refused."""

import ast
import json
import shutil

import numpy as np
import pytest

from lstm_core.charlm.probes.probes import PROBES, all_probe_values
from lstm_core.charlm.text.passages import FOLDER, load_passages, passages

SHOWN = {passage.key: passage for passage in passages()}
KNOWN = {"\n", *map(chr, range(32, 127))}


def test_they_come_in_the_order_of_the_list():
    assert list(SHOWN) == [
        *("quotes", "comments", "conditions", "brackets", "indentation", "lines", "urls", "prose", "unknown")
    ]
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(SHOWN), "a text that nobody sees"


@pytest.mark.parametrize("passage", SHOWN.values(), ids=SHOWN)
def test_each_is_short_enough_to_read_and_says_in_a_sentence_what_to_look_for(passage):
    assert 400 <= len(passage.text) <= 1800 and passage.text.endswith("\n")
    assert max(map(len, passage.text.split("\n"))) <= (120 if passage.key == "lines" else 80)
    assert passage.name and passage.sentence.endswith(".") and passage.sentence.count(". ") == 0
    assert (set(passage.text) <= KNOWN) == (passage.key != "unknown")


def test_each_but_prose_and_the_unknown_asks_for_the_probe_it_shows():
    probes = {passage.key: passage.probe for passage in SHOWN.values() if passage.probe}
    assert set(SHOWN) - set(probes) == {"prose", "unknown"} and set(probes.values()) <= set(PROBES)
    for key, probe in probes.items():
        values = all_probe_values(SHOWN[key].text)[probe]
        assert np.nanmin(values) < np.nanmax(values), f"{key} never changes {probe}"


@pytest.mark.parametrize("key", [key for key in SHOWN if key not in ("prose", "unknown")])
def test_code_is_code(key):
    ast.parse(SHOWN[key].text)


@pytest.mark.parametrize(
    ("key", "probe", "least"),
    [
        ("quotes", "quotes", 0.3),
        ("comments", "comment", 0.3),
        ("conditions", "if_condition", 0.3),
        ("urls", "url", 0.25),
    ],
)
def test_each_shows_its_probe_more_than_any_other_text_but_never_all_along(key, probe, least):
    shares = {other: all_probe_values(passage.text)[probe].mean() for other, passage in SHOWN.items()}
    assert least <= shares[key] <= 0.6
    # The addresses stand in a docstring, which is all within quotes.
    assert max(shares, key=lambda other: shares[other] * (other != "urls" or key == "urls")) == key


@pytest.mark.parametrize(
    ("key", "probe", "high"),
    [("brackets", "bracket_depth", 6), ("indentation", "indentation", 32), ("lines", "line_position", 110)],
)
def test_counts_go_higher_than_in_any_other_text(key, probe, high):
    peaks = {other: np.nanmax(all_probe_values(passage.text)[probe]) for other, passage in SHOWN.items()}
    assert high <= peaks[key] and sorted(peaks.values())[-2] < peaks[key]


def test_prose_holds_no_code():
    found = all_probe_values(SHOWN["prose"].text)
    assert not any(
        found[key].any() for key in ("comment", "if_condition", "bracket_depth", "indentation", "url")
    )


def test_the_addresses_part_after_co():
    """What follows ``.co``: nothing new in .com, and what few would guess in .co.uk and .co.il."""
    text = SHOWN["urls"].text
    assert all(f"www.example.{end}" in text for end in ("com", "co.uk", "co.il"))


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(FOLDER, tmp_path / "passages")


def change(folder, edit):
    path = folder / "passages.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    edit(data)
    path.write_text(json.dumps(data), encoding="utf-8")


def test_a_copy_with_other_line_ends_is_the_same(folder):
    for path in folder.iterdir():
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert load_passages(folder) == passages()


@pytest.mark.parametrize(
    ("edit", "complaint"),
    [
        (lambda data: data.update(format="gatewise-passages/2"), "format is 'gatewise-passages/2'; expected"),
        (lambda data: data.update(passages=[]), "expected a list of 1 to 100 passages"),
        (lambda data: data["passages"][0].pop("sentence"), "lacks the key 'sentence'"),
        (lambda data: data["passages"][0].update(key="../quotes"), "id is '../quotes'; expected"),
        (lambda data: data["passages"][1].update(key="quotes"), "the key quotes comes twice"),
        (lambda data: data["passages"][0].update(key="missing"), "missing.txt cannot be read"),
        (lambda data: data["passages"][0].update(name=" "), "name is empty"),
    ],
)
def test_a_damaged_list_is_refused_in_one_sentence(folder, edit, complaint):
    change(folder, edit)
    with pytest.raises(ValueError, match=complaint) as refused:
        load_passages(folder)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"\xff\xfe", "quotes.txt is not UTF-8"),
        (b"a\x00b", "quotes.txt is a binary file"),
        (b"", "quotes.txt has 0 characters"),
        (b"a" * 20_001, "quotes.txt has 20,001 characters; expected 1 to 20,000"),
    ],
)
def test_a_damaged_text_is_refused_by_name(folder, content, complaint):
    (folder / "quotes.txt").write_bytes(content)
    with pytest.raises(ValueError, match=complaint):
        load_passages(folder)


def test_a_missing_list_is_refused(tmp_path):
    with pytest.raises(ValueError, match="passages.json cannot be read"):
        load_passages(tmp_path)
    (tmp_path / "passages.json").write_bytes(b"{")
    with pytest.raises(ValueError, match="passages.json: the list is not JSON"):
        load_passages(tmp_path)
