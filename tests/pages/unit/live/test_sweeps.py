from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_core.unit.paper import paper_step
from lstm_core.unit.step import step
from lstm_core.unit.sweep import sweep
from lstm_core.words.symbols import RESULTS, SETTINGS, affected_by
from pages.ui.live.grid import ROWS, SPANS, grid, value_of_row
from pages.unit.live.sweeps import PATH, columns
from tests.ui.support import CLIENT, DEFAULT, is_one_sentence

NUMBERS = dict(DEFAULT.numbers)


def question(**changes):
    handle = changes.get("handle", "x")
    listed = ",".join("" if name == handle else repr(NUMBERS[name]) for name in SETTINGS)
    asked = {"handle": handle, "span": "10", "numbers": listed, **changes}
    return {name: text for name, text in asked.items() if text is not None}


def table_of(answer):
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith("application/")
    names = answer.headers["x-columns"].split(",")
    rows = np.frombuffer(answer.content, dtype="<f8").reshape(len(names), ROWS)
    return dict(zip(names, rows, strict=True))


@pytest.mark.parametrize("paper", [None, "2"], ids=["exact", "paper"])
@pytest.mark.parametrize("handle", SETTINGS)
def test_a_recorded_sweep_is_the_engines_to_the_last_bit(handle, paper):
    table = table_of(CLIENT.get(PATH, params=question(handle=handle, paper=paper)))
    unit = DEFAULT.parameters, *DEFAULT.states, handle, grid(10)
    exact = sweep(*unit)
    shown = sweep(*unit, decimals=int(paper)) if paper else exact
    assert tuple(table) == (handle, *affected_by(handle), *(("exact.c", "exact.h") if paper else ()))
    for name, column in table.items():
        source = exact if name.startswith("exact.") else shown
        assert column.tobytes() == getattr(source, name.split(".")[-1], grid(10)).tobytes(), name


@pytest.mark.parametrize("handle", SETTINGS)
@pytest.mark.parametrize("row", [0, 137, 200, 400])
def test_a_row_is_the_step_one_gets_on_letting_go_there(handle, row):
    state = DEFAULT.with_number(handle, float(grid(10)[row]))
    for paper in (None, 3):
        table = table_of(CLIENT.get(PATH, params=question(handle=handle, paper=paper and str(paper))))
        taken = state.parameters, *state.states
        trace = paper_step(*taken, paper) if paper else step(*taken)
        assert {name: table[name][row] for name in affected_by(handle)} == {
            name: float(getattr(trace, name)) for name in affected_by(handle)
        }


@pytest.mark.parametrize("span", SPANS)
def test_the_settings_of_a_sweep_are_the_floats_nearest_to_their_decimals(span):
    exact = [Fraction(span * k, 200) for k in range(-200, 201)]
    assert grid(span).tolist() == [float(value) for value in exact]
    assert table_of(CLIENT.get(PATH, params=question(span=str(span))))["x"].tolist() == grid(span).tolist()
    assert [value_of_row(span, row) for row in range(ROWS)] == grid(span).tolist()


def test_columns_name_what_follows_and_in_paper_the_exact_memories_too():
    assert columns("b_o", None) == ("b_o", "z_o", "o", "h")
    assert columns("b_o", 2) == ("b_o", "z_o", "o", "h", "exact.c", "exact.h")
    assert set(columns("x", None)[1:]) == set(RESULTS) - {"p_fh", "p_ih", "p_gh", "p_oh"}


@pytest.mark.parametrize("span", SPANS)
def test_the_widest_sweeps_hold_finite_numbers_only(span):
    far = ",".join(["1000000"] * len(SETTINGS))
    for paper in (None, "6"):
        table = table_of(CLIENT.get(PATH, params=question(span=str(span), numbers=far, paper=paper)))
        assert all(np.isfinite(column).all() for column in table.values())


GOOD = question()["numbers"]
BAD = {
    "nothing": {"handle": None, "span": None, "numbers": None},
    "no handle": {"handle": None},
    "unknown handle": {"handle": "z_f"},
    "hostile handle": {"handle": "<script>", "numbers": GOOD},
    "no such span": {"span": "11"},
    "span in words": {"span": "ten"},
    "span not whole": {"span": "10.5"},
    "negative span": {"span": "-10"},
    "endless span": {"span": "9" * 5000},
    "no numbers": {"numbers": None},
    "empty numbers": {"numbers": ""},
    "too few numbers": {"numbers": "1,2,3"},
    "too many numbers": {"numbers": GOOD + ",1"},
    "far too many numbers": {"numbers": "1," * 5000},
    "a word for a number": {"numbers": GOOD.replace("2.7", "two")},
    "nan": {"numbers": GOOD.replace("2.7", "nan")},
    "infinity": {"numbers": GOOD.replace("2.7", "inf")},
    "1e308": {"numbers": GOOD.replace("2.7", "1e308")},
    "an empty number": {"numbers": GOOD.replace("2.7", "")},
    "paper 0": {"paper": "0"},
    "paper 7": {"paper": "7"},
    "negative paper": {"paper": "-1"},
    "paper in words": {"paper": "two"},
    "paper not whole": {"paper": "2.0"},
    "endless paper": {"paper": "9" * 5000},
}


@pytest.mark.parametrize("changes", BAD.values(), ids=BAD)
def test_a_bad_question_is_refused_in_one_sentence(changes):
    answer = CLIENT.get(PATH, params=question(**changes))
    assert answer.status_code == 400
    assert answer.headers["content-type"].startswith("text/plain")
    assert is_one_sentence(answer.text)


@given(
    handle=st.text(max_size=20),
    span=st.text(max_size=8),
    paper=st.text(max_size=4),
    listed=st.text(max_size=60),
)
def test_any_question_gets_an_answer(handle, span, paper, listed):
    asked = {"handle": handle, "span": span, "paper": paper, "numbers": listed}
    assert CLIENT.get(PATH, params=asked).status_code == 400


def test_sweeps_can_only_be_read():
    assert CLIENT.request("POST", PATH, params=question()).status_code == 405


def test_the_same_question_gets_the_same_bytes_and_may_be_kept():
    one, two = (CLIENT.get(PATH, params=question()) for _ in range(2))
    assert one.content == two.content
    assert "max-age" in one.headers["cache-control"]
    assert "set-cookie" not in one.headers
