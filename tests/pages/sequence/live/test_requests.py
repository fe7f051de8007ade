"""What the live part of the page of days may ask for, and what happens when somebody asks for something else."""

import json
from dataclasses import replace

import pytest

from lstm_core import CellVariant
from lstm_core.words.symbols import SETTINGS
from pages.sequence.live.requests import reduce
from pages.sequence.spec import SEQUENCE
from pages.sequence.state import OWN, of_example
from pages.ui.live.grid import ROWS, SPANS, grid
from tests.pages.sequence.support import DEFAULT, SEQUENCES, days_page, engine, lines, open_days
from tests.pages.support import send
from tests.pages.tab import Tab


def number_of(state, handle, day):
    if handle == "x":
        return state.days[day]
    return {"h_prev": state.h0, "c_prev": state.c0}.get(handle, state.weights.get(handle))


@pytest.mark.parametrize("handle", SETTINGS)
def test_every_handle_takes_a_row_of_its_sweep_on_the_first_day(handle):
    for span in SPANS:
        for row in (0, 123, ROWS - 1):
            asked = {"kind": "row", "handle": handle, "span": span, "row": row, "day": 0}
            assert number_of(reduce(DEFAULT, asked), handle, 0) == grid(span)[row]


@pytest.mark.parametrize("handle", SETTINGS)
def test_every_handle_takes_a_typed_number_and_nothing_else_changes(handle):
    changed = reduce(DEFAULT, {"kind": "text", "handle": handle, "text": " −0,25 ", "day": 0})
    assert number_of(changed, handle, 0) == -0.25
    others = [name for name in SETTINGS if name != handle]
    assert all(number_of(changed, name, 0) == number_of(DEFAULT, name, 0) for name in others)
    assert changed.days[1:] == DEFAULT.days[1:]


@pytest.mark.parametrize("day", range(4))
def test_an_input_belongs_to_the_day_it_was_asked_for_whatever_day_one_looks_at(day):
    for looking in range(4):
        shown = replace(DEFAULT, day=looking)
        changed = reduce(shown, {"kind": "text", "handle": "x", "text": "7", "day": day})
        assert changed.days == (*DEFAULT.days[:day], 7.0, *DEFAULT.days[day + 1 :])
        assert changed.day == looking


@pytest.mark.parametrize("handle", ["h_prev", "c_prev"])
@pytest.mark.parametrize("day", [1, 3])
def test_a_memory_that_comes_from_the_day_before_cannot_be_set(handle, day):
    for asked in ({"kind": "text", "text": "1"}, {"kind": "row", "span": 10, "row": 3}):
        with pytest.raises(ValueError, match="only the first day's memories can be set"):
            reduce(DEFAULT, {**asked, "handle": handle, "day": day})


def test_a_look_at_another_day_is_no_change():
    for day in range(4):
        tab = Tab.of(SEQUENCE, DEFAULT).ask({"kind": "view", "day": day})
        assert tab.state.day == day and tab.past == []


def test_undo_and_redo_leave_the_day_one_looks_at():
    tab = Tab.of(SEQUENCE, DEFAULT).ask({"kind": "text", "handle": "x", "text": "5", "day": 0})
    moved = tab.ask({"kind": "view", "day": 3}).state
    assert tab.ask({"kind": "undo"}).state == replace(DEFAULT, day=3)
    assert tab.ask({"kind": "redo"}).state == moved
    for kind in ("undo", "redo"):
        assert Tab.of(SEQUENCE, DEFAULT).ask({"kind": kind}).state == DEFAULT


def test_reset_brings_back_the_series_own_numbers_and_lets_go_of_the_gates():
    state = replace(
        of_example(SEQUENCES["latch"]), days=(3.0,), h0=1.0, target=0.5, hold={"f": 1.0}, variant=CellVariant(candidate_tanh=False),
        other="leak", vocabulary="z", explore="hold",
    )  # fmt: skip
    tab = Tab.of(SEQUENCE, state)
    assert tab.ask({"kind": "reset"}).state == replace(
        of_example(SEQUENCES["latch"]), other="leak", vocabulary="z", explore="hold"
    )
    assert tab.ask({"kind": "undo"}).state == state


