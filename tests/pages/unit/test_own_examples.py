"""Own examples, saved and loaded; files are data from outside and may be anything."""

import json
import re
from dataclasses import replace

import pytest

from lstm_core.files.examples import dump_example, parse_example
from pages.ui.library.examples import FOLDER
from pages.unit.url import MAX_TITLE
from tests.pages.support import EXAMPLES, engine_values, open_page, results, send, texts, unit, upload

GOOD = json.loads((FOLDER / "50-agree.json").read_text(encoding="utf-8"))


def edited(**changes):
    return json.dumps(GOOD | changes)


def loaded(content):
    return upload(open_page(open="files"), content)


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_saved_example_comes_back_with_the_same_numbers(name):
    page = loaded(dump_example(EXAMPLES[name]))
    assert not page.error
    assert results(page) == engine_values({}, EXAMPLES[name])
    assert page.query_params["example"] == "own"
    assert page.query_params["title"] == unit(page)["example"]["title"] == EXAMPLES[name].title


def test_a_loaded_example_is_the_same_after_a_reload_and_can_be_undone():
    page = loaded(edited(title="Grüße & 1=1? 100 %"))
    again = open_page(**page.query_params)
    assert unit(again)["values"] == unit(page)["values"]
    assert unit(again)["example"]["title"] == "Grüße & 1=1? 100 %"
    back = send(page, id=1, kind="undo")
    assert results(back) == engine_values({}, EXAMPLES["memory-two"])
    assert "example" not in back.query_params


def test_an_edited_screen_can_be_saved_under_a_title_of_ones_own():
    page = send(open_page(open="files"), id=1, kind="text", handle="x", text="0.1")
    page = page.text_input[0].set_value("Mine").run()
    assert not page.exception and page.get("download_button")


@pytest.mark.parametrize(
    "title",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "**bold** [link](http://a.example) $x$",
        ":smile:",
    ],
)
def test_markup_in_a_title_is_shown_as_it_stands(title):
    page = loaded(edited(title=title))
    assert unit(page)["example"]["title"] == title
    assert title in page.selectbox(key="unit_example").options
    assert title not in texts(page)
    assert not any(element.allow_html for element in page.markdown)


def test_a_long_title_is_cut_to_what_a_link_holds():
    page = loaded(edited(title="long " * 30))
    assert len(unit(page)["example"]["title"]) <= MAX_TITLE


HOSTILE = {
    "nothing": "",
    "not json": "not json",
    "half a file": json.dumps(GOOD)[:200],
    "a list": "[]",
    "a number": "1",
    "null": "null",
    "another format": edited(format="gatewise-example/2"),
    "an unknown key": edited(evil=1),
    "a markup key": edited(**{"<img src=x onerror=alert(1)>": 1}),
    "a missing key": json.dumps({key: value for key, value in GOOD.items() if key != "x"}),
    "no title": edited(title=""),
    "a title of control characters": edited(title="a\u0000b"),
    "a title that is a list": edited(title=["a"]),
    "an endless title": edited(title="x" * 10_000),
    "a word for a number": edited(x="1"),
    "a truth for a number": edited(x=True),
    "NaN": json.dumps(GOOD).replace('"x": 1', '"x": NaN'),
    "infinity": json.dumps(GOOD).replace('"x": 1', '"x": 1e999'),
    "a number too far out": edited(x=1e308),
    "a weight too far out": edited(parameters=GOOD["parameters"] | {"forget": [0, 0, 1e7]}),
    "two weights": edited(parameters=GOOD["parameters"] | {"forget": [1, 2]}),
    "no weights": edited(parameters={}),
    "a hostile id": edited(id="../../etc/passwd"),
    "a deep list": "[" * 30_000 + "]" * 30_000,
    "a deep object": '{"a":' * 10_000 + "1" + "}" * 10_000,
    "a number of many digits": json.dumps(GOOD).replace('"x": 1', '"x": ' + "9" * 30_000),
    "a repeated key": json.dumps(GOOD)[:-1] + ', "x": 2}',
    "half a megabyte": edited(title="x" * 500_000),
    "not utf-8": b"\xff\xfe\x00\x01" * 100,
    "a pickle": b"\x80\x04\x95\x1b\x00\x00\x00\x00\x00\x00\x00\x8c\x02os\x94\x8c\x06system\x94\x93\x94.",
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_a_bad_file_is_refused_in_one_sentence_and_the_screen_stays(content):
    page = send(open_page(open="files"), id=1, kind="text", handle="x", text="3")
    page = upload(page, content)
    assert len(page.error) == 1
    message = page.error[0].value
    assert "\n" not in message and len(message) < 500
    assert not re.search(r"(?<!\\)[<>`]", message)
    assert "Traceback" not in message
    assert results(page) == engine_values({"x": 3}, EXAMPLES["memory-two"])
    assert page.query_params == {"open": "files", "x": "3"}
    assert unit(page)["can"] == {"undo": True, "redo": False, "reset": True}


def test_a_good_file_after_a_bad_one_is_loaded():
    page = upload(loaded("not json"), edited())
    assert not page.error
    assert results(page) == engine_values({}, EXAMPLES["agree"])


def test_a_file_without_texts_is_enough():
    bare = {key: value for key, value in GOOD.items() if key not in ("point", "source", "expected")}
    page = loaded(json.dumps(bare))
    assert not page.error and not unit(page)["example"]["point"]


def test_what_is_saved_is_read_back_to_the_same_numbers():
    example = replace(EXAMPLES["agree"], id="own-example", title="Mine", x=0.1 + 0.2)
    again = parse_example(dump_example(example))
    assert (again.x, again.parameters.settable) == (0.1 + 0.2, example.parameters.settable)
