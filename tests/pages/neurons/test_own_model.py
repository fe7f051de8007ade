"""A network that somebody brought: loaded, read with, in the link, gone; and files that are refused."""

import json
import tracemalloc
from dataclasses import asdict, replace

import numpy as np
import pytest
from starlette.applications import Starlette

from lstm_core.charlm.net.model import CharModel, save_model
from lstm_core.charlm.net.network import Shape
from lstm_core.charlm.net.reading import read_with
from lstm_core.charlm.probes.following import rank_cells
from lstm_core.charlm.probes.probes import PROBES, probe_values
from lstm_core.charlm.text.alphabet import MAX_TEXT, Alphabet
from pages.neurons import columns
from pages.neurons.model.network import MOST_MB, most_read, most_written, network, take_in
from pages.neurons.reader.payload import reader_payload
from pages.neurons.state import MAX_LENGTH, NeuronState
from pages.neurons.text.texts import shipped_passages, text_of
from pages.neurons.url import ADDRESS, default_state, packed
from pages.neurons.writing.writings import Question, question_of, written
from pages.ui.load import brought
from pages.ui.load.kept import forget_all, size_of
from pages.ui.text.texts import texts as lines_of
from tests.core.charlm.files import good_members
from tests.core.charlm.files import packed as archive
from tests.core.charlm.support import small_model
from tests.pages.neurons.support import reader
from tests.pages.support import healthy, open_page, prose, texts, upload, words
from tests.ui.support import Client, is_one_sentence

PAGE = "neurons/page.py"
CLIENT = Client(Starlette(routes=[columns.route]))
SCRIPT = "".join(map(chr, range(0x3042, 0x3094)))
MANY = "".join(map(chr, range(0x4E00, 0x4E00 + 300)))


def file_of(model, folder):
    path = folder / "mine.npz"
    save_model(model, path)
    return path.read_bytes()


@pytest.fixture(scope="module")
def mine():
    return small_model(units=5, characters=SCRIPT + "\n", scale=0.8)


@pytest.fixture
def key(mine, tmp_path):
    return take_in(file_of(mine, tmp_path))


def named_model(page):
    return page.query_params.get("model")


def test_a_file_is_loaded_and_everything_on_the_page_is_that_networks(mine, tmp_path):
    page = open_page(
        PAGE,
        look="model",
        probe="indentation",
        cell="3",
        names="3:quotes",
        **{"from": "own"},
        text=packed(" あい\n  う\nあx"),
    )
    page = upload(page, file_of(mine, tmp_path), "mine.npz")
    data = reader(page)
    found = read_with(mine, " あい\n  う\nあx")
    best = rank_cells(found.tanh_c, probe_values("indentation", found.text), "graded").cells[0]
    assert best != 3
    assert (data["model"], data["units"], data["cell"]) == (named_model(page), 5, best)
    # Units and their names were those of the network before.
    assert data["names"] == {} and "names" not in page.query_params and "cell" not in page.query_params
    assert data["note"].startswith("4 characters are not in the network's alphabet")
    assert {sign for sign in data["signs"].values() if len(sign) == 1} > {"あ", "い", "\n"}
    assert "the network you loaded, with 5 units" in words(data["lead"][0])
    assert page.selectbox(key="neurons_model").value == data["model"]
    # Nothing of the shipped one's origin is said of it.
    said = texts(page) + prose(page)
    assert (
        "How it was trained is not known" in said
        and "Training text" not in said
        and "Training lowered" not in said
    )
    assert r"5 units, 85 symbols \(83 characters" in said
    back = healthy(page.button(key="neurons_model_back").click().run())
    assert named_model(back) is None and reader(back)["units"] == 256


def test_what_was_measured_is_said_of_the_shipped_network_only(key):
    page = open_page(PAGE, look="count", model=key, **{"from": "comments"})
    data = reader(page)
    assert data["measured"] is False and "unseen files" not in words(data["lead"][1])
    assert "not known here" in page.info[0].value
    assert "of 5 units follow a probe" in prose(page)
    # What is to be remembered speaks of the network that comes with the page, and says so.
    lesson = lines_of("neurons.lesson")
    for line in (lesson["recap"][1], lesson["ask"]):
        assert "the network that comes with this page" in line


