"""The sweep behind a drag on the page of days: every row is the run one gets on letting go there."""

import json
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette

from lstm_core import CellVariant
from lstm_core.unit.sweep_sequence import run_with
from lstm_core.words.symbols import RESULTS, SETTINGS
from pages.sequence.live.payload import LINES, question
from pages.sequence.live.sweeps import MAX_BODY, PATH, POINTS, STRIDES, route, stride_of
from pages.sequence.state import MAX_DAYS
from pages.ui.live.grid import ROWS, SPANS, grid
from pages.ui.params.typed_numbers import MAX_SETTING
from pages.ui.params.unit_settings import parameters_of
from tests.pages.sequence.support import DEFAULT
from tests.ui.support import Client, is_one_sentence

CLIENT = Client(Starlette(routes=[route]))
COLUMNS = ("x", "h_prev", "c_prev", *RESULTS)
HELD = {"hold": {"f": 0.25, "o": 1.0}, "variant": CellVariant("hard_sigmoid_keras2", False)}
LONG = tuple(np.sin(np.arange(MAX_DAYS) / 9).tolist())
GOOD = {"handle": "x", "span": 10, "day": 0, "weights": dict(DEFAULT.weights), **question(DEFAULT)}
# Every kind of handle, on the days on which it can be taken.
HANDLES = [
    *(("x", day) for day in range(4)),
    *((name, 0) for name in ("h_prev", "c_prev")),
    *((name, day) for name in SETTINGS[3:] for day in (0, 3)),
]


def asked(state=DEFAULT, handle="x", day=0, span=10):
    body = {"handle": handle, "span": span, "day": day, "weights": dict(state.weights), **question(state)}
    return answered(body)


def answered(body):
    """Columns of the day by name, (401,) each, and lines by name, (rows, days) each."""
    answer = CLIENT.request("POST", PATH, content=json.dumps(body))
    assert answer.status_code == 200, answer.text
    numbers, start = np.frombuffer(answer.content, dtype="<f8"), 0
    columns, lines = {}, {}
    for name in answer.headers["x-columns"].split(","):
        columns[name], start = numbers[start : start + ROWS], start + ROWS
    for text in answer.headers["x-lines"].split(","):
        name, rows, days = text.split(":")
        size = int(rows) * int(days)
        lines[name], start = numbers[start : start + size].reshape(int(rows), int(days)), start + size
    assert start == numbers.size
    return columns, lines


def run_of(state, days=None, touched=True):
    hold, variant = (dict(state.hold), state.variant) if touched else ({}, CellVariant())
    return run_with(
        state.parameters, state.days if days is None else days, state.h0, state.c0, hold, variant=variant
    )


def assert_every_row_is_a_run(state, handle, day, rows=(0, 123, 200, ROWS - 1), span=10):
    columns, lines = asked(state, handle, day, span)
    beside = {name for name in ("beside.c", "beside.h") if name in columns}
    assert set(columns) - beside == {*COLUMNS, handle}
    for row in rows:
        let_go = state.with_number(handle, float(grid(span)[row]), day)
        trace = run_of(let_go)
        assert {name: columns[name][row] for name in COLUMNS} == {
            name: float(getattr(trace, name)[day]) for name in COLUMNS
        }
        assert columns[handle][row] == grid(span)[row]
        other = beside_of(let_go, handle)
        assert beside == ({"beside.c", "beside.h"} if other is not None and day < len(other) else set())
        for name in beside:
            assert columns[name][row] == getattr(other, name.split(".")[1])[day]
        at = round(row * (len(lines["c"]) - 1) / (ROWS - 1))
        recorded = state.with_number(handle, float(grid(span)[at * stride_of(len(state.days))]), day)
        for name in LINES:
            assert lines[name][at].tolist() == getattr(run_of(recorded), name).tolist(), name
        other = beside_of(recorded, handle)
        assert any(name.startswith("beside.") for name in lines) == (other is not None)
        for name in LINES if other is not None else ():
            assert lines[f"beside.{name}"][at].tolist() == getattr(other, name).tolist(), name


