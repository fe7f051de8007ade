import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_core.files.examples import (
    ExpectedFact,
    WorkedExample,
    dump_example,
    load_examples,
    parse_example,
)
from lstm_core.numbers.rounding import round_half_away
from lstm_core.unit.step import step
from lstm_core.words.symbols import RESULTS
from tests.core.support import DOCUMENT, ROOT, random_layer, scalar_units

FOLDER = ROOT / "assets" / "content" / "examples"
SHIPPED = load_examples(FOLDER)
GOOD = json.loads((FOLDER / "10-memory-two.json").read_text(encoding="utf-8"))


def edited(**changes):
    return json.dumps(GOOD | changes)


def without(key):
    return json.dumps({name: value for name, value in GOOD.items() if name != key})


def refused(text):
    with pytest.raises(ValueError) as caught:
        parse_example(text)
    message = str(caught.value)
    # One sentence, never the file itself thrown back at the reader.
    assert "\n" not in message and len(message) < 400
    assert "expected" in message or "accepted" in message
    return message


def test_the_shipped_set():
    assert SHIPPED[0].id == "memory-two"
    assert [example.id for example in SHIPPED] == [
        path.stem.partition("-")[2] for path in sorted(FOLDER.glob("*.json"))
    ]
    for example in SHIPPED:
        assert example.point.endswith(".") and example.point.count(". ") == 0
        assert example.title and example.source and example.expected


@pytest.mark.parametrize("example", SHIPPED, ids=lambda example: example.id)
def test_shipped_facts_hold(example):
    trace = step(example.parameters, example.x, example.h_prev, example.c_prev)
    for fact in example.expected:
        shown = float(round_half_away(getattr(trace, fact.quantity), fact.decimals))
        assert shown == fact.value, fact


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.json")), ids=lambda path: path.name)
def test_shipped_files_are_in_the_form_the_program_writes(path):
    text = path.read_text(encoding="utf-8")
    assert dump_example(parse_example(text)) == text
    assert path.stem.split("-", 1)[1] == parse_example(text).id


finite = st.floats(allow_nan=False, allow_infinity=False)
plain = st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp")), max_size=200)
facts = st.builds(ExpectedFact, st.sampled_from(RESULTS), finite, st.integers(0, 15))
examples = st.builds(
    WorkedExample,
    st.from_regex(r"[a-z0-9-]{1,60}", fullmatch=True),
    plain.filter(str.strip),
    plain,
    plain,
    scalar_units(finite),
    finite,
    finite,
    finite,
    st.lists(facts, max_size=5).map(tuple),
)


def content(example):
    texts = (example.id, example.title, example.point, example.source)
    numbers = [*example.parameters.settable.values(), example.x, example.h_prev, example.c_prev]
    known = [(fact.quantity, repr(fact.value), fact.decimals) for fact in example.expected]
    return texts, [repr(number) for number in numbers], known


@given(examples)
@settings(deadline=None)
def test_round_trip_is_exact_and_stable(example):
    text = dump_example(example)
    again = parse_example(text)
    assert content(again) == content(example)
    assert dump_example(again) == text
    assert content(parse_example(text.encode())) == content(example)


def test_own_files_may_leave_out_texts_and_facts():
    own = {key: GOOD[key] for key in GOOD if key not in ("point", "source", "expected")}
    example = parse_example(json.dumps(own))
    assert (example.point, example.source, example.expected) == ("", "", ())
    assert parse_example(b"\xef\xbb\xbf" + json.dumps(own).encode()).id == "memory-two"


