import json
from dataclasses import replace

import pytest
from hypothesis import given, settings

from lstm_core.unit.paper import paper_step
from lstm_core.unit.step import step
from lstm_core.words.symbols import RESULTS, SETTINGS
from lstm_core.words.vocabulary import VOCABULARIES
from pages.ui.live.grid import SPANS
from pages.unit.live.payload import traces, unit_payload
from tests.ui.support import DEFAULT, states


def sent(state):
    """What the browser reads: strict JSON, in which NaN and infinity do not exist."""
    return json.loads(json.dumps(unit_payload(state), allow_nan=False))


def engine(state):
    taken = state.parameters, *state.states
    return step(*taken) if state.decimals is None else paper_step(*taken, state.decimals)


@settings(max_examples=50)
@given(states())
def test_every_number_is_the_engines_to_the_last_bit(state):
    data = sent(state)
    shown, exact = engine(state), step(state.parameters, *state.states)
    assert list(data["values"]) == [*SETTINGS, *RESULTS]
    assert {name: data["values"][name] for name in SETTINGS} == dict(state.numbers)
    for key in RESULTS:
        assert data["values"][key].hex() == float(getattr(shown, key)).hex(), key
    assert data["exact"] == {"c": float(exact.c), "h": float(exact.h)}


@settings(max_examples=50)
@given(states())
def test_every_handle_gets_a_range_that_holds_its_number(state):
    spans = sent(state)["spans"]
    assert tuple(spans) == SETTINGS
    for name, span in spans.items():
        assert span in SPANS and abs(state.numbers[name]) <= span


@pytest.mark.parametrize("decimals", [None, 1, 2, 6])
def test_the_exact_trace_stands_beside_the_paper_one(decimals):
    state = replace(DEFAULT, decimals=decimals)
    shown, exact = traces(state)
    assert float(exact.c) == float(step(state.parameters, *state.states).c)
    assert (shown is exact) == (decimals is None)
    assert sent(state)["decimals"] == decimals


def test_the_first_screen_shows_the_documents_numbers():
    values = sent(DEFAULT)["values"]
    shown = {key: round(values[key], 3) for key in ("z_f", "f", "z_i", "i", "z_g", "g")}
    assert shown == {"z_f": 5.95, "f": 0.997, "z_i": 4.27, "i": 0.986, "z_g": 2.03, "g": 0.966}
    assert (round(values["c"], 2), round(values["h"], 2)) == (2.95, 0.99)
    on_paper = sent(replace(DEFAULT, decimals=2))["values"]
    assert (on_paper["c"], on_paper["h"]) == (2.96, 0.98)


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_the_browser_is_told_which_words_to_fetch(vocabulary):
    assert sent(replace(DEFAULT, vocabulary=vocabulary))["vocabulary"] == vocabulary


def test_a_change_costs_little_on_the_wire():
    assert len(json.dumps(unit_payload(DEFAULT))) < 4_000


def test_the_title_is_passed_on_as_text():
    data = unit_payload(replace(DEFAULT, example="own", title="<b>T</b>"))
    assert data["example"] == {"title": "<b>T</b>", "point": []}


def test_one_visitors_payload_cannot_change_the_next_ones():
    before = json.dumps(unit_payload(DEFAULT))
    first = unit_payload(DEFAULT)
    first["values"]["x"] = 99.0
    first["spans"].clear()
    assert json.dumps(unit_payload(DEFAULT)) == before
