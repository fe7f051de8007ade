"""The network writes, without a browser: questions, the recorded choices, the address, the panel."""

import json
from dataclasses import replace

import numpy as np
import pytest
from starlette.applications import Starlette

from lstm_core.charlm.net.generate import generate
from lstm_core.charlm.net.writing import write_down
from lstm_core.charlm.text.alphabet import MAX_TEXT
from pages.neurons.columns import MAX_BODY, PATH, route
from pages.neurons.model.network import network
from pages.neurons.reader.requests import reduce_writing
from pages.neurons.state import MAX_LENGTH, MAX_SEED, MAX_TEMPERATURE
from pages.neurons.text.signs import sign_in, sign_of
from pages.neurons.text.texts import text_of
from pages.neurons.url import ADDRESS, default_state, packed, unpacked
from pages.neurons.writing.payload import TAIL, unread, writing_payload
from pages.neurons.writing.writings import Question, question_in, question_of, writing_columns, written
from tests.pages.support import healthy, open_page, send_to, told
from tests.ui.support import Client, is_one_sentence

decode, encode = ADDRESS.decode, ADDRESS.encode

PAGE = "neurons/page.py"
START = default_state()
CLIENT = Client(Starlette(routes=[route]))
ASKED = {"prompt": "def ", "characters": 60, "temperature": 0.8, "seed": 4}
LIVE = "gatewise_writing"


def live(page):
    return told(page, LIVE)["writing"]


def asked(**changed):
    return CLIENT.request("POST", f"{PATH}/writing", content=json.dumps(ASKED | changed))


def engines(**changed):
    given = ASKED | changed
    return write_down(generate(network(), *(given[name] for name in ASKED)))


# --- what is asked and answered ---------------------------------------------------------


def test_the_answer_is_the_engines_record_column_by_column():
    answer = asked()
    names = [text.split(":")[0] for text in answer.headers["x-lines"].split(",")]
    found = dict(zip(names, np.frombuffer(answer.content, "<f8").reshape(len(names), -1), strict=True))
    record = engines()
    assert [network().alphabet.decode(int(s)) for s in found["symbol"]] == list(record.text)
    for key in ("listed", "before", "after", "low", "high"):
        for place in range(6):
            np.testing.assert_array_equal(found[f"{key}.{place}"], getattr(record, key)[:, place])
    for key in ("point", "surprise", "rest_before", "rest_after"):
        np.testing.assert_array_equal(found[key], getattr(record, key))


def test_all_chances_of_a_choice_come_to_one():
    found = writing_columns(Question("class ", 80, 1.4, 1))
    for when in ("before", "after"):
        total = sum(found[f"{when}.{place}"] for place in range(5)) + found[f"rest_{when}"]
        own = [found["listed.5"] == found[f"listed.{place}"] for place in range(5)]
        total += np.where(np.any(own, axis=0), 0.0, found[f"{when}.5"])
        np.testing.assert_allclose(total, 1.0, atol=1e-12)


@pytest.mark.parametrize(
    "changed",
    [
        *({"prompt": prompt} for prompt in (None, 3, "a" * (MAX_TEXT + 1))),
        *({"characters": n} for n in (0, -1, 2.0, True, None, MAX_LENGTH + 1, "5")),
        *({"temperature": heat} for heat in (-0.1, MAX_TEMPERATURE + 0.01, None, "1", True, float("nan"))),
        *({"seed": seed} for seed in (-1, MAX_SEED + 1, 0.5, None)),
    ],
    ids=str,
)
def test_a_question_that_is_none_is_refused_in_one_sentence(changed):
    answer = asked(**changed)
    assert answer.status_code == 400 and is_one_sentence(answer.text)
    assert next(iter(changed)) in answer.text


@pytest.mark.parametrize("body", [b"", b"\xff", b"[]", b"[" * 5000, b"{", b"null"])
def test_what_is_no_question_at_all_is_refused(body):
    answer = CLIENT.request("POST", f"{PATH}/writing", content=body)
    assert answer.status_code == 400 and is_one_sentence(answer.text)


def test_a_body_without_end_is_not_read_to_its_end():
    assert CLIENT.request("POST", f"{PATH}/writing", content=b"x" * (MAX_BODY + 1)).status_code == 413


def test_the_longest_beginning_in_any_script_fits_the_question():
    body = json.dumps(ASKED | {"prompt": "𝛑" * MAX_TEXT, "characters": 1}).encode()
    assert len(body) <= MAX_BODY and len(question_in(json.loads(body)).prompt) == MAX_TEXT


# --- the state and its address ------------------------------------------------------------


def test_it_begins_with_ones_own_words_or_with_the_text_above():
    state = replace(START, prompt="import ", place=4)
    assert question_of(state).prompt == "import "
    assert question_of(replace(state, above=True)).prompt == text_of(state)[:5]


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"above": True, "place": 3},
        {"prompt": ""},
        {"prompt": "if x:\n\treturn “”  & =?"},
        {"temperature": 0.0, "seed": MAX_SEED, "length": MAX_LENGTH, "choice": 0},
        {"temperature": 1.337, "length": 7, "choice": 5},
    ],
    ids=str,
)
def test_a_link_brings_back_what_was_written(changed):
    state = replace(START, explore="write", **changed)
    again, complaints = decode(encode(state))
    assert (again, complaints) == (state, ())
    assert written(question_of(again)).text == written(question_of(state)).text


