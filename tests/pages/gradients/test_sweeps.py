"""The sweeps behind a drag on the page From RNN to LSTM: every row is what one gets on letting go there."""

from dataclasses import replace

import numpy as np
import pytest
from starlette.applications import Starlette

from lstm_core.cells.lstm import WEIGHT_NAMES
from lstm_core.cells.rnn import RNN_NUMBERS
from lstm_core.gradients.chain import chain_product
from pages.gradients.chain import sweeps as chain_sweeps
from pages.gradients.flow import sweeps
from pages.gradients.flow.measured import LINES, measured
from pages.gradients.flow.sweeps import NUMBERS, stride_of, window_of
from pages.gradients.lesson import flow_examples
from pages.gradients.state import FORGET, HANDLES, INPUT_SIZE, of_example
from pages.ui.live.grid import ROWS, grid
from pages.ui.params.codecs import short
from tests.ui.support import Client, is_one_sentence

CLIENT = Client(Starlette(routes=[sweeps.route, chain_sweeps.route]))
START = replace(of_example(flow_examples()["through-the-gates"]), steps=40, lag=12)
SEEN_ROWS = (0, 40, 187, 200, 260, 400)


def question(state=START, handle="w_h", **changes):
    return {
        "handle": handle,
        "span": "10",
        "series": state.series,
        "seed": str(state.seed),
        "steps": str(state.steps),
        "size": short(state.size),
        "lag": str(state.lag),
        "rnn": ",".join(short(state.rnn[key]) for key in RNN_NUMBERS),
        "lstm": ",".join(short(state.weights[key]) for key in WEIGHT_NAMES),
        **changes,
    }


def asked(path, query):
    """Columns and lines of an answer."""
    found = CLIENT.get(f"/{path}", params=query)
    assert found.status_code == 200, found.text
    numbers = np.frombuffer(found.content, "<f8")
    names = found.headers["x-columns"].split(",")
    shapes = [text.split(":") for text in found.headers["x-lines"].split(",")]
    rows = (numbers.size - sum(int(n) * int(t) for _, n, t in shapes)) // len(names)
    columns = dict(zip(names, numbers[: rows * len(names)].reshape(len(names), rows), strict=True))
    lines, start = {}, rows * len(names)
    for key, n, t in shapes:
        lines[key] = numbers[start : start + int(n) * int(t)].reshape(int(n), int(t))
        start += int(n) * int(t)
    assert start == numbers.size
    return columns, lines


