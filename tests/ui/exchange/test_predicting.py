"""Predict first, as the server knows it: the switch in the address, and what a typed answer is worth."""

import json

import pytest
from starlette.applications import Starlette

from pages.server import EXCHANGING
from pages.ui.exchange import route
from tests.ui.support import Client, is_one_sentence

CLIENT = Client(Starlette(routes=[route.exchange_route(page) for page in EXCHANGING]))
PAGES = {page.name: page for page in EXCHANGING}
PREDICTING = [name for name, page in PAGES.items() if page.predicting is not None]


def asked(page, query="", event=None):
    return CLIENT.request("POST", f"/api/{page}", json={"query": query, "event": event})


def guess(page, query, key, text, of="", **others):
    event = {"kind": "guess", "of": of, "key": key, "answers": {**others, key: text}}
    return asked(page, query, event).json()


def test_five_pages_have_something_to_predict():
    assert PREDICTING == ["unit", "activations", "gates", "layer", "sequence", "gradients"]


@pytest.mark.parametrize("page", PREDICTING)
def test_the_switch_stands_in_the_address_and_is_no_setting(page):
    start = asked(page).json()
    on = asked(page, "", {"kind": "predict", "on": True}).json()
    assert on["query"] == "predict=on" and on["settings"] == start["settings"] and not on["changed"]
    assert on["drawn"] != start["drawn"]
    assert asked(page, on["query"], {"kind": "predict", "on": False}).json()["query"] == ""


@pytest.mark.parametrize("page", PREDICTING)
@pytest.mark.parametrize("event", [{"kind": "restore", "query": "words=z"}, {"kind": "reset"}])
def test_undo_and_reset_leave_it_alone(page, event):
    assert "predict=on" in asked(page, "predict=on", event).json()["query"]


def test_another_example_or_series_leaves_it_alone():
    state, _ = PAGES["sequence"].decode("predict=on")
    (series, *_), *_ = PAGES["sequence"].rows
    assert series.chosen(state, "latch").predict
    state, _ = PAGES["gradients"].decode("predict=on")
    (example, *_), *_ = PAGES["gradients"].rows
    assert example.chosen(state, "lasts").predict


@pytest.mark.parametrize("page", PREDICTING)
@pytest.mark.parametrize("text", ["yes", "", "1", "ON"])
def test_another_text_falls_back_and_is_told_in_one_line(page, text):
    state, told = PAGES[page].decode(f"predict={text}")
    assert not state.predict and told == ("“predict” in the link is not on or off, so the default is shown.",)


def test_panels_that_show_results_wait_and_others_do_not():
    unit, gates = PAGES["unit"], PAGES["gates"]

    def waits(page, query):
        return page.panel_hides(page.decode(query)[0])

    layer = PAGES["layer"]
    assert waits(unit, "predict=on&open=numbers") and waits(gates, "predict=on&open=cases")
    assert waits(layer, "predict=on&open=unit") and not waits(layer, "predict=on&open=weights")
    assert not waits(unit, "predict=on&open=files")
    assert not waits(unit, "open=numbers")


# What an answer is worth

VERDICTS = {
    # 2.7 + 1.63 + 1.62
    ("unit", "", "z_f", "5.95"): ("right", []),
    # The same without its bias.
    ("unit", "", "z_f", "4.33"): ("mistake", ["bias left out"]),
    ("unit", "x=0&h=0&c=3", "kept", "2,5"): ("more digits", []),
    ("unit", "", "f", "0.003"): ("mistake", ["1 − f for f"]),
    ("unit", "", "f", "17"): ("wrong", []),
    ("unit", "", "f", ""): ("unreadable", []),
    ("gates", "x=-1&h=-1", "z_f", "-2.71"): ("right", []),
    # Half way up both curves, where they are steepest: ½ · ½ and 1.
    ("activations", "z=0", "df_dz", "0.25"): ("right", []),
    ("activations", "z=0", "dg_dz", "1"): ("right", []),
    # 0.5 · 0.9, then · 0.5.
    ("gradients", "chain=0.5,0.9&n=9", "r1", "0.45"): ("right", []),
    ("gradients", "chain=0.5,0.9&n=9", "r2", "0.225"): ("right", []),
    ("gradients", "chain=0.5,0.9&n=9", "r2", "1.9"): ("mistake", ["added, not multiplied"]),
    # 2^10, then one factor too few.
    ("gradients", "chain=2&n=10", "product", "1024"): ("right", []),
    ("gradients", "chain=2&n=10", "product", "512"): ("mistake", ["one step too few"]),
    ("gradients", "chain=0.5&n=50", "product", "8.9e-16"): ("right", []),
}
OF = {"df_dz": "sigmoid", "dg_dz": "tanh"}