def test_every_answer_is_that_networks(mine, key):
    text = shipped_passages()["quotes"].text[:50] + SCRIPT
    found = read_with(mine, text)
    cell = columns.cell_columns(text, 3, key)
    np.testing.assert_array_equal(cell["c"], found.cell(3).c)
    np.testing.assert_array_equal(columns.text_columns(text, key)["surprise"], found.surprise)
    np.testing.assert_array_equal(columns.place_columns(text, 9, "h", key)["values"], found.h[10])
    assert len(columns.probe_columns(text, "quotes", model=key)["cells"]) == 5
    answer = CLIENT.request(
        "POST", f"/{columns.PATH}/cell", content=json.dumps({"text": text, "cell": 5, "model": key})
    )
    assert answer.status_code == 400 and is_one_sentence(answer.text)
    question = Question(SCRIPT[:4], 30, 0.9, 2, key)
    body = json.dumps(asdict(question))
    assert CLIENT.request("POST", f"/{columns.PATH}/writing", content=body).status_code == 200
    assert set(written(question).text) <= set(SCRIPT + "\n")


def test_a_large_alphabet_is_told_in_few_words(tmp_path):
    key = take_in(file_of(small_model(characters=MANY, units=3), tmp_path))
    data = reader_payload(NeuronState("own", own=MANY[:3] + MANY[-1], model=key))
    # Only what occurs in the text or was expected there.
    assert len(data["signs"]) <= 4 + 5 * 5
    assert {data["signs"][str(symbol)] for symbol in (2, 3, 4, 301)} == {*MANY[:3], MANY[-1]}


def test_a_link_names_the_network_and_says_when_it_is_gone(key):
    state = replace(default_state(), model=key, cell=4, names={4: "mine"})
    assert ADDRESS.decode(ADDRESS.encode(state)) == (state, ())
    brought._FILES.pop(key)
    forget_all()
    for gone in (key, "x" * 22, "../../etc"):
        found, complaints = ADDRESS.decode({"model": gone})
        assert found == default_state()
        assert complaints == (
            "The network in the link is not on this server any more, so the one of this page is shown: load the file again.",
        )
    page = open_page(PAGE, model=key)
    assert "load the file again" in texts(page) and reader(page)["units"] == 256
    for what in ("text", "writing"):
        body = json.dumps(
            {"text": "abc", "model": key, "prompt": "", "characters": 1, "temperature": 1, "seed": 0}
        )
        answer = CLIENT.request("POST", f"/{columns.PATH}/{what}", content=body)
        assert (answer.status_code, answer.text) == (
            400, "The network is not on this server any more: load the file again.",
        )  # fmt: skip


def test_a_key_of_another_kind_of_file_is_no_network():
    key = brought.keep(b"day,value\n1,2\n")
    assert len(ADDRESS.decode({"model": key})[1]) == 1


@pytest.mark.parametrize("what", ["table", "short", "shape", "nan", "bomb", "huge"])
def test_a_file_that_is_no_network_is_refused_and_the_page_stays(what, tmp_path):
    path = tmp_path / "mine.npz"
    members = good_members(path)
    content = b"day,value\n1,2\n"
    if what == "short":
        content = path.read_bytes()[:-40]
    elif what in ("shape", "nan"):
        start, rest = members["b.npy"][:128], members["b.npy"][128:]
        rest = b"\xff" * 4 + rest[4:] if what == "nan" else rest
        start = start.replace(b"(28,)", b"(4, 7)") if what == "shape" else start
        start = start[:10] + start[10:].rstrip().ljust(117) + b"\n" if what == "shape" else start
        archive(path, members | {"b.npy": start + rest})
        content = path.read_bytes()
    elif what == "bomb":
        archive(path, members | {"w_h.npy": bytes(60_000_000)}, 8)
        content = path.read_bytes()
    elif what == "huge":
        start = members["w_h.npy"].replace(b"(7, 28)", b"(900000000, 28)")
        archive(path, members | {"w_h.npy": start})
        content = path.read_bytes()
    before = reader(open_page(PAGE, cell="3"))
    tracemalloc.start()
    with pytest.raises(ValueError) as problem:
        take_in(content)
    assert tracemalloc.get_traced_memory()[1] < 3_000_000
    tracemalloc.stop()
    assert is_one_sentence(str(problem.value)) and str(problem.value).startswith(
        ("The file", "b in", "w_h in")
    )
    page = upload(open_page(PAGE, look="model", probe="indentation", cell="3"), content, "mine.npz")
    assert len(page.error) == 1 and page.error[0].value.endswith("stays as it is\\.")
    assert named_model(page) is None and reader(page)["cell"] == before["cell"] == 3