@pytest.mark.parametrize("handle", HANDLES)
def test_every_row_is_what_the_engine_says_of_that_number(handle):
    columns, lines = asked(sweeps.PATH, question(handle=handle))
    stride = stride_of(len(lines), START.steps)
    assert columns[handle].tolist() == grid(10).tolist()
    for row in SEEN_ROWS:
        found = measured(START.with_number(handle, float(grid(10)[row])))
        for key in columns.keys() & found.columns.keys():
            assert columns[key][row] == found.columns[key][START.step], (key, row)
        for place, step in enumerate(window_of(START.step, START.steps)):
            for key in found.columns.keys() & {name.rpartition(".")[0] for name in columns}:
                if f"{key}.{place}" in columns:
                    wanted = found.columns[key][step]
                    assert columns[f"{key}.{place}"][row] == pytest.approx(wanted, rel=1e-12), (key, row)
        if row % stride == 0:
            for key, line in lines.items():
                np.testing.assert_array_equal(line[row // stride], found.lines[key])


def test_a_number_moves_what_depends_on_it_and_nothing_else():
    rnn, lstm, both = (asked(sweeps.PATH, question(handle=handle)) for handle in ("w_x", "b_f", INPUT_SIZE))
    assert (
        set(rnn[1]) == {"d_rnn"}
        and set(lstm[1]) == {"d_out", "d_c", "d_h", "rail"}
        and set(both[1]) == set(LINES)
    )
    assert not any(key.startswith(("rnn", "slope", "p_h")) for key in lstm[0])
    assert not any(key in rnn[0] for key in ("c", "f", "d_c.m", "rail_case"))
    assert {"x", "slope.1", "f.1", "d_rnn.m", "out_case"} <= set(both[0])


@pytest.mark.parametrize("lag", [0, 37, 39])
def test_the_window_and_its_factors_at_the_ends(lag):
    state = replace(START, lag=lag)
    columns, _ = asked(sweeps.PATH, question(state))
    found = measured(state.with_number("w_h", float(grid(10)[220])))
    for place, step in enumerate(window_of(state.step, state.steps)):
        if step:
            assert columns[f"slope.{place}"][220] == pytest.approx(found.flow.factors[step], rel=1e-12)
    assert columns["slope.2"][200] == 0.0, "a feedback weight of 0 has factors of exactly 0"


@pytest.mark.parametrize("steps", [2, 3, 500])
def test_another_number_of_steps_is_one_row_of_everything(steps):
    state = replace(START, steps=steps, lag=min(START.lag, steps - 1))
    columns, lines = asked(sweeps.PATH, question(state, "steps"))
    found = measured(state)
    assert columns["steps"].tolist() == [steps]
    assert columns["d_c.m"].tolist() == [found.columns["d_c.m"][state.step]]
    for key, line in lines.items():
        np.testing.assert_array_equal(line[0], found.lines[key])


@pytest.mark.parametrize("handle", ["w_h", "b_f", INPUT_SIZE])
def test_five_hundred_steps_stay_within_a_megabyte(handle):
    _, lines = asked(sweeps.PATH, question(replace(START, steps=500), handle))
    assert sum(line.size for line in lines.values()) <= NUMBERS
    assert all(len(line) > 40 for line in lines.values())


@pytest.mark.parametrize(
    "wrong",
    [
        {"handle": "w_gh"},
        {"handle": ""},
        {"span": "11"},
        {"span": "ten"},
        {"steps": "501"},
        {"steps": "1"},
        {"steps": "-2"},
        {"series": "other"},
        {"seed": "-1"},
        {"size": "nan"},
        {"size": ""},
        {"lag": "x"},
        {"rnn": "1,2"},
        {"lstm": ",".join("1" * 11)},
        {"lstm": ",".join(["1e9"] * 12)},
    ],
    ids=str,
)
def test_what_is_no_question_is_refused_in_one_sentence(wrong):
    found = CLIENT.get(f"/{sweeps.PATH}", params=question(**wrong))
    assert found.status_code == 400 and is_one_sentence(found.text)


# --- the chain -------------------------------------------------------------------------


def asked_chain(**query):
    return asked(chain_sweeps.PATH, {"handle": "d0", "span": "10", **query})


def scaled(columns, key, row):
    return float(f"{columns[f'{key}.m'][row]}e{int(columns[f'{key}.e'][row])}")


@pytest.mark.parametrize(("factors", "count"), [((0.03, 0.05), 2), ((0.5,), 50), ((2.0, -0.5, 3.0), 7)])
def test_every_row_of_a_factor_is_the_engines_product(factors, count):
    for place in range(len(factors)):
        columns, lines = asked_chain(
            handle=f"d{place}", factors=",".join(map(str, factors)), count=str(count)
        )
        for row in (0, 199, 201, 400):
            changed = [*factors[:place], float(grid(10)[row]), *factors[place + 1 :]]
            found = chain_product(np.resize(changed, count))
            assert scaled(columns, "product", row) == pytest.approx(found.products[-1], rel=1e-11)
            np.testing.assert_array_equal(lines["log"][row], found.log10)
            for k in range(min(6, count)):
                assert scaled(columns, f"r{k}", row) == pytest.approx(found.products[k], rel=1e-11)
        assert len(lines["log"]) == ROWS


def test_the_number_of_factors_is_looked_up_in_the_longest_chain():
    columns, lines = asked_chain(handle="n", factors="0.5", count="1")
    assert columns["n"].tolist() == list(range(1, 501))
    assert scaled(columns, "product", 49) == pytest.approx(0.5**50, rel=1e-11)
    assert lines["log"].shape == (1, 500)


@pytest.mark.parametrize(
    "wrong",
    [
        {"factors": ""},
        {"factors": "1," * 8 + "1"},
        {"factors": "a"},
        {"count": "501"},
        {"handle": "d1"},
        {"span": "7"},
    ],
    ids=str,
)
def test_what_is_no_question_about_a_chain_is_refused(wrong):
    query = {"handle": "d0", "span": "10", "factors": "0.5", "count": "3", **wrong}
    found = CLIENT.get(f"/{chain_sweeps.PATH}", params=query)
    assert found.status_code == 400 and is_one_sentence(found.text)


def test_the_handles_are_those_of_the_page():
    assert (*RNN_NUMBERS, INPUT_SIZE, *FORGET) == HANDLES