def beside_of(state, handle):
    """The run beside a state while ``handle`` is dragged; None where nothing follows."""
    if state.is_touched:
        return run_of(state, touched=False)
    return run_of(state, state.days_beside) if state.days_beside and handle != "x" else None


@pytest.mark.parametrize(("handle", "day"), HANDLES)
@pytest.mark.parametrize(
    "changes",
    [{}, {"other": ""}, {"other": "latch"}, HELD, {**HELD, "other": ""}, {"h0": 0.5, "c0": -2.0}],
    ids=["beside", "alone", "longer beside", "held", "held alone", "started"],
)
def test_every_row_is_the_run_one_gets_on_letting_go_there(handle, day, changes):
    assert_every_row_is_a_run(replace(DEFAULT, **changes), handle, day)


@pytest.mark.parametrize(("handle", "day"), [("x", 0), ("x", 250), ("x", 499), ("w_fh", 499), ("c_prev", 0)])
@pytest.mark.parametrize("changes", [{}, HELD], ids=["plain", "held"])
def test_a_long_series_is_swept_too_its_lines_at_fewer_rows(handle, day, changes):
    state = replace(DEFAULT, example="own", days=LONG, other="own", other_days=LONG[::-1], **changes)
    columns, lines = asked(state, handle, day)
    assert len(lines["c"]) < len(columns["c"]) == ROWS
    assert_every_row_is_a_run(state, handle, day, rows=(0, 41, 200, ROWS - 1))


@pytest.mark.parametrize("span", SPANS)
def test_the_widest_sweeps_hold_finite_numbers_only(span):
    far = replace(
        DEFAULT, days=(float(MAX_SETTING), -float(MAX_SETTING)), weights=dict.fromkeys(DEFAULT.weights, float(MAX_SETTING)),
        c0=float(MAX_SETTING), variant=CellVariant(candidate_tanh=False), hold={"f": 1.0},
    )  # fmt: skip
    columns, lines = asked(far, "w_gx", 1, span)
    assert all(np.isfinite(values).all() for values in (*columns.values(), *lines.values()))


def test_a_sweep_before_a_dragged_day_leaves_the_days_before_it_alone():
    _, lines = asked(handle="x", day=2)
    for name in LINES:
        assert (lines[name][:, :2] == lines[name][0, :2]).all()
    assert np.unique(lines["c"][:, 3]).size > 300