def test_a_file_above_the_limit_is_refused_unread():
    with pytest.raises(ValueError, match="The file has 20 MB; expected at most 20"):
        take_in(bytes(MOST_MB * 1_000_000 + 1))


@pytest.mark.parametrize(
    "about",
    [
        {"settings": {"length": [1] * 500, "seed": {"a": 1}}, "figures": {"bits": "x", "ngram_bits": 2}},
        {"figures": {"bits": 1e400, "ngram_bits": 10**400}, "corpus": {"source": "y" * 100_000, "files": True}},
        {"corpus": {"source": "<b>*x*</b>", "files": 3, "characters": 4}, "command": "z" * 50_000},
        {"made_with": {"python": None, "numpy": 2}, "characters_read": 10**300, "figures": {"bits": 1, "ngram_bits": 2}},
    ],
)  # fmt: skip
def test_a_file_may_say_anything_about_itself(about, tmp_path):
    model = small_model(units=2)
    key = take_in(file_of(CharModel(model.alphabet, model.weights, about), tmp_path))
    page = healthy(open_page(PAGE, model=key))
    said = texts(page) + prose(page) + "".join(code.value for code in page.code)
    assert len(said) < 20_000 and "<b>*x*" not in said


def test_a_large_network_reads_and_writes_less_at_a_time(tmp_path):
    shape = Shape(50, 800)
    row = np.random.default_rng(0).normal(0, 0.02, shape.size).astype(np.float32)
    model = CharModel.from_row(Alphabet("".join(map(chr, range(32, 80)))), 800, row, {})
    key = take_in(file_of(model, tmp_path))
    # 4·800² = 2.56·10⁶ weights, by (1 + 2.56/2) for those far from the processor, and 800·50/4 + 40·50 for chances:
    # 5,848,800 products a character, of 6.5·10⁹; to write, 800·50 + 200·50 for chances: 5,886,800, of 3·10⁹.
    assert (most_read(key), most_written(MAX_LENGTH, key)) == (1111, 509)
    assert (most_read(), most_written(MAX_LENGTH)) == (MAX_TEXT, MAX_LENGTH)
    long = NeuronState("own", own="AB " * 1000, model=key)
    assert text_of(long) == ("AB " * 1000)[:1111]
    assert reader_payload(replace(long, cell=0))["note"].startswith(
        "A network of this size reads the first 1,111 of the 3,000 characters here."
    )
    assert question_of(replace(long, length=2000)).characters == 509
    answer = CLIENT.request(
        "POST", f"/{columns.PATH}/text", content=json.dumps({"text": "A" * 1112, "model": key})
    )
    assert answer.status_code == 400 and "1,111 characters" in answer.text


def test_what_is_kept_of_it_counts_with_all_that_it_holds(key):
    """A short text's reading keeps the whole network alive, so it may not count as a short text's."""
    columns.text_columns("abc", key)
    from pages.neurons.model import network as module

    own = module._read_by("abc", key)
    weights = sum(array.nbytes for array in network(key).weights)
    assert size_of(own) >= 3 * weights + own.reading.nbytes


def test_probes_of_any_kind_can_be_asked_of_it(key):
    for probe in PROBES:
        assert healthy(open_page(PAGE, model=key, probe=probe))
