import json

import pytest

from lstm_core.numbers.activations import sigmoid, tanh
from lstm_core.words.symbols import RESULTS, SETTINGS, SYMBOLS
from lstm_core.words.vocabulary import VOCABULARIES
from pages.ui.live.words import palette, words_files
from pages.ui.text.lesson import step_counts
from tests.ui.support import CLIENT, WORDS

each_vocabulary = pytest.mark.parametrize("vocabulary", VOCABULARIES)


def fetched(vocabulary):
    return CLIENT.get(f"{WORDS}/{vocabulary}.json").json()


@each_vocabulary
def test_every_quantity_is_named_written_and_explained(vocabulary):
    words = fetched(vocabulary)["words"]
    assert words["vocabulary"] == vocabulary
    assert list(words["symbols"]) == list(SYMBOLS)
    for key, told in words["symbols"].items():
        assert told["name"] == SYMBOLS[key].names[vocabulary]
        assert all(told[field] for field in ("base", "meaning", "span", "role", "kind"))
        assert ("formula" in told) == (key in RESULTS) == ("numbers" in told)
    assert set(words["pills"]) == {"f", "i", "g", "o", "squash"}
    assert {d["id"]: len(d["steps"]) for d in words["divisions"]} == step_counts()


@each_vocabulary
def test_colours_come_from_the_palette_and_every_role_has_one(vocabulary):
    told = fetched(vocabulary)
    assert told["palette"] == palette()
    roles = {symbol["role"] for symbol in told["words"]["symbols"].values()}
    assert roles == set(told["palette"]["light"]) == set(told["palette"]["dark"])
    assert tuple(told["settings"]) == SETTINGS


def test_the_two_curves_are_the_engines():
    for name, function in (("sigmoid", sigmoid), ("tanh", tanh)):
        points = fetched("plain")["curves"][name]
        assert len(points) > 20 and points[0][0] == -points[-1][0]
        assert all(abs(float(function(z)) - a) < 0.0006 for z, a in points)


@each_vocabulary
def test_words_are_served_as_json_and_kept_for_ever(vocabulary):
    answer = CLIENT.get(f"{WORDS}/{vocabulary}.json")
    assert answer.content == words_files()[vocabulary]
    assert answer.headers["content-type"].startswith("application/json")
    assert "immutable" in answer.headers["cache-control"]
    json.loads(answer.text, parse_constant=pytest.fail)


@pytest.mark.parametrize("name", ["klingon", "", "PLAIN", "..", "<script>", "plain.json"])
def test_other_vocabularies_do_not_exist(name):
    answer = CLIENT.get(f"{WORDS}/{name}.json")
    assert answer.status_code == 404
    assert "<" not in answer.text and "immutable" not in answer.headers.get("cache-control", "")