def test_reset_of_an_own_series_goes_to_the_first_one():
    own = replace(DEFAULT, example=OWN, days=(1.0,) * 9, target=None, day=8)
    assert Tab.of(SEQUENCE, own).ask({"kind": "reset"}).state == replace(DEFAULT, day=3)


def test_undo_to_a_shorter_series_looks_at_its_last_day():
    long = replace(DEFAULT, example=OWN, days=(1.0,) * 9)
    assert (
        SEQUENCE.answer(SEQUENCE.encode(replace(long, day=8)), {"kind": "restore", "query": ""})["query"]
        == "day=4"
    )


HOSTILE = [
    *({}, {"kind": None}, {"kind": "eval"}, {"kind": ["undo"]}, {"kind": {"undo": 1}}, {"kind": 7}),
    *({"kind": "row"}, {"kind": "text"}),
    *(
        {"kind": "text", "handle": handle, "text": "1", "day": 0}
        for handle in ("z_f", "c", "", None, [], {}, "__class__")
    ),
    *(
        {"kind": "text", "handle": "x", "text": text, "day": 0}
        for text in ("", "nan", "inf", "1e308", "1000001", "x" * 10**6, None, [], {"a": 1}, True)
    ),
    *(
        {"kind": kind, "handle": "x", "text": "1", "span": 10, "row": 3, "day": day}
        for kind in ("view", "text", "row")
        for day in (-1, 4, 1.0, True, None, "1", [], {}, 10**30, float("nan"))
    ),
    *(
        {"kind": "row", "handle": "x", "span": 10, "row": row, "day": 0}
        for row in (-1, ROWS, 200.0, True, None, "3", [], float("nan"))
    ),
    *(
        {"kind": "row", "handle": "x", "span": span, "row": 3, "day": 0}
        for span in (0, 11, -10, "10", None, [10], 1e308)
    ),
]


def shortened(request):
    return json.dumps(request)[:70]


@pytest.mark.parametrize("request_", HOSTILE, ids=shortened)
def test_a_request_the_page_does_not_make_is_refused_in_one_sentence(request_):
    with pytest.raises(ValueError) as caught:
        reduce(DEFAULT, request_)
    message = str(caught.value)
    assert message.endswith(".") and "\n" not in message and len(message) < 200


# The same through the running page


def test_a_committed_row_changes_the_lines_the_address_and_what_can_be_undone():
    page = send(open_days(), id=1, kind="row", handle="x", span=10, row=0, day=1)
    assert page.query_params == {"days": "0,-10,0.25,1"}
    assert lines(page)["h"] == engine(days=(0, -10, 0.25, 1)).h.tolist()
    data = days_page(page)
    assert (data["can"], data["answered"]) == ({"undo": True, "redo": False, "reset": True}, 1)
    page = send(page, id=2, kind="reset")
    assert page.query_params == {} and lines(page)["h"] == engine().h.tolist()


def test_a_refused_number_leaves_the_screen_as_it_was_and_says_why():
    page = send(open_days(), id=1, kind="text", handle="c_prev", text="4", day=0)
    page = send(page, id=2, kind="text", handle="c_prev", text="1e308", day=0)
    data = days_page(page)
    assert "1e308" in data["message"] and data["answered"] == 2
    assert page.query_params == {"c0": "4"} and lines(page)["c"] == engine(c0=4.0).c.tolist()
    assert days_page(send(page, id=3, kind="view", day=1))["message"] == ""


def test_hostile_requests_never_break_the_page():
    page, untouched = open_days(), engine().c.tolist()
    for number, request in enumerate(HOSTILE, 1):
        # A look at the page between two of them clears what was said about the one before.
        page = send(page, id=2 * number - 1, kind="view", day=0)
        assert days_page(page)["message"] == ""
        page = send(page, id=2 * number, **request)
        assert days_page(page)["message"], shortened(request)
        assert days_page(page)["answered"] == 2 * number, shortened(request)
        assert lines(page)["c"] == untouched and page.query_params == {}, shortened(request)