def test_markup_stays_plain_text():
    assert parse_example(edited(title="<b>&amp;</b>")).title == "<b>&amp;</b>"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the example is not JSON at line 1, column 1; expected a JSON object"),
        ("{", "the example is not JSON at line 1, column 2"),
        ("[1, 2]", "the example is [1, 2]; expected an object with the keys format, id"),
        ("null", "the example is None; expected an object"),
        (b"\xff\xfe{}", "the example is not UTF-8 text at position 0; expected JSON in UTF-8"),
        ("\ud800", "the example is not UTF-8 text at position 0"),
        (" " * 65537, "the example is more than 64 KiB long; expected at most 65536 bytes"),
        ("[" * 60000, "the example is nested too deeply"),
        ('{"a":' * 10000, "the example is nested too deeply"),
        ('{"x": 1, "x": 2}', "key 'x' appears twice; expected every key once"),
        ('{"x": NaN}', "the example holds NaN; expected finite numbers"),
        ('{"x": -Infinity}', "the example holds -Infinity; expected finite numbers"),
        (edited(x=1).replace('"x": 1', '"x": 1e999'), "x is inf; expected a finite number"),
        (edited(x=10**309), "x holds a whole number too large for a float"),
        (
            edited(x=1).replace('"x": 1', '"x": ' + "9" * 5000),
            "the example holds a whole number of 5000 digits",
        ),
        (edited(x="1"), "x is '1'; expected a finite number"),
        (edited(x=True), "x is True; expected a finite number"),
        (edited(h_prev=None), "h_prev is None; expected a finite number"),
        (edited(c_prev=[1]), "c_prev is [1]; expected a finite number"),
        (edited(format="gatewise-example/2"), "format is 'gatewise-example/2'; expected "),
        (edited(format=["gatewise-example/1"]), "format is ['gatewise-example/1']; expected "),
        (edited(colour=1), "the example has the unknown key 'colour'; accepted keys are format, id"),
        (without("title"), "the example lacks the key 'title'; expected format, id, title"),
        (edited(id="Memory two"), "id is 'Memory two'; expected 1 to 60 of the characters a-z"),
        (edited(id=""), "id is ''; expected 1 to 60"),
        (edited(id="a" * 61), "id is 'aaaa"),
        (edited(id="a\n"), "id holds the control character U+000A at position 1"),
        (edited(id=7), "id is 7; expected text of at most 200 characters"),
        (edited(title="t" * 201), "title has 201 characters; expected at most 200"),
        (edited(title="  "), "title is empty; expected text of 1 to 200 characters"),
        (edited(title="a\u202eb"), "title holds the control character U+202E at position 1"),
        (edited(title="a\x00"), "title holds the control character U+0000 at position 1"),
        (edited(source="\ud800"), "source holds the control character U+D800 at position 0"),
        (edited(source="s" * 201), "source has 201 characters; expected at most 200"),
        (edited(point="p" * 601), "point has 601 characters; expected at most 600"),
        (edited(point=None), "point is None; expected text of at most 600 characters"),
        (edited(parameters=[]), "parameters is []; expected an object with the keys forget, input"),
        (edited(parameters={}), "parameters lacks the key 'forget'; expected forget, input"),
        (
            edited(parameters=GOOD["parameters"] | {"forget": [1, 2]}),
            "forget has 2 numbers; expected 3: short-term weight, input weight, bias",
        ),
        (edited(parameters=GOOD["parameters"] | {"forget": [1] * 9000}), "forget has 4 numbers"),
        (edited(parameters=GOOD["parameters"] | {"input": [1, "2", 3]}), "input[1] is '2'; expected"),
        (edited(parameters=GOOD["parameters"] | {"output": {"w": 1}}), "output is {'w': 1}; expected"),
        (
            edited(parameters=GOOD["parameters"] | {"peephole": [1, 2, 3]}),
            "parameters has the unknown key 'peephole'; accepted keys are forget, input",
        ),
        (edited(expected={}), "expected is {}; expected a list of at most 100 facts"),
        (edited(expected=[0] * 101), "expected has 101 entries; expected a list of at most 100"),
        (edited(expected=[1]), "expected[0] is 1; expected an object with the keys quantity"),
        (
            edited(expected=[{"quantity": "x", "value": 1, "decimals": 2}]),
            "expected[0].quantity is 'x'; expected one of p_fh",
        ),
        (
            edited(expected=[{"quantity": "c", "value": "1", "decimals": 2}]),
            "expected[0].value is '1'; expected a finite number",
        ),
        (
            edited(expected=[{"quantity": "c", "value": 1, "decimals": 2.0}]),
            "expected[0].decimals is 2.0; expected a whole number from 0 to 15",
        ),
        (edited(expected=[{"quantity": "c", "value": 1}]), "expected[0] lacks the key 'decimals'"),
        (edited(**{"k" * 5000: 1}), "the example has the unknown key 'kkkk"),
    ],
    ids=lambda value: re.sub(r"\W+", "-", str(value)[:30].encode("ascii", "replace").decode()),
)
def test_hostile_and_broken_files_get_one_clear_sentence(text, message):
    assert refused(text).startswith(message)


@given(st.binary(max_size=300) | st.text(max_size=300))
@settings(deadline=None)
def test_anything_at_all_is_refused_with_a_value_error(text):
    refused(text)


def test_dump_refuses_what_could_not_be_read_back():
    example = parse_example(edited())
    bad = WorkedExample("Bad id", "t", "", "", DOCUMENT, 1, 1, 2)
    with pytest.raises(ValueError, match="^id is 'Bad id'"):
        dump_example(bad)
    with pytest.raises(ValueError, match="^the parameters have 3 inputs"):
        dump_example(WorkedExample("a", "t", "", "", random_layer(0, 3, 2), 1, 1, 2))
    with pytest.raises(ValueError, match="is nan; expected a finite number"):
        dump_example(WorkedExample("a", "t", "", "", example.parameters, float("nan"), 1, 2))


def test_folder_errors_name_the_file(tmp_path):
    (tmp_path / "b.json").write_text(edited(), encoding="utf-8")
    (tmp_path / "notes.txt").write_text("not an example", encoding="utf-8")
    assert [example.id for example in load_examples(tmp_path)] == ["memory-two"]
    (tmp_path / "c.json").write_text(edited(), encoding="utf-8")
    with pytest.raises(ValueError, match="^c.json: id is 'memory-two', which another file has"):
        load_examples(tmp_path)
    (tmp_path / "a.json").write_text("{", encoding="utf-8")
    with pytest.raises(ValueError, match="^a.json: the example is not JSON"):
        load_examples(tmp_path)
    assert load_examples(tmp_path / "empty") == ()
