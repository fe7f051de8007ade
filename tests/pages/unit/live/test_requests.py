"""What the diagram may ask for, and what happens when somebody asks for something else."""

import json
from dataclasses import replace

import pytest

from lstm_core.words.symbols import SETTINGS
from pages.ui.live.grid import ROWS, SPANS, grid
from pages.ui.params.links import OWN
from pages.ui.text.lesson import step_counts
from pages.unit.live.requests import reduce
from pages.unit.spec import UNIT
from pages.unit.url import default_state
from tests.pages.support import EXAMPLES, engine_values, open_page, results, send, unit
from tests.pages.tab import Tab
from tests.ui.support import is_one_sentence

STATE = default_state(EXAMPLES)


@pytest.mark.parametrize("handle", SETTINGS)
def test_every_handle_takes_a_row_of_its_sweep(handle):
    for span in SPANS:
        for row in (0, 123, ROWS - 1):
            changed = reduce(STATE, {"kind": "row", "handle": handle, "span": span, "row": row})
            assert changed.numbers == {**STATE.numbers, handle: float(grid(span)[row])}


@pytest.mark.parametrize("handle", SETTINGS)
def test_every_handle_takes_a_typed_number(handle):
    changed = reduce(STATE, {"kind": "text", "handle": handle, "text": " −0,25 "})
    assert changed.numbers == {**STATE.numbers, handle: -0.25}


def test_undo_redo_and_reset():
    tab = Tab.of(UNIT, STATE)
    one = tab.ask({"kind": "text", "handle": "x", "text": "5"}).state
    assert tab.ask({"kind": "undo"}).state == STATE
    assert tab.ask({"kind": "redo"}).state == one
    assert tab.ask({"kind": "reset"}).state == STATE
    assert tab.ask({"kind": "undo"}).state == one
    for kind in ("undo", "redo"):
        assert Tab.of(UNIT, STATE).ask({"kind": kind}).state == STATE


def test_reset_brings_back_the_examples_own_numbers_and_keeps_words_and_view():
    chosen = replace(STATE, example="agree", vocabulary="z", decimals=3, division="seven", step=4)
    found = Tab.of(UNIT, chosen).ask({"kind": "reset"}).state
    assert (found.example, found.vocabulary, found.decimals, found.step) == ("agree", "z", 3, 4)
    assert found.numbers["w_fh"] == EXAMPLES["agree"].parameters.settable["w_fh"]
    own = replace(STATE.with_number("x", 7.0), example=OWN, title="Mine")
    assert Tab.of(UNIT, own).ask({"kind": "reset"}).state == STATE


def test_every_step_can_be_looked_at_without_a_trace_in_the_history():
    for division, count in step_counts().items():
        for step in range(count + 1):
            tab = Tab.of(UNIT, STATE).ask({"kind": "view", "division": division, "step": step})
            assert (tab.state.division, tab.state.step) == (division, step)
            assert tab.past == []


HOSTILE = [
    *({}, {"kind": None}, {"kind": "eval"}, {"kind": ["undo"]}, {"kind": {"undo": 1}}, {"kind": 7}),
    *({"kind": "row"}, {"kind": "text"}, {"kind": "view"}),
    *(
        {"kind": "text", "handle": handle, "text": "1"}
        for handle in ("z_f", "c", "", None, [], {}, "__class__")
    ),
    *(
        {"kind": "text", "handle": "x", "text": text}
        for text in ("", "nan", "inf", "1e308", "1000001", "x" * 10**6, None, [], {"a": 1}, True)
    ),
    {"kind": "text", "handle": "x"},
    *(
        {"kind": "row", "handle": "x", "span": 10, "row": row}
        for row in (-1, ROWS, 200.0, 1.5, True, None, "3", [])
    ),
    *(
        {"kind": "row", "handle": "x", "span": span, "row": 3}
        for span in (0, 11, -10, "10", None, [10], 1e308)
    ),
    {"kind": "row", "handle": "x", "span": 10, "row": float("nan")},
    *({"kind": "view", "division": "steps", "step": step} for step in (-1, 5, 1.0, True, None, "1", [])),
    *({"kind": "view", "division": division, "step": 0} for division in ("", "thirds", None, [], {}, 1)),
]


def shortened(request):
    return json.dumps(request)[:60]


@pytest.mark.parametrize("request_", HOSTILE, ids=shortened)
def test_a_request_the_page_does_not_make_is_refused_in_one_sentence(request_):
    with pytest.raises(ValueError) as caught:
        reduce(STATE, request_)
    message = str(caught.value)
    assert message.endswith(".") and "\n" not in message and len(message) < 200


# The same through the running page


def test_a_committed_row_changes_the_numbers_the_address_and_what_can_be_undone():
    page = send(open_page(), id=1, kind="row", handle="x", span=10, row=0)
    assert page.query_params == {"x": "-10"}
    assert results(page) == engine_values({"x": -10.0}, EXAMPLES["memory-two"])
    data = unit(page)
    assert data["can"] == {"undo": True, "redo": False, "reset": True}
    assert data["answered"] == 1
    page = send(page, id=2, kind="reset")
    assert page.query_params == {} and unit(page)["answered"] == 2


def test_a_refused_number_leaves_the_screen_as_it_was_and_says_why():
    page = send(open_page(), id=1, kind="text", handle="x", text="4")
    page = send(page, id=2, kind="text", handle="x", text="1e308")
    data = unit(page)
    assert "1e308" in data["message"] and data["answered"] == 2
    assert data["values"]["x"] == 4 and page.query_params == {"x": "4"}
    assert data["can"]["undo"]
    assert unit(send(page, id=3, kind="text", handle="x", text="5"))["message"] == ""


def test_an_address_from_before_the_last_change_does_not_take_it_back():
    page = send(open_page(), id=1, kind="text", handle="x", text="4")
    page.query_params.clear()  # the browser has not heard of the new address yet
    page = send(page, id=2, kind="text", handle="c_prev", text="3")
    assert results(page) == engine_values({"x": 4, "c_prev": 3}, EXAMPLES["memory-two"])
    assert page.query_params == {"x": "4", "c": "3"}


def test_a_change_reaches_the_open_panel():
    page = send(open_page(open="seek"), id=1, kind="text", handle="c_prev", text="0")
    assert any("from" in warning.value for warning in page.warning)


def test_hostile_requests_never_break_the_page():
    page, untouched = open_page(), engine_values({}, EXAMPLES["memory-two"])
    for number, request in enumerate(HOSTILE, 1):
        # A look at the page between two of them clears what was said about the one before.
        page = send(page, id=2 * number - 1, kind="view", division=STATE.division, step=0)
        assert unit(page)["message"] == ""
        page = send(page, id=2 * number, **request)
        assert unit(page)["message"], shortened(request)
        assert unit(page)["answered"] == 2 * number, shortened(request)
        assert results(page) == untouched and page.query_params == {}, shortened(request)


@pytest.mark.parametrize(
    "text", ["abc", "NaN", "-1e308", "−∞", "   ", "1e7", "1 2", "2..5", "--1", "٣٫٥٫", "9" * 400]
)
def test_typed_nonsense_is_refused_with_what_can_be_typed(text):
    with pytest.raises(ValueError, match="between −1000000 and 1000000") as caught:
        reduce(STATE, {"kind": "text", "handle": "x", "text": text})
    assert is_one_sentence(str(caught.value)) and len(str(caught.value)) < 300
