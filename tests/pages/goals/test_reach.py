"""Every goal can be reached with what its page offers, and none is reached by opening the page."""

import pytest

from pages.forecast.live.runs import job_of
from pages.ui.runs.pool import POOL
from pages.ui.text.course import COURSE
from pages.ui.text.texts import texts
from tests.pages.goals.readings import PAGES, READ
from tests.ui.text.conditions import holds

PATIENCE_S = 120
SPAN = 10


def goals(page):
    return {goal["id"]: goal["when"] for goal in texts(f"{page}.live.goals")}


def row(handle, value, **more):
    """A handle dragged to a row of its grid."""
    place = round(200 + value * 200 / SPAN)
    assert (place - 200) * SPAN / 200 == pytest.approx(value, abs=1e-12)
    return {"kind": "row", "handle": handle, "span": SPAN, "row": place, **more}


def typed(handle, text):
    return {"kind": "text", "handle": handle, "text": text}


# By page and goal: the address somebody comes by, what they do there, and numbers worked out by hand that follow.
WAYS = {
    # 2.70 − 1.63 · 2.65 + 1.62 = 0.0005
    ("unit", "half"): ("", [row("x", -2.65)], {"z_f": 0.0005, "f": 0.500125}),
    # 2.70 − 1.63 · 6 + 1.62 = −5.46
    ("unit", "forget"): ("", [row("x", -6)], {"z_f": -5.46, "f": 0.004236}),
    # What is added is 0.98620 · 0.96606 = 0.95275, and 0.99740 of −0.955 is kept.
    ("unit", "cancel"): ("", [typed("c_prev", "-0.955")], {"kept": -0.95251, "added": 0.95275}),
    ("activations", "steepest"): ("", [row("z", 0)], {"tanh_slope": 1.0, "sigmoid_slope": 0.25}),
    # 1 − tanh² 3 = 0.00987, and σ(3)·σ(−3) = 0.04518 is 0.18071 of a quarter.
    ("activations", "saturated"): ("", [row("z", 3)], {"tanh_part": 0.009866, "sigmoid_part": 0.180707}),
    ("activations", "same"): ("", [typed("z", "0.88")], {"sigmoid": 0.706822, "tanh": 0.706419}),
    # The map's corner: −2.70 · 3 − 1.63 · 3 + 1.62 = −11.37
    ("gates", "erase"): ("", [{"kind": "point", "reach": 3, "row": 0}], {"z_f": -11.37}),
    ("gates", "halfway"): (
        "",
        [
            {"kind": "view", "gate": "input"},
            {"kind": "point", "reach": 3, "row": 30 * 61 + 30},
            row("b_i", 0),
        ],
        {"i": 0.5},
    ),
    ("gates", "rule"): ("", [row("w_fx", -1)], {"claim.holds": 0.0}),
    # Four blocks of 2 rows with 2 + 1 weights and a bias: 4 · 8.
    ("layer", "count"): ("units=2&inputs=1", [], {"parameters": 32.0}),
    # −0.7·0.02 − 0.64·0.69 + 0.37·0.61 − 0.57·0.96 − 0.1·0.34 − 0.94·0.22 − 10 = −11.0179
    ("layer", "shut"): ("step=1", [typed("w.f.0.6", "-10")], {"f": 1.6405e-05}),
    ("layer", "backward"): ("wiring=both", [{"kind": "view", "layer": 1}], {"backward": 1.0}),
    ("sequence", "remember"): ("", [row("x", 1, day=0)], {"x": 1.0}),
    # 1.63 · (−10) + 1.62 = −14.68 on the first day, whose memories are 0.
    ("sequence", "erase"): ("", [row("x", -10, day=0)], {"z_f": -14.68}),
    # On the first day the input is 0: the sum is the bias.
    ("sequence", "keep"): ("", [row("b_f", 10)], {"f": 0.9999546}),
    ("training", "learn"): ("epoch=3800", [], {}),
    ("training", "quick"): ("optimiser=adam&rate=0.05&epochs=500&epoch=150", [], {}),
    ("training", "overshoot"): (
        "",
        [{"kind": "preset", "name": "overshoot"}, {"kind": "rest", "epoch": 1400, "how": "stopped"}],
        {},
    ),
    ("gradients", "explode"): ("", [row("input_size", 0), row("w_h", 2)], {"rnn_case": 5.0}),
    ("gradients", "alive"): ("", [row("input_size", 0), row("w_h", 1)], {"rnn_case": 3.0, "lag": 50}),
    ("gradients", "forgetful"): ("", [row("b_f", -5)], {"out_case": 1.0}),
    # Document 003's series is so short that training it takes a third of a second.
    ("forecast", "beat"): ("series=four-days&epochs=200&trained=200", [], {"against_last": 1}),
    ("forecast", "lose"): ("series=walk&epochs=20&trained=20", [], {"against_last": -1}),
    ("forecast", "memorise"): ("series=four-days&epochs=200&trained=200", [], {"memorises": 1.0}),
    ("neurons", "surprise"): ("", [{"kind": "place", "place": 115}], {}),
    ("neurons", "sure"): ("", [{"kind": "place", "place": 5}], {}),
    ("neurons", "forget"): ("", [{"kind": "place", "place": 118}], {}),
    ("sources", "flat"): ("open=glossary", [{"kind": "find", "text": "flat"}], {"saturated": 1}),
    ("sources", "heart"): ("open=glossary", [{"kind": "find", "text": "noise"}], {"overfitting": 1}),
}
STARTS = {"sources": "open=glossary"}


def after(page, query, events):
    """The state that somebody has come to."""
    for event in events:
        query = PAGES[page].answer(query, event)["query"]
    state, complaints = PAGES[page].decode(query)
    assert complaints == ()
    if page == "forecast" and state.trained:
        POOL.wait(job_of(state, state.trained), state.trained, PATIENCE_S)
    return state


def test_there_is_a_way_to_every_goal():
    assert {*WAYS} == {
        (page, name) for page in COURSE if page not in ("start", "practise") for name in goals(page)
    }


@pytest.mark.parametrize(("page", "name"), WAYS, ids=["-".join(way) for way in WAYS])
def test_a_goal_is_reached_by_what_somebody_can_do_on_the_page(page, name):
    query, events, by_hand = WAYS[page, name]
    numbers = READ[page](after(page, query, events))
    assert {key: numbers[key] for key in by_hand} == pytest.approx(by_hand, rel=1e-4, abs=1e-5)
    assert holds(goals(page)[name], numbers)


@pytest.mark.parametrize("page", [page for page in COURSE if page not in ("start", "practise")])
def test_no_goal_is_reached_by_opening_its_page(page):
    numbers = READ[page](after(page, STARTS.get(page, ""), []))
    assert [name for name, when in goals(page).items() if holds(when, numbers)] == []