@pytest.mark.parametrize(
    ("name", "text"),
    [("choice", "401"), ("choice", "0"), ("temperature", "2.1"), ("length", "2001"), ("begin", "here")],
)
def test_what_a_link_cannot_say_is_named(name, text):
    state, complaints = decode({name: text})
    assert state == START and len(complaints) == 1 and name in complaints[0]


# --- what the browser is told ---------------------------------------------------------------


def test_every_character_has_a_sign_that_can_be_seen():
    alphabet = network().alphabet
    for symbol in range(alphabet.size):
        glyph, name = sign_in(alphabet, symbol)
        assert glyph.strip() and name.strip() and name.isprintable()
    assert sign_of("\n") == ("↵", "line end") and sign_of("e") == ("e", "“e”")
    assert sign_of("\u200b").glyph == "U+200B"
    told_ = writing_payload(START)["signs"]
    assert told_["characters"] == alphabet.characters and told_["first"] == 2
    # Of all others the character itself is seen.
    assert [*told_["special"]] == ["0", "1", "2", "3"]
    assert told_["special"]["2"] == {"text": "\n", "glyph": "↵", "name": "line end"}
    assert told_["special"]["3"] == {"text": " ", "glyph": "␣", "name": "space"}


def test_of_a_long_beginning_the_end_is_shown_and_the_whole_is_asked():
    own = "x = 1\n" * 200
    state = replace(START.with_own_text(own), above=True, place=len(own) - 1)
    told_ = writing_payload(state)
    assert told_["question"]["prompt"] == own
    assert told_["cut"] and own.endswith(told_["prompt"]) and len(told_["prompt"]) == TAIL


def test_characters_nobody_taught_it_are_named_once():
    assert unread(Question("a東b東京", 1, 1.0, 0)) == ["東", "京"]
    assert unread(Question("def f():\n", 1, 1.0, 0)) == []


def test_only_a_choice_can_be_asked_for_and_looking_is_not_undone():
    looking = reduce_writing(START, {"kind": "choice", "choice": 7})
    assert looking == replace(START, choice=7) and looking.same_settings(START)
    assert reduce_writing(looking, {"kind": "choice", "choice": START.length - 1}).choice is None
    for request in ({}, {"kind": "choice"}, {"kind": "eval", "choice": 1},
                    *({"kind": "choice", "choice": n} for n in (-1, START.length, 1.0, True, "1", []))):  # fmt: skip
        with pytest.raises(ValueError) as caught:
            reduce_writing(looking, request)
        assert is_one_sentence(str(caught.value))


def test_undo_brings_the_text_back_and_looks_at_its_end():
    shown = replace(START, length=300, choice=250)
    assert shown.with_settings_of(replace(START, length=10)) == replace(START, length=10)
    assert replace(shown, probe="url").with_settings_of(shown).choice == 250


# --- the panel -------------------------------------------------------------------------------


def test_the_panel_asks_for_what_is_set_and_the_address_follows():
    page = open_page(PAGE, look="write")
    assert live(page)["question"] == {
        "prompt": START.prompt, "characters": START.length, "temperature": START.temperature, "seed": START.seed,
        "model": "",
    }  # fmt: skip
    page = healthy(page.slider(key="writing_heat").set_value(1.25).run())
    page = healthy(page.text_input(key="writing_length").set_value("50").run())
    page = healthy(page.text_area(key="writing_prompt").set_value("while ").run())
    page = send_to(page, LIVE, id=1, kind="choice", choice=11)
    assert live(page)["choice"] == 11 and live(page)["answered"] == 1
    assert dict(page.query_params) == {
        "look": "write", "temperature": "1.25", "length": "50", "prompt": "while ", "choice": "12",
    }  # fmt: skip
    page = healthy(page.text_input(key="writing_heat_number").set_value("0,333").run())
    assert live(page)["question"]["temperature"] == page.slider(key="writing_heat").value == 0.333
    # Another text: its end is looked at.
    assert "choice" not in page.query_params and live(page)["choice"] == 49


def test_write_another_takes_the_next_seed_and_undo_takes_it_back():
    page = open_page(PAGE, look="write", seed="9")
    another = next(button for button in page.button if button.label == "Write another")
    page = healthy(another.click().run())
    assert live(page)["question"]["seed"] == 10 and page.text_input(key="writing_seed").value == "10"


def test_what_was_written_can_be_read_above():
    page = open_page(PAGE, look="write", length="30", temperature="1")
    text = START.prompt + written(Question(START.prompt, 30, 1.0, 0)).text
    button = next(button for button in page.button if button.label == "Read this text above")
    page = healthy(button.click().run())
    assert page.query_params["from"] == "own" and unpacked(page.query_params["text"]) == text
    assert page.query_params["place"] == str(len(START.prompt))


def test_a_text_too_long_to_read_is_refused_and_the_one_above_stays():
    own = "a" * MAX_TEXT
    page = open_page(
        PAGE,
        look="write",
        begin="above",
        **{"from": "own"},
        text=packed(own),
        place=str(MAX_TEXT),
        length="9",
    )
    button = next(button for button in page.button if button.label == "Read this text above")
    page = healthy(button.click().run())
    assert [is_one_sentence(error.value) for error in page.error] == [True] and "20,009" in page.error[
        0
    ].value
    assert len(live(page)["question"]["prompt"]) == MAX_TEXT


def test_an_unknown_character_in_the_beginning_is_said_quietly():
    page = open_page(PAGE, look="write", prompt="*東*")
    assert any("東" in caption.value and "\\*" not in caption.value for caption in page.caption)
