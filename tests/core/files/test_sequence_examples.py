import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_core.files.sequence_examples import MAX_BYTES, MAX_DAYS, load_sequences, parse_sequence
from tests.core.support import DOCUMENT, ROOT

GOOD = json.loads(
    (ROOT / "assets" / "content" / "sequences" / "10-company-a.json").read_text(encoding="utf-8")
)
FACT = {"day": 1, "quantity": "c", "value": 1, "decimals": 2}


def edited(**changes):
    return json.dumps(GOOD | changes, ensure_ascii=False)


def without(key):
    return json.dumps({name: value for name, value in GOOD.items() if name != key})


def refused(text):
    with pytest.raises(ValueError) as caught:
        parse_sequence(text)
    message = str(caught.value)
    assert message and "\n" not in message and len(message) < 400
    return message


def test_a_series_is_read_as_it_is_written():
    found = parse_sequence(edited())
    assert (found.id, found.title, found.days) == ("company-a", "Company A", (0, 0.5, 0.25, 1))
    assert (found.h0, found.c0, found.target) == (0, 0, 0)
    assert found.parameters.settable == DOCUMENT.settable
    first = found.expected[0]
    assert (first.day, first.quantity, first.value, first.decimals) == (1, "c", -0.2012, 4)
    assert len(found.expected) == len(GOOD["expected"])
    assert parse_sequence(edited().encode()).days == found.days


def test_the_target_may_be_left_out_and_the_facts_too():
    assert parse_sequence(without("target")).target is None
    assert parse_sequence(edited(expected=[])).expected == ()


def test_one_day_is_a_series_and_so_are_five_hundred():
    assert parse_sequence(edited(days=[3], expected=[])).days == (3.0,)
    many = [k / 7 for k in range(MAX_DAYS)]
    assert parse_sequence(edited(days=many, expected=[])).days == tuple(many)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the series is not JSON at line 1, column 1; expected a JSON object"),
        ("[1]", "the series is [1]; expected an object with the keys format, id"),
        (b"\xff\xfe", "the series is not UTF-8 text at position 0"),
        (" " * (MAX_BYTES + 1), "the series is more than 256 KiB long"),
        ("[" * 60000, "the series is nested too deeply"),
        ('{"h0": NaN}', "the series holds NaN; expected finite numbers"),
        ('{"h0": 1, "h0": 2}', "key 'h0' appears twice"),
        (edited(format="gatewise-sequence/2"), "format is 'gatewise-sequence/2'; expected "),
        (edited(format="gatewise-example/1"), "format is 'gatewise-example/1'; expected "),
        (edited(colour=1), "the series has the unknown key 'colour'; accepted keys are format, id"),
        *(
            (without(key), f"the series lacks the key '{key}'")
            for key in GOOD
            if key not in ("target", "beside")
        ),
        (edited(id="Company A"), "id is 'Company A'; expected 1 to 60 of the characters a-z"),
        (edited(title=" "), "title is empty; expected text of 1 to 200 characters"),
        (edited(title="a\u202eb"), "title holds the control character U+202E at position 1"),
        (edited(point="p" * 601), "point has 601 characters; expected at most 600"),
        (edited(source=3), "source is 3; expected text of at most 200 characters"),
        (edited(parameters={}), "parameters lacks the key 'forget'"),
        (edited(days=[]), "days has 0 entries; expected a list of 1 to 500 numbers"),
        (edited(days=[0] * 501), "days has 501 entries; expected a list of 1 to 500 numbers"),
        (edited(days="0, 1"), "days is '0, 1'; expected a list of 1 to 500 numbers"),
        (edited(days=[0, "1"]), "days[1] is '1'; expected a finite number"),
        (edited(days=[0, 1, None]), "days[2] is None; expected a finite number"),
        (edited(days=[True]), "days[0] is True; expected a finite number"),
        (edited(days=[[1]]), "days[0] is [1]; expected a finite number"),
        (edited(days=[10**309]), "days[0] holds a whole number too large for a float"),
        (edited(h0="0"), "h0 is '0'; expected a finite number"),
        (edited(c0=None), "c0 is None; expected a finite number"),
        (edited(beside="Company B"), "id is 'Company B'; expected 1 to 60 of the characters"),
        (edited(target=None), "target is None; expected a finite number"),
        (edited(expected={}), "expected is {}; expected a list of at most 1000 facts"),
        (edited(expected=[1]), "expected[0] is 1; expected an object with the keys day"),
        (edited(expected=[FACT | {"day": 0}]), "expected[0].day is 0; expected a whole number from 1 to 4"),
        (edited(expected=[FACT | {"day": 5}]), "expected[0].day is 5; expected a whole number from 1 to 4"),
        (edited(expected=[FACT, FACT | {"day": 1.0}]), "expected[1].day is 1.0; expected a whole number"),
        (edited(expected=[FACT | {"quantity": "x"}]), "expected[0].quantity is 'x'; expected one of p_fh"),
        (edited(expected=[FACT | {"value": "1"}]), "expected[0].value is '1'; expected a finite number"),
        (edited(expected=[FACT | {"decimals": 16}]), "expected[0].decimals is 16; expected a whole number"),
        (edited(expected=[{"day": 1}]), "expected[0] lacks the key 'quantity'"),
        (edited(expected=[FACT | {"why": 1}]), "expected[0] has the unknown key 'why'"),
    ],
    ids=lambda value: re.sub(r"\W+", "-", str(value)[:40].encode("ascii", "replace").decode()),
)
def test_hostile_and_broken_series_get_one_clear_sentence(text, message):
    assert refused(text).startswith(message)


@given(st.binary(max_size=300) | st.text(max_size=300))
@settings(deadline=None)
def test_anything_at_all_is_refused_with_a_value_error(text):
    refused(text)


def test_folder_errors_name_the_file(tmp_path):
    (tmp_path / "b.json").write_text(edited(), encoding="utf-8")
    (tmp_path / "notes.txt").write_text("not a series", encoding="utf-8")
    assert [example.id for example in load_sequences(tmp_path)] == ["company-a"]
    (tmp_path / "c.json").write_text(edited(), encoding="utf-8")
    with pytest.raises(ValueError, match="^c.json: id is 'company-a', which another file has"):
        load_sequences(tmp_path)
    (tmp_path / "a.json").write_text("{", encoding="utf-8")
    with pytest.raises(ValueError, match="^a.json: the series is not JSON"):
        load_sequences(tmp_path)
    assert load_sequences(tmp_path / "empty") == ()