@pytest.mark.parametrize("case", VERDICTS, ids=lambda case: " ".join(case))
def test_an_answer_is_marked_with_the_numbers_on_screen(case):
    page, query, key, text = case
    answer = guess(page, query, key, text, OF.get(key, ""))
    verdict, mistakes = VERDICTS[case]
    marked = answer["marked"]
    assert marked["verdict"] == verdict and set(mistakes) <= {one["name"] for one in marked["mistakes"]}
    assert bool(marked["problem"]) == (verdict == "unreadable")
    # A guess changes nothing.
    assert {**answer, "marked": None} == {**asked(page, query).json(), "marked": None}


def test_a_day_is_marked_with_its_own_numbers():
    # Days 1 and 4 of company B both are worth 1; on day 1 both memories are 0, so the sum is 1.63 + 1.62.
    assert guess("sequence", "series=company-b", "z_f", "3.25", "0")["marked"]["verdict"] == "right"
    assert guess("sequence", "series=company-b", "z_f", "3.25", "3")["marked"]["verdict"] != "right"


def test_a_line_that_follows_from_an_earlier_slip_is_told_so():
    # 0.986 · 0.967 is added to the 1 that is kept by mistake.
    marked = guess("unit", "", "c", "1.95", kept="1")["marked"]
    assert (marked["verdict"], marked["own"]) == ("carried", ["kept"])


BAD = [
    {"kind": "predict"},
    {"kind": "predict", "on": "on"},
    {"kind": "predict", "on": 1},
    {"kind": "guess"},
    {"kind": "guess", "of": "", "key": "x", "answers": {"x": "1"}},
    {"kind": "guess", "of": "", "key": "f", "answers": {}},
    {"kind": "guess", "of": "", "key": "f", "answers": {"f": 1}},
    {"kind": "guess", "of": "", "key": ["f"], "answers": {"f": "1"}},
    {"kind": "guess", "of": 0, "key": "f", "answers": {"f": "1"}},
    {"kind": "guess", "of": "", "key": "f", "answers": {"f": "1", "__class__": "1"}},
    {"kind": "guess", "of": "", "key": "f", "answers": {f"k{place}": "1" for place in range(500)}},
]


@pytest.mark.parametrize("event", BAD, ids=lambda event: json.dumps(event)[:60])
@pytest.mark.parametrize("page", ["unit", "gates"])
def test_an_event_that_no_page_makes_is_refused_in_one_sentence(page, event):
    found = asked(page, "", event)
    text = found.json()["refused"] if found.status_code == 200 else found.text
    assert is_one_sentence(text)


@pytest.mark.parametrize("text", ["9" * 10_000, "<b>0.5</b>", "\x00", "1e999", "½", "٣"])
def test_whatever_is_typed_gets_a_verdict_or_one_sentence(text):
    marked = guess("unit", "", "f", text)["marked"]
    assert marked["verdict"] == "unreadable" and is_one_sentence(marked["problem"])


def test_other_pages_know_neither():
    for event in (
        {"kind": "predict", "on": True},
        {"kind": "guess", "of": "", "key": "f", "answers": {"f": "1"}},
    ):
        assert "refused" in asked("start", "", event).text or asked("start", "", event).status_code == 422


def test_a_guess_at_a_day_with_a_gate_held_says_why_it_cannot_be_marked():
    answer = guess("sequence", "hold=f:0", "kept", "0", "0")
    assert "refused" in answer and is_one_sentence(answer["refused"].split(". ")[0] + ".")
    assert "refused" in guess("sequence", "", "kept", "0", "17")