@given(st.integers(1, MAX_DAYS))
@settings(deadline=None)
def test_lines_are_recorded_as_often_as_a_drag_can_carry(n_days):
    stride = stride_of(n_days)
    assert stride in STRIDES and (ROWS - 1) % stride == 0
    assert n_days * (ROWS // stride + 1) <= POINTS or stride == STRIDES[-1]


def without(name):
    return {key: value for key, value in GOOD.items() if key != name}


def with_weight(value):
    return GOOD | {"weights": GOOD["weights"] | {"b_f": value}}


BAD = {
    **{f"no {name}": json.dumps(without(name)) for name in GOOD},
    **{
        f"{name} is {value!r}"[:60]: json.dumps(GOOD | {name: value})
        for name in GOOD
        for value in (None, "nonsense", True, [], {}, [[1]], -1.5, 1e308, "<script>")
        if not (name in ("h0", "c0") and value == -1.5)
        and not (name == "beside" and value == [])
        and not (name == "hold" and value == {})
    },
    "nothing": "",
    "not JSON": "{",
    "not UTF-8": b"\xff\xfe{}",
    "a list": "[]",
    "a number": "7",
    "a bomb": "[" * 30_000,
    "NaN": json.dumps(GOOD | {"c0": float("nan")}),
    "infinity": json.dumps(GOOD | {"days": [float("inf")]}),
    "a number without end": json.dumps(GOOD).replace('"span": 10', '"span": 1' + "0" * 5000),
    "a large whole number": json.dumps(GOOD | {"h0": 10**400}),
    "a day too late": json.dumps(GOOD | {"day": 4}),
    "a day before the first": json.dumps(GOOD | {"day": -1}),
    "half a day": json.dumps(GOOD | {"day": 0.0}),
    "a memory of a later day": json.dumps(GOOD | {"handle": "c_prev", "day": 1}),
    "a result for a handle": json.dumps(GOOD | {"handle": "c"}),
    "a span not offered": json.dumps(GOOD | {"span": 11}),
    "a span in floats": json.dumps(GOOD | {"span": 10.0}),
    "too many days": json.dumps(GOOD | {"days": [0] * (MAX_DAYS + 1)}),
    "too many days beside": json.dumps(GOOD | {"beside": [0] * (MAX_DAYS + 1)}),
    "a weight missing": json.dumps(GOOD | {"weights": {"b_f": 1}}),
    "a weight too many": json.dumps(GOOD | {"weights": GOOD["weights"] | {"b_z": 1}}),
    "a weight in words": json.dumps(with_weight("two")),
    "a weight too far": json.dumps(with_weight(MAX_SETTING + 1)),
    "a weight that is true": json.dumps(with_weight(True)),
    "a share beyond one": json.dumps(GOOD | {"hold": {"f": 1.5}}),
    "a share below zero": json.dumps(GOOD | {"hold": {"f": -0.5}}),
    "a gate that is none": json.dumps(GOOD | {"hold": {"g": 0.5}}),
    "another curve": json.dumps(GOOD | {"variant": "relu"}),
}  # fmt: skip


@pytest.mark.parametrize("body", BAD.values(), ids=BAD)
def test_a_bad_question_is_refused_in_one_sentence(body):
    answer = CLIENT.request("POST", PATH, content=body)
    assert answer.status_code == 400
    assert answer.headers["content-type"].startswith("text/plain")
    assert is_one_sentence(answer.text) and "<" not in answer.text and "sys." not in answer.text


@given(st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
@settings(deadline=None)
def test_any_question_gets_an_answer(body):
    assert CLIENT.request("POST", PATH, content=body).status_code == 400


@given(
    st.dictionaries(
        st.sampled_from(list(GOOD)),
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats()
        | st.text(max_size=5)
        | st.lists(st.integers()),
    )
)
@settings(deadline=None)
def test_a_question_with_anything_in_it_is_answered_or_refused(changes):
    assert CLIENT.request("POST", PATH, content=json.dumps(GOOD | changes)).status_code in (200, 400)


def pieces(size):
    async def sent():
        for _ in range(size // 1024 + 1):
            yield b" " * 1024

    return sent()


@pytest.mark.parametrize("headers", [{}, {"content-length": "7"}, {"content-length": "abc"}], ids=str)
def test_a_question_that_is_too_long_is_refused_whatever_its_header_says(headers):
    answer = CLIENT.request("POST", PATH, content=pieces(MAX_BODY), headers=headers)
    assert answer.status_code == 413
    assert is_one_sentence(answer.text)


def test_the_longest_question_of_the_page_is_not_too_long():
    digits = [-123456.7890123456 - k for k in range(MAX_DAYS)]
    asking = GOOD | {"days": digits, "beside": digits}
    assert len(json.dumps(asking)) < MAX_BODY
    assert len(answered(asking)[1]["c"]) == ROWS // STRIDES[-1] + 1


def test_a_sweep_is_no_page_to_look_at_and_is_kept_nowhere():
    assert CLIENT.get(PATH).status_code == 405
    answer = CLIENT.request("POST", PATH, content=json.dumps(GOOD))
    assert answer.headers["cache-control"] == "no-store" and "set-cookie" not in answer.headers
    assert parameters_of(GOOD["weights"]).settable == DEFAULT.parameters.settable
