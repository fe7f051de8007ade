"""What each gate does, without a browser: address, requests, recorded maps, cases, the claim."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette

from lstm_core.cells.lstm import BLOCK_LETTERS
from lstm_core.words.symbols import SETTINGS
from lstm_core.words.vocabulary import VOCABULARIES
from pages.gates.cases import CASES
from pages.gates.facts import facts
from pages.gates.live.requests import reduce
from pages.gates.live.sweeps import PATH, SIDE, route
from pages.gates.sentences import PAIRS, TRIES, because
from pages.gates.spec import GATES_PAGE
from pages.gates.state import GATES, GatesState, default_state
from pages.gates.url import ADDRESS, PANELS
from pages.ui.live.grid import ROWS, grid
from tests.pages.support import healthy, open_page, send, texts, told
from tests.pages.tab import Tab
from tests.ui.support import Client, is_one_sentence, numbers

decode, encode = ADDRESS.decode, ADDRESS.encode

PAGE = "gates/page.py"
START = default_state()
CLIENT = Client(Starlette(routes=[route]))


def live(page):
    return told(page, "gatewise_gates")["gates"]


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


@st.composite
def states(draw):
    return GatesState(
        numbers={name: draw(numbers) for name in SETTINGS},
        vocabulary=draw(st.sampled_from(VOCABULARIES)),
        gate=draw(st.sampled_from(GATES)),
        explore=draw(st.sampled_from(["", *PANELS])),
    )


@given(states())
@settings(deadline=None)
def test_a_link_brings_back_the_same_screen(state):
    assert decode(encode(state)) == (state, ())


def test_the_first_screen_needs_no_parameters():
    assert encode(START) == {} and decode({}) == (START, ())


@pytest.mark.parametrize("name", ["gate", "x", "h", "c", "forget", "words", "open"])  # fmt: skip
@pytest.mark.parametrize("text", ["nan", "1e308", "<script>", "💥", "9" * 5000, "1,2", "-1.5.2", "٣"])
def test_a_parameter_that_cannot_be_used_is_named_and_the_default_shown(name, text):
    if (name, text) in {("x", "٣"), ("h", "٣"), ("c", "٣"), ("x", "1,2"), ("h", "1,2"), ("c", "1,2")}:
        return  # a number after all
    state, complaints = decode({name: text})
    assert state == START
    assert len(complaints) == 1 and f"“{name}”" in complaints[0] and is_one_sentence(complaints[0])


# --- recorded maps -------------------------------------------------------------------


def asked(**changes):
    listed = ",".join(repr(float(START.numbers[name])) for name in SETTINGS)
    question = {"gate": "forget", "handle": "point", "span": "10", "reach": "3", "numbers": listed, **changes}
    found = CLIENT.get(f"/{PATH}", params=question)
    if found.status_code != 200:
        return found
    names = found.headers["x-columns"].split(",")
    rows = np.frombuffer(found.content, "<f8").reshape(len(names), -1)
    return dict(zip(names, rows, strict=True))


@pytest.mark.parametrize("gate", GATES)
def test_the_grid_under_the_point_is_the_unit_at_each_of_its_points(gate):
    table = asked(gate=gate)
    assert all(len(column) == SIDE * SIDE for column in table.values())
    w, k = START.numbers, BLOCK_LETTERS[gate]
    for row in (0, 60, 1234, 1860, 3720):
        x, h = float(table["x"][row]), float(table["h_prev"][row])
        z = {g: w[f"w_{g}h"] * h + w[f"w_{g}x"] * x + w[f"b_{g}"] for g in "figo"}
        c = sigmoid(z["f"]) * w["c_prev"] + sigmoid(z["i"]) * math.tanh(z["g"])
        assert table[f"z_{k}"][row] == pytest.approx(z[k], abs=1e-12)
        assert table["c"][row] == pytest.approx(c, abs=1e-12)
        assert table["h"][row] == pytest.approx(sigmoid(z["o"]) * math.tanh(c), abs=1e-12)
    assert {1.0, -1.0, 0.1} <= set(table["x"].tolist())


def test_the_map_of_a_swept_weight_turns_the_verdict_at_zero():
    table = asked(handle="w_fx")
    assert len(table["claim.holds"]) == ROWS
    assert (table["claim.holds"] == (grid(10) > 0)).all()
    # σ is one half where the sum is 0: 2.7·h + w·x + 1.62 = 0 at both ends of the middle line.
    for row in (0, 150, 300, 400):
        for end in ("1", "2"):
            x, h = table[f"line1.x{end}"][row], table[f"line1.h{end}"][row]
            assert 2.7 * h + grid(10)[row] * x + 1.62 == pytest.approx(0.0, abs=1e-9)


@pytest.mark.parametrize(
    "wrong",
    [
        *({"gate": gate} for gate in ("", "f", "many")),
        *({"handle": handle} for handle in ("", "w_ih", "x", "z_f")),
        *({"span": span} for span in ("", "11", "ten")),
        *({"reach": reach} for reach in ("", "4", "-3")),
        *({"numbers": listed} for listed in ("", "1,2", "nan" + ",1" * 14, "1," * 5000)),
    ],
    ids=str,
)
def test_a_bad_question_is_refused_in_one_sentence(wrong):
    found = asked(**wrong)
    assert found.status_code == 400 and is_one_sentence(found.text)


# --- what can be asked ---------------------------------------------------------------


def test_a_point_a_row_a_text_and_a_look():
    moved = reduce(START, {"kind": "point", "reach": 3, "row": 40 * SIDE + 20})
    assert (moved.numbers["x"], moved.numbers["h_prev"]) == (-1.0, 1.0)
    weight = reduce(START, {"kind": "row", "handle": "w_fx", "span": 10, "row": 180})
    assert weight.numbers["w_fx"] == -1.0
    tab = Tab.of(GATES_PAGE, START).ask({"kind": "text", "handle": "b_f", "text": "−0,5"})
    assert tab.state.numbers["b_f"] == -0.5
    assert tab.ask({"kind": "undo"}).state == START and tab.past == []
    assert tab.ask({"kind": "view", "gate": "output"}).state.gate == "output" and tab.past == []
    typed = Tab.of(GATES_PAGE, START).ask({"kind": "text", "handle": "b_f", "text": "3"})
    assert typed.ask({"kind": "reset"}).state == START


@pytest.mark.parametrize(
    "request_",
    [
        *({}, {"kind": "eval"}, {"kind": "view", "gate": "f"}, {"kind": "view", "gate": []}),
        *({"kind": "point", "reach": 3, "row": row} for row in (-1, SIDE * SIDE, 1.0, True, None)),
        *({"kind": "point", "reach": reach, "row": 0} for reach in (4, "3", None, True)),
        # The input gate's weight is not on screen.
        *({"kind": "text", "handle": handle, "text": "1"} for handle in ("w_ih", "z_f", None, [])),
        *({"kind": "text", "handle": "x", "text": text} for text in ("", "inf", "1e9", None)),
    ],
    ids=str,
)
def test_anything_else_is_refused_in_one_sentence(request_):
    with pytest.raises(ValueError) as caught:
        reduce(START, request_)
    assert is_one_sentence(str(caught.value))


# --- document 003's cases -------------------------------------------------------------


@pytest.mark.parametrize(
    ("case", "total", "result"),
    [
        ("agree", 3, sigmoid(3)),
        ("differ", 1, sigmoid(1)),
        ("half", 0, 0.5),
        ("both-up", 3, math.tanh(3)),
        ("both-down", -3, -math.tanh(3)),
        ("as-listed", 1, math.tanh(1)),
        ("as-printed", -1, -math.tanh(1)),
        ("cancel", 0, 0.0),
    ],
)
def test_every_case_has_its_true_sum_and_value(case, total, result):
    found = next(entry for entry in CASES if entry.id == case)
    assert (found.total, found.result) == (total, pytest.approx(result))
    letter = BLOCK_LETTERS[found.gate]
    page = open_page(PAGE, open="cases")
    page = healthy(page.button(key=f"case_{case}").click().run())
    assert live(page)["values"][f"z_{letter}"] == total
    assert live(page)["values"][letter] == pytest.approx(result)
    assert live(page)["gate"] == found.gate and live(page)["can"]["undo"]


def test_where_the_cases_come_from_is_folded_below_them():
    page = open_page(PAGE, open="cases")
    (folded,) = page.expander
    lines = folded.markdown[1].value.splitlines()
    assert len(lines) == len(CASES)
    assert "Printed: f\\(21\\.0\\) = 0\\.95" in lines[0] and "add up to 3, not 21" in lines[0]


# --- reasons --------------------------------------------------------------------------


@pytest.mark.parametrize("gate", GATES)
def test_the_cases_of_a_reason_go_down_the_sum_and_the_last_takes_the_rest(gate):
    cases, total = because(gate), f"z_{BLOCK_LETTERS[gate]}"
    bounds = [case["when"][total]["above"] for case in cases[:-1]]
    assert bounds == sorted(bounds, reverse=True) and cases[-1]["when"] == {}
    # Halves are said on the right side of 0, "about half" for shares from 38 % to 62 %.
    assert any(bound > 0 for bound in bounds) and any(bound < 0 for bound in bounds)
    if gate != "candidate":
        assert sigmoid(bounds[0]) > 0.98 and sigmoid(bounds[-1]) < 0.02
        assert 0.37 < sigmoid(bounds[2]) < 0.5 < sigmoid(bounds[1]) < 0.63


def test_the_rule_counts_36_pairs_and_72_tries():
    assert (PAIRS, TRIES) == (36, 72)
    page = open_page(PAGE, open="claim")
    assert "36 pairs" in texts(page) and "72 tries" in texts(page) and "tends to" in texts(page)


def test_the_question_below_the_page_is_answered_with_the_units_numbers():
    total = -2.70 - 1.63 + 1.62
    assert facts() == {
        "total": "−2.71",
        "share": f"{sigmoid(total):.3f}",
        "percent": f"{100 * sigmoid(total):.1f} %",
    }


def test_the_page_follows_its_requests_and_widgets():
    page = send(open_page(PAGE), id=1, kind="text", handle="w_fx", text="-1")
    assert page.query_params["forget"] == "2.7,-1,1.62"
    assert live(page)["values"]["claim.holds"] == 0.0
    page = healthy(page.segmented_control[0].set_value("claim").run())
    assert live(page)["pointed"]
